"""Which documents a record names, anywhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.model.walk import field_names

NAMES = {"sources", "evidence", "texts", "document", "source", "joined_sources"}
"""The fields that hold ids of documents."""


def documents_used(record: Any) -> Iterator[str]:
    """The ids of the documents a record or a part of it names."""
    for name in field_names(record.__class__):
        value = getattr(record, name)
        if not value:
            continue
        if name in NAMES:
            yield from _ids(value)
        else:
            for part in value if isinstance(value, tuple) else (value,):
                if field_names(part.__class__):
                    yield from documents_used(part)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value
