"""The stretches of time between meetings, when the days may be known only in part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from actionplan.dates import When, add_days, add_months, on
from actionplan.standards.forum import Held
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """More than six months in which certainly no meeting counted."""

    start: When
    end: When

    @property
    def deadline(self) -> date:
        """The last day on which a meeting would have been in time."""
        return add_months(self.start.last, MONTHS)

    @property
    def days(self) -> int:
        """How many days it lasted at least."""
        return (self.end.first - self.start.last).days

    @property
    def exact(self) -> bool:
        """True if both ends are known to the day."""
        return self.start.exact and self.end.exact


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one meeting that counts (or the start of the phase) to the next, or to now.

    `end` is None while no later meeting is recorded. `limit` is the last day that
    can be judged: today, or the end of the phase.
    """

    start: When
    end: When | None
    limit: When
    opener: Held | None
    closer: Held | None

    @property
    def earliest_deadline(self) -> date:
        """Six months after the first day the stretch may have begun."""
        return add_months(self.start.first, MONTHS)

    @property
    def surely_kept(self) -> bool:
        """True if it lasted six months at most on every day the dates may mean."""
        return (self.end or self.limit).last <= self.earliest_deadline

    @property
    def window(self) -> tuple[date, date]:
        """First and last day of the stretch."""
        return self.start.first, (self.end or self.limit).last

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The meetings at its two ends."""
        return tuple(h.evidence for h in (self.opener, self.closer) if h)

    def contains(self, when: When) -> bool:
        """True if a date may lie strictly inside the stretch."""
        return when.last > self.start.first and when.first < self.window[1]

    def gap(self, held: Iterable[Held], phase: Phase, complete: date | None = None) -> Gap | None:
        """The first gap that is certain, whatever vague dates and holes may hide.

        Every meeting in `held` is taken to count, on the most helpful day it may
        mean. Before the day from which the records are complete, if one is given, a
        meeting may have been held that is not on record. A gap that may have ended
        before the phase began is not charged to it.
        """
        goal = self.limit
        if self.end and self.end.first <= goal.first:
            goal = self.end
        stops = sorted(h.on for h in held if h.on.first < goal.first)
        reached = self.start
        if complete:
            reached = max(reached, on(add_days(complete, -1)), key=_last)
        for stop in (*stops, goal):
            if stop.first > max(add_months(reached.last, MONTHS), phase.began.last):
                return Gap(reached, stop)
            reached = max(reached, stop, key=_last)
        return None


def stretches(phase: Phase, sure: list[Held], today: date) -> list[Stretch]:
    """The stretches that touch the phase, in order.

    The first begins with the last meeting up to the start of the phase, or with
    that start if there is none. A meeting that came too late after the end of
    the phase is not charged to the phase: its last stretch then ends with it.
    """
    limit = phase.until(today)
    earlier = [h for h in sure if h.on.last <= phase.began.first]
    later = [h for h in sure if h.on.last > phase.began.first]
    opener = earlier[-1] if earlier else None
    found: list[Stretch] = []
    start = opener.on if opener else phase.began
    for meeting in later:
        stretch = Stretch(start, meeting.on, limit, opener, meeting)
        if meeting.on.first > limit.last and not stretch.surely_kept:
            break
        found.append(stretch)
        if meeting.on.first > limit.last:
            return found
        start, opener = meeting.on, meeting
    found.append(Stretch(start, None, limit, opener, None))
    return found


def _last(when: When) -> date:
    return when.last
