"""Which fields of a record are material: what was promised, said or decided (`x-material`).

What is beside it may change freely: links of ours, summaries in our words, progress, answers.
`x-judged` marks what verdicts rest on beside it: the days of a plan, what is declared
complete, when an answer or minutes came out. It stays or its change is declared as well.
In a kind whose schema marks nothing, everything is material but the notes on the record itself.
"""

from __future__ import annotations

from functools import cache

from actionplan.model import FieldPath
from actionplan.records.field import part_at
from actionplan.records.kinds import kind_of, schema

NOTES = frozenset({"changes", "former_ids", "redacted", "tombstone"})
"""Fields about the record, not about what it records."""
MATERIAL, JUDGED = "x-material", "x-judged"
"""The marks in the schemas."""


def is_material(path: str, field: FieldPath) -> bool:
    """True if a change of that field changes what the record with that file says."""
    kind = kind_of(path).name
    if not field or field[0] in NOTES:
        return False
    return not marks(kind) or _marked(kind, field, MATERIAL)


def is_judged(path: str, field: FieldPath) -> bool:
    """True if verdicts rest on that field although nothing was promised or said in it."""
    return bool(field) and _marked(kind_of(path).name, field, JUDGED)


def _marked(kind: str, field: FieldPath, mark: str) -> bool:
    """What the innermost part on the way to the field says that says anything."""
    ways = (part_at(kind, field[: i + 1]) for i in range(len(field)))
    said = [part[mark] for part in ways if part and mark in part]
    return bool(said and said[-1])


@cache
def marks(kind: str) -> bool:
    """True if the schema of a kind says which of its fields are material."""
    return any(MATERIAL in part for part in schema(kind)["properties"].values())
