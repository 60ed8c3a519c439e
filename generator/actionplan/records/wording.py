"""What the errors of a schema mean, in words of everyday, each with its cure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches
from typing import Any

from actionplan.records.field import Path, known_fields, name, value_at
from actionplan.records.kinds import schema
from actionplan.records.problem import Fault, quoted

Said = tuple[Path, str, str, dict[str, Any]]
Explain = Callable[[str, Any, Path, Any], Iterator[Said]]

LOOK = "Compare it with a record beside it, or with the description in schema/."
DATE = "Write a day as 2023-11-08, a month as 2023-11 or a year as 2023."
DAY = "Write a day as 2023-11-08."
SHAPES = {
    "object": "Write fields with values below it.",
    "array": "Write a list: each item on its own line after “- ”.",
    "string": "Write text. A number or true/false that is meant as text needs quotes.",
    "integer": "Write a whole number.",
    "number": "Write a number.",
    "boolean": "Write true or false.",
}
PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Use lower-case Latin letters, digits and single hyphens.",
    "^[A-Z]{2}[0-9]{4}$": "Write two capital letters and four digits, such as MN0057.",
    "^[a-z0-9_-]+([.][a-z0-9_-]+)*$": (
        "Write names of fields with dots between them, such as milestones.law.due."
    ),
    "^[^\\n\\r]*$": "Write it on one line.",
    "^[A-Z]{2}$": "Write the two capital letters of the country, such as MN.",
    "^[A-Z]{3}$": "Write the three capital letters of the currency, such as MNT.",
    "^[a-z]{2}$": "Write two small letters, such as mn or en.",
    "^[0-9a-f]{12}$": "Write the digest that `actionplan languages` gives.",
    "^(interface|pages|summaries)/[a-z0-9/_-]+$": (
        "Write the name as `actionplan languages` lists it."
    ),
    "^[0-9a-f]{64}$": "Write the 64 hexadecimal digits of the SHA-256 digest.",
    "^[1-5]\\.[1-9]$": "Write the number of the requirement in quotes, such as “3.1”.",
    "^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+$": (
        "Write a mail address such as ideas@example.org."
    ),
    "^[a-z0-9-]+/[a-z0-9-]+$": "Write the id of a rule, such as ogp-2022/regular-meetings.",
    "^https?://[^\\s<>\"'`{}|\\\\^]+$": "Write a web address that begins with https://.",
}
"""The cure of each pattern that the schemas use."""


def explain(kind: str, record: dict[str, Any], error: Any) -> Iterator[Fault]:
    """What a schema error means, one fault for each thing to change."""
    code, say = EXPLAIN.get(_kind(error), ("schema", _anything_else))
    for path, message, cure, values in say(kind, record, tuple(error.instance_path), error):
        yield Fault(path, code, message, cure, values)


def _kind(error: Any) -> str:
    """The kind of an error. A date that is too long or too early is no date."""
    kind = str(error.kind.name)
    of_a_date = tuple(error.schema_path)[-3:-1] == ("$defs", "date")
    return "format" if of_a_date and kind != "type" else kind


def _anything_else(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    yield path, "“{field}” is not as the schema asks.", LOOK, {"field": name(path)}


def _unknown_field(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    known = known_fields(kind, path)
    for field in error.kind.unexpected:
        if known:
            yield _no_field(path, field, known)
        else:
            values = {"field": quoted(field)}
            yield (
                (*path, field),
                "“{field}” is not the code of a language.",
                PATTERNS["^[a-z]{2}$"],
                values,
            )


def _unknown_name(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    yield _no_field(path, error.kind.error.instance, error.kind.error.kind.options)


def _no_field(path: Path, field: str, known: Collection[str]) -> Said:
    near = _near(field, known)
    values = {"field": quoted(field), "near": near, "known": ", ".join(known)}
    cure = "Did you mean “{near}”?" if near else "Delete it, or use one of: {known}."
    return (*path, field), "There is no field “{field}” here.", cure, values


def _missing(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    values = {"field": error.kind.property}
    yield path, "The field “{field}” is missing.", "Add a line “{field}: …”.", values


def _not_in_list(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    found, options = value_at(record, path), [str(o) for o in error.kind.options]
    near = _near(str(found), options)
    cure = "Did you mean “{near}”?" if near else "Write one of: {options}."
    if str(found) in options:
        cure = "Write it without quotes." if isinstance(found, str) else "Put it in quotes."
    yield (
        path,
        "“{field}” is “{found}”, which is not in the list.",
        cure,
        {**_found(record, path), "near": near, "options": ", ".join(options)},
    )


def _near(found: str, options: Collection[str]) -> str:
    return next(iter(get_close_matches(found, options, n=1, cutoff=0.6)), "")


def _wrong_type(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    found, wanted = value_at(record, path), error.kind.types
    cure = SHAPES[wanted[0]] if len(wanted) == 1 else DATE
    if found is None:
        message, cure = "“{field}” is empty.", "Write a value, or delete the line."
    elif wanted == ["object"] and isinstance(found, str):
        message, cure = "“{field}” is plain text.", "Write “mn:” and “en:” below it."
    elif isinstance(found, dict):
        message = "“{field}” has fields below it."
    elif isinstance(found, list):
        message = "“{field}” is a list."
    else:
        message = "“{field}” is “{found}”."
    yield path, message, cure, _found(record, path)


def _wrong_format(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    cure = DAY if getattr(error.kind, "format", "") == "known-day" else DATE
    yield path, "“{field}” is “{found}”, which is not a date.", cure, _found(record, path)


def _wrong_pattern(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    message = "“{field}” is “{found}”, which does not have the right form."
    yield path, message, PATTERNS.get(error.kind.pattern, LOOK), _found(record, path)


def _found(record: Any, path: Path) -> dict[str, Any]:
    return {"field": name(path), "found": quoted(value_at(record, path))}


def _size(message: str, cure: str) -> Explain:
    def explain(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
        limit = getattr(error.kind, "limit", "")
        yield path, message, cure, {"field": name(path), "limit": str(limit)}

    return explain


def _one_of(kind: str, record: Any, path: Path, error: Any) -> Iterator[Said]:
    fields = [f for part in schema(kind)[error.kind.name] for f in part["required"]]
    values = {"fields": ", ".join(fields)}
    if any(f in record for f in fields):
        yield path, "Only one of these may be given: {fields}.", "Keep one of them.", values
    else:
        yield path, "One of these fields is missing: {fields}.", "Add one of them.", values


EXPLAIN: dict[str, tuple[str, Explain]] = {
    "additionalProperties": ("unknown-field", _unknown_field),
    "propertyNames": ("unknown-field", _unknown_name),
    "required": ("missing-field", _missing),
    "enum": ("not-in-list", _not_in_list),
    "type": ("wrong-type", _wrong_type),
    "format": ("not-a-date", _wrong_format),
    "pattern": ("wrong-form", _wrong_pattern),
    "oneOf": ("one-of", _one_of),
    "anyOf": ("one-of", _one_of),
    "minItems": (
        "too-short",
        _size("The list “{field}” is too short.", "Add an item, or delete the line."),
    ),
    "maxItems": (
        "too-long",
        _size("The list “{field}” is too long: {limit} at most.", "Shorten it."),
    ),
    "maxLength": (
        "too-long",
        _size("“{field}” is too long: {limit} characters at most.", "Shorten it."),
    ),
    "minLength": ("empty", _size("“{field}” is empty.", "Write a value, or delete the line.")),
    "minProperties": (
        "empty",
        _size("“{field}” is empty.", "Write a value below it, or delete the line."),
    ),
    "maximum": (
        "too-large-number",
        _size("“{field}” is too large: {limit} at most.", "Check the number."),
    ),
    "minimum": (
        "too-small-number",
        _size("“{field}” is too small: {limit} at least.", "Check the number."),
    ),
    "uniqueItems": (
        "twice",
        _size("The list “{field}” names something twice.", "Keep one of them."),
    ),
}
"""The code of each kind of schema error, and what it says."""
