"""What is different between two published packages: which rows came, changed and went.

A release of the data is a package. The rows of the tables that come from records are compared by
their keys; what rules compute anew on each day is left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from actionplan.publish.derived import DERIVED
from actionplan.publish.package import DESCRIPTION, cell

COMPUTED = frozenset(table.name for table in DERIVED)
NAME = "changes.csv"
HEADS = ("table", "row", "change", "columns")


class NotAPackageError(Exception):
    """The file or folder is no package of this register, or a damaged one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that was `added`, `changed` or `removed`, and the columns that changed."""

    table: str
    row: str
    change: str
    columns: tuple[str, ...] = ()


def read_package(path: Path) -> dict[str, bytes]:
    """The files of a package, by name, from its folder or zip. Raises NotAPackageError."""
    try:
        found = _zipped(path) if path.is_file() else _lying(path)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise NotAPackageError(path) from None
    if DESCRIPTION not in found:
        raise NotAPackageError(path)
    return found


def _zipped(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if _wanted(name)}


def _lying(path: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in path.glob("*") if f.is_file() and _wanted(f.name)}


def _wanted(name: str) -> bool:
    return "/" not in name and name.endswith(".json")


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Difference]:
    """What is different, table by table and row by row. Raises NotAPackageError."""
    try:
        before, after = _tables(old), _tables(new)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise NotAPackageError from None
    for name in sorted(before.keys() | after.keys()):
        yield from _rows(name, before.get(name, {}), after.get(name, {}))


def _rows(
    table: str, before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]
) -> Iterator[Difference]:
    for id in sorted(before.keys() | after.keys()):
        old, new = before.get(id), after.get(id)
        if old is None or new is None:
            yield Difference(table, id, "removed" if new is None else "added")
        elif old != new:
            names = (n for n in sorted(old.keys() | new.keys()) if old.get(n) != new.get(n))
            yield Difference(table, id, "changed", tuple(names))


def _tables(files: Mapping[str, bytes]) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of every table of records, by their key."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for resource in json.loads(files[DESCRIPTION])["resources"]:
        name, key = resource["name"], resource["schema"]["primaryKey"]
        if name not in COMPUTED:
            rows = json.loads(files[f"{name}.json"])
            found[name] = {" ".join(str(row[k]) for k in key): row for row in rows}
    return found


def as_csv(found: list[Difference]) -> bytes:
    """The differences as a table of their own."""
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS)
    writer.writerows(map(cell, (d.table, d.row, d.change, d.columns)) for d in found)
    return out.getvalue().encode()
