"""What stands in calendars: meetings, windows for input, promised answers, deadlines.

Only days that are known exactly stand there: a calendar has no place for a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.dates import When
from actionplan.model import Commitment, Consultation, Meeting, Milestone, Plan
from actionplan.publish.changes import consultation_page
from actionplan.publish.context import Context
from actionplan.publish.ids import uid
from actionplan.publish.pages import finding_page, page_of
from actionplan.standards import Level, Outcome

STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days in a calendar. `record` is the file it stands in, `blocks` if one is busy.

    `topics` are the pages in whose calendars it stands; "" is the site's.
    """

    id: str
    first: date
    last: date
    title: str
    page: str
    record: str
    topics: tuple[str, ...]
    text: str = ""
    place: str = ""
    status: str = "CONFIRMED"
    blocks: bool = False


def events(c: Context) -> Iterator[Event]:
    """Every event, in the page's language."""
    for meeting in c.lookup.meetings:
        if first := _day(meeting.held):
            yield _meeting(c, meeting, first)
    for plan in c.lookup.plans:
        for window in plan.consultations:
            yield from _window(c, plan, window)
    yield from _deadlines(c)
    for commitment in c.register.commitments.values():
        for milestone in commitment.milestones:
            yield from _milestone(c, commitment, milestone)


def _meeting(c: Context, meeting: Meeting, first: date) -> Event:
    present = meeting.attendance.present if meeting.attendance else ()
    return Event(
        uid(c.site, "meeting", meeting.id),
        first,
        max(first, _day(meeting.ends) or first),
        c.plain(meeting.title),
        page_of(meeting),
        meeting.path,
        ("", *_plan(meeting.plan), *_organisations(a.organisation for a in present)),
        c.plain(meeting.summary) if meeting.summary else "",
        c.plain(meeting.place) if meeting.place else "",
        STATUS.get(meeting.state, "TENTATIVE"),
        True,
    )


def _window(c: Context, plan: Plan, window: Consultation) -> Iterator[Event]:
    """The window from its first to its last day, or the one of the two that is known.

    The day of a promised answer stands with each input that waits for it as well.
    """
    first, last, due = _day(window.opens), _day(window.closes), _day(window.response_due)
    title = c.plain(window.title)
    topics = ("", *_plan(plan.id), consultation_page(window.id))
    at = (consultation_page(window.id), plan.path, topics)
    if first and last:
        yield Event(uid(c.site, "consultation", window.id), first, last, title, *at)
    elif first:
        said = c.say("Input is taken from this day on: {consultation}", consultation=title)
        yield Event(uid(c.site, "consultation", window.id), first, first, said, *at)
    elif last:
        said = c.say("Last day for input: {consultation}", consultation=title)
        yield Event(uid(c.site, "consultation", window.id), last, last, said, *at)
    if due:
        said = c.say("Response promised: {consultation}", consultation=title)
        inputs = c.lookup.inputs_in.get(f"{plan.id}/{window.id}", ())
        waiting = tuple(page_of(i) for i in inputs if i.id not in c.lookup.answers)
        in_all = (*topics, *waiting)
        id = uid(c.site, "response-due", window.id)
        yield Event(id, due, due, said, consultation_page(window.id), plan.path, in_all)


def _deadlines(c: Context) -> Iterator[Event]:
    for finding in c.snapshot.findings:
        day = finding.verdict.deadline
        asked = finding.rule.level is Level.REQUIRED
        if day and asked and finding.outcome is Outcome.DUE:
            name = c.say(finding.rule.clause.name)
            yield Event(
                uid(c.site, "deadline", finding.id.replace("/", "-").replace(":", "-")),
                day,
                day,
                c.say("Deadline: {requirement}", requirement=name),
                finding_page(finding),
                finding.plan.path,
                ("", *_plan(finding.plan.id)),
                c.say(finding.verdict.message, **finding.verdict.values),
            )


def _milestone(c: Context, commitment: Commitment, milestone: Milestone) -> Iterator[Event]:
    """The day a milestone is due: for its plan, its commitment and who leads it."""
    if not (due := _day(milestone.due)) or milestone.completed_on:
        return
    leads = milestone.lead or commitment.lead
    yield Event(
        uid(c.site, "milestone", commitment.id, milestone.id),
        due,
        due,
        c.say("Milestone due: {milestone}", milestone=c.plain(milestone.title)),
        page_of(commitment),
        commitment.path,
        (*_plan(commitment.plan), page_of(commitment), *_organisations(leads)),
        c.plain(commitment.title),
    )


def _plan(id: str | None) -> tuple[str, ...]:
    return (f"plans/{id}/",) if id else ()


def _organisations(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(f"organisations/{id}/" for id in dict.fromkeys(ids) if id)


def _day(when: When | None) -> date | None:
    return when.first if when and when.exact else None
