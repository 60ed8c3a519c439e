"""The lists of records: what they are grouped by, in the order of their pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from actionplan.labels import LABELS
from actionplan.model import Input, Meeting, Plan
from actionplan.publish.paging import Listing
from actionplan.words import letters, pick

if TYPE_CHECKING:
    from actionplan.publish.index import Lookup

Groups = Iterable[tuple[str, Sequence[Any]]]


def listings(found: Lookup, lang: str) -> Mapping[str, Listing[Any]]:
    """Every list of a language by its kind, cut into pages."""
    return {kind: Listing(kind, groups) for kind, groups in _lists(found, lang)}


def _lists(found: Lookup, lang: str) -> Iterator[tuple[str, Groups]]:
    yield "commitments", [(p.id, found.commitments_of.get(p.id, ())) for p in found.plans]
    yield "meetings", [(year, list(them)) for year, them in groupby(found.meetings, key=_year)]
    yield "inputs", [window for plan in found.plans for window in _windows(found, plan)]
    sides = found.organisations
    yield (
        "organisations",
        [
            (side, sorted(sides[side], key=lambda it: letters(lang, pick(lang, it.name)[0])))
            for side in LABELS["sector"]
            if side in sides
        ],
    )
    yield "documents", [(k, found.documents[k]) for k in LABELS["document"] if k in found.documents]


def _windows(found: Lookup, plan: Plan) -> Iterator[tuple[str, Sequence[Input]]]:
    """A plan's consultations with their inputs; what came outside them comes last."""
    for consultation in plan.consultations:
        key = f"{plan.id}/{consultation.id}"
        yield key, found.inputs_in.get(key, ())
    known = {window.id for window in plan.consultations}
    everything = found.inputs_of_plan.get(plan.id, ())
    rest = [i for i in everything if i.consultation not in known]
    if rest:
        yield f"{plan.id}/other", rest


def _year(meeting: Meeting) -> str:
    return f"y{meeting.held.first.year}" if meeting.held else "y"
