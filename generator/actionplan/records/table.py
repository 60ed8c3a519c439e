"""A table from elsewhere (CSV or XLSX) -> its headings and rows, or every fault in it.

Nothing is guessed: each heading stands once, each row has a cell for each heading, and a cell is
the text that is written there. A day that a spreadsheet keeps as a day becomes 2023-11-08.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actionplan.records.problem import Malformed, Problem, quoted
from actionplan.records.workbook import LARGEST, raw_rows

LONGEST_CELL = 131_072
"""Characters. Beyond that a quotation mark was left open."""
SIGNS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number in the file, and its cells by heading. Empty ones are ""."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The headings, from left to right, and the rows that are not empty."""

    path: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def problem(
        self, row: int, head: str, code: str, message: str, cure: str, **values: Any
    ) -> Problem:
        """A problem of a cell, at its row and column."""
        column = self.heads.index(head) + 1 if head in self.heads else 0
        return _problem(self.path, row, column, code, message, cure, **values)


def read_table(path: str, content: bytes, sheet: str = "") -> Table:
    """The table in a file; of a workbook the sheet of that name, or the first.

    `path` names the file, and says by its ending what it is. Raises Malformed.
    """
    if len(content) > LARGEST:
        raise _stop(path, "too-large", "The file is too large.", "Split it into several files.")
    workbook = path.lower().endswith(".xlsx")
    lines = _workbook(path, content, sheet) if workbook else _csv(path, content)
    numbered = [(n, cells) for n, cells in lines if any(cell.strip() for cell in cells)]
    if not numbered:
        raise _stop(path, "empty", "The table is empty.", "Write headings into its first row.")
    return _table(path, numbered, padded=workbook)


def _table(path: str, lines: list[tuple[int, list[str]]], *, padded: bool) -> Table:
    first, written = lines[0]
    heads = tuple(" ".join(head.split()) for head in written)
    while padded and heads and not heads[-1]:
        heads = heads[:-1]
    problems = [*_heads(path, first, heads)]
    rows: list[Row] = []
    for number, there in lines[1:]:
        cells = _padded(there, len(heads)) if padded else there
        if len(cells) != len(heads):
            problems.append(_uneven(path, number, len(cells), len(heads)))
        else:
            rows.append(Row(number, dict(zip(heads, cells, strict=True))))
    if problems:
        raise Malformed(problems)
    return Table(path, heads, tuple(rows))


def _padded(cells: list[str], width: int) -> list[str]:
    """As many cells as there are headings: a workbook ends each row where it likes."""
    beyond = cells[width:] if any(cells[width:]) else []
    return [*cells[:width], *[""] * (width - len(cells)), *beyond]


def _heads(path: str, row: int, heads: tuple[str, ...]) -> Iterator[Problem]:
    twice = [head for head, number in Counter(heads).items() if number > 1 and head]
    for column, head in enumerate(heads, 1):
        if not head:
            cure = "Write a heading, or delete the column."
            yield _problem(path, row, column, "no-heading", "A column has no heading.", cure)
        elif head in twice and heads.index(head) + 1 != column:
            message, cure = "Two columns are called “{head}”.", "Give one of them another heading."
            yield _problem(path, row, column, "heading-twice", message, cure, head=quoted(head))


def _uneven(path: str, row: int, found: int, wanted: int) -> Problem:
    message = "The row has {found} cells, the first row has {wanted}."
    cure = "Look for a quotation mark or a separator too many or too few."
    return _problem(path, row, 0, "uneven-row", message, cure, found=found, wanted=wanted)


def _csv(path: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        cure = "Save it again with the encoding UTF-8."
        raise _stop(path, "not-utf-8", "The file is not saved as UTF-8.", cure) from None
    first = text.partition("\n")[0]
    csv.field_size_limit(LONGEST_CELL)  # It is the whole program's: others may have raised it.
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(SIGNS, key=first.count), strict=True
    )
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        message, cure = "The row cannot be read: {reason}", "Look for a quotation mark left open."
        raise _stop(path, "unreadable-row", message, cure, start, reason=str(error)) from None


def _workbook(path: str, content: bytes, sheet: str) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(raw_rows(path, content, sheet), 1):
        yield number, [_text(cell) for cell in cells]


def _text(cell: Any) -> str:
    """What a cell of a workbook says."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime) and not any((cell.hour, cell.minute, cell.second)):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _problem(
    path: str, row: int, column: int, code: str, message: str, cure: str, **values: Any
) -> Problem:
    return Problem(
        path=path, line=row, column=column, code=code, message=message, cure=cure, values=values
    )


def _stop(path: str, code: str, message: str, cure: str, row: int = 0, **values: Any) -> Malformed:
    return Malformed([_problem(path, row, 0, code, message, cure, **values)])
