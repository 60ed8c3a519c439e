"""Checked plain values -> typed, frozen records."""

from __future__ import annotations

from typing import Any

import msgspec

from actionplan import dates
from actionplan.records.kinds import Kind


def build(kind: Kind, path: str, value: dict[str, Any]) -> Any:
    """The typed record of a value that its schema allows."""
    return msgspec.convert({**value, "path": path}, kind.type, dec_hook=_decode)


def _decode(wanted: type, value: Any) -> Any:
    if wanted is dates.When:
        return dates.parse(str(value))  # A bare year is a number in YAML.
    raise NotImplementedError(wanted)
