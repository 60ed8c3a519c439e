"""How the dates are known on which findings rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actionplan.assurance import known, told
from actionplan.dates import When
from actionplan.model import Assurance, Register
from actionplan.standards import Evidence, Finding, Notice
from actionplan.words import show


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
