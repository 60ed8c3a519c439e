"""Dates as intervals, and the arithmetic of deadlines.

A record may know a day (`2023-11-08`), a month (`2023-11`) or only a year
(`2023`). Each is the interval of days it may mean. All arithmetic is on whole
days; deadlines are inclusive: something due on a day may happen on that day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, total_ordering
from typing import Final

LONGEST_MONTH = 31


@total_ordering
class When:
    """The days a written date may mean, first and last included. Never changes.

    Shapes: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    """

    __slots__ = ("first", "last")

    def __init__(self, first: date, last: date) -> None:
        self.first: Final = first
        self.last: Final = last

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and (self.first, self.last) == (other.first, other.last)

    def __lt__(self, other: When) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __hash__(self) -> int:
        return hash((self.first, self.last))

    def __repr__(self) -> str:
        return f"When({self})"

    @property
    def exact(self) -> bool:
        """True if the day itself is known."""
        return self.first == self.last

    def __str__(self) -> str:
        """The date as it is written in a record."""
        if self.exact:
            return self.first.isoformat()
        if self.first.month == self.last.month:
            return self.first.isoformat()[:7]
        return self.first.isoformat()[:4]


@dataclass(frozen=True, slots=True)
class Year:
    """A stretch whose first and last day may be known only in part."""

    first: When
    last: When

    def surely_holds(self, when: When) -> bool:
        """True if the date lies within the stretch whatever the unknown days are."""
        return self.first.last <= when.first and when.last <= self.last.first

    def may_hold(self, when: When) -> bool:
        """True if the date may lie within the stretch."""
        return self.first.first <= when.last and when.first <= self.last.last

    def deadline(self, today: date) -> date:
        """The first day on which the stretch may end, or the last one once that has passed."""
        return self.last.first if today <= self.last.first else self.last.last

    @property
    def window(self) -> tuple[date, date]:
        """Its first and its last possible day."""
        return self.first.first, self.last.last

    @property
    def told(self) -> tuple[When, When]:
        """Its first and its last day as one says them: by the month or year if no more is known.

        A year from some day of December 2026 on ends in December 2027, or the day before.
        """
        if self.last.exact:
            return self.first, self.last
        end = self.last.last
        if (end - self.last.first).days > LONGEST_MONTH:
            return self.first, When(date(end.year, 1, 1), date(end.year, 12, 31))
        return self.first, When(end.replace(day=1), _month_end(end.year, end.month))


@lru_cache(maxsize=8192)
def parse(text: str) -> When:
    """Read `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Raises ValueError for anything else."""
    parts = text.split("-")
    if [len(p) for p in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(
        p.isascii() and p.isdigit() for p in parts
    ):
        raise ValueError(text)
    year, *rest = (int(p) for p in parts)
    if len(rest) == 2:
        day = date(year, rest[0], rest[1])
        return When(day, day)
    if len(rest) == 1:
        return When(date(year, rest[0], 1), _month_end(year, rest[0]))
    return When(date(year, 1, 1), date(year, 12, 31))


def on(day: date) -> When:
    """The interval of one known day."""
    return When(day, day)


def add_months(day: date, months: int) -> date:
    """The same day of the month, `months` later; clipped to the month's end.

    31 August plus six months is 28 or 29 February. Count multiples from the
    first day of a series, never from a clipped result: month ends would drift.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = _month_end(year, month + 1)
    return last.replace(day=min(day.day, last.day))


def add_days(day: date, days: int) -> date:
    """`days` calendar days later."""
    return day + timedelta(days=days)


def plan_years(start: When, end: When) -> list[Year]:
    """The years of a plan, the last one cut at its end.

    A rest that may be empty is no year: a plan from December 2023 to December
    2027 has four years, not a fifth of some days.
    """
    years: list[Year] = []
    first = start
    while not years or first.last <= end.first:
        after = _months_on(start, 12 * (len(years) + 1))
        last = When(add_days(after.first, -1), add_days(after.last, -1))
        cut = When(min(last.first, end.first), min(last.last, end.last))
        years.append(Year(first, cut))
        first = after
    return years


def _months_on(when: When, months: int) -> When:
    return When(add_months(when.first, months), add_months(when.last, months))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
