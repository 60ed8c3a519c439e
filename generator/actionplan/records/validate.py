"""Records against their schemas: a plain value -> problems in everyday words."""

from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema_rs

from actionplan import dates
from actionplan.records.kinds import SCHEMAS_OF_RECORDS, schema
from actionplan.records.problem import Fault
from actionplan.records.wording import explain

FIRST_YEAR, LAST_YEAR = 1900, 2199


def faults(kind: str, value: dict[str, Any]) -> list[Fault]:
    """Everything in a record that its schema does not allow.

    A misspelt field is one mistake: the field that was meant is not reported as missing.
    So is a date that is both too long and no date.
    """
    errors = validator(kind).iter_errors(value)
    said = {(f.path, f.message): f for error in errors for f in explain(kind, value, error)}
    found = list(said.values())
    meant = {(f.path[:-1], f.values.get("near")) for f in found if f.code == "unknown-field"}
    return [
        f for f in found if f.code != "missing-field" or (f.path, f.values["field"]) not in meant
    ]


@cache
def validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The compiled schema of a kind, with our two date formats switched on."""
    names = ["common", *SCHEMAS_OF_RECORDS]
    registry = jsonschema_rs.Registry([(f"{n}.schema.json", schema(n)) for n in names])
    return jsonschema_rs.Draft202012Validator(
        schema(kind),
        registry=registry,
        validate_formats=True,
        formats={"known-date": _known_date, "known-day": _known_day},
    )


def _known_date(value: str) -> bool:
    try:
        when = dates.parse(value)
    except ValueError:
        return False
    return FIRST_YEAR <= when.first.year <= LAST_YEAR


def _known_day(value: str) -> bool:
    return len(value) == 10 and _known_date(value)
