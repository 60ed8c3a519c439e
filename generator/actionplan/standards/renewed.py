"""What starts the clock of a rule anew, where no deadline tells when it had run out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from actionplan.dates import When, add_months
from actionplan.model import Register
from actionplan.standards.forum import space_meetings
from actionplan.standards.phase import Phase
from actionplan.standards.view import WARN_MONTHS

Renewals = Callable[[Phase, Register, date], Iterator[When]]


def _after_a_long_time(phase: Phase, register: Register, today: date) -> Iterator[When]:
    """Meetings of the space that came when the time since the last one that counts was over.

    Where meetings that count follow each other in time, nothing changes between them. One
    without a day may have been on any, and marks none.
    """
    sure, perhaps = space_meetings(phase, register, today)
    since = phase.began.first
    for held in sorted([*sure, *perhaps], key=lambda h: (h.on.last, h.on.first)):
        if held.meeting.held and held.on.last > add_months(since, WARN_MONTHS):
            yield held.on
        if held in sure:
            since = max(since, held.on.first)


def _came_in(phase: Phase, register: Register, today: date) -> Iterator[When]:
    documents = register.documents.values()
    yield from (d.in_repository_since for d in documents if d.in_repository_since)


RENEWED: Mapping[str, Renewals] = {
    "next-meeting-in-time": _after_a_long_time,
    "website-kept-moving": _came_in,
}
"""By the name of the rule."""
