"""Where in a record a fault stands, and how people point at it."""

from __future__ import annotations

from typing import Any

from actionplan.records.kinds import resolve, schema

Path = tuple[str | int, ...]


def value_at(record: Any, path: Path) -> Any:
    """What stands at that place."""
    for step in path:
        record = record[step]
    return record


def name(path: Path) -> str:
    """A field as people would point at it: `milestones 2, due`."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def known_fields(kind: str, path: Path) -> list[str]:
    """The fields that a record may have at that place. Empty for words by language."""
    part, home = schema(kind), kind
    for step in path:
        part, home = resolve(part, home)
        inner = part.get("items") if isinstance(step, int) else part.get("properties", {}).get(step)
        if inner is None:
            return []
        part = inner
    part, _ = resolve(part, home)
    return list(part.get("properties", {}))
