"""Standard 1: who takes part in the space for dialogue, and by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Body, Meeting, Register, Seat
from actionplan.standards.editions import SPACE_FOR_DIALOGUE
from actionplan.standards.forum import NO_SPACE, Counts, all_of, both_sides, spaces, was_held
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.verdicts import cannot_tell, complete_on, met, missed

BOTH_SIDES = {"government", "civil_society"}


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
    counted = {s for s, count in (body.members_by_sector or {}).items() if count}
    if counted | {s.sector for s in body.seats if _held(s, phase, today)} >= BOTH_SIDES:
        return met(
            "“{body}” has members of government and of civil society.", place, body=body.name
        )
    seen = {m.id: _shows_both(m, body, phase, today) for m in register.meetings.values()}
    shared = [m for m in register.meetings.values() if seen[m.id] is Counts.YES]
    if shared:
        first = min(shared, key=lambda m: (str(m.held), m.id))
        return met(
            "Government and civil society both came to “{title}”.",
            Evidence(first.path, "attendance", first.held),
            title=first.title,
        )
    possible = counted | {s.sector for s in body.seats if _may_be_held(s, phase, today)}
    unclear = possible >= BOTH_SIDES or Counts.UNKNOWN in seen.values()
    if _known(phase, today) and not unclear:
        return missed(
            "The recorded members of “{body}” are not from both sides.",
            place,
            deadline=phase.began.last,
            still_open=not phase.over(today),
            body=body.name,
        )
    return cannot_tell(
        "The members of “{body}” are not on record by side.", missing=place, body=body.name
    )


def _known(phase: Phase, today: date) -> bool:
    """True if the phase has surely begun and the forum's records are complete by its end."""
    return phase.began.last <= today and complete_on(phase, "forum", phase.until(today).first)


def _held(seat: Seat, phase: Phase, today: date) -> bool:
    """True if the seat was surely held at some time of the phase; without days it stands."""
    begun = seat.since is None or seat.since.last <= phase.until(today).first
    return begun and (seat.until is None or seat.until.first >= phase.began.last)


def _may_be_held(seat: Seat, phase: Phase, today: date) -> bool:
    begun = seat.since is None or seat.since.first <= phase.until(today).last
    return begun and (seat.until is None or seat.until.last >= phase.began.first)


def _shows_both(meeting: Meeting, body: Body, phase: Phase, today: date) -> Counts:
    """Whether both sides came to a meeting of the body in the phase."""
    if meeting.body != body.id:
        return Counts.NO
    inside = Counts.UNKNOWN
    if meeting.held and not phase.may_hold(meeting.held, today):
        inside = Counts.NO
    elif meeting.held and phase.surely_holds(meeting.held, today):
        inside = Counts.YES
    return all_of(inside, was_held(meeting), both_sides(meeting.attendance))


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
    by = phase.until(today)
    public = body.rules.published if body.rules else None
    day = public.on if public else None
    if day and day.last <= by.first:
        return met(
            "The rules of “{body}” have been public since {on}.",
            Evidence(place.record, place.field, day),
            body=body.name,
            on=day,
        )
    surely_not = public is None or (day is not None and day.first > by.last)
    if surely_not and _known(phase, today):
        return missed(
            "No published rules of “{body}” are on record.",
            place,
            deadline=phase.began.last,
            still_open=not phase.over(today),
            body=body.name,
        )
    return cannot_tell(
        "It is not on record when the rules of “{body}” became public.",
        missing=place,
        body=body.name,
    )
