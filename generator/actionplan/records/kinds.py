"""The kinds of records: where their files lie, which schema and which type they have."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from actionplan import model

SCHEMAS = Path(__file__).parents[1] / "schema"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record. `depth` counts the folders above its files; 0 is a single file.

    `register` is the field of the Register that holds it; `form` is its schema where that
    is not named like the kind: what is left of a record that was taken out whole.
    """

    name: str
    place: str
    depth: int
    type: type
    register: str
    form: str = ""

    @property
    def schema(self) -> str:
        """The name of its schema."""
        return self.form or self.name


KINDS = (
    Kind("site", "site.yml", 0, model.Site, "site"),
    Kind("council", "council.yml", 0, model.Council, "council"),
    Kind("plan", "plans", 1, model.Plan, "plans"),
    Kind("commitment", "commitments", 2, model.Commitment, "commitments"),
    Kind("meeting", "council-meetings", 1, model.Meeting, "meetings"),
    Kind("input", "inputs", 2, model.Input, "inputs"),
    Kind("receipt", "receipts", 2, model.Receipt, "receipts"),
    Kind("explanation", "explanations", 1, model.Explanation, "explanations"),
    Kind("objection", "objections", 1, model.Objection, "objections"),
    Kind("organisation", "organisations", 1, model.Organisation, "organisations"),
    Kind("document", "documents", 1, model.Document, "documents"),
)

_BY_PLACE = {kind.place: kind for kind in KINDS}


def kind_of(path: str) -> Kind:
    """The kind of a record by the path of its file. Raises KeyError if it is none."""
    return _BY_PLACE[path.partition("/")[0]]


TOMBSTONE = "tombstone"
SCHEMAS_OF_RECORDS = (*(kind.name for kind in KINDS), TOMBSTONE)


def as_found(kind: Kind, value: dict[str, Any]) -> Kind:
    """The kind itself, or its tombstone if the record says that it was taken out whole."""
    if TOMBSTONE not in value or not kind.depth or kind.name in NEVER_TAKEN_OUT:
        return kind
    return replace(kind, type=model.Tombstone, register="tombstones", form=TOMBSTONE)


NEVER_TAKEN_OUT = ("plan", "receipt")
"""Kinds on which others rest, or that hold nothing to take out."""


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind, or `common`."""
    text = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def resolve(part: dict[str, Any], home: str) -> tuple[dict[str, Any], str]:
    """Follow a `$ref` of our schemas. Returns the target and the schema it stands in."""
    if "$ref" not in part:
        return part, home
    file, _, pointer = part["$ref"].partition("#/")
    target = file.removesuffix(".schema.json") or home
    found: Any = schema(target)
    for step in pointer.split("/"):
        found = found[step]
    return found, target


@cache
def expected(name: str) -> tuple[str, ...]:
    """The fields a full record of that kind would have (`x-expected` in its schema)."""
    fields: dict[str, Any] = schema(name)["properties"]
    return tuple(key for key, part in fields.items() if part.get("x-expected"))
