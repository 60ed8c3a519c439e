"""The one spelling of a record on disk, so that a diff shows facts only.

Keys in the order of the schema, block style, two blanks, composed letters, one
newline at the end. Comments and quotes stay; in a file with comments between its
lines keys stay where they are, or a comment would end up beside another field.
A record is never changed in meaning: what is read from the new bytes must equal
what was read before.
"""

from __future__ import annotations

import io
import os
import unicodedata
from itertools import dropwhile
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from actionplan.records import files
from actionplan.records.decode import decode
from actionplan.records.kinds import resolve, schema
from actionplan.records.problem import Malformed
from actionplan.records.read import read

WIDTH = 1_000_000
"""Lines are never broken: a word more in a long text is then one changed line, not ten."""


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
            replace(root / path, spelled)
    return sorted(changed)


def canonical(kind: str, path: str, content: bytes) -> bytes:
    """The canonical bytes of a record. Raises Malformed if it cannot be read."""
    text = unicodedata.normalize("NFC", decode(path, content))
    before, faults = read(path, text.encode())
    if faults:
        raise Malformed(faults)
    yaml = emitter()
    record = yaml.load(text)
    _shape(record, schema(kind), kind, reorder=not _comments_inside(text))
    out = io.StringIO()
    yaml.dump(record, out)
    spelled = (out.getvalue().rstrip("\n") + "\n").encode()
    after, _ = read(path, spelled)
    return spelled if after == before else text.encode()


def emitter() -> YAML:
    """The YAML writer whose spelling is the canonical one."""
    yaml = YAML(typ="rt")
    yaml.version = None
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _comments_inside(text: str) -> bool:
    """True if a line below the first field begins with `#`."""
    fields = dropwhile(lambda line: not line or line.startswith("#"), text.split("\n"))
    return any(line.lstrip().startswith("#") for line in fields)


def _shape(value: Any, part: dict[str, Any], home: str, *, reorder: bool) -> None:
    """Block style for a value and all below it, and keys in the order of the schema."""
    part, home = resolve(part, home)
    if isinstance(value, CommentedMap):
        value.fa.set_block_style()
        known = part.get("properties", {})
        if reorder:
            for key in [*(k for k in known if k in value), *(k for k in value if k not in known)]:
                value.move_to_end(key)
        for key, inner in value.items():
            _shape(inner, known.get(key, {}), home, reorder=reorder)
    elif isinstance(value, CommentedSeq):
        value.fa.set_block_style()
        for inner in value:
            _shape(inner, part.get("items", {}), home, reorder=reorder)


def replace(file: Path, content: bytes) -> None:
    """Write whole or not at all."""
    new = file.with_name(f".{file.name}.tidy")
    with new.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    os.replace(new, file)
