"""Which fields of a record are material: what was promised, said or decided (`x-material`).

What is beside it may change freely: links of ours, summaries in our words, progress, answers.
In a kind whose schema marks nothing, everything is material but the notes on the record itself.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from actionplan.model import FieldPath
from actionplan.records.kinds import KINDS, resolve, schema

NOTES = frozenset({"changes", "former_ids", "redacted", "tombstone"})
"""Fields about the record, not about what it records."""

_KIND = {kind.place: kind.name for kind in KINDS}


def is_material(place: str, field: FieldPath) -> bool:
    """True if a change of that field changes what the record of that folder says."""
    kind = _KIND[place]
    if not field or field[0] in NOTES:
        return False
    if not marks(kind):
        return True
    part, home, material = schema(kind), kind, False
    for step in field:
        part, home = _below(part, home, step)
        material = part.get("x-material", material)
        part, home = resolve(part, home)
    return material


@cache
def marks(kind: str) -> bool:
    """True if the schema of a kind says which of its fields are material."""
    return any("x-material" in part for part in schema(kind)["properties"].values())


def _below(part: dict[str, Any], home: str, step: str) -> tuple[dict[str, Any], str]:
    """The schema of a step: a field, a language, or an item of a list by its id or day."""
    if "items" in part:
        return part["items"], home
    return part.get("properties", {}).get(step, {}), home
