"""The cells of a CSV or XLSX file, as they stand there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from actionplan.intake.mapping import Mapping
from actionplan.intake.outcomes import Outcome
from actionplan.records.workbook import raw_rows

MOST_ROWS = 20_000
MOST_BYTES = 30_000_000
LONGEST_CELL = 100_000

Rows = list[list[Any]]


def cells(file: Path, mapping: Mapping) -> tuple[Rows, list[Outcome]]:
    """Every row of a table with its header first, or what keeps it from being read.

    Raises Malformed for a spreadsheet that cannot be opened here.
    """
    content = file.read_bytes()
    if len(content) > MOST_BYTES:
        return [], [Outcome("not-a-table")]
    if file.suffix.casefold() == ".xlsx":
        rows = [list(row) for row in raw_rows(str(file), content, mapping.sheet)]
        outcomes: list[Outcome] = []
    else:
        rows, outcomes = _csv(content, mapping)
    while rows and blank(rows[-1]):
        rows.pop()
    if not outcomes and len(rows) > MOST_ROWS:
        outcomes = [Outcome("too-many-rows", {"limit": MOST_ROWS})]
    elif not outcomes and len(rows) < 2:
        outcomes = [Outcome("empty-table")]
    return rows, outcomes


def _csv(content: bytes, mapping: Mapping) -> tuple[Rows, list[Outcome]]:
    try:
        encoding = "utf-8-sig" if mapping.encoding == "utf-8" else mapping.encoding
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return [], [Outcome("not-utf-8-table")]
    if "\0" in text:
        return [], [Outcome("not-a-table")]
    rows: Rows = []
    before = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mapping.delimiter, strict=True)
    try:
        rows.extend(reader)
    except csv.Error:
        return [], [Outcome("open-quote", row=len(rows) + 1)]
    finally:
        csv.field_size_limit(before)
    return rows, list(_delimited(rows, mapping))


def _delimited(rows: Rows, mapping: Mapping) -> Iterator[Outcome]:
    """A header of one cell that holds another delimiter was cut at the wrong sign."""
    if rows and len(rows[0]) == 1 and len(mapping.columns) > 1:
        found = next((sign for sign in ";\t,|" if sign in rows[0][0]), "")
        if found:
            yield Outcome("other-delimiter", {"found": "\\t" if found == "\t" else found})


def blank(row: list[Any]) -> bool:
    """True if no cell of a row holds anything."""
    return all(cell is None or not str(cell).strip() for cell in row)
