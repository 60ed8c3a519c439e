"""The register as tables: one row per thing, as the records say it and nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any

from actionplan.dates import When
from actionplan.publish.columns import KEYS, Column, Shape, shape
from actionplan.publish.derived import DERIVED, SOURCES
from actionplan.publish.pages import PAGES, stones
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.titles import TITLES
from actionplan.records.kinds import KINDS, Kind

Row = dict[str, Any]
OWN_IDS = ("consultations", "bodies")
"""Parts of records whose own id is unique in the whole register; others follow their owner's."""
ID = Column("id", "string", ("The id of the row in this table.",), ("Id",), required=True)
RECORD = Column("record", "string", ("The file of the record.",), ("File of the record",))
OWNER = ("The record, or the part of one, to which it belongs.",)
FIELD = Column("field", "string", ("The field of the record in which it stands.",), ("Field",))


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, columns, the columns that tell rows apart, and its rows.

    `gone` are tables and ids of records that were taken out whole. JSON still names them as the
    records do; in CSV, whose keys lead to rows, such a cell is empty.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: list[Row]
    gone: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a sector."""

    sector: str
    number: int


@dataclass(frozen=True, slots=True)
class Single:
    """An item of a list that is no object."""

    value: Any


def root_of(kind: Kind) -> Shape:
    """The shape of a kind of record. The council is a file without a row of its own."""
    return shape(kind.name, "" if kind.name == "council" else kind.register)


class Rows:
    """Collects the rows of every table, and the languages in which its words are."""

    def __init__(self) -> None:
        self.of: dict[str, list[Row]] = {name: [] for name in TITLES}
        self.languages: dict[tuple[str, str], dict[str, None]] = {}

    def add(self, what: Shape, part: Any, id: str, owners: Row) -> None:
        """Add the row of a part of a record, and the rows of what is below it."""
        keys = owners
        if what.table:
            row = {"id": id, **owners}
            for leaf in what.leaves:
                value = _value(part, leaf.steps)
                if value is not None:
                    self._put(row, what.table, leaf.column, value)
            if path := getattr(part, "path", ""):
                row["record"] = path
            self.of[what.table].append(row)
            if key := KEYS.get(what.table):
                keys = {k: v for k, v in owners.items() if k != "field"} | {key: id}
        for branch in what.branches:
            self._branch(branch, part, what.table, id, keys)

    def _branch(self, what: Shape, part: Any, table: str, id: str, keys: Row) -> None:
        value, name = _value(part, what.steps), ".".join(what.steps)
        if value is None:
            return
        if what.table == "sources":
            self.of["sources"] += [
                {"table": table, "row": id, "field": name, "document": d} for d in value
            ]
            return
        owners = keys | {"field": name} if what.table in SEVERAL else keys
        for number, item in enumerate(_items(value), 1):
            own = getattr(item, "id", None)
            inner = f"{id}/{own}" if own else f"{below(table, id, name)}/{number}"
            self.add(what, item, own if own and what.table in OWN_IDS else inner, owners)

    def _put(self, row: Row, table: str, column: Column, value: Any) -> None:
        if column.form == "text":
            found = self.languages.setdefault((table, column.name), {})
            for lang, said in value.items():
                row[f"{column.name}_{lang}"] = said
                found[lang] = None
        elif column.name != "id":
            row[column.name] = str(value) if isinstance(value, When) else value


def below(table: str, id: str, name: str) -> str:
    """How the ids of the rows begin that a list of a row becomes, whose items have no own ids."""
    return f"{KEYS.get(table, table)}/{id}/{name}"


def _value(part: Any, steps: tuple[str, ...]) -> Any:
    """What stands at the end of the steps; None if nothing does, or only what is understood."""
    for step in steps:
        owner, part = part, getattr(part, step)
        if part is None:
            return None
    return None if part == () or part is _understood(owner.__class__, steps[-1]) else part


@cache
def _understood(kind: Any, name: str) -> Any:
    """What a yes-or-no field means if it is not written."""
    default = next(f.default for f in fields(kind) if f.name == name)
    return default if isinstance(default, bool) else MISSING


def _items(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return [Count(sector, number) for sector, number in value.items()]
    if not isinstance(value, tuple):
        return (value,)
    return value if hasattr(value[0], "__dataclass_fields__") else [Single(v) for v in value]


@cache
def _columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of every table, words not yet apart by language."""
    found: dict[str, list[list[Column]]] = {name: [] for name in TITLES}
    for kind in KINDS:
        _collect(root_of(kind), (), found)
    merged = {name: _merged(shapes) for name, shapes in found.items() if shapes}
    every = merged | {t.name: t.columns for t in (*DERIVED, SOURCES)}
    return {name: every[name] for name in TITLES}


def _collect(what: Shape, owners: tuple[str, ...], found: dict[str, list[list[Column]]]) -> None:
    if what.table == "sources":
        return
    above = [Column(KEYS[o], "string", OWNER, (KEYS[o].capitalize(),), o) for o in owners]
    if what.table:
        leaves = [leaf.column for leaf in what.leaves if leaf.column.name != "id"]
        last = [] if what.steps else [RECORD]
        field = [FIELD] if what.table in SEVERAL else []
        found[what.table].append([ID, *above, *field, *leaves, *last])
    for branch in what.branches:
        _collect(branch, (*owners, what.table) if what.table in KEYS else owners, found)


SEVERAL = ("observations", "views", "attendees", "channels")
"""Tables that are filled from several fields of the same owner."""


def _merged(shapes: list[list[Column]]) -> tuple[Column, ...]:
    """The columns of all shapes, owners first; what is optional in one shape is optional."""
    every: dict[str, list[Column]] = {}
    for columns in shapes:
        for column in columns:
            every.setdefault(column.name, []).append(column)
    merged = (
        replace(same[0], required=len(same) == len(shapes) and all(c.required for c in same))
        for same in every.values()
    )
    return tuple(sorted(merged, key=lambda c: (c.name != "id", c.says != OWNER)))


_kept: list[tuple[Snapshot, tuple[Table, ...]]] = []


def tables_of(snapshot: Snapshot) -> tuple[Table, ...]:
    """Every table of a snapshot; those of the last snapshot asked for are kept."""
    if not _kept or _kept[0][0] is not snapshot:
        _kept[:] = [(snapshot, tuple(_tables(snapshot)))]
    return _kept[0][1]


def _tables(snapshot: Snapshot) -> Iterator[Table]:
    rows = Rows()
    gone = frozenset((t, s.id) for t in PAGES for s in stones(snapshot.register, t))
    for kind in KINDS:
        there = getattr(snapshot.register, kind.register)
        single = there if isinstance(there, Mapping) else {kind.register: there}
        for id, record in single.items():
            rows.add(root_of(kind), record, id, {})
    for derived in DERIVED:
        rows.of[derived.name] += derived.rows(snapshot)
    keys = {t.name: t.key for t in (*DERIVED, SOURCES)}
    languages = snapshot.register.site.languages
    for name, columns in _columns().items():
        apart = [c for column in columns for c in _by_language(name, column, languages, rows)]
        yield Table(name, tuple(apart), keys.get(name, ("id",)), rows.of[name], gone)


def _by_language(
    table: str, column: Column, languages: tuple[str, ...], rows: Rows
) -> Iterator[Column]:
    if column.form != "text":
        yield column
        return
    for lang in dict.fromkeys((*languages, *rows.languages.get((table, column.name), ()))):
        yield replace(
            column, name=f"{column.name}_{lang}", form="string", required=False, lang=lang
        )
