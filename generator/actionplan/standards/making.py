"""Advice on making a plan together: notice, ways to take part, the final draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When
from actionplan.model import CoCreation, Meeting, Observation, Overview, Register, Timeline
from actionplan.standards.advised import MAKING_TOGETHER
from actionplan.standards.grounds import deadline_of
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_throughout,
    due,
    falls_short,
    hole,
    met,
    not_applicable,
    to_come,
)
from actionplan.standards.years import vague_bound

NOTICE_DAYS = 21


@rule(MAKING_TOGETHER, Level.ADVISED)
def notice_to_spare(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The timeline and the overview are public three weeks before the start.

    OGP asks for two weeks. Three leave room for a day lost; the number is ours.
    """
    making = phase.plan.co_creation or CoCreation()
    places = [
        Evidence(phase.plan.path, f"co_creation.{name}.published.on", _first_day(part, today))
        for name, part in (
            ("timeline", making.timeline),
            ("overview", making.overview),
        )
    ]
    if unknown := [p for p in places if p.on is None]:
        yield cannot_tell(
            "It is not on record when the timeline and the overview were first published.",
            missing=unknown[0],
        )
        return
    known = [p.on for p in places if p.on]
    shortest = (phase.began.first - max(d.last for d in known)).days
    longest = (phase.began.last - max(d.first for d in known)).days
    if shortest >= NOTICE_DAYS:
        yield met("The notice was {days} days long.", *places, days=shortest)
    elif longest < NOTICE_DAYS:
        yield falls_short(
            "The notice was {days} days long, less than three weeks.",
            *places,
            phase=phase,
            today=today,
            days=max(longest, 0),
        )
    else:
        vague = next((p for p in places if p.on and not p.on.exact), None)
        yield cannot_tell(
            "The days of the notice are not known exactly enough.",
            *places,
            missing=vague or Evidence(phase.plan.path, phase.start_field),
        )


def _first_day(part: Timeline | Overview | None, today: date) -> When | None:
    day = part.published.on if part and part.published else None
    return None if to_come(day, today) else day


