"""Something is taken out of a record for good: the file as it will be, with a digest of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan.records.cut import cut, emptied, place, without
from actionplan.records.decode import decode
from actionplan.records.digest import confirms, digest
from actionplan.records.edit import edited
from actionplan.records.field import Steps, value_at, written
from actionplan.records.kinds import NEVER_TAKEN_OUT, TOMBSTONE, kind_of
from actionplan.records.problem import Malformed
from actionplan.records.read import read
from actionplan.records.tidy import canonical

MARK = "redacted"
GOES_ALONG = {("input", "text"): "source", ("input", "title"): "source"}
"""What goes with a field: the source of an input holds a bare digest of its title and text."""

REFUSALS = {
    "no-field": (
        "There is nothing at “{field}” in this record.",
        "Write the names of the fields with dots between them, such as milestones.law.due.",
    ),
    "not-this-field": (
        "“{field}” says what was taken out, or names the record. It stays.",
        "Name the field whose words have to go.",
    ),
    "not-whole": (
        "A record of this kind is never taken out whole.",
        "Name the fields that have to go, with --field.",
    ),
    "gone": ("The record was taken out already.", "There is nothing left to take out."),
    "by-hand": (
        "The lines of “{field}” cannot be told from the others.",
        "Run “actionplan tidy”, or take it out by hand (docs/remove-personal-data.md).",
    ),
}
"""Why something cannot be taken out so: the message and its cure."""


class NotRedactableError(Exception):
    """This cannot be taken out so: a code of `REFUSALS`, and what fills its words."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code)
        self.message, self.cure = REFUSALS[code]
        self.values = {"field": field}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """When something is taken out, why, and which role decided it: codes of the schema."""

    on: date
    reason: str
    by_role: str


def redacted(
    path: str, content: bytes, fields: tuple[str, ...], decided: Decision, key: bytes
) -> bytes:
    """The file with its mark. Without fields the whole record goes and a tombstone is left.

    Raises NotRedactableError, or Malformed if the file cannot be read.
    """
    kind = kind_of(path)
    spelled = canonical(kind.name, path, content)
    value, _ = read(path, spelled)
    if TOMBSTONE in value:
        raise NotRedactableError("gone")
    mark = {"on": decided.on, "reason": decided.reason, "by_role": decided.by_role}
    if not fields:
        if not kind.depth or kind.name in NEVER_TAKEN_OUT:
            raise NotRedactableError("not-whole")
        stone = "".join(f"  {k}: {v}\n" for k, v in mark.items())
        stone = f"id: {value['id']}\n{TOMBSTONE}:\n{stone}  digest: {digest(key, value)}\n"
        return canonical(TOMBSTONE, path, stone.encode())
    named = _named(kind.name, value, fields)
    gone = {written(steps): value_at(value, _place(value, steps)) for steps in named}
    entry = {**mark, "fields": sorted(gone), "digest": digest(key, gone)}
    left = _cut(path, spelled, value, named)

    def add(record: Any) -> None:
        record.setdefault(MARK, []).append(entry)

    return edited(kind.name, path, left, add)


def _named(kind: str, value: dict[str, Any], fields: tuple[str, ...]) -> list[Steps]:
    """The ways to the fields, each once, with what has to go along with them."""
    named = sorted({tuple(field.split(".")) for field in fields})
    for steps in named:
        if steps[0] in ("id", MARK):
            raise NotRedactableError("not-this-field", written(steps))
        if place(value, steps) is None:
            raise NotRedactableError("no-field", written(steps))
    along = {GOES_ALONG.get((kind, steps[0]), "") for steps in named}
    named += sorted((field,) for field in along if field in value and (field,) not in named)
    return [s for s in named if not any(s[: len(o)] == o for o in named if o != s)]


def _place(value: Any, steps: Steps) -> tuple[str | int, ...]:
    found = place(value, steps)
    if found is None:  # What went along with another field may hold it.
        raise NotRedactableError("no-field", written(steps))
    return found


def _cut(path: str, content: bytes, value: dict[str, Any], named: list[Steps]) -> bytes:
    """The file without the fields, compared with what it has to hold then."""
    text = content.decode()
    for steps in named:
        where = emptied(value, _place(value, steps))
        value = without(value, where)
        text = cut(text, where)
        found, faults = read(path, text.encode())
        if faults or found != value:
            raise NotRedactableError("by-hand", written(steps))
    return text.encode()


def composed(path: str, content: bytes) -> dict[str, Any]:
    """A file as its digest is taken of: letters composed, as every record. Raises Malformed."""
    text = unicodedata.normalize("NFC", decode(path, content))
    value, faults = read(path, text.encode())
    if faults:
        raise Malformed(faults)
    return value


def digests(value: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each digest of a record: the fields (none for all of it), the day, the digest."""
    stone = value.get(TOMBSTONE, {})
    if "digest" in stone:
        yield (), str(stone["on"]), stone["digest"]
    for entry in value.get(MARK, ()):
        if "digest" in entry:
            yield tuple(entry["fields"]), str(entry["on"]), entry["digest"]


def confirmed(value: dict[str, Any], original: dict[str, Any], key: bytes) -> list[str]:
    """The days on which just this was taken out of a record, by its digests under that key."""
    return [day for fields, day, found in digests(value) if _is(original, fields, key, found)]


def _is(original: dict[str, Any], fields: tuple[str, ...], key: bytes, found: str) -> bool:
    if not fields:
        return confirms(key, original, found)
    places = {field: place(original, tuple(field.split("."))) for field in fields}
    there = {field: value_at(original, way) for field, way in places.items() if way}
    return confirms(key, there, found)
