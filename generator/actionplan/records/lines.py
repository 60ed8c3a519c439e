"""The line on which a field stands, for those who want to go there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from actionplan.records.decode import decode
from actionplan.records.problem import Malformed
from actionplan.records.read import places, read

Place = tuple[str, str]
"""A file below the root, and a field in it such as `milestones.m1.due`."""


def lines_of(root: Path, wanted: Iterable[Place]) -> dict[Place, int]:
    """The line of each field, or of the part of the record that lacks it.

    A step of a field names a key, or the item of a list by its id. A file that is not
    there, or cannot be read, has no lines.
    """
    reader = cache(lambda path: _file(root, path))
    found: dict[Place, int] = {}
    for path, field in dict.fromkeys(wanted):
        if known := reader(path):
            found[path, field] = _line(*known, field)
    return found


def _file(root: Path, path: str) -> tuple[dict[str, Any], dict[Any, tuple[int, int]]] | None:
    try:
        content = (root / path).read_bytes()
        return read(path, content)[0], places(decode(path, content))
    except (OSError, Malformed):
        return None


def _line(value: Any, lines: dict[Any, tuple[int, int]], field: str) -> int:
    """The line of the deepest step that is there; 1 if none is."""
    at: tuple[str | int, ...] = ()
    for step in field.split("."):
        if isinstance(value, list):
            items = [i for i, v in enumerate(value) if isinstance(v, dict) and v.get("id") == step]
            if not items:
                break
            value, at = value[items[0]], (*at, items[0])
        elif isinstance(value, dict) and step in value:
            value, at = value[step], (*at, step)
        else:
            break
    return lines.get(at, (1, 1))[0]
