"""Many verdicts of one rule, told in few: what lacks is named, the rest is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from actionplan.standards.grounds import NAMED
from actionplan.standards.rule import Evidence, Outcome, Subject, Verdict
from actionplan.standards.verdicts import cannot_tell, met, not_applicable

T = TypeVar("T")
SHOWN = 5
"""How many records are named where the records do not tell."""

MET = {
    "commitments": "Commitments for which this is on record: {count} of {all}.",
    "consultations": "Consultations for which this is on record: {count} of {all}.",
    "documents": "Documents for which this is on record: {count} of {all}.",
    "meetings": "Meetings for which this is on record: {count} of {all}.",
    "organisations": "Lead institutions for which this is on record: {count} of {all}.",
}
UNTOLD = {
    "commitments": "Commitments for which the records do not tell: {count} of {all}.",
    "consultations": "Consultations for which the records do not tell: {count} of {all}.",
    "documents": "Documents for which the records do not tell: {count} of {all}.",
    "meetings": "Meetings for which the records do not tell: {count} of {all}.",
    "organisations": "Lead institutions for which the records do not tell: {count} of {all}.",
}
NOTHING = {
    "commitments": "No commitment is on record that this is about.",
    "consultations": "No consultation is on record that this is about.",
    "documents": "No document is on record that this is about.",
    "meetings": "No meeting is on record that this is about.",
    "organisations": "No lead institution is on record that this is about.",
}


def tally(
    kind: str, them: Iterable[T], name: Callable[[T], str], judge: Callable[[T], Verdict | None]
) -> Iterator[Verdict]:
    """Judge each of them: the missed and the due one by one, the met and the untold in one each.

    `kind` is the register's word for them and `name` their id, by which they are told
    in order. A thing without a verdict is left out. One verdict for all of ten thousand
    that are met keeps reports, pages and open data readable.
    """
    found = [(name(it), verdict) for it in sorted(them, key=name) if (verdict := judge(it))]
    for id, verdict in found:
        if verdict.outcome in (Outcome.MISSED, Outcome.DUE):
            yield replace(verdict, subject=Subject(kind, id))
    untold = [v for _, v in found if v.outcome is Outcome.CANNOT_TELL]
    if untold:
        yield _untold(kind, untold, len(found))
    fine = [v for _, v in found if v.outcome is Outcome.MET]
    if fine:
        named = (place for v in fine[:NAMED] for place in v.evidence)
        yield met(MET[kind], *named, count=len(fine), all=len(found))
    if not found:
        yield not_applicable(NOTHING[kind])


def _untold(kind: str, untold: list[Verdict], all: int) -> Verdict:
    """The first few by name; what would decide the first."""
    named: tuple[Evidence, ...] = tuple(v.missing for v in untold[:SHOWN] if v.missing)
    verdict = cannot_tell(UNTOLD[kind], *named, missing=named[0], count=len(untold), all=all)
    return replace(verdict, window_name="untold")
