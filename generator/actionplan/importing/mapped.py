"""A table or a folder of files, with a mapping file -> values for records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from actionplan.importing import collection, rows
from actionplan.importing.incoming import KIND_OF, Incoming
from actionplan.importing.mapping import Mapped, understood
from actionplan.importing.rows import Line
from actionplan.records.decode import decode
from actionplan.records.problem import Malformed, Problem
from actionplan.records.scalar import plain
from actionplan.records.table import read_table


def incoming(source: Path, mapping: Path) -> Iterator[Incoming]:
    """The records that a mapping adds, and those it makes of the source. Raises Malformed."""
    mapped = _mapping(mapping)
    yield from _added(mapped, mapping.name)
    lines = collection.lines(source) if source.is_dir() else _table(source, mapped.sheet)
    yield from rows.incoming(mapped, lines)


def _table(source: Path, sheet: str) -> list[Line]:
    table = read_table(source.name, source.read_bytes(), sheet)
    column = {head: number for number, head in enumerate(table.heads, 1)}
    return [Line(table.path, row.number, row.cells, column) for row in table.rows]


def _mapping(file: Path) -> Mapped:
    text = decode(file.name, file.read_bytes())
    try:
        told = yaml.load(text, _Plain)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise Malformed([_unreadable(file.name, mark.line + 1 if mark else 0)]) from None
    if not isinstance(told, dict):
        raise Malformed([_unreadable(file.name, 1)])
    return understood(file.name, told)


def _added(mapped: Mapped, name: str) -> Iterator[Incoming]:
    """The further records of a mapping."""
    for path, value in mapped.records.items():
        place, _, rest = str(path).removesuffix(".yml").partition("/")
        folder = rest.rpartition("/")[0]
        known = (k for k in KIND_OF.values() if k.place.removesuffix(".yml") == place)
        kind = next(known, None)
        if kind is None or not isinstance(value, dict) or kind.depth != str(path).count("/"):
            raise Malformed([_no_record(name, str(path))])
        yield Incoming(kind, value, f"{name}: {path}", folder=folder)


def _unreadable(name: str, row: int) -> Problem:
    return Problem(
        path=name,
        line=row,
        code="mapping",
        message="The mapping cannot be read as YAML.",
        cure="Put every heading with a colon or a number sign in quotes.",
    )


def _no_record(name: str, path: str) -> Problem:
    return Problem(
        path=name,
        code="mapping",
        message="“{path}” under “records” is no record.",
        cure="Write the path of its file, such as plans/nap6.yml, and its fields below it.",
        values={"path": path},
    )


class _Plain(yaml.SafeLoader):
    """YAML in which dates are text, and only whole numbers, true and false are not."""


_Plain.yaml_implicit_resolvers = {}


def _scalar(loader: _Plain, node: yaml.ScalarNode) -> object:
    return str(node.value) if node.style else plain(node.value)


_Plain.add_constructor("tag:yaml.org,2002:str", _scalar)
