"""Tables from elsewhere: read exactly, or refused with row and column, never guessed at."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from actionplan.publish.workbook import workbook
from actionplan.records import Malformed, table
from actionplan.records import workbook as spreadsheet
from actionplan.records.table import read_table


def refused(path: str, content: bytes, sheet: str = "") -> list[tuple[str, int, int]]:
    """The codes, rows and columns of what is wrong with a table."""
    with pytest.raises(Malformed) as stopped:
        read_table(path, content, sheet)
    for problem in stopped.value.problems:
        problem.message.format_map(problem.values)
        problem.cure.format_map(problem.values)
    return [(p.code, p.line, p.column) for p in stopped.value.problems]


def xlsx(*rows: list[Any], name: str = "one") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_cells_of_a_csv_are_what_is_written() -> None:
    content = '\ufefftitle;when ; n\r\n"a;b";2023-11;007\r\n;;\r\n"two\nlines"; x ;\r\n'.encode()
    found = read_table("t.csv", content)
    assert found.heads == ("title", "when", "n")
    assert [(r.number, [*r.cells.values()]) for r in found.rows] == [
        (2, ["a;b", "2023-11", "007"]),
        (4, ["two\nlines", " x ", ""]),
    ]


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", [("empty", 0, 0)]),
        (b"\n , \n", [("empty", 0, 0)]),
        ("гарчиг\n".encode("cp1251"), [("not-utf-8", 0, 0)]),
        (b"a,b\n1\n1,2,3\n", [("uneven-row", 2, 0), ("uneven-row", 3, 0)]),
        (b"a,,a\n", [("no-heading", 1, 2), ("heading-twice", 1, 3)]),
        (b'a,b\n1,2\n"x,1\n2,3\n', [("unreadable-row", 3, 0)]),
        (b'a,b\n"x"y,1\n', [("unreadable-row", 2, 0)]),
        (b"a\n" + b"x" * 200_000, [("unreadable-row", 2, 0)]),
    ],
)
def test_what_is_wrong_with_a_csv_is_told_by_row_and_column(
    content: bytes, wrong: list[tuple[str, int, int]]
) -> None:
    assert refused("t.csv", content) == wrong


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0")),
            min_size=2,
            max_size=2,
        )
    )
)
@settings(max_examples=25)
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["head one", "head two"], *rows])
    found = read_table("t.csv", out.getvalue().encode())
    wanted = [row for row in rows if any(cell.strip() for cell in row)]
    assert [[*row.cells.values()] for row in found.rows] == wanted


def test_the_cells_of_a_workbook_are_what_a_reader_sees_as_text() -> None:
    content = xlsx(
        ["title", "day", "n", "yes", "half"],
        ["Гарчиг", datetime(2023, 11, 8), 7, True, 0.5],  # noqa: DTZ001
        [],
        ["x", date(2024, 1, 2), None, False, 2.0],
    )
    found = read_table("t.xlsx", content)
    assert [(r.number, [*r.cells.values()]) for r in found.rows] == [
        (2, ["Гарчиг", "2023-11-08", "7", "true", "0.5"]),
        (4, ["x", "2024-01-02", "", "false", "2"]),
    ]


def test_the_sheet_may_be_named_and_a_sheet_that_is_not_there_is_told() -> None:
    content = workbook([("one", ["a"], [["1"]]), ("two", ["b"], [["2"]])])
    assert read_table("t.xlsx", content).heads == ("a",)
    assert read_table("T.XLSX", content, "two").rows[0].cells == {"b": "2"}
    assert refused("t.xlsx", content, "three") == [("no-sheet", 0, 0)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    assert refused("t.xlsx", content) == [("no-workbook", 0, 0)]


def test_a_row_of_a_workbook_may_not_reach_beyond_the_headings() -> None:
    assert refused("t.xlsx", xlsx(["a", None], ["1", "2"])) == [("uneven-row", 2, 0)]


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for reader in (table, spreadsheet):
        monkeypatch.setattr(reader, "LARGEST", 10_000)
    assert refused("t.csv", b"a\n" * 5_001) == [("too-large", 0, 0)]
    packed = workbook([("one", ["a"], [["x" * 20_000]])])
    assert len(packed) < 10_000
    assert refused("t.xlsx", packed) == [("too-large", 0, 0)]


def test_where_no_reader_of_workbooks_is_installed_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spreadsheet, "find_spec", lambda name: None)
    assert refused("t.xlsx", xlsx(["a"])) == [("no-reader", 0, 0)]
    assert read_table("t.csv", b"a\n1\n").heads == ("a",)


def test_a_problem_of_a_cell_names_its_place() -> None:
    found = read_table(str(Path("t.csv")), b"a,b\n1,2\n")
    problem = found.problem(2, "b", "x", "m", "c", n=1)
    assert (problem.line, problem.column, problem.values) == (2, 2, {"n": 1})
