"""Which documents a record names, anywhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from actionplan.dates import When

NAMES = {"sources", "evidence", "texts", "document", "source", "joined_sources"}
"""The fields that hold ids of documents."""


def documents_used(record: Any) -> Iterator[str]:
    """The ids of the documents a record or a part of it names."""
    for name, names_documents in _fields(record.__class__):
        value = getattr(record, name)
        if not value:
            continue
        if names_documents:
            yield from _ids(value)
        elif is_dataclass(value):
            yield from documents_used(value)
        elif isinstance(value, tuple) and is_dataclass(value[0]):
            for part in value:
                yield from documents_used(part)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value


@cache
def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    if kind is When:
        return ()
    return tuple((f.name, f.name in NAMES) for f in fields(kind))
