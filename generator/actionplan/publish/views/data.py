"""The open data: what there is to take away, and the dictionary of its columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from actionplan.publish.api import OPENAPI, PLACE
from actionplan.publish.columns import Column
from actionplan.publish.context import Context
from actionplan.publish.dcat import NAME as DCAT
from actionplan.publish.package import FOLDER, XLSX, ZIP
from actionplan.publish.popolo import NAME as POPOLO
from actionplan.publish.render import render
from actionplan.publish.tables import Table, tables_of
from actionplan.publish.titles import TITLES, heading, said

FORMS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date": "day",
    "when": "date as written",
    "list": "ids or codes, with ; between them",
}
"""What a cell of each form holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A column, or the columns of one text in all languages, as the dictionary lists it."""

    names: tuple[str, ...]
    title: str
    form: str
    says: str
    target: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as the page lists it."""

    name: str
    title: str
    about: str
    rows: int
    entries: tuple[Entry, ...]


def data_list(c: Context) -> str:
    """Every file of the package, and every column of its tables."""
    tables = [_listed(c, table) for table in tables_of(c.snapshot)]
    files = {"zip": ZIP, "xlsx": XLSX, "popolo": POPOLO, "api": f"../{PLACE}{OPENAPI}"}
    catalogue = DCAT if c.site.url else None
    return render(
        "data_list",
        c,
        tables=[table for table in tables if table.rows],
        empty=[table for table in tables if not table.rows],
        folder=f"../{FOLDER}/",
        catalogue=catalogue,
        **files,
    )


def _listed(c: Context, table: Table) -> Listed:
    title, about = TITLES[table.name]
    same = groupby(table.columns, key=_stem)
    entries = tuple(_entry(c, list(columns)) for _, columns in same)
    return Listed(table.name, c.say(title), c.say(about), len(table.rows), entries)


def _stem(column: Column) -> str:
    return column.name.removesuffix(f"_{column.lang}") if column.lang else column.name


def _entry(c: Context, columns: list[Column]) -> Entry:
    first = columns[0]
    return Entry(
        tuple(column.name for column in columns),
        heading(c.lang, replace(first, lang="")),
        c.say(FORMS[first.form]),
        said(c.lang, first),
        first.target,
        tuple(str(choice) for choice in first.choices),
    )
