"""What the records themselves ask for: responses, milestones, meetings, replies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from actionplan.model import Commitment, Consultation, Meeting, Milestone, Plan, Register
from actionplan.standards.rules import RULES
from actionplan.standards.task import Duty, Role, Task

OVER = {"complete", "cancelled"}
"""States of a milestone in which nothing more falls due."""


def promises(register: Register, today: date) -> Iterator[Task]:
    """What the records promise for a day and is not known to be done, and who waits for a reply."""
    yield from _responses(register, today)
    yield from _milestones(register, today)
    yield from _meetings(register, today)
    yield from _replies(register, today)


def _responses(register: Register, today: date) -> Iterator[Task]:
    """Consultations with a promised day and inputs that are not answered yet."""
    answers = register.answers()
    waiting = Counter(
        (item.plan, item.consultation)
        for item in register.inputs.values()
        if item.consultation and item.id not in answers
    )
    for plan in _alive(register, today):
        for window in plan.consultations:
            count = waiting[plan.id, window.id]
            if window.response_due and count:
                yield _promised(plan, window, count, today)


def _promised(plan: Plan, window: Consultation, count: int, today: date) -> Task:
    assert window.response_due
    on = window.response_due.last
    return Task(
        id=response_id(plan, window.id),
        kind="response",
        plan=plan,
        message="Inputs to “{title}” without a response on record: {count}. "
        "A response was promised by {deadline}.",
        values={"title": window.title, "count": count, "deadline": window.response_due},
        on=on,
        about=plan,
        duty=Duty(
            act="Answer what people said, with reasons.",
            record=plan.path,
            field=f"consultations.{window.id}.responses",
            example=f"answered_on: {max(on, today).isoformat()}",
        ),
    )


def response_id(plan: Plan, consultation: str) -> str:
    return f"response:{plan.id}:{consultation}"


def _milestones(register: Register, today: date) -> Iterator[Task]:
    """Milestones of running plans that fall due, or fell due and are not known to be done."""
    running = {p.id: p for p in _alive(register, today)}
    for commitment in register.commitments.values():
        if commitment.stage == "adopted" and commitment.plan in running:
            for milestone in commitment.milestones:
                if milestone.due and not _done(milestone):
                    yield _milestone(running[commitment.plan], commitment, milestone, today)


def _done(milestone: Milestone) -> bool:
    newest = max(milestone.updates, key=lambda u: u.on, default=None)
    return milestone.completed_on is not None or (newest is not None and newest.status in OVER)


def _milestone(plan: Plan, commitment: Commitment, milestone: Milestone, today: date) -> Task:
    assert milestone.due
    on = milestone.due.last
    late = on < today
    return Task(
        id=f"milestone:{commitment.id}:{milestone.id}",
        kind="milestone",
        plan=plan,
        message="The milestone “{title}” was due by {deadline}. That it is complete is not on "
        "record."
        if late
        else "The milestone “{title}” is due by {deadline}.",
        values={"title": milestone.title, "deadline": milestone.due},
        on=on,
        about=commitment,
        organisations=milestone.lead or commitment.lead,
        duty=Duty(
            act="Say whether it is done, and if not, why.",
            role=Role.LEAD_ORGANISATION,
            record=commitment.path,
            field=f"milestones.{milestone.id}.completed_on",
            example=f"completed_on: {on.isoformat()}",
        ),
    )


def _meetings(register: Register, today: date) -> Iterator[Task]:
    """Meetings that are planned, or were and nobody said whether they were held."""
    for meeting in register.meetings.values():
        if meeting.state == "planned" and meeting.held:
            plan = register.plans.get(meeting.plan or "")
            past = meeting.held.last < today
            yield _was_it_held(plan, meeting) if past else _prepare(plan, meeting, today)


def _was_it_held(plan: Plan | None, meeting: Meeting) -> Task:
    assert meeting.held
    return Task(
        id=f"meeting:{meeting.id}",
        kind="meeting",
        plan=plan,
        message="The meeting “{title}” was planned for {deadline}. Whether it was held is not "
        "on record.",
        values={"title": meeting.title, "deadline": meeting.held},
        on=meeting.held.last,
        about=meeting,
        duty=Duty(
            act="Write that it was held, who came and what was decided, or that it was cancelled.",
            role=Role.FORUM_SECRETARY,
            record=meeting.path,
            field="state",
            example="state: held",
        ),
    )


def _prepare(plan: Plan | None, meeting: Meeting, today: date) -> Task:
    assert meeting.held
    return Task(
        id=f"meeting:{meeting.id}",
        kind="meeting",
        plan=plan,
        message="The meeting “{title}” is planned for {deadline}.",
        values={"title": meeting.title, "deadline": meeting.held},
        on=meeting.held.last,
        about=meeting,
        duty=Duty(
            act="Publish the agenda before the meeting.",
            role=Role.FORUM_SECRETARY,
            record=meeting.path,
            field="agenda_published.on",
            example=f"on: {today.isoformat()}",
        ),
    )


def _replies(register: Register, today: date) -> Iterator[Task]:
    """Objections to findings that nobody has replied to."""
    for objection in register.objections.values():
        if objection.reply is None:
            yield Task(
                id=f"objection:{objection.id}",
                kind="objection",
                plan=register.plans.get(objection.plan),
                message="An objection of {received} to the finding on “{rule}” has no reply on "
                "record.",
                values={"received": objection.received, "rule": (_clause(objection.rule),)},
                on=None,
                about=objection,
                duty=Duty(
                    act="Reply with reasons, and correct the records if the objection is right.",
                    record=objection.path,
                    field="reply",
                    example=f"on: {today.isoformat()}",
                ),
            )


def _clause(rule: str) -> str:
    """The name of the clause that a rule judges."""
    return next((r.clause.name for r in RULES if r.id == rule), rule)


def _alive(register: Register, today: date) -> Iterator[Plan]:
    """The plans that are being made or carried out: not those whose period is over."""
    for plan in register.plans.values():
        period = plan.period_ogp
        if period is None or period.end is None or today <= period.end.last:
            yield plan
