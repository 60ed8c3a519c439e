"""Standard 1: who takes part in the space for dialogue, and by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Body, Meeting, Register
from actionplan.standards.editions import SPACE_FOR_DIALOGUE
from actionplan.standards.forum import NO_SPACE, Counts, all_of, both_sides, spaces, was_held
from actionplan.standards.grounds import declared, started
from actionplan.standards.membership import (
    SIDES,
    gaps,
    lived_in,
    on_record,
    perhaps_filled,
    surely_filled,
)
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_from,
    complete_on,
    met,
    missed,
    to_come,
)

ABSENT = {
    "government": "No member of the government is on record in “{body}” from {first} to {last}.",
    "civil_society": "No member of civil society is on record in “{body}” from {first} to {last}.",
}


@rule(SPACE_FOR_DIALOGUE, Level.REQUIRED)
def both_sides_take_part(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Government and civil society both take part in the space for dialogue.

    Met if members of both sides are on record for every day of the phase on which the
    body existed. A count of members holds from the day on which they were counted.
    Where no member of a side is on record, a meeting in this phase to which both sides
    came shows it as well. The sides need not be equal in number.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))
    for body in bodies:
        yield _members(body, phase, register, today)


def _members(body: Body, phase: Phase, register: Register, today: date) -> Verdict:
    window = lived_in(body, phase, today, surely=False)
    open_sides = [s for s in SIDES if any(gaps(surely_filled(body, s, today), window))]
    if not open_sides and window[0] <= window[1]:
        place = Evidence(register.council.path, f"bodies.{body.id}", body.members_counted_on)
        return met(
            "“{body}” has members of government and of civil society.", place, body=body.name
        )
    seen = {m.id: _shows_both(m, body, phase, today) for m in register.meetings.values()}
    perhaps = [m for m in register.meetings.values() if seen[m.id] is not Counts.NO]
    without = _without(body, phase, register, today, met_together=bool(perhaps))
    if without:
        return without
    shared = [m for m in perhaps if seen[m.id] is Counts.YES]
    if shared and not any(on_record(body, s, today) for s in open_sides):
        first = min(shared, key=lambda m: (str(m.held), m.id))
        return met(
            "Government and civil society both came to “{title}”.",
            Evidence(first.path, "attendance", first.held),
            title=first.title,
        )
    return _untold(body, register, today)


def _without(
    body: Body, phase: Phase, register: Register, today: date, *, met_together: bool
) -> Verdict | None:
    """The first time without members of a side, in records of the forum that are complete.

    A side of which no member is on record at all may have come as a guest.
    """
    complete = complete_from(phase, "forum")
    if complete is None:
        return None
    first, last = lived_in(body, phase, today, surely=True)
    window = max(first, complete.last), last
    asked = [s for s in SIDES if on_record(body, s, today) or not met_together]
    found = [(gap, s) for s in asked for gap in gaps(perhaps_filled(body, s, today), window)]
    if not found:
        return None
    gap, side = min(found)
    return missed(
        "The recorded members of “{body}” are not from both sides."
        if gap == window
        else ABSENT[side],
        Evidence(register.council.path, f"bodies.{body.id}"),
        started(phase),
        declared(phase, "forum"),
        deadline=gap[0],
        still_open=any(g[1] == last for g, _ in found) and not phase.over(today),
        body=body.name,
        first=gap[0],
        last=gap[1],
    )


def _untold(body: Body, register: Register, today: date) -> Verdict:
    """What would decide: the day of the count, or the days of the seats, or any of them."""
    counted = {s for s, n in (body.members_by_sector or {}).items() if n}
    seated = {s.sector for s in body.seats if not to_come(s.since, today)} & set(SIDES)
    both = counted | seated >= set(SIDES)
    undated = both and seated < set(SIDES) and body.members_counted_on is None
    field = "members_counted_on" if undated else "seats" if seated else "members_by_sector"
    return cannot_tell(
        "It is not on record for every day whether “{body}” had members of both sides."
        if undated or seated
        else "The members of “{body}” are not on record by side.",
        missing=Evidence(register.council.path, f"bodies.{body.id}.{field}"),
        body=body.name,
    )


def _known(phase: Phase, today: date) -> bool:
    """True if the phase has surely begun and the forum's records are complete by its end."""
    return phase.began.last <= today and complete_on(phase, "forum", phase.until(today).first)


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
            started(phase),
            declared(phase, "forum"),
            deadline=phase.began.last,
            still_open=not phase.over(today),
            body=body.name,
        )
    return cannot_tell(
        "It is not on record when the rules of “{body}” became public.",
        missing=place,
        body=body.name,
    )
