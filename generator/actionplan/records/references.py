"""Where records name other records (`x-ref` in the schemas), and what they name there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from actionplan.records.kinds import resolve, schema

Path = tuple[str | int, ...]


def references(kind: str, value: dict[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Every reference in a record as (path, kind of target, id of target)."""
    for steps, target in _paths(kind):
        for path, found in _follow(value, steps, ()):
            if isinstance(found, str):
                yield path, target, found


def _follow(value: Any, steps: tuple[str, ...], path: Path) -> Iterator[tuple[Path, Any]]:
    if not steps:
        yield path, value
    elif steps[0] == "*":
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from _follow(item, steps[1:], (*path, i))
    elif isinstance(value, dict) and steps[0] in value:
        yield from _follow(value[steps[0]], steps[1:], (*path, steps[0]))


@cache
def _paths(kind: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The places of a schema that hold references; `*` stands for each item of a list."""
    return tuple(_search(schema(kind), kind, ()))


def _search(
    part: dict[str, Any], home: str, steps: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    if "x-ref" in part:
        yield steps, part["x-ref"]
        return
    part, home = resolve(part, home)
    for name, inner in part.get("properties", {}).items():
        yield from _search(inner, home, (*steps, name))
    if isinstance(part.get("items"), dict):
        yield from _search(part["items"], home, (*steps, "*"))
