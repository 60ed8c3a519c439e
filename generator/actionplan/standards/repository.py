"""Standard 2: the repository, what it holds and how often it is updated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from actionplan.dates import When, Year, add_months, on
from actionplan.model import Document, Register
from actionplan.standards.editions import REPOSITORY
from actionplan.standards.forum import distinct_days, most_days
from actionplan.standards.grounds import NAMED, deadline_of, declared, ended, term_of
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    complete_throughout,
    due,
    hole,
    met,
    missed,
    part_of_a_year,
)
from actionplan.standards.years import TWICE, Term, begun_years, trailing_year, vague_bound

UPDATES = "Updates of the repository on record from {first} to {last}: {count}."


@rule(REPOSITORY, Level.REQUIRED)
def repository_holds_evidence(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The repository holds evidence on this phase of the plan.

    Met if at least one document on the plan is on record with the day since
    which it could be read in the repository: for co-creation evidence on the
    process, for implementation evidence on commitments.
    """
    wanted = "process" if phase.name == "co_creation" else "commitment"
    by = phase.until(today)
    fitting = [
        (since, d)
        for since, d in entries_of(register)
        if d.evidence_of == wanted and phase.plan.id in d.plans
    ]
    held = [(since, d.id, d) for since, d in fitting if since.last <= by.first]
    if held:
        since, _, first = min(held)
        yield met(
            "The repository has held evidence on this phase since {on}.",
            Evidence(first.path, "in_repository_since", since),
            on=since,
        )
    elif not phase.over(today):
        yield due(
            "Evidence on this phase should be in the repository by {deadline}."
            if phase.end
            else "Evidence on this phase should be in the repository before it ends.",
            deadline_of(phase),
            deadline=phase.deadline(today),
            said=phase.end,
        )
    else:
        unclear = [(since, d) for since, d in fitting if since.first <= by.last]
        yield _no_evidence(phase, unclear, by.last)


def _no_evidence(phase: Phase, unclear: list[tuple[When, Document]], by: date) -> Verdict:
    if not unclear and complete_throughout(phase, "updates"):
        return missed(
            "No evidence on this phase is on record in the repository.",
            declared(phase, "updates"),
            ended(phase),
            deadline=by,
            still_open=False,
        )
    return cannot_tell(
        "It is not on record since when the repository holds evidence on this phase.",
        missing=_day_of(*unclear[0], phase) if unclear else hole(phase, "updates"),
    )


def _day_of(since: When, document: Document, phase: Phase) -> Evidence:
    """The day that is not known exactly: of the document, or else of the phase."""
    if since.exact:
        return vague_bound(phase)
    return Evidence(document.path, "in_repository_since", since)


@rule(REPOSITORY, Level.REQUIRED)
def repository_updates(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The repository is updated at least twice a year.

    An update is a day on which evidence on the process or on commitments came
    into the repository; several documents of one day are one update. Counted in
    each year of the plan, in the twelve months that end with the co-creation,
    and, while the plan runs, in the last twelve months.
    """
    entries = [(since, d) for since, d in entries_of(register) if since.first <= today]
    for term in _terms(phase, today):
        yield replace(_updates(phase, entries, term, today), window_name=term.name)


def _terms(phase: Phase, today: date) -> list[Term]:
    if phase.name == "co_creation":
        runs = not phase.over(today)
        return [trailing_year(phase.until(today), leaves_time=runs, moves=runs)]
    terms = begun_years(phase, today)
    surely_runs = phase.until(today).first == today
    if surely_runs and add_months(phase.began.last, 12) <= today:
        terms.append(trailing_year(on(today), leaves_time=False, moves=True))
    return terms


def _updates(
    phase: Phase, entries: list[tuple[When, Document]], term: Term, today: date
) -> Verdict:
    year = term.year
    certain = [(since, d) for since, d in entries if year.surely_holds(since)]
    shown = tuple(Evidence(d.path, "in_repository_since", on) for on, d in certain[:NAMED])
    sure = distinct_days([since for since, _ in certain])
    possible = [(since, d) for since, d in entries if year.may_hold(since)]
    first, last = year.told
    if sure >= TWICE:
        return met(UPDATES, *shown, window=year.window, count=sure, first=first, last=last)
    if term.leaves_time:
        return _two_due(phase, year, sure, shown, today)
    if term.part:
        return part_of_a_year(phase, year, *shown)
    most = most_days([since for since, _ in possible])
    if most < TWICE and term.whole and complete_on(phase, "updates", year.window[0]):
        return missed(
            "Updates of the repository on record from {first} to {last}: {count}. There should be "
            "two.",
            *shown,
            declared(phase, "updates"),
            term_of(phase),
            deadline=year.window[1],
            still_open=year.window[1] == today,
            window=year.window,
            count=most,
            first=first,
            last=last,
        )
    return cannot_tell(
        "Updates of the repository that are certain, from {first} to {last}: {count}.",
        *shown,
        missing=_missing(phase, year, possible),
        window=year.window,
        count=sure,
        first=first,
        last=last,
    )


def _two_due(
    phase: Phase, year: Year, count: int, shown: tuple[Evidence, ...], today: date
) -> Verdict:
    making = phase.name == "co_creation"
    return due(
        "Updates of the repository on record from {first} on: {count}. There should be two by "
        "{deadline}."
        if not making or phase.end
        else "Updates of the repository on record from {first} on: {count}. There should be "
        "two before co-creation ends.",
        *shown,
        term_of(phase),
        deadline=phase.deadline(today) if making else year.deadline(today),
        said=phase.end if making else year.told[1],
        window=year.window,
        count=count,
        first=year.told[0],
    )


def _missing(phase: Phase, year: Year, possible: list[tuple[When, Document]]) -> Evidence:
    """What would decide: the exact day of a document, or else the declaration."""
    if not complete_on(phase, "updates", year.window[0]):
        return hole(phase, "updates")
    vague = next((d for since, d in possible if not since.exact), None)
    if vague:
        return Evidence(vague.path, "in_repository_since")
    return vague_bound(phase)


def entries_of(register: Register) -> list[tuple[When, Document]]:
    """Documents that are evidence, each with the days on which it may have come in, by day."""
    found = [
        (d.in_repository_since, d.id, d)
        for d in register.documents.values()
        if d.evidence_of and d.in_repository_since
    ]
    return [(since, d) for since, _, d in sorted(found)]
