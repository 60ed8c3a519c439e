"""A plain value of a record, as it stood in some version, in words that readers understand."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from actionplan import dates
from actionplan.labels import LABELS
from actionplan.model import FieldPath
from actionplan.publish.context import Context
from actionplan.records.field import part_at
from actionplan.records.history.differ import alike, differences
from actionplan.records.kinds import KINDS, kind_of

LONG = 24
"""Words. Of a longer text only the part that changed is shown in short."""
BEFORE = 6
"""Words that are shown before the first that changed."""
NAMES = ("title", "name", "text", "indicator", "reason", "organisation", "document")
"""The fields that say what an item is, the first that is there."""
GROUPS = {"state": "held", "audience": "sector"}
"""The labels of the codes of a field, where they are not named like the field."""
_TABLES = {kind.name: kind.register for kind in KINDS}


def shown(c: Context, path: str, field: FieldPath, value: Any) -> Markup:
    """The whole value of a field of the record with that file."""
    if value is None:
        return Markup.escape(c.say("nothing"))
    if isinstance(value, dict):
        return _mapping(c, path, field, value)
    if isinstance(value, list):
        return Markup("; ").join(shown(c, path, (*field, "0"), item) for item in value)
    return _single(c, path, field, value)


def in_short(
    c: Context, path: str, field: FieldPath, before: Any, after: Any
) -> tuple[Markup, Markup]:
    """Both values; of lists only the items that differ, of long texts only the words around
    the first that differs."""
    if isinstance(before, list) and isinstance(after, list):
        return _items(c, path, field, before, after)
    old, new = (shown(c, path, field, value) for value in (before, after))
    if isinstance(before, str) and isinstance(after, str):
        old, new = (
            escape(text) if _is_long(text) else short
            for text, short in zip(_around(before, after), (old, new), strict=True)
        )
        return old, new
    return _shortened(old, new)


def _is_long(text: str) -> bool:
    return " " in text


def _around(before: str, after: str) -> tuple[str, str]:
    old, new = before.split(), after.split()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - BEFORE) if max(len(old), len(new)) > LONG else 0
    return _part(old, start), _part(new, start)


def _part(words: list[str], start: int) -> str:
    rest = words[start : start + LONG]
    return ("… " if start else "") + " ".join(rest) + (" …" if start + LONG < len(words) else "")


def _shortened(old: Markup, new: Markup) -> tuple[Markup, Markup]:
    before, after = old.striptags(), new.striptags()
    if max(len(before.split()), len(after.split())) <= LONG:
        return old, new
    first, second = _around(before, after)
    return escape(first), escape(second)


def _items(
    c: Context, path: str, field: FieldPath, before: list[Any], after: list[Any]
) -> tuple[Markup, Markup]:
    """The items that only one list has; of pairs that are called alike, what differs in them."""
    gone = [b for b in before if not any(alike(b, a) for a in after)]
    came = [a for a in after if not any(alike(a, b) for b in before)]
    if not gone and not came:
        return _shortened(shown(c, path, field, before), shown(c, path, field, after))
    old, new = (_rest(c, path, field, *them) for them in ((gone, before), (came, after)))
    if old != new:
        return _shortened(old, new)
    inner = [
        in_short(c, path, (*field, "0", *at), was, now)
        for pair in zip(gone, came, strict=True)
        for at, was, now in differences(*pair)
    ]
    return Markup("; ").join(b for b, _ in inner), Markup("; ").join(a for _, a in inner)


def _rest(c: Context, path: str, field: FieldPath, items: list[Any], whole: list[Any]) -> Markup:
    """Some items of a list; an ellipsis stands for those that are not shown."""
    said = shown(c, path, field, items)
    return said if len(items) == len(whole) else Markup("; ").join(filter(None, ("…", said)))


def _mapping(c: Context, path: str, field: FieldPath, value: dict[str, Any]) -> Markup:
    if all(len(key) == 2 and isinstance(word, str) for key, word in value.items()):
        return c.name(value)
    name = next((n for n in NAMES if n in value), None)
    if name:
        return shown(c, path, (*field, name), value[name])
    return Markup(", ").join(
        shown(c, path, (*field, key), inner) for key, inner in value.items() if inner is not None
    )


def _single(c: Context, path: str, field: FieldPath, value: Any) -> Markup:
    part = part_at(kind_of(path).name, field) or {}
    if isinstance(value, bool):
        return Markup.escape(c.say("Yes" if value else "No"))
    if table := _TABLES.get(part.get("x-ref", "")):
        return c.link(table, str(value))
    group = GROUPS.get(field[-1], field[-1])
    if value in LABELS.get(group, {}):
        return Markup.escape(c.label(group, str(value)))
    if str(part.get("$ref", "")).endswith(("/date", "/day")):
        try:
            return Markup.escape(c.day(dates.parse(str(value))))
        except ValueError:
            return escape(str(value))
    return escape(c.number(value) if isinstance(value, int | float) else value)
