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


Steps = tuple[str, ...]
"""The way to a field as records write it, `milestones.law.due`: items by their id or day."""


def written(path: Steps) -> str:
    """The way as records write it."""
    return ".".join(path)


def part_at(kind: str, steps: Steps) -> dict[str, Any] | None:
    """The schema of what stands there, with what is said beside its `$ref`; None if nothing can."""
    part, home = schema(kind), kind
    for step in steps:
        part, home = resolve(part, home)
        below = _below(part, step)
        if below is None:
            return None
        part = below
    return part


def _below(part: dict[str, Any], step: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None
    if "items" in part:
        found = part["items"]
    elif "propertyNames" in part:
        found = part["additionalProperties"]
    elif "patternProperties" in part:
        words: dict[str, Any] = next(iter(part["patternProperties"].values()))
        found = words if len(step) == 2 else None
    else:
        found = part.get("properties", {}).get(step)
    return found


def holds(value: Any, steps: Steps) -> bool:
    """True if something stands at the end of the way, in any item that it may mean."""
    if not steps:
        return value is not None
    if isinstance(value, dict):
        return holds(value.get(steps[0]), steps[1:])
    if isinstance(value, list):
        named = [i for i in value if isinstance(i, dict) and _is_named(i, steps[0])]
        if named:
            return any(holds(i, steps[1:]) for i in named)
        return any(isinstance(i, dict) and holds(i, steps) for i in value)
    return False


def _is_named(item: dict[str, Any], step: str) -> bool:
    return step in (str(item.get("id")), str(item.get("on")))
