"""Change a record on disk as a careful editor would: comments stay, the spelling is canonical."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from actionplan.records.decode import decode
from actionplan.records.tidy import canonical, emitter, replace


def edited(kind: str, path: str, content: bytes, change: Callable[[Any], None]) -> bytes:
    """The record after a change of its fields. Raises Malformed if it cannot be read."""
    yaml = emitter()
    record = yaml.load(decode(path, canonical(kind, path, content)))
    change(record)
    out = io.StringIO()
    yaml.dump(record, out)
    return canonical(kind, path, out.getvalue().encode())


def prose(text: str) -> str:
    """Words of people in a style in which nothing in them can be taken for YAML."""
    style = LiteralScalarString if "\n" in text else DoubleQuotedScalarString
    styled: str = style(text)
    return styled


def write_all(root: Path, files: Mapping[str, bytes]) -> None:
    """Write each file whole; what each becomes is known before the first is touched."""
    for path, content in sorted(files.items()):
        replace(root / path, content)
