"""The years in which something has to happen twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actionplan.dates import When, Year, add_days, add_months, on, plan_years
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence

TWICE = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A year, whether it surely has twelve months or surely fewer, and whether it leaves time.

    A year that ends today has a `name`: its days move, and its finding keeps its id.
    """

    year: Year
    whole: bool
    part: bool
    leaves_time: bool
    name: str = ""


def begun_years(phase: Phase, today: date) -> list[Term]:
    """The years of the plan that have begun. Without a known end the present one is whole.

    A year after the first is there when it has surely begun: while it may still be the one
    before, only that one is due.
    """
    end = phase.end or on(add_months(today, 12))
    return [
        Term(
            year,
            whole=end.first >= _twelve_months_on(year.first.last),
            part=end.last < _twelve_months_on(year.first.first),
            leaves_time=year.last.last >= today,
        )
        for number, year in enumerate(plan_years(phase.began, end))
        if (year.first.last if number else year.first.first) <= today
    ]


def trailing_year(end: When, *, leaves_time: bool, moves: bool) -> Term:
    """The twelve months that end with a day; they move on if that day is today."""
    first = When(_twelve_months_before(end.first), _twelve_months_before(end.last))
    name = "last-twelve-months" if moves else ""
    return Term(Year(first, end), whole=True, part=False, leaves_time=leaves_time, name=name)


def vague_bound(phase: Phase) -> Evidence:
    """The day of the plan that would decide what lies in a year and whether it is whole."""
    field = phase.end_field if phase.began.exact else phase.start_field
    return Evidence(phase.plan.path, field)


def _twelve_months_on(first: date) -> date:
    return add_days(add_months(first, 12), -1)


def _twelve_months_before(last: date) -> date:
    return add_days(add_months(last, -12), 1)
