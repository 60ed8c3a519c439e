"""Which files of a repository are records. None is skipped in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from actionplan.records.kinds import KINDS, Kind
from actionplan.records.problem import Problem, legible

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LEFT_ALONE = {"README.md", ".gitkeep"}

Found = tuple[Kind, str]


def find(root: Path, coming: Collection[str] = ()) -> tuple[list[Found], list[Problem]]:
    """Every record file as (kind, path from the root), and what should not be there.

    `coming` are paths of records that are about to be written; they count as if they were there.
    """
    found: list[Found] = []
    faults: list[Problem] = []
    for kind in KINDS:
        there = {p for p in coming if p == kind.place or p.startswith(f"{kind.place}/")}
        if kind.depth == 0 and not os.path.lexists(root / kind.place):
            if not there:
                faults.append(_absent(kind))
        else:
            for path, fault in _top(root, kind):
                there.discard(path)
                if fault:
                    faults.append(fault)
                else:
                    found.append((kind, path))
        found += ((kind, path) for path in sorted(there))
    return found, faults


def _top(root: Path, kind: Kind) -> Iterator[tuple[str, Problem | None]]:
    """The single file of a kind, or all below its folder."""
    top = root / kind.place
    if top.is_symlink():
        yield kind.place, _misplaced(kind.place, "It is a link to another place.")
    elif kind.depth == 0:
        yield kind.place, None if top.is_file() else _misplaced(kind.place, "It is not a file.")
    elif top.is_dir():
        yield from _walk(root, kind.place, kind.depth)
    elif top.exists():
        yield kind.place, _misplaced(kind.place, "It is not a folder.")


def _walk(root: Path, folder: str, depth: int) -> Iterator[tuple[str, Problem | None]]:
    with os.scandir(root / folder) as entries:
        listed = sorted(entries, key=lambda e: e.name)
    for entry in listed:
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield path, _misplaced(path, "It is a link to another place.")
        elif entry.is_dir():
            if depth > 1 and NAME.match(entry.name):
                yield from _walk(root, path, depth - 1)
            else:
                yield path, _misplaced(path, "A folder of this name has no place here.")
        elif not entry.is_file():
            yield path, _misplaced(path, "It is not a file.")
        elif entry.name not in LEFT_ALONE:
            yield path, _misnamed(path, entry.name, depth)


def _misnamed(path: str, name: str, depth: int) -> Problem | None:
    stem, dot, ending = name.rpartition(".")
    if depth > 1:
        return _misplaced(path, "It lies one folder too high.")
    if ending == "yml" and dot and NAME.match(stem):
        return None
    if ending in ("yml", "yaml"):
        return Problem(
            path=legible(path),
            code="file-name",
            message="The file name cannot be an id.",
            cure="Name it with lower-case letters, digits and hyphens, ending in “.yml”.",
        )
    return _misplaced(path, "It does not end in “.yml”.")


def _misplaced(path: str, reason: str) -> Problem:
    return Problem(
        path=legible(path),
        code="misplaced-file",
        message="This is not a record: {reason}",
        cure="Move or delete it. Nothing in a records folder is skipped in silence.",
        values={"reason": reason},
    )


def _absent(kind: Kind) -> Problem:
    return Problem(
        path=kind.place,
        code="absent-file",
        message="The file is not there.",
        cure="Create it. Its fields are described in schema/{schema}.schema.json.",
        values={"schema": kind.name},
    )