@rule(MAKING_TOGETHER, Level.ADVISED)
def overview_to_act_on(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The overview names a way with its day, who can take part and whom to ask.

    With less nobody can act on it. What is not on record counts as lacking only if the
    timeline is declared complete. The list is ours.
    """
    making = phase.plan.co_creation
    overview = making.overview if making else None
    if overview is None or (overview.published and to_come(overview.published.on, today)):
        overview = Overview()
    lacking = tuple(_lacking(overview))
    place = Evidence(phase.plan.path, "co_creation.overview")
    if not lacking:
        yield met("The overview names a way with its day, who can take part and a contact.", place)
    elif complete_throughout(phase, "timeline"):
        yield falls_short(
            "The overview lacks: {lacking}.", place, phase=phase, today=today, lacking=lacking
        )
    else:
        yield cannot_tell(
            "The content of the overview is not on record.", missing=hole(phase, "timeline")
        )


def _lacking(overview: Overview) -> Iterator[str]:
    if not any(c.opens or c.closes for c in overview.channels):
        yield "a way with its day"
    if overview.who_can_join is None:
        yield "who can take part"
    if overview.contact is None:
        yield "whom to ask"


@rule(MAKING_TOGETHER, Level.ADVISED)
def final_draft_seen_by_forum(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The forum has a recorded part in finalising the plan.

    Met if a decision on the plan is on record, not later than the end of co-creation, or
    a meeting of the space for dialogue that decided on its commitments. The IRM's brief
    advises such a part; how it is recognised is ours.
    """
    if approved := _approved(phase, today):
        place = Evidence(phase.plan.path, "approvals", approved[0].on)
        yield met("A decision before the adoption of the plan is on record.", place)
        return
    decided = _decisions(phase, register, today)
    sure = [(on, m) for on, m in decided if phase.surely_holds(on, today)]
    if sure:
        on, meeting = sure[-1]
        yield met(
            "The forum decided on commitments {on:on}.",
            Evidence(meeting.path, "decisions", on),
            on=on,
        )
    elif not phase.over(today):
        yield due(
            "The forum should see the final draft before it is adopted.",
            deadline_of(phase),
            deadline=phase.last_day,
        )
    elif unclear := _perhaps_approved(phase):
        yield cannot_tell(
            "It is not on record exactly enough when the final draft was decided on.",
            missing=unclear,
        )
    elif not decided and complete_throughout(phase, "meetings"):
        yield falls_short(
            "No decision of the forum on the final draft is on record.",
            Evidence(phase.plan.path, "approvals"),
            phase=phase,
            today=today,
        )
    else:
        yield cannot_tell(
            "No decision of the forum on the final draft is on record.",
            missing=_unclear(decided[0], phase) if decided else hole(phase, "meetings"),
        )


def _approved(phase: Phase, today: date) -> list[Observation]:
    """The decisions on the plan that surely came before its making ended, up to today."""
    by = phase.until(today).first
    return [a for a in phase.plan.approvals if a.on and a.on.last <= by]


def _perhaps_approved(phase: Phase) -> Evidence | None:
    """The place of a decision of which the day would decide, when the phase is over."""
    assert phase.end
    for approval in phase.plan.approvals:
        if approval.on is None or approval.on.first <= phase.end.last:
            exact = approval.on is not None and approval.on.exact
            field = phase.end_field if exact else "approvals"
            return Evidence(phase.plan.path, field, approval.on)
    return None


def _decisions(phase: Phase, register: Register, today: date) -> list[tuple[When, Meeting]]:
    """Meetings of the space that may have been in the phase and decided on commitments, by day."""
    bodies = {s.body for s in phase.plan.spaces if s.phase == phase.name}
    found = [
        (m.held, m)
        for m in register.meetings.values()
        if m.body in bodies
        and m.held
        and phase.may_hold(m.held, today)
        and any(d.commitments for d in m.decisions)
    ]
    return sorted(found, key=lambda it: (it[0], it[1].id))


def _unclear(decided: tuple[When, Meeting], phase: Phase) -> Evidence:
    """The day that is not known exactly: of the meeting, or else of the phase."""
    on, meeting = decided
    return Evidence(meeting.path, "held", on) if not on.exact else vague_bound(phase)


@rule(MAKING_TOGETHER, Level.ADVISED)
def draft_reviewed(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Somebody outside the drafting team reviews the draft before it is adopted.

    Met if a review of a draft is on record, with its day, before co-creation ended.
    The IRM and OGP's country support have offered such reviews; asking for one is
    ours.
    """
    drafts = [d for d in phase.plan.drafts if not to_come(d.on, today)]
    reviewed = [(d, d.review.on) for d in drafts if d.review]
    in_time = [(d, on) for d, on in reviewed if on and on.last <= phase.until(today).first]
    if in_time:
        draft, on = in_time[0]
        place = Evidence(phase.plan.path, f"drafts.{draft.id}.review", on)
        yield met("A draft was reviewed {on:on}.", place, on=on)
    elif not phase.over(today):
        yield due(
            "The draft should be reviewed before it is adopted.",
            deadline_of(phase),
            deadline=phase.last_day,
        )
    elif any(on is None or on.first <= phase.until(today).last for _, on in reviewed):
        draft = next(d for d, on in reviewed if on is None or on.first <= phase.until(today).last)
        yield cannot_tell(
            "It is not on record exactly enough when the draft was reviewed.",
            missing=Evidence(phase.plan.path, f"drafts.{draft.id}.review.on"),
        )
    elif complete_throughout(phase, "consultations"):
        yield falls_short(
            "No review of a draft is on record.",
            Evidence(phase.plan.path, "drafts"),
            phase=phase,
            today=today,
        )
    elif not drafts:
        yield not_applicable("No draft of the plan is on record.")
    else:
        yield cannot_tell(
            "No review of a draft is on record.",
            missing=Evidence(phase.plan.path, f"drafts.{drafts[-1].id}.review"),
        )
