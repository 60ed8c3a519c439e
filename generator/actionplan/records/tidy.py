"""The one spelling of a record on disk, so that a diff shows facts only.

Keys in the order of the schema, block style, two blanks, composed letters, one
newline at the end. Comments and quotes stay. A record is never changed in
meaning: what is read from the new bytes must equal what was read before.
"""

from __future__ import annotations

import io
import os
import unicodedata
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from actionplan.records import files
from actionplan.records.kinds import resolve, schema
from actionplan.records.problem import Malformed
from actionplan.records.decode import decode
from actionplan.records.read import read

WIDTH = 100


def tidy(root: Path, *, write: bool) -> list[str]:
    """Bring every record below `root` into its canonical spelling.

    Returns the paths that changed, or would change. Raises Malformed for what
    cannot be read; then nothing is written.
    """
    found, problems = files.find(root)
    changed: dict[str, bytes] = {}
    for kind, path in found:
        content = (root / path).read_bytes()
        try:
            spelled = canonical(kind.name, path, content)
        except Malformed as malformed:
            problems.extend(malformed.problems)
            continue
        if spelled != content:
            changed[path] = spelled
    if problems:
        raise Malformed(problems)
    if write:
        for path, spelled in changed.items():
            _replace(root / path, spelled)
    return sorted(changed)


def canonical(kind: str, path: str, content: bytes) -> bytes:
    """The canonical bytes of a record. Raises Malformed if it cannot be read."""
    text = unicodedata.normalize("NFC", decode(path, content))
    before, faults = read(path, text.encode())
    if faults:
        raise Malformed(faults)
    yaml = _yaml()
    record = yaml.load(text)
    _order(record, schema(kind), kind)
    out = io.StringIO()
    yaml.dump(record, out)
    spelled = (out.getvalue().rstrip("\n") + "\n").encode()
    after, _ = read(path, spelled)
    return spelled if after == before else text.encode()


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.version = None
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _order(value: Any, part: dict[str, Any], home: str) -> None:
    """Put the keys of a mapping, and of all below it, into the order of the schema."""
    part, home = resolve(part, home)
    if isinstance(value, CommentedMap):
        value.fa.set_block_style()
        known = part.get("properties", {})
        for key in [k for k in known if k in value]:
            value.move_to_end(key)
        for key, inner in value.items():
            _order(inner, known.get(key, {}), home)
    elif isinstance(value, CommentedSeq):
        value.fa.set_block_style()
        for inner in value:
            _order(inner, part.get("items", {}), home)


def _replace(file: Path, content: bytes) -> None:
    """Write whole or not at all."""
    new = file.with_name(f".{file.name}.tidy")
    with new.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    os.replace(new, file)
