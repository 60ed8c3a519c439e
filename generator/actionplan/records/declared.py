"""The entries in which a record declares what was changed in it (`changes`), as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from actionplan.model import FieldPath

Entry = Mapping[str, Any]


def new_entries(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Entry]:
    """The entries of the later version that the earlier one did not have."""
    old = _entries(before)
    return [entry for entry in _entries(after) if entry not in old]


def covering(entries: Iterable[Entry], field: FieldPath) -> Entry | None:
    """The first entry that names the field, or something it is part of."""
    return next((e for e in entries if any(field[: len(f)] == f for f in named(e))), None)


def named(entry: Entry) -> list[FieldPath]:
    """The fields that an entry names."""
    fields = entry.get("fields")
    return [tuple(str(f).split(".")) for f in fields] if isinstance(fields, list) else []


def _entries(value: Mapping[str, Any]) -> list[Entry]:
    found = value.get("changes")
    return [e for e in found if isinstance(e, dict)] if isinstance(found, list) else []
