"""Advice on the meetings on results: counted by calendar years, and their papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.model import Meeting, Register
from actionplan.standards.advised import FOLLOWING
from actionplan.standards.forum import Held, distinct_days, most_days, papers_of, results_meetings
from actionplan.standards.grounds import declared
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_on,
    falls_short,
    hole,
    met,
    not_applicable,
    to_come,
)
from actionplan.standards.years import TWICE

PAPERS_DAYS = 60


@rule(FOLLOWING, Level.ADVISED)
def results_twice_each_calendar_year(
    phase: Phase, register: Register, today: date
) -> Iterator[Verdict]:
    """Two meetings on results are held in each calendar year.

    The other way to read “every year”: from January to December, not from the first day
    of the plan. Shown beside the count by years of the plan. Only calendar years that
    lie wholly in the plan and have passed are looked at. The reading is ours.
    """
    sure, perhaps = results_meetings(phase, register, today)
    years = list(_calendar_years(phase, today))
    if not years:
        yield not_applicable("No calendar year lies wholly in this phase yet.")
    for year in years:
        yield _in_year(year, sure, perhaps, phase, today)


def _calendar_years(phase: Phase, today: date) -> Iterator[When]:
    start, until = phase.began.last, phase.until(add_days(today, -1)).first
    first = date(start.year, 1, 1)
    while (last := add_days(add_months(first, 12), -1)) <= until:
        if first >= start:
            yield When(first, last)
        first = add_days(last, 1)


def _in_year(
    year: When, sure: list[Held], perhaps: list[Held], phase: Phase, today: date
) -> Verdict:
    possible = [h for h in sure + perhaps if year.first <= h.on.last and h.on.first <= year.last]
    inside = [h for h in possible if not h.lacks]
    shown = tuple(h.evidence for h in inside)
    count = distinct_days([h.on for h in inside])
    window = (year.first, year.last)
    if count >= TWICE:
        return met(
            "Meetings on results in {year}: {count}.",
            *shown,
            window=window,
            year=year,
            count=count,
        )
    most = most_days([h.on for h in possible])
    if most < TWICE and complete_on(phase, "meetings", year.first):
        return falls_short(
            "Meetings on results in {year}: {count}. There should be two.",
            *shown,
            declared(phase, "meetings"),
            phase=phase,
            today=today,
            window=window,
            year=year,
            count=most,
        )
    vague = next((h for h in possible if h.lacks or not h.on.exact), None)
    return cannot_tell(
        "Meetings on results in {year} that certainly count: {count}.",
        *shown,
        missing=Evidence(vague.meeting.path, vague.lacks or "held")
        if vague
        else hole(phase, "meetings"),
        window=window,
        year=year,
        count=count,
    )


@rule(FOLLOWING, Level.ADVISED)
def results_papers_in_full(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Agenda and minutes of a results meeting are both public.

    The agenda shows that results were on it, the minutes that comments were taken. Looked
    at sixty days after the meeting. What is not on record counts as lacking only if the
    meetings are declared complete. Asking for both papers, and the number, are ours.
    """
    sure, _ = results_meetings(phase, register, today)
    meetings = [h.meeting for h in sure if phase.surely_holds(h.on, today)]

    def judge(meeting: Meeting) -> Verdict | None:
        assert meeting.held
        lacking = [p for p in reversed(papers_of(meeting)) if p.on is None or p.on.last > today]
        absent = [p for p in lacking if p.on is None or to_come(p.on, today)]
        if not lacking:
            return met(SHOWN, *papers_of(meeting))
        if today <= add_days(meeting.held.last, PAPERS_DAYS):
            return None
        if absent and complete_on(phase, "meetings", meeting.held.first):
            return falls_short(
                "“{title}”: agenda and minutes are not both public.",
                absent[0],
                Evidence(meeting.path, "held", meeting.held),
                phase=phase,
                today=today,
                title=meeting.title,
            )
        return cannot_tell(UNTOLD, missing=lacking[0])

    yield from tally("meetings", meetings, lambda m: m.id, judge)
