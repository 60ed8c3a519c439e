"""Records against their schemas: a plain value -> problems in everyday words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs

from actionplan import dates
from actionplan.records.kinds import KINDS, schema
from actionplan.records.wording import Fault, explain

FIRST_YEAR, LAST_YEAR = 1900, 2199


def faults(kind: str, value: dict[str, Any]) -> Iterator[Fault]:
    """Everything in a record that its schema does not allow."""
    for error in validator(kind).iter_errors(value):
        yield from explain(kind, value, error)


@cache
def validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    """The compiled schema of a kind, with our two date formats switched on."""
    names = ["common", *(k.name for k in KINDS)]
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
