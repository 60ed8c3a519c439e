"""On which days a body had members of both sides, as far as its seats and counts tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from actionplan.dates import add_days
from actionplan.model import Body, Seat
from actionplan.standards.phase import Phase
from actionplan.standards.verdicts import to_come

Days = tuple[date, date]
"""A first and a last day, both included; empty if they are the other way round."""

SIDES = ("government", "civil_society")


def lived_in(body: Body, phase: Phase, today: date, *, surely: bool) -> Days:
    """The days of the phase, up to today, on which the body surely, or perhaps, existed."""
    until = phase.until(today)
    first, last = (phase.began.last, until.first) if surely else (phase.began.first, until.last)
    if body.since:
        first = max(first, body.since.last if surely else body.since.first)
    if body.until:
        last = min(last, body.until.first if surely else body.until.last)
    return first, last


def surely_filled(body: Body, side: str, today: date) -> list[Days]:
    """The days on which a member of the side is certain.

    A seat without days stands as long as the body; one since the founding of the body
    stands from its first day. A count holds from its own day on, and without one for no day.
    """
    found = [_surely_held(s, body) for s in body.seats if s.sector == side]
    day = body.members_counted_on
    if _counted(body, side) and day and not to_come(day, today):
        found.append((day.last, date.max))
    return found


def perhaps_filled(body: Body, side: str, today: date) -> list[Days]:
    """The days on which a member of the side is possible. A count may have held before."""
    found = [
        (s.since.first if s.since else date.min, s.until.last if s.until else date.max)
        for s in body.seats
        if s.sector == side and not to_come(s.since, today)
    ]
    if _counted(body, side) and not to_come(body.members_counted_on, today):
        found.append((date.min, date.max))
    return found


def on_record(body: Body, side: str, today: date) -> bool:
    """True if a seat of the side, or a count of its members with a day, is on record."""
    day = body.members_counted_on
    counted = _counted(body, side) and day is not None and not to_come(day, today)
    return counted or any(s.sector == side and not to_come(s.since, today) for s in body.seats)


def gaps(filled: Iterable[Days], window: Days) -> Iterator[Days]:
    """The stretches of the window that none of the days fills, in order."""
    day, last = window
    for first, end in sorted(d for d in filled if d[0] <= d[1] and d[0] <= last):
        if first > day:
            yield day, add_days(first, -1)
        day = max(day, add_days(min(end, last), 1))
    if day <= last:
        yield day, last


def _surely_held(seat: Seat, body: Body) -> Days:
    since = None if seat.since == body.since else seat.since
    return since.last if since else date.min, seat.until.first if seat.until else date.max


def _counted(body: Body, side: str) -> bool:
    return bool((body.members_by_sector or {}).get(side))
