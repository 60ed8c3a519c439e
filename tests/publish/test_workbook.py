"""The workbook, read with openpyxl: the same tables, no formula, the same bytes each time."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from actionplan.publish.package import as_workbook
from actionplan.publish.tables import tables_of
from actionplan.publish.titles import heading
from actionplan.publish.workbook import CUT, LONGEST_TEXT, workbook
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, snapshot


def read(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of every sheet, empty ones as None."""
    book = load_workbook(BytesIO(content))
    return {s.title: [list(row) for row in s.iter_rows(values_only=True)] for s in book}


def test_the_workbook_holds_the_rows_of_every_table_with_their_exact_text() -> None:
    found = snapshot(EXAMPLE, EXAMPLE_DAY)
    made = read(as_workbook(found))
    tables = tables_of(found)
    assert [*made] == ["columns", *(t.name for t in tables)]
    for table in tables:
        heads, *rows = made[table.name]
        for said, column in zip(heads, table.columns, strict=True):
            assert said.startswith(heading("mn", column))
            assert said.endswith(heading("en", column))
        assert len(rows) == len(table.rows)
        for cells, row in zip(rows, table.rows, strict=True):
            for cell, column in zip(cells, table.columns, strict=True):
                value = row.get(column.name)
                assert cell == (";".join(value) if isinstance(value, tuple) else value)


def test_the_first_sheet_describes_every_column_in_both_languages() -> None:
    found = snapshot(EXAMPLE, EXAMPLE_DAY)
    heads, *rows = read(as_workbook(found))["columns"]
    assert heads[:4] == ["table", "column", "title_mn", "title_en"]
    wanted = [(t.name, c.name) for t in tables_of(found) for c in t.columns]
    assert [(row[0], row[1]) for row in rows] == wanted
    assert all(row[2] and row[3] for row in rows)


def test_the_same_tables_give_the_same_bytes() -> None:
    found = snapshot(EXAMPLE, EXAMPLE_DAY)
    assert as_workbook(found) == as_workbook(found)


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.example","x")',
        "+1",
        "@SUM(A1)",
        "\t=1",
        "<b>&amp;</b> ]]> “quoted”",
        "a\nb  c ",
        "Өө Үү 🙂",
        "2023-11-08",
        "007",
    ],
)
def test_a_text_is_never_anything_but_that_text(text: str) -> None:
    made = workbook([("t", ["head"], [[text]])])
    cell = load_workbook(BytesIO(made))["t"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_numbers_and_truths_keep_their_kind_and_gaps_stay_empty() -> None:
    made = read(workbook([("t", ["a", "b", "c", "d", "e"], [[1, 0.5, True, None, False]])]))
    assert made["t"][1] == [1, 0.5, True, None, False]


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    cell = read(workbook([("t", ["a"], [["x" * 40_000]])]))["t"][1][0]
    assert len(cell) == LONGEST_TEXT
    assert cell.endswith(CUT)


def test_a_sheet_may_have_more_columns_than_there_are_letters() -> None:
    heads = [f"h{n}" for n in range(800)]
    made = read(workbook([("t" * 40, heads, [[*range(800)]])]))
    assert made["t" * 31] == [heads, [*range(800)]]


def test_no_day_is_read_from_a_text() -> None:
    cell = read(workbook([("t", ["a"], [["2026-01-01"]])]))["t"][1][0]
    assert not isinstance(cell, date)


def test_what_a_spreadsheet_would_read_as_the_code_of_a_letter_is_escaped() -> None:
    """As the standard (ST_Xstring) asks; openpyxl shows it undecoded."""
    cell = read(workbook([("t", ["a"], [["_x0041_ and _x1"]])]))["t"][1][0]
    assert cell == "_x005F_x0041_ and _x1"
