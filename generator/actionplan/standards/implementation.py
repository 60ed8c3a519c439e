"""Standard 5: inclusive and informed opportunities to follow the implementation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import Year
from actionplan.model import Register
from actionplan.standards.editions import OPEN_IMPLEMENTATION
from actionplan.standards.forum import Held, distinct_days, most_days, results_meetings
from actionplan.standards.grounds import declared, started
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    due,
    hole,
    met,
    missed,
    part_of_a_year,
)
from actionplan.standards.years import TWICE, Term, begun_years, vague_bound

COUNT = "Meetings on results on record from {first} to {last}: {count}."


@rule(OPEN_IMPLEMENTATION, Level.REQUIRED)
def results_meetings_held(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Two meetings every year present results to civil society and collect comments.

    Counted in each year of the plan. A meeting counts if it was held, civil
    society came, results were presented and comments were collected; a meeting
    of the council may count here and for the six months as well. How many are
    asked for in a part of a year is not said anywhere; the IRM decides.
    """
    sure, perhaps = results_meetings(phase, register, today)
    for term in begun_years(phase, today):
        yield _year(phase, sure, perhaps, term, today)


def _year(phase: Phase, sure: list[Held], perhaps: list[Held], term: Term, today: date) -> Verdict:
    year = term.year
    certain = [h for h in sure if year.surely_holds(h.on)]
    possible = [h for h in sure + perhaps if year.may_hold(h.on)]
    shown = tuple(h.evidence for h in certain)
    count = distinct_days([h.on for h in certain])
    first, last = year.told
    if count >= TWICE:
        return met(COUNT, *shown, window=year.window, count=count, first=first, last=last)
    if term.leaves_time:
        return due(
            "Meetings on results on record from {first} on: {count}. There should be two by "
            "{deadline}.",
            *shown,
            started(phase),
            deadline=year.deadline(today),
            said=last,
            window=year.window,
            count=count,
            first=first,
        )
    if term.part:
        return part_of_a_year(phase, year, *shown)
    most = most_days([h.on for h in possible])
    if most < TWICE and term.whole and complete_on(phase, "meetings", year.window[0]):
        return missed(
            "Meetings on results on record from {first} to {last}: {count}. There should be two.",
            *shown,
            started(phase),
            declared(phase, "meetings"),
            deadline=year.window[1],
            still_open=False,
            window=year.window,
            count=most,
            first=first,
            last=last,
        )
    return cannot_tell(
        "Meetings on results that certainly count, from {first} to {last}: {count}.",
        *shown,
        missing=_missing(phase, year, possible),
        window=year.window,
        count=count,
        first=first,
        last=last,
    )


def _missing(phase: Phase, year: Year, possible: list[Held]) -> Evidence:
    """What would decide: a field of a meeting that may count, or else the declaration."""
    for held in possible:
        if held.lacks:
            return Evidence(held.meeting.path, held.lacks)
    if complete_on(phase, "meetings", year.window[0]):
        vague = next((h for h in possible if not h.on.exact), None)
        if vague:
            return Evidence(vague.meeting.path, "held", vague.on)
        return vague_bound(phase)
    return hole(phase, "meetings")
