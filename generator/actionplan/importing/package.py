"""Our own data package -> the records it was made from."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.importing.incoming import KIND_OF, Incoming
from actionplan.publish.columns import KEYS, Column, Leaf, Shape
from actionplan.publish.compare import NotAPackageError
from actionplan.publish.tables import OWN_IDS, below, root_of
from actionplan.records.kinds import TOMBSTONE, Kind, as_found, kind_of

Row = dict[str, Any]
LANGUAGE = re.compile(r"_([a-z]{2})\Z")
FOLDER = re.compile(r"[a-z0-9-]+\Z")
YEAR = re.compile(r"[0-9]{4}\Z")


def incoming(files: Mapping[str, bytes]) -> Iterator[Incoming]:
    """Every record of a package. Raises NotAPackageError for what is none of ours."""
    try:
        rows = Rows(files)
        for kind in KIND_OF.values():
            yield from _records(kind, rows)
        for row in rows.of.get("tombstones", ()):
            yield _tombstone(row)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise NotAPackageError from None


class Rows:
    """The rows of every table, by what they belong to."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.of: dict[str, list[Row]] = {
            name.removesuffix(".json"): json.loads(content)
            for name, content in files.items()
            if name != "datapackage.json"
        }
        self.sources: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        for row in self.of.get("sources", ()):
            self.sources[row["table"], row["row"], row["field"]].append(row["document"])
        self.below: defaultdict[tuple[str, str, str | None], list[Row]] = defaultdict(list)
        for table, rows in self.of.items():
            for row in rows if table != "sources" else ():
                if "/" in str(row.get("id", "")):
                    above = row["id"].rpartition("/")[0]
                    self.below[table, above, row.get("field")].append(row)

    def children(self, what: Shape, table: str, id: str) -> list[Row]:
        """The rows of a list that stands in a row."""
        name = ".".join(what.steps)
        if what.table in OWN_IDS:
            owner = KEYS.get(table)
            return [r for r in self.of.get(what.table, ()) if owner is None or r.get(owner) == id]
        above = id if _named(what) else below(table, id, name)
        return self.below[what.table, above, name] or self.below[what.table, above, None]


def _records(kind: Kind, rows: Rows) -> Iterator[Incoming]:
    root = root_of(kind)
    if not root.table:
        value = _part(root, {"id": kind.register}, rows)
        yield Incoming(kind, value, kind.place)
        return
    for row in rows.of.get(root.table, ()):
        value = _part(root, row, rows)
        folder = ""
        if kind.depth > 1:
            folder = row["record"].split("/")[1]
            if not FOLDER.match(folder):
                raise ValueError(folder)
        yield Incoming(kind, value, f"{root.table}.json", folder=folder)


def _tombstone(row: Row) -> Incoming:
    """What is left of a record that was taken out."""
    folders, _, file = row["record"].rpartition("/")
    removal = {name: row[name] for name in ("on", "reason", "by_role", "digest") if row.get(name)}
    value = {"id": file.removesuffix(".yml"), TOMBSTONE: removal}
    kind = as_found(kind_of(row["record"]), value)
    folder = folders.partition("/")[2]
    if folder and not FOLDER.match(folder):
        raise ValueError(folder)
    return Incoming(kind, value, "tombstones.json", folder=folder)


def _named(what: Shape) -> bool:
    """True if the items of a list have ids of their own."""
    return any(leaf.steps == ("id",) for leaf in what.leaves)


def _part(what: Shape, row: Row, rows: Rows) -> dict[str, Any]:
    """The part of a record that became a row and the rows below it."""
    value: dict[str, Any] = {}
    for leaf in what.leaves:
        found = _cell(row, leaf)
        if found is not None:
            _put(value, leaf.steps, found)
    for branch in what.branches:
        found = _branch(branch, what.table, row["id"], rows)
        if found:
            _put(value, branch.steps, found)
    return value


def _branch(what: Shape, table: str, id: str, rows: Rows) -> Any:
    if what.form == "sources":
        return rows.sources.get((table, id, ".".join(what.steps)))
    there = rows.children(what, table, id)
    if what.form == "counts":
        return {row["sector"]: row["number"] for row in there}
    if what.form in ("words", "strings"):
        return [_cell(row, what.leaves[0]) for row in there]
    parts = [_part(what, row, rows) for row in there]
    return (parts[0] if parts else None) if what.form == "row" else parts


def _cell(row: Row, leaf: Leaf) -> Any:
    column = leaf.column
    if column.form == "text":
        return _text(row, column)
    found = row.get(column.name)
    if column.name == "id":
        return str(found).rpartition("/")[2]
    if column.form == "when" and isinstance(found, str) and YEAR.match(found):
        return int(found)
    return found


def _text(row: Row, column: Column) -> dict[str, str] | None:
    """Words by language, from a column per language."""
    found = {
        name[-2:]: said
        for name, said in row.items()
        if name[:-3] == column.name and LANGUAGE.search(name)
    }
    return found or None


def _put(value: dict[str, Any], steps: tuple[str, ...], found: Any) -> None:
    for step in steps[:-1]:
        value = value.setdefault(step, {})
    value[steps[-1]] = found
