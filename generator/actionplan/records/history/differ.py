"""Two versions of a record -> the fields that changed, whatever the spelling of the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.model import FieldPath

Difference = tuple[FieldPath, Any, Any]
"""A field, what stood there and what stands there; None is nothing."""


def differences(before: Any, after: Any, at: FieldPath = ()) -> Iterator[Difference]:
    """Every field in which the two differ, as deep as both have it.

    Items of a list are followed by their id, or by their day where they have no id. Other
    lists are one value. White space in texts, the order of keys and items, and whether a
    number stands in quotes are no change.
    """
    if alike(before, after):
        return
    old, new = parts_of(before), parts_of(after)
    if old is None or new is None:
        yield at, before, after
        return
    for key in dict.fromkeys((*old, *new)):
        yield from differences(old.get(key), new.get(key), (*at, key))


def alike(before: Any, after: Any) -> bool:
    """True if nothing that is said differs."""
    if isinstance(before, str) and isinstance(after, str):
        return before == after or before.split() == after.split()
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(alike, before, after))
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(alike(before[k], after[k]) for k in before)
    if {type(before), type(after)} == {int, str}:
        return str(before) == str(after)
    return type(before) is type(after) and bool(before == after)


def key_of(items: list[Any]) -> str | None:
    """The field that tells the items of a list apart; None if none does."""
    for name in ("id", "on"):
        keys = [str(i[name]) for i in items if isinstance(i, dict) and name in i]
        if items and len(keys) == len(items) == len(set(keys)):
            return name
    return None


def parts_of(value: Any) -> dict[str, Any] | None:
    """What is below a value, by its step; None if it is one value."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and (key := key_of(value)):
        return {str(item[key]): item for item in value}
    return None
