"""Advice on how steadily the website and its repository are looked after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from actionplan.dates import When, add_days
from actionplan.model import Register
from actionplan.standards.advised import INFORMING
from actionplan.standards.grounds import NAMED, declared
from actionplan.standards.phase import Phase
from actionplan.standards.repository import entries_of
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    falls_short,
    hole,
    met,
    not_applicable,
)
from actionplan.standards.years import TWICE, Term, begun_years, vague_bound

STILL_DAYS = 183
APART_DAYS = 30


@rule(INFORMING, Level.ADVISED)
def website_kept_moving(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Something new came to the website in the last 183 days.

    Any document counts, whatever it is about. A website that opens and never changes
    tells nobody how the plan stands. OGP asks that the website is maintained; the number
    of days is ours.
    """
    if phase.over(today):
        yield not_applicable("The plan has ended.")
        return
    dated = [
        (d.in_repository_since, d.path)
        for d in register.documents.values()
        if d.in_repository_since and d.in_repository_since.first <= today
    ]
    limit = add_days(today, -STILL_DAYS)
    older = sorted((on.last, path, on) for on, path in dated)
    maybe = [(on, path) for on, path in dated if on.last >= limit]
    on, path = max(maybe, default=(None, ""))
    if on and on.first >= limit:
        place = Evidence(path, "in_repository_since", on)
        yield met("The newest document of the website is of {on}.", place, on=on)
    elif on:
        yield cannot_tell(
            "It is not on record exactly enough when a document came to the website last.",
            missing=Evidence(path, "in_repository_since", on),
        )
    elif complete_on(phase, "updates", limit):
        yield falls_short(
            "No document came to the website after {start}.",
            *(Evidence(path, "in_repository_since", on) for _, path, on in older[-1:]),
            declared(phase, "updates"),
            phase=phase,
            today=today,
            start=older[-1][0] if older else limit,
        )
    else:
        yield cannot_tell(
            "No document of the last 183 days is on record.", missing=hole(phase, "updates")
        )


@rule(INFORMING, Level.ADVISED)
def updates_a_month_apart(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Two updates of the repository in a year lie thirty days apart.

    OGP asks for two updates a year. Two within a few days keep its letter; here updates
    closer than thirty days count once. Looked at are years of the plan that have passed.
    The number is ours.
    """
    entries = [(on, d.path) for on, d in entries_of(register)]
    passed = [t for t in begun_years(phase, today) if t.whole and not t.leaves_time]
    if not passed:
        yield not_applicable("No year of the plan has passed yet.")
    for term in passed:
        yield _apart(term, entries, phase, today)


def _apart(term: Term, entries: list[tuple[When, str]], phase: Phase, today: date) -> Verdict:
    first, last = term.year.told
    sure = [(on, path) for on, path in entries if term.year.surely_holds(on)]
    possible = [(on, path) for on, path in entries if term.year.may_hold(on)]
    told: dict[str, Any] = {"window": term.year.window, "first": first, "last": last}
    if _spread([on.last for on, _ in sure], [on.first for on, _ in sure]):
        shown = (Evidence(path, "in_repository_since", on) for on, path in (sure[0], sure[-1]))
        return met("Two updates lay thirty days apart from {first} to {last}.", *shown, **told)
    loose = _spread([on.first for on, _ in possible], [on.last for on, _ in possible])
    if not loose and complete_on(phase, "updates", term.year.window[0]):
        return falls_short(
            "No two updates lay thirty days apart from {first} to {last}.",
            *(Evidence(path, "in_repository_since", on) for on, path in possible[:NAMED]),
            declared(phase, "updates"),
            phase=phase,
            today=today,
            **told,
        )
    vague = next((path for on, path in possible if not on.exact), None)
    missing = hole(phase, "updates")
    if complete_on(phase, "updates", term.year.window[0]):
        missing = Evidence(vague, "in_repository_since") if vague else vague_bound(phase)
    return cannot_tell(
        "It is not certain that two updates lay thirty days apart from {first} to {last}.",
        missing=missing,
        **told,
    )


def _spread(begins: list[date], ends: list[date]) -> bool:
    """True if the first of them and the last lie far enough apart."""
    return len(begins) >= TWICE and max(ends) >= add_days(min(begins), APART_DAYS)
