"""How the dates are known on which findings rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actionplan.assurance import known, told
from actionplan.dates import When
from actionplan.model import Assurance, Register
from actionplan.standards import Evidence, Finding, Notice
from actionplan.words import say, show


def listed(register: Register | None, finding: Finding) -> list[dict[str, str]]:
    """The dates of a finding for programs: record, field, day and how it is known."""
    return [
        {"record": e.record, "field": e.field, "on": str(day), "known": _level(register, e, day)}
        for e, day in _dated(finding)
    ]


def _level(register: Register | None, place: Evidence, day: When) -> str:
    if register is None:
        return Assurance.STATED.value
    return known(register, place.record, place.field, day).level.value


def dates_of(register: Register | None, finding: Finding, lang: str) -> list[str]:
    """The dates of a finding by how they are known: `2 March 2027 (stated in the records)`.

    Nothing if it is not known what git saw.
    """
    found: dict[str, list[str]] = {}
    for place, day in _dated(finding):
        if register is not None:
            how = told(lang, known(register, place.record, place.field, day))
            found.setdefault(how, []).append(show(lang, day))
    return [f"{', '.join(dict.fromkeys(days))} ({how})" for how, days in found.items()]


def told_dates(register: Register | None, finding: Finding, lang: str) -> str:
    """The same in one line, `Dates: 2 March 2027 (stated in the records)`; empty without dates."""
    dates = dates_of(register, finding, lang)
    return f"{say(lang, 'Dates')}: {'; '.join(dates)}" if dates else ""


def contradicted(register: Register, findings: Iterable[Finding]) -> Iterator[Notice]:
    """A notice for each date that says less than what git shows, once."""
    seen: set[Evidence] = set()
    for place, day in (pair for finding in findings for pair in _dated(finding)):
        it = known(register, place.record, place.field, day)
        if it.level is Assurance.CONTRADICTED and place not in seen:
            seen.add(place)
            yield Notice(
                place.record,
                "“{field}” says that this was published here on {day}, but this register shows "
                "it only from {seen} on.",
                {"field": place.field, "day": day, "seen": it.seen},
            )


def _dated(finding: Finding) -> Iterator[tuple[Evidence, When]]:
    for place in finding.verdict.evidence:
        if place.on is not None:
            yield place, place.on
