"""The columns of the tables, derived from the schemas: no field can be forgotten.

Words become a column per language, objects are laid flat, lists of ids stay one
cell, and every other list becomes a table of its own with the id of its owner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from actionplan.records.kinds import resolve, schema

TABLE_OF = {
    "approvals": "observations",
    "changes": "declared_changes",
    "by_sector": "attendance",
    "checks": "website_checks",
    "civil_society_view": "views",
    "apologies": "attendees",
    "irm": "irm_findings",
    "members_by_sector": "members",
    "organisations_commented": "commenters",
    "policy_areas": "tags",
    "present": "attendees",
    "redacted": "redactions",
    "response": "responses",
    "reviewers": "partners",
    "self_assessment": "views",
    "steps": "timeline_steps",
    "supporting": "partners",
    "updates": "status_updates",
    "versions": "consulted_versions",
}
"""The table of a list whose field has another name."""
KEYS = {
    "plans": "plan",
    "consultations": "consultation",
    "commitments": "commitment",
    "milestones": "milestone",
    "meetings": "meeting",
    "receipts": "receipt",
    "inputs": "input",
    "organisations": "organisation",
    "bodies": "body",
    "documents": "document",
}
"""The column that holds the id of a row's owner, by the table of the owner."""
TARGETS = {key: table for table, key in KEYS.items()}
NAMED = {
    "text": "text",
    "line": "text",
    "promise": "text",
    "date": "when",
    "counts": "counts",
    "sources": "sources",
}
"""The forms of the common pieces of the schemas."""
GENERAL = {
    "text": "Words in the language that the name of the column ends with.",
    "when": "A day, a month or a year, as far as it is known.",
}
"""What is said of a field of that form that says nothing of itself."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `form` is a Frictionless type, or `when` (a date as written) or `text`.

    `titles` are the names of the fields that lead to it and `says` what they hold, in
    English; `target` is the table whose ids it holds.
    """

    name: str
    form: str
    says: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    target: str = ""
    choices: tuple[Any, ...] = ()
    required: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field that becomes a column, and the attributes that lead to it."""

    steps: tuple[str, ...]
    column: Column


@dataclass(frozen=True, slots=True)
class Shape:
    """What becomes of a part of a record: a row of a table, and rows of others below it.

    `form` is what stands in the record: `record`, `row`, or a list of `rows`, `counts`, `sources`,
    `words` or `strings`.
    """

    table: str
    steps: tuple[str, ...] = ()
    form: str = "record"
    leaves: list[Leaf] = field(default_factory=list)
    branches: list[Shape] = field(default_factory=list)


@cache
def shape(kind: str, table: str) -> Shape:
    """The shape of a kind of record."""
    root = Shape(table)
    _grow(root, schema(kind), kind, (), Words())
    return root


@dataclass(frozen=True, slots=True)
class Words:
    """The names of the fields that lead to a place in a schema, and what they hold."""

    titles: tuple[str, ...] = ()
    says: tuple[str, ...] = ()

    def below(self, title: str, said: str) -> Words:
        """The words one field further down."""
        return Words((*self.titles, title), (*self.says, said) if said else self.says)


def _grow(
    into: Shape, part: dict[str, Any], home: str, steps: tuple[str, ...], above: Words
) -> None:
    """Add what the fields of a schema's object become."""
    required = part.get("required", ()) if not steps else ()
    for name, raw in part["properties"].items():
        found, at = resolve(raw, home)
        way = (*steps, name)
        form = _form(raw, found, at)
        said = raw.get("description") or GENERAL.get(form) or found.get("description", "")
        words = above.below(raw["title"], said)
        if form == "object":
            _grow(into, found, at, way, words)
        elif form in BRANCHES:
            into.branches.append(_branch(form, found, at, way))
        else:
            into.leaves.append(
                Leaf(way, _column(form, raw, found, at, way, words, name in required))
            )


BRANCHES = ("rows", "counts", "sources", "words", "strings")


def _form(raw: dict[str, Any], found: dict[str, Any], home: str) -> str:
    """What a field becomes."""
    if name := NAMED.get(raw.get("$ref", "").rpartition("/")[2]):
        return name
    if "enum" in found:
        return "integer" if isinstance(found["enum"][0], int) else "string"
    if found["type"] == "array":
        return _form_of_list(found["items"], home)
    if found["type"] == "object":
        return "rows" if "disposition" in found["properties"] else "object"
    return "date" if found.get("format") == "known-day" else str(found["type"])


def _form_of_list(items: dict[str, Any], home: str) -> str:
    if "x-ref" in items:
        return "sources" if items["x-ref"] == "document" else "list"
    inner, at = resolve(items, home)
    if inner.get("type") == "object":
        return "words" if _form(items, inner, at) == "text" else "rows"
    return "list" if "enum" in inner or "pattern" in inner or "$ref" in items else "strings"


def _branch(form: str, found: dict[str, Any], home: str, way: tuple[str, ...]) -> Shape:
    """The table of a list, or of an answer."""
    if form == "sources":
        return Shape("sources", way, form)
    single = form == "rows" and "items" not in found
    made = Shape(TABLE_OF.get(way[-1], way[-1]), way, "row" if single else form)
    if form == "counts":
        sector, _ = resolve({"$ref": "#/$defs/sector"}, "common")
        side = Column(
            "sector",
            "string",
            (sector["description"],),
            ("Sector",),
            "",
            tuple(sector["enum"]),
            True,
        )
        number = Column(
            "number", "integer", ("How many, by sector.",), ("How many",), required=True
        )
        made.leaves.extend((Leaf(("sector",), side), Leaf(("number",), number)))
    elif form in ("words", "strings"):
        said = (found["description"],)
        name, form = ("name", "text") if form == "words" else ("tag", "string")
        title = ("Name",) if name == "name" else ("Policy area",)
        made.leaves.append(Leaf(("value",), Column(name, form, said, title)))
    else:
        part, at = resolve(found.get("items", found), home)
        _grow(made, part, at, (), Words())
    return made


def _column(
    form: str,
    raw: dict[str, Any],
    found: dict[str, Any],
    home: str,
    way: tuple[str, ...],
    words: Words,
    required: bool,
) -> Column:
    inner = found
    if form == "list":
        raw = found["items"]
        inner, _ = resolve(raw, home)
    target = TARGETS.get(raw.get("x-ref", ""), "")
    if way == ("rule",):
        target = "rules"
    choices = tuple(inner.get("enum", ()))
    return Column("_".join(way), form, words.says, words.titles, target, choices, required)
