"""The stretches of time between meetings, when the days may be known only in part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.standards.forum import Held
from actionplan.standards.rule import Evidence, Phase

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one meeting that counts (or the start of the phase) to the next, or to now.

    `end` is None while no later meeting is recorded; `last_day` is then the last
    day that can be judged: today, or the end of the phase.
    """

    start: When
    end: When | None
    last_day: date
    opener: Held | None
    closer: Held | None

    @property
    def earliest_deadline(self) -> date:
        """Six months after the first day the stretch may have begun."""
        return add_months(self.start.first, MONTHS)

    @property
    def latest_deadline(self) -> date:
        """Six months after the last day the stretch may have begun."""
        return add_months(self.start.last, MONTHS)

    @property
    def surely_kept(self) -> bool:
        """True if the next meeting was in time on every day the dates may mean."""
        return self.end is not None and self.end.last <= self.earliest_deadline

    @property
    def may_be_kept_at_end(self) -> bool:
        """True if the phase may have ended before the next meeting was due."""
        return self.last_day <= self.latest_deadline

    @property
    def exact(self) -> bool:
        """True if both ends are known to the day."""
        return self.start.exact and (self.end is None or self.end.exact)

    @property
    def vague(self) -> Evidence:
        """The meeting whose day is not known exactly."""
        unclear = self.opener if self.opener and not self.start.exact else self.closer
        return Evidence(unclear.meeting.path, "held") if unclear else Evidence("", "")

    @property
    def window(self) -> tuple[date, date]:
        """First and last day of the stretch."""
        return self.start.first, self.end.last if self.end else self.last_day

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The meetings at its two ends."""
        return tuple(h.evidence for h in (self.opener, self.closer) if h)

    def contains(self, when: When) -> bool:
        """True if a date may lie strictly inside the stretch."""
        return when.last > self.start.first and when.first < (
            self.end.last if self.end else self.last_day
        )

    def surely_broken(self, perhaps: list[Held], complete: When | None) -> bool:
        """True if more than six months passed whatever the vague dates and holes may hide.

        Meetings that may count are taken to count. Before the records are
        complete, a meeting may have been held that is not on record.
        """
        if complete is None:
            return False
        reached = self.start.last
        stops = sorted((h.on for h in perhaps if self.contains(h.on)), key=lambda w: w.last)
        reached = max(reached, add_days(complete.last, -1))
        for stop in stops:
            if stop.first > add_months(reached, MONTHS):
                return True
            reached = max(reached, stop.last)
        goal = self.end.first if self.end else self.last_day
        return goal > add_months(reached, MONTHS)


def stretches(phase: Phase, sure: list[Held], today: date) -> list[Stretch]:
    """The stretches that touch the phase, in order.

    The first begins with the last meeting up to the start of the phase, or with
    that start if there is none. A meeting that came too late after the end of
    the phase is not charged to the phase: its last stretch then ends with it.
    """
    assert phase.start is not None
    last_day = min(today, phase.end.last) if phase.end else today
    earlier = [h for h in sure if h.on.last <= phase.start.first]
    opener = earlier[-1] if earlier else None
    later = [h for h in sure if h not in earlier]
    found: list[Stretch] = []
    start = opener.on if opener else phase.start
    for meeting in later:
        stretch = Stretch(start, meeting.on, last_day, opener, meeting)
        if meeting.on.first > last_day and not stretch.surely_kept:
            break
        found.append(stretch)
        if meeting.on.first > last_day:
            return found
        start, opener = meeting.on, meeting
    found.append(Stretch(start, None, last_day, opener, None))
    return found
