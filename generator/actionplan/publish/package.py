"""The tables as open data: CSV, JSON and a workbook, described by a Frictionless data package.

CSV is for spreadsheets: a text that one would take for a formula has a `'` before
it. JSON holds the exact text. CSV, JSON and the description are in one zip as well.
The same snapshot gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO, TextIOWrapper
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec

from actionplan.publish.columns import Column
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.tables import Table, tables_of
from actionplan.publish.titles import TITLES, heading, said
from actionplan.publish.workbook import Sheet, workbook
from actionplan.publish.zips import QUICK, entry
from actionplan.words import SOURCE, pick, say

FOLDER = "data"
ZIP = "open-data.zip"
XLSX = "open-data.xlsx"
DESCRIPTION = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
ABOUT = (
    "What is under this licence is what the project itself wrote. Titles and texts of plans, "
    "findings of the Independent Reporting Mechanism, and texts of organisations and citizens "
    "stay theirs; the table of sources names where they stand."
)
EMPTY = "An empty cell means that it is not known. Nothing is invented to fill a field."
SAFE = (
    "In CSV a text that a spreadsheet would take for a formula has a ' before it. "
    "JSON holds the exact text."
)
RISKY = re.compile(r"[^\S\t\r]*[=+\-@\t\r＝＋－＠]")
WHEN = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def package(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Every file of the package, with its path in the site."""
    sums: dict[str, str] = {}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=QUICK) as archive:
        for name, content in _files(snapshot):
            sums[name] = hashlib.sha256(content).hexdigest()
            archive.writestr(entry(name), content)
            yield f"{FOLDER}/{name}", content
    for name, made in ((ZIP, packed.getvalue), (XLSX, partial(as_workbook, snapshot))):
        content = made()
        sums[name] = hashlib.sha256(content).hexdigest()
        yield f"{FOLDER}/{name}", content
    lines = (f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    yield f"{FOLDER}/SHA256SUMS", "".join(lines).encode()


def _files(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    resources: list[dict[str, Any]] = []
    for table in sorted(tables_of(snapshot), key=lambda t: t.name):
        content = as_csv(table)
        resources.append(_resource(table, content, snapshot.register.site.languages))
        yield f"{table.name}.csv", content
        yield f"{table.name}.json", as_json(table)
    described = json.dumps(_descriptor(snapshot, resources), ensure_ascii=False, indent=2)
    yield DESCRIPTION, f"{described}\n".encode()


def as_json(table: Table) -> bytes:
    """The rows with their exact text, one on each line; what is not known is left out."""
    encode, out = msgspec.json.Encoder().encode, BytesIO()
    out.write(b"[\n")
    for number, row in enumerate(table.rows):
        if number:
            out.write(b",\n")
        out.write(encode(row))
    out.write(b"\n]\n")
    return out.getvalue()


def as_csv(table: Table) -> bytes:
    """The rows for a spreadsheet: every cell quoted, none of them a formula."""
    out = BytesIO()
    text = TextIOWrapper(out, "utf-8", newline="")  # Holds the largest table once, not thrice.
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([c.name for c in table.columns])
    names = [c.name for c in table.columns]
    writer.writerows([cell(row.get(name)) for name in names] for row in _rows(table))
    text.flush()
    return out.getvalue()


def _rows(table: Table) -> Iterable[dict[str, Any]]:
    """The rows, less what points at a record that was taken out."""
    if not table.gone:
        return table.rows
    targets = {c.name: c.target for c in table.columns if c.target}
    return (
        {n: v for n, v in row.items() if (targets.get(n), v) not in table.gone}
        for row in table.rows
    )


def as_workbook(snapshot: Snapshot) -> bytes:
    """All tables in one workbook. Its first sheet says what each column is called and holds."""
    tables, languages = tables_of(snapshot), snapshot.register.site.languages
    return workbook([_dictionary(tables, languages), *(_sheet(t, languages) for t in tables)])


def _dictionary(tables: tuple[Table, ...], languages: tuple[str, ...]) -> Sheet:
    """A sheet that lists every column of every table."""
    columns = [(table, column) for table in tables for column in table.columns]
    rows = [
        [t.name, c.name, *(heading(i, c) for i in languages), *(said(i, c) for i in languages)]
        for t, c in columns
    ]
    heads = [f"{name}_{lang}" for name in ("title", "description") for lang in languages]
    return "columns", ["table", "column", *heads], rows


def _sheet(table: Table, languages: tuple[str, ...]) -> Sheet:
    names = [c.name for c in table.columns]
    heads = [" / ".join(dict.fromkeys(heading(i, c) for i in languages)) for c in table.columns]
    rows = ([_joined(row.get(name)) for name in names] for row in table.rows)
    return table.name, heads, rows


def _joined(value: Any) -> Any:
    return ";".join(value) if isinstance(value, tuple) else value


def cell(value: Any) -> str:
    """A value as it stands in CSV."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if RISKY.match(value) else value
    if isinstance(value, tuple):
        return ";".join(value)
    return ("false", "true")[value] if isinstance(value, bool) else str(value)


def _descriptor(snapshot: Snapshot, resources: list[dict[str, Any]]) -> dict[str, Any]:
    site, today = snapshot.register.site, snapshot.today
    terms = (ABOUT, EMPTY, SAFE)
    found: dict[str, Any] = {
        "$schema": PROFILE,
        "name": f"open-government-register-{site.country_code.lower()}",
        "title": pick(SOURCE, site.title)[0],
        "titles": dict(site.title),
        "description": " ".join(terms),
        "descriptions": {lang: " ".join(say(lang, t) for t in terms) for lang in site.languages},
        "version": f"{today.year}.{today.month}.{today.day}",
        "created": f"{today.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": resources,
    }
    return found | ({"homepage": site.url} if site.url else {})


def _resource(table: Table, content: bytes, languages: tuple[str, ...]) -> dict[str, Any]:
    title, about = TITLES[table.name]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": title,
        "titles": {lang: say(lang, title) for lang in languages},
        "description": about,
        "descriptions": {lang: say(lang, about) for lang in languages},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column, languages) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(c) for c in table.columns if c.target and c.form != "list"],
            "missingValues": [""],
        },
    }


def _field(column: Column, languages: tuple[str, ...]) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.choices and column.form != "list":
        limits["enum"] = list(column.choices)
    if column.form == "when":
        limits["pattern"] = WHEN
    found: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.form == "when" else column.form,
        **({"delimiter": ";", "itemType": "string"} if column.form == "list" else {}),
        "title": heading(SOURCE, column),
        "titles": {lang: heading(lang, column) for lang in languages},
        "description": said(SOURCE, column),
        "descriptions": {lang: said(lang, column) for lang in languages},
    }
    return found | ({"constraints": limits} if limits else {})


def _reference(column: Column) -> dict[str, Any]:
    return {
        "fields": [column.name],
        "reference": {"resource": column.target, "fields": ["id"]},
    }
