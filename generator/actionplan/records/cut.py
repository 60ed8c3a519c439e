"""Lines of a record taken out of its file: every other line, comments too, stays as it is."""

from __future__ import annotations

from typing import Any

from actionplan.records.field import Path, Steps, value_at
from actionplan.records.tidy import emitter


def place(value: Any, steps: Steps) -> Path | None:
    """The way to a field by keys and numbers of items, whose ids or days `steps` hold."""
    found: list[str | int] = []
    for step in steps:
        key: str | int | None = step
        if isinstance(value, list):
            names = [(str(i.get("id")), str(i.get("on"))) for i in value if isinstance(i, dict)]
            key = next((n for n, own in enumerate(names) if step in own), None)
        elif not isinstance(value, dict) or step not in value:
            key = None
        if key is None:
            return None
        found.append(key)
        value = value[key]
    return tuple(found)


def emptied(value: Any, path: Path) -> Path:
    """The way to what would be empty without the field, or the field itself."""
    while len(path) > 1 and len(value_at(value, path[:-1])) == 1:
        path = path[:-1]
    return path


def without(value: Any, path: Path) -> Any:
    """The value without what stands there."""
    (first, *rest), items = path, enumerate(value) if isinstance(value, list) else value.items()
    kept = [
        (key, without(inner, tuple(rest)) if key == first else inner)
        for key, inner in items
        if rest or key != first
    ]
    return [inner for _, inner in kept] if isinstance(value, list) else dict(kept)


def cut(text: str, path: Path) -> str:
    """A file in block style without the lines of what stands there.

    A field goes with every line below it that stands further in. What stands further in is never
    a comment on the next field.
    """
    node = emitter().load(text)
    for step in path[:-1]:
        node = node[step]
    last = path[-1]
    row, column = node.lc.item(last) if isinstance(last, int) else node.lc.key(last)
    if isinstance(last, int):
        column -= len("- ")
    lines = text.split("\n")
    end = row + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > column):
        end += 1
    return "\n".join([*lines[:row], *lines[end:]]).rstrip("\n") + "\n"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
