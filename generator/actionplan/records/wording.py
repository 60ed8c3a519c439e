"""What the errors of a schema mean, in words of everyday, each with its cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from actionplan.records.kinds import resolve, schema
from actionplan.records.problem import quoted


@dataclass(frozen=True, slots=True)
class Fault:
    """A schema error: where in the record, and how to say it."""

    path: tuple[str | int, ...]
    code: str
    message: str
    cure: str
    values: dict[str, Any]


def explain(kind: str, record: dict[str, Any], error: Any) -> Iterator[Fault]:
    """What a schema error means, one fault for each thing to change."""
    path = tuple(error.instance_path)
    name = error.kind.name
    say = EXPLAIN.get(name)
    if say is None:
        yield Fault(
            path, "schema", "“{field}” is not as the schema asks.", _LOOK, {"field": _name(path)}
        )
        return
    for inner, message, cure, values in say(kind, record, path, error):
        yield Fault(inner, CODES.get(name, name.lower()), message, cure, values)


Said = tuple[tuple[str | int, ...], str, str, dict[str, Any]]
Explain = Callable[[str, dict[str, Any], tuple[str | int, ...], Any], Iterator[Said]]
_LOOK = "Compare it with a record beside it, or with the description in schema/."


def _unknown_field(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    known = _known_fields(kind, tuple(error.schema_path[:-1]), path)
    for field in error.kind.unexpected:
        near = get_close_matches(field, known, n=1, cutoff=0.6)
        cure = "Did you mean “{near}”?" if near else "Delete it, or use one of: {known}."
        values = {"field": field, "near": near[0] if near else "", "known": ", ".join(known)}
        yield (*path, field), "There is no field “{field}” here.", cure, values


def _missing(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    yield (
        path,
        "The field “{field}” is missing.",
        "Add a line “{field}: …”.",
        {"field": error.kind.property},
    )


def _not_in_list(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    found, options = _at(record, path), [str(o) for o in error.kind.options]
    near = get_close_matches(str(found), options, n=1, cutoff=0.6)
    cure = "Did you mean “{near}”?" if near else "Write one of: {options}."
    yield (
        path,
        "“{field}” is “{found}”, which is not in the list.",
        cure,
        {
            "field": _name(path),
            "found": quoted(found),
            "near": near[0] if near else "",
            "options": ", ".join(options),
        },
    )


def _wrong_type(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    found = _at(record, path)
    values = {"field": _name(path), "found": quoted(found)}
    wanted = error.kind.types[0]
    if found is None:
        yield path, "“{field}” is empty.", "Write a value, or delete the line.", values
    elif wanted == "object" and isinstance(found, str):
        yield path, "“{field}” is plain text.", "Write “mn:” and “en:” below it.", values
    else:
        yield path, "“{field}” is “{found}”.", TYPES[wanted], values


TYPES = {
    "object": "Write fields with values below it.",
    "array": "Write a list: each item on its own line after “- ”.",
    "string": "Write text. A number or true/false that is meant as text needs quotes.",
    "integer": "Write a whole number.",
    "number": "Write a number.",
    "boolean": "Write true or false.",
    "null": "Leave it empty.",
}


def _wrong_format(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    found = _at(record, path)
    cure = (
        "Write a day as 2023-11-08."
        if error.kind.format == "known-day"
        else "Write a day as 2023-11-08, a month as 2023-11 or a year as 2023."
    )
    yield (
        path,
        "“{field}” is “{found}”, which is not a date.",
        cure,
        {"field": _name(path), "found": quoted(found)},
    )


def _wrong_pattern(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    found = _at(record, path)
    yield (
        path,
        "“{field}” is “{found}”, which does not have the right form.",
        PATTERNS.get(error.kind.pattern, _LOOK),
        {"field": _name(path), "found": quoted(found)},
    )


PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Use lower-case Latin letters, digits and single hyphens.",
    "^[A-Z]{2}[0-9]{4}$": "Write two capital letters and four digits, such as MN0057.",
    "^[^\\n\\r]*$": "Write it on one line.",
    "^[A-Z]{3}$": "Write the three capital letters of the currency, such as MNT.",
    "^[a-z]{2}$": "Write two small letters, such as mn or en.",
    "^[0-9a-f]{64}$": "Write the 64 hexadecimal digits of the SHA-256 digest.",
}


def _size(message: str, cure: str) -> Explain:
    def explain(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
        limit = getattr(error.kind, "limit", "")
        yield path, message, cure, {"field": _name(path), "limit": limit}

    return explain


def _one_of(kind: str, record: Any, path: Any, error: Any) -> Iterator[Said]:
    wanted = re.findall(r"\"([a-z_]+)\" is a required", str(error.kind.context))
    several = error.kind.name == "oneOf" and not wanted
    yield (
        path,
        "Only one of these may be given: {fields}."
        if several
        else "One of these fields is missing: {fields}.",
        "Keep one of them." if several else "Add one of them.",
        {"fields": ", ".join(wanted) or _alternatives(error)},
    )


def _alternatives(error: Any) -> str:
    part: Any = schema(error.schema_path[0]) if not error.schema_path else {}
    return ", ".join(part.get("required", [])) or "…"


EXPLAIN: dict[str, Explain] = {
    "additionalProperties": _unknown_field,
    "required": _missing,
    "enum": _not_in_list,
    "type": _wrong_type,
    "format": _wrong_format,
    "pattern": _wrong_pattern,
    "oneOf": _one_of,
    "anyOf": _one_of,
    "minItems": _size("The list “{field}” is too short.", "Add an item, or delete the line."),
    "maxItems": _size("The list “{field}” is too long: {limit} at most.", "Shorten it."),
    "maxLength": _size("“{field}” is too long: {limit} characters at most.", "Shorten it."),
    "minLength": _size("“{field}” is empty.", "Write a value, or delete the line."),
    "minProperties": _size("“{field}” is empty.", "Write a value below it, or delete the line."),
    "maximum": _size("“{field}” is too large: {limit} at most.", "Check the number."),
    "minimum": _size("“{field}” is too small: {limit} at least.", "Check the number."),
    "uniqueItems": _size("The list “{field}” names something twice.", "Keep one of them."),
}
CODES = {
    "additionalProperties": "unknown-field",
    "required": "missing-field",
    "enum": "not-in-list",
    "type": "wrong-type",
    "format": "not-a-date",
    "pattern": "wrong-form",
    "oneOf": "one-of",
    "anyOf": "one-of",
    "minItems": "too-short",
    "minLength": "empty",
    "minProperties": "empty",
    "maxItems": "too-long",
    "maxLength": "too-long",
    "maximum": "too-large-number",
    "minimum": "too-small-number",
    "uniqueItems": "twice",
}


def _at(record: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        record = record[step]
    return record


def _name(path: tuple[str | int, ...]) -> str:
    """A field as people would point at it: `milestones 2, due`."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _known_fields(kind: str, schema_path: Any, path: tuple[str | int, ...]) -> list[str]:
    """The fields that the record may have at that place."""
    part, home = schema(kind), kind
    for step in path:
        part, home = resolve(part, home)
        inner = part.get("items") if isinstance(step, int) else part.get("properties", {}).get(step)
        if inner is None:
            return []
        part = inner
    part, _ = resolve(part, home)
    return list(part.get("properties", {}))
