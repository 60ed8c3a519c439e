"""Standard 1: a space for ongoing dialogue and collaboration."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When
from actionplan.model import Body, Register
from actionplan.standards.editions import SPACE_FOR_DIALOGUE
from actionplan.standards.forum import Counts, Held, both_sides, space_meetings, spaces
from actionplan.standards.rhythm import Stretch, stretches
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_from,
    complete_on,
    due,
    hole,
    met,
    missed,
)

NO_SPACE = "No body is declared as the space for dialogue of this phase."


@rule(SPACE_FOR_DIALOGUE, Level.REQUIRED)
def both_sides_take_part(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Government and civil society both take part in the space for dialogue.

    Met if the recorded members, or those who came to a meeting in this phase,
    include both sides. The sides need not be equal in number.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))
    for body in bodies:
        yield _members(body, phase, register, today)


def _members(body: Body, phase: Phase, register: Register, today: date) -> Verdict:
    place = Evidence(register.council.path, f"bodies.{body.id}.members_by_sector")
    sectors = {s.sector for s in body.seats} | {
        s for s, count in (body.members_by_sector or {}).items() if count
    }
    if {"government", "civil_society"} <= sectors:
        return met("{body} has members of government and of civil society.", place, body=body.name)
    for meeting in register.meetings.values():
        if _shows_both(meeting.body == body.id, meeting.held, phase, today) and (
            meeting.state == "held" and both_sides(meeting.attendance) is Counts.YES
        ):
            return met(
                "Government and civil society both came to {title}.",
                Evidence(meeting.path, "attendance", meeting.held),
                title=meeting.title,
            )
    if body.members_by_sector and complete_on(phase, "forum", today):
        return missed(
            "The recorded members of {body} are not from both sides.",
            place,
            deadline=phase.end.last if phase.end else None,
            still_open=not phase.over(today),
            body=body.name,
        )
    return cannot_tell(
        "The members of {body} are not on record by side.", missing=place, body=body.name
    )


def _shows_both(same_body: bool, held: When | None, phase: Phase, today: date) -> bool:
    if not (same_body and held and phase.start):
        return False
    end = min(today, phase.end.last) if phase.end else today
    return phase.start.first <= held.first and held.last <= end


@rule(SPACE_FOR_DIALOGUE, Level.REQUIRED)
def regular_meetings(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The space for dialogue meets at least every six months.

    Counted in calendar months from one meeting to the next. A meeting counts if
    it was held, the whole body was called, and both sides came; meetings online
    count, exchanges by e-mail and sub-groups do not. The six months run on from
    one phase to the next, and a phase without a meeting that counts is never met.
    """
    bodies = spaces(phase, register)
    if not bodies or phase.start is None:
        yield cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))
        return
    sure, perhaps = space_meetings(phase, register, today)
    for stretch in stretches(phase, sure, today):
        yield from _stretch(stretch, phase, perhaps, today)
    if phase.over(today) and not _within(sure, phase):
        yield _no_meeting(phase, perhaps)


def _stretch(stretch: Stretch, phase: Phase, perhaps: list[Held], today: date) -> Iterator[Verdict]:
    if stretch.end is not None and stretch.surely_kept:
        yield met(
            "The space for dialogue met on {end}, within six months of {start}.",
            *stretch.evidence,
            window=stretch.window,
            start=stretch.start,
            end=stretch.end,
        )
    elif stretch.end is None and stretch.last_day <= stretch.earliest_deadline:
        if not phase.over(today):
            yield due(
                "The space for dialogue should meet by {deadline}.",
                *stretch.evidence,
                deadline=stretch.earliest_deadline,
                window=stretch.window,
            )
    elif stretch.surely_broken(perhaps, complete_from(phase, "meetings")):
        yield _broken(stretch, phase, today)
    elif not (stretch.end is None and phase.over(today) and stretch.may_be_kept_at_end):
        yield _undecided(stretch, phase, perhaps)


def _broken(stretch: Stretch, phase: Phase, today: date) -> Verdict:
    end = stretch.last_day
    return missed(
        "No meeting that counts is recorded between {start} and {end}: {days} days. "
        "One was due by {deadline}.",
        *stretch.evidence,
        deadline=stretch.latest_deadline,
        still_open=stretch.end is None and not phase.over(today),
        window=stretch.window,
        start=stretch.start,
        end=stretch.end or end,
        days=(end - stretch.start.last).days,
    )


def _undecided(stretch: Stretch, phase: Phase, perhaps: list[Held]) -> Verdict:
    between = [h for h in perhaps if stretch.contains(h.on)]
    if between:
        first = between[0]
        return cannot_tell(
            "A meeting on {on} is recorded, but not whether it counts.",
            first.evidence,
            missing=Evidence(first.meeting.path, first.lacks),
            window=stretch.window,
            on=first.on,
        )
    if complete_from(phase, "meetings") is not None and not stretch.exact:
        return cannot_tell(
            "The days of the meetings around {start} are not known exactly enough.",
            *stretch.evidence,
            missing=stretch.vague,
            window=stretch.window,
            start=stretch.start,
        )
    return cannot_tell(
        "No meeting that counts is recorded after {start} up to {end}, but the records are not "
        "declared complete for that time.",
        *stretch.evidence,
        missing=hole(phase, "meetings"),
        window=stretch.window,
        start=stretch.start,
        end=stretch.end or stretch.last_day,
    )


def _within(sure: list[Held], phase: Phase) -> bool:
    assert phase.start
    assert phase.end
    return any(phase.start.first <= h.on.first and h.on.last <= phase.end.last for h in sure)


def _no_meeting(phase: Phase, perhaps: list[Held]) -> Verdict:
    assert phase.start
    assert phase.end
    near = [h for h in perhaps if phase.start.first <= h.on.first <= phase.end.last]
    missing = Evidence(near[0].meeting.path, near[0].lacks) if near else hole(phase, "meetings")
    return cannot_tell(
        "No meeting that is certain to count is recorded in this phase.",
        *(h.evidence for h in near),
        missing=missing,
        window=(phase.start.first, phase.end.last),
    )


@rule(SPACE_FOR_DIALOGUE, Level.REQUIRED)
def public_rules(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The basic rules of the space for dialogue are public.

    Met if the records name the day on which the rules of the body became public
    and that day is not after the phase. What the rules say is for people to judge.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))
    for body in bodies:
        yield _rules(body, phase, register, today)


def _rules(body: Body, phase: Phase, register: Register, today: date) -> Verdict:
    place = Evidence(register.council.path, f"bodies.{body.id}.rules.published.on")
    by = min(today, phase.end.last) if phase.end else today
    published = body.rules.published.on if body.rules and body.rules.published else None
    if published and published.last <= by:
        return met(
            "The rules of {body} have been public since {on}.",
            Evidence(place.record, place.field, published),
            body=body.name,
            on=published,
        )
    if complete_on(phase, "forum", by) and not (published and published.first <= by):
        return missed(
            "No published rules of {body} are on record.",
            place,
            deadline=by,
            still_open=not phase.over(today),
            body=body.name,
        )
    return cannot_tell(
        "It is not on record when the rules of {body} became public.",
        missing=place,
        body=body.name,
    )
