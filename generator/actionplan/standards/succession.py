"""What comes after a plan: when the next one was published and when its making began."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.dates import When, add_months
from actionplan.model import Plan, Register
from actionplan.standards.grounds import declared
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Verdict
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    due,
    hole,
    met,
    missed,
    to_come,
)

NO_END = "The last day of the plan is not on record."
AHEAD_MONTHS = 12
"""What follows a day is looked for from a year before it on."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something of a later plan, its day as far as it is known, and where it stands."""

    on: When | None
    place: Evidence


@dataclass(frozen=True, slots=True)
class Wanted:
    """By when something should be there, which records would hold it, and how that is said.

    `counted_from` is the day of the plan that it is counted from. `open_after_end` is true
    of what is owed even when the plan is over: late is better than never.
    """

    by: When
    counted_from: Evidence
    kind: str
    met: str
    due: str
    late: str
    absent: str
    unclear: str
    open_after_end: bool = False


def judged_by_day(wanted: Wanted, events: list[Event], phase: Phase, today: date) -> Verdict:
    """Whether one of the events came by the day, as far as it is known."""
    by = wanted.by
    seen = [e for e in events if e.on is None or e.on.first <= today]
    in_time = [e for e in seen if e.on and e.on.last <= by.first]
    if in_time:
        first = min(in_time, key=_order)
        return met(wanted.met, first.place, wanted.counted_from, on=first.on, deadline=by)
    if today <= by.last:
        nearest = by.first if today <= by.first else by.last
        return due(wanted.due, wanted.counted_from, deadline=nearest, said=by)
    late = [e for e in seen if e.on and e.on.first > by.last]
    if seen and len(late) == len(seen):
        first = min(late, key=_order)
        return missed(
            wanted.late,
            first.place,
            wanted.counted_from,
            deadline=by.last,
            still_open=False,
            on=first.on,
        )
    if seen:
        return cannot_tell(wanted.unclear, missing=_vague(seen, wanted))
    return _nothing(wanted, phase, today)


def _nothing(wanted: Wanted, phase: Phase, today: date) -> Verdict:
    """The day has passed and nothing is on record: the sentence is the same, declared or not."""
    by, place = wanted.by, wanted.counted_from
    still_open = wanted.open_after_end or not phase.over(today)
    if complete_on(phase, wanted.kind, add_months(by.first, -AHEAD_MONTHS)):
        return missed(
            wanted.absent,
            place,
            declared(phase, wanted.kind),
            deadline=by.last,
            still_open=still_open,
        )
    return cannot_tell(
        wanted.absent,
        place,
        missing=hole(phase, wanted.kind),
        deadline=by.last,
        still_open=still_open,
    )


def _order(event: Event) -> tuple[str, str]:
    return str(event.on), event.place.record


def _vague(seen: list[Event], wanted: Wanted) -> Evidence:
    """The first event whose day is not known exactly, or else the day of the plan."""
    for event in seen:
        if event.on is None or not event.on.exact:
            return event.place
    return wanted.counted_from


def later_plans(phase: Phase, register: Register) -> list[Plan]:
    """The plans with a higher number, in order."""
    later = (p for p in register.plans.values() if p.number > phase.plan.number)
    return sorted(later, key=lambda p: (p.number, p.id))


def publications(phase: Phase, register: Register, today: date) -> list[Event]:
    """When later plans became public: their submission to OGP, or the day of their text.

    A plan that is adopted and has neither was published at an unknown day, not
    before its adoption. One that is not adopted yet is not published.
    """
    later = later_plans(phase, register)
    return [e for plan in later for e in _publications(plan, register, today)]


def _publications(plan: Plan, register: Register, today: date) -> Iterator[Event]:
    found = [
        Event(d.published, Evidence(d.path, "published", d.published))
        for id in plan.texts
        if (d := register.documents.get(id)) and d.published
    ]
    if plan.submission and plan.submission.on:
        day = plan.submission.on
        found.append(Event(day, Evidence(plan.path, "submission.on", day)))
    if not found and plan.adoption and not to_come(plan.adoption.on, today):
        found.append(Event(None, Evidence(plan.path, "submission.on")))
    yield from found


def beginnings(phase: Phase, register: Register) -> list[Event]:
    """When the making of later plans began, as declared."""
    return [
        Event(making.start.on, Evidence(plan.path, "co_creation.start.on", making.start.on))
        for plan in later_plans(phase, register)
        if (making := plan.co_creation) and making.start
    ]


def months_after(when: When, months: int) -> When:
    """The days some months after a day."""
    return When(add_months(when.first, months), add_months(when.last, months))


def no_end(phase: Phase) -> Verdict:
    """The last day of the plan is not known."""
    return cannot_tell(NO_END, missing=Evidence(phase.plan.path, phase.end_field))
