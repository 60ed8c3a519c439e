"""Standard 5: inclusive and informed opportunities to follow the implementation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import Year, on, plan_years
from actionplan.model import Register
from actionplan.standards.editions import OPEN_IMPLEMENTATION
from actionplan.standards.forum import Held, distinct_days, most_days, results_meetings
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.verdicts import cannot_tell, complete_on, due, hole, met, missed

MEETINGS_A_YEAR = 2


@rule(OPEN_IMPLEMENTATION, Level.REQUIRED)
def results_meetings_held(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Two meetings every year present results to civil society and collect comments.

    Counted in each year of the plan. A meeting counts if it was held, civil
    society came, results were presented and comments were collected; a meeting
    of the council may count here and for the six months as well.
    """
    assert phase.start is not None
    sure, perhaps = results_meetings(phase, register, today)
    for year in plan_years(phase.start, phase.end or on(today)):
        if year.first.first <= today:
            yield _year(phase, sure, perhaps, year, today)


def _year(phase: Phase, sure: list[Held], perhaps: list[Held], year: Year, today: date) -> Verdict:
    certain = [h for h in sure if year.surely_holds(h.on)]
    possible = [h for h in sure + perhaps if year.may_hold(h.on)]
    shown = tuple(h.evidence for h in certain)
    count = distinct_days([h.on for h in certain])
    first, last = year.window
    if count >= MEETINGS_A_YEAR:
        return met(COUNT, *shown, window=year.window, count=count, first=first, last=last)
    if last >= today:
        return due(
            "Meetings on results on record from {first} on: {count}. There should be two by "
            "{deadline}.",
            *shown,
            deadline=year.deadline(today),
            window=year.window,
            count=count,
            first=first,
        )
    most = most_days([h.on for h in possible])
    if most < MEETINGS_A_YEAR and complete_on(phase, "meetings", first):
        return missed(
            "Meetings on results on record from {first} to {last}: {count}. There should be two.",
            *shown,
            deadline=last,
            still_open=False,
            window=year.window,
            count=most,
            first=first,
            last=last,
        )
    return cannot_tell(
        "Meetings on results that certainly count, from {first} to {last}: {count}.",
        *shown,
        missing=_missing(phase, possible),
        window=year.window,
        count=count,
        first=first,
        last=last,
    )


COUNT = "Meetings on results on record from {first} to {last}: {count}."


def _missing(phase: Phase, possible: list[Held]) -> Evidence:
    for held in possible:
        if held.lacks:
            return Evidence(held.meeting.path, held.lacks)
    return hole(phase, "meetings")
