"""A plain value -> the canonical bytes of its record, whatever its texts hold."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from actionplan.records.problem import Malformed
from actionplan.records.read import read
from actionplan.records.tidy import canonical, emitter

OURS = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z|[0-9]{4}-[a-z][a-z0-9-]*\Z")
"""Codes and ids, which need no quotes."""
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
"""What some reader of YAML takes for something else than a word."""


def render(kind: str, path: str, value: Mapping[str, Any]) -> bytes:
    """The canonical bytes of a record, which read back as that very value.

    Words from outside stand in a block of their own or in quotes. Raises Malformed for a value
    that no record may hold.
    """
    for block in (True, False):
        spelled = _dump(_styled(value, block=block))
        try:
            spelled = canonical(kind, path, spelled)
            found, faults = read(path, spelled)
        except Malformed:
            continue
        if found == value and not faults:
            return spelled
    _, faults = read(path, spelled)
    raise Malformed(faults)


def _dump(value: Any) -> bytes:
    out = io.StringIO()
    emitter().dump(value, out)
    return out.getvalue().encode()


def _styled(value: Any, *, block: bool) -> Any:
    """The value with a style for each of its texts."""
    if isinstance(value, Mapping):
        return {k: _styled(v, block=block) for k, v in value.items()}
    if isinstance(value, list):
        return [_styled(v, block=block) for v in value]
    if not isinstance(value, str) or _plain(value):
        return value
    if day := _day(value):
        return day
    if block and "\n" in value:
        return LiteralScalarString(value)
    return DoubleQuotedScalarString(value)


def _plain(value: str) -> bool:
    """True for ids and codes, which no reader of YAML takes for anything else."""
    return bool(OURS.match(value)) and value.casefold() not in WORDS_OF_YAML


def _day(value: str) -> date | None:
    """A day, which stands without quotes."""
    try:
        return date.fromisoformat(value) if DAY.match(value) else None
    except ValueError:
        return None
