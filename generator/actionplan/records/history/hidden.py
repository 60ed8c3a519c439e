"""What was redacted is taken out of every version as it is read, so that nothing can show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from actionplan.model import FieldPath

ANNOTATIONS = frozenset({"redacted", "tombstone"})
"""The fields that say what was taken out. They stay."""


def redacted(versions: Iterable[dict[str, Any]]) -> frozenset[FieldPath] | None:
    """The fields that any version says are redacted; None if the whole record is.

    A version counts whether it is old or new: what was once taken out does not come
    back because somebody deleted the note.
    """
    found: set[FieldPath] = set()
    for value in versions:
        if "tombstone" in value:
            return None
        entries = value.get("redacted")
        for entry in entries if isinstance(entries, list) else ():
            fields = entry.get("fields") if isinstance(entry, dict) else None
            found.update(tuple(str(f).split(".")) for f in fields or ())
    return frozenset(found)


def without(value: dict[str, Any], fields: Iterable[FieldPath]) -> dict[str, Any]:
    """The record without those fields.

    A step into a list takes out the field of every item: an item may have had another id then.
    """
    for field in fields:
        value = _without(value, field)
    return value


def _without(value: Any, field: FieldPath) -> Any:
    if not field:
        return None
    if isinstance(value, list):
        kept = (_without(item, field[1:]) for item in value)
        return [item for item in kept if item is not None]
    if not isinstance(value, dict) or field[0] not in value:
        return value
    inner = _without(value[field[0]], field[1:])
    rest = {k: v for k, v in value.items() if k != field[0]}
    return rest if inner is None or inner in ({}, []) else {**value, field[0]: inner}
