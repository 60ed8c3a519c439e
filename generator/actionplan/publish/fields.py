"""The name of a field of a record as readers see it, from the titles of the schemas."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from actionplan.labels import LABELS
from actionplan.model import FieldPath, Record
from actionplan.records.field import part_at
from actionplan.records.kinds import kind_of, resolve

if TYPE_CHECKING:
    from actionplan.publish.context import Context

LONGEST = 60
"""Characters of the title of an item."""


def field_name(c: Context, path: str, field: FieldPath) -> str:
    """The way to a field of the record with that file, each step by its title.

    Items of a list have their title of today, or their id or day; a language stands in
    brackets at the end.
    """
    kind, there = kind_of(path).name, c.register.at(path)
    said, tongue = [], ""
    for i, step in enumerate(field):
        there = _below(there, step)
        part = part_at(kind, field[: i + 1]) or {}
        above = part_at(kind, field[:i]) or {}
        if "patternProperties" in resolve(above, "common")[0]:
            tongue = c.label("language", step) if step in LABELS["language"] else step
        elif "items" not in above and part.get("title"):
            said.append(c.say(part["title"]))
        else:
            title = getattr(there, "title", None) or getattr(there, "name", None)
            named = c.plain(title) if isinstance(title, dict) else ""
            said.append(shorten(named, LONGEST, placeholder=" …") or step)
    return " › ".join(said) + (f" ({tongue})" if tongue else "")


def _below(part: Any, step: str) -> Any:
    """What stands there in the record of today; None if nothing does."""
    if isinstance(part, tuple):
        keys = ((item, (getattr(item, "id", None), str(getattr(item, "on", "")))) for item in part)
        return next((item for item, names in keys if step in names), None)
    return getattr(part, step, None)


def fields_named(c: Context, record: Record, fields: Iterable[str]) -> str:
    """Several fields of a record, each by its name."""
    return "; ".join(field_name(c, record.path, tuple(f.split("."))) for f in fields)
