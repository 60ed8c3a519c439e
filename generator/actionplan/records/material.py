"""Which fields of a record are material: what was promised, said or decided (`x-material`).

What is beside it may change freely: links of ours, summaries in our words, progress, answers.
In a kind whose schema marks nothing, everything is material but the notes on the record itself.
"""

from __future__ import annotations

from functools import cache

from actionplan.model import FieldPath
from actionplan.records.field import part_at
from actionplan.records.kinds import kind_of, schema

NOTES = frozenset({"changes", "former_ids", "redacted", "tombstone"})
"""Fields about the record, not about what it records."""


def is_material(path: str, field: FieldPath) -> bool:
    """True if a change of that field changes what the record with that file says."""
    kind = kind_of(path).name
    if not field or field[0] in NOTES:
        return False
    if not marks(kind):
        return True
    marked = (part_at(kind, field[: i + 1]) for i in range(len(field)))
    said = [part["x-material"] for part in marked if part and "x-material" in part]
    return bool(said and said[-1])


@cache
def marks(kind: str) -> bool:
    """True if the schema of a kind says which of its fields are material."""
    return any("x-material" in part for part in schema(kind)["properties"].values())
