"""The mapping file: which heading of a table, or key of a collection, becomes which field.

    record: commitment          the kind of record
    id: "nap6-c{No.}"           made of the cells named in braces, in small letters
    sheet: Commitments          of a workbook; else its first sheet
    fields:
      title.en: Name            the field, and the heading it comes from
      lead:
        from: Lead agency
        split: ";"              a list in one cell
        values:                 what is written there -> what the record says
          Ministry of Rivers: ministry-of-rivers
      milestones.title.en: Milestone
    always:                     what is the same in every record
      plan: nap6
      stage: adopted
    records:                    further records, by the path of their file
      plans/nap6.yml: {...}

A row whose `id` cells are empty goes on with the record above it: a milestone more, say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplan.importing.incoming import KIND_OF
from actionplan.records.kinds import Kind, resolve, schema
from actionplan.records.problem import Malformed, Problem, quoted

KEYS = {"record", "id", "sheet", "fields", "always", "records"}


@dataclass(frozen=True, slots=True)
class Field:
    """Where a field comes from. `steps` lead to it; `lang` is the language of words.

    `form` is string, date, integer, number, boolean, list or text, as its schema says; `inside`
    is the list of parts it stands in, such as `milestones`, or "".
    """

    steps: tuple[str, ...]
    source: str
    form: str
    lang: str = ""
    inside: str = ""
    split: str = ";"
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A mapping that was read and makes sense."""

    kind: Kind
    id: str
    sheet: str
    fields: tuple[Field, ...]
    always: Mapping[str, Any]
    records: Mapping[str, dict[str, Any]]


def understood(path: str, told: Mapping[str, Any]) -> Mapped:
    """The mapping a file holds. Raises Malformed with everything in it that makes no sense."""
    problems = [_problem(path, "There is no “{key}” in a mapping.", key=k) for k in {*told} - KEYS]
    kind = KIND_OF.get(str(told.get("record", "commitment")))
    if kind is None or kind.depth == 0:
        raise Malformed([_problem(path, "There is no kind of record “{key}”.", key=told["record"])])
    fields: list[Field] = []
    for name, source in _mapping(told.get("fields")).items():
        found = _field(kind, str(name), source)
        if found is None:
            message = "“{key}” is no field of this kind of record that one cell can fill."
            problems.append(_problem(path, message, key=name))
        else:
            fields.append(found)
    if not fields or not told.get("id"):
        problems.append(_problem(path, "The mapping needs “id” and “fields”."))
    if problems:
        raise Malformed(problems)
    always, records = _mapping(told.get("always")), _mapping(told.get("records"))
    sheet = str(told.get("sheet", ""))
    return Mapped(kind, str(told["id"]), sheet, tuple(fields), always, records)


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _field(kind: Kind, name: str, source: Any) -> Field | None:
    """The field of that name, such as `period.start` or `milestones.title.en`; None if none is."""
    told = source if isinstance(source, dict) else {"from": source}
    part, home = schema(kind.name), kind.name
    steps: list[str] = []
    inside = ""
    for step in name.split("."):
        if _is_text(part) and len(step) == 2:
            return Field(tuple(steps), str(told.get("from", "")), "text", step, inside)
        if part.get("type") == "array":
            part, home = resolve(part["items"], home)
            inside, steps = ".".join(steps), []
        if step not in part.get("properties", {}):
            return None
        part, home = resolve(part["properties"][step], home)
        steps.append(step)
    form = _form(part)
    if form in ("object", "text") or not told.get("from"):
        return None
    values = {str(k): v for k, v in _mapping(told.get("values")).items()}
    split = str(told.get("split", ";"))
    return Field(tuple(steps), str(told["from"]), form, "", inside, split, values)


def _is_text(part: Mapping[str, Any]) -> bool:
    return "patternProperties" in part


def _form(part: Mapping[str, Any]) -> str:
    if _is_text(part):
        return "text"
    if part.get("type") == "array":
        return "object" if "properties" in part["items"] else "list"
    kind = part.get("type", "string")
    return "date" if isinstance(kind, list) else str(kind)


def _problem(path: str, message: str, **values: Any) -> Problem:
    shown = {name: quoted(value) for name, value in values.items()}
    cure = "Compare it with the mapping in docs/import.md and the fields in docs/records.md."
    return Problem(path=path, code="mapping", message=message, cure=cure, values=shown)
