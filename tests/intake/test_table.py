"""Survey exports: every row or none, row and column in every fault, never a guess at a date."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from actionplan.intake import sheet, table
from actionplan.intake.mapping import Mapping, day_of, read_mapping
from actionplan.intake.submission import Submission
from actionplan.records import Malformed
from tests.conftest import ROOT

KOBO = """\
language: mn
consent: kobo-2027-1
encoding: utf-8
delimiter: ";"
columns:
  received: start
  text: "Санал/Таны санал"
  title: "Санал/Гарчиг"
  sector: "Та хэнийг төлөөлөх вэ?"
  publish: "Нийтлэхийг зөвшөөрөх үү?"
  reference: _uuid
left_out:
  - _id
  - "Утас"
values:
  - field: publish
    written: "Тийм"
    means: true
  - field: publish
    written: "Үгүй"
    means: false
  - field: sector
    written: "ТББ"
    means: civil_society
"""
HEADER = ["start", "_id", "_uuid", "Санал/Гарчиг", "Санал/Таны санал", "Та хэнийг төлөөлөх вэ?"]
HEADER += ["Нийтлэхийг зөвшөөрөх үү?", "Утас"]
ROW = [
    "2025-03-20T23:30:00.000+00:00",
    "7",
    "u-7",
    "Сургууль",
    "Төсвөө нийтлээч.",
    "ТББ",
    "Тийм",
    "99112233",
]
Rows = list[list[Any]]
NOON = datetime.fromisoformat("2025-03-20T12:00:00")
"""A day and time as a spreadsheet holds it: without a place on earth."""


def mapping(text: str = KOBO) -> Mapping:
    return read_mapping("m.yml", text.encode())


def export(rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def found(tmp_path: Path, content: bytes, meant: Mapping | None = None, **more: Any) -> Any:
    """The submissions of a CSV and its faults as (code, row, column)."""
    file = tmp_path / "answers.csv"
    file.write_bytes(content)
    meant = meant or mapping()
    rows, outcomes = sheet.cells(file, meant)
    read = [] if outcomes else list(table.submissions(rows, meant, "Europe/Vienna", **more))
    sent = [one for one, _ in read if isinstance(one, Submission)]
    return sent, [
        (o.code, o.row, o.column) for o in [*outcomes, *(o for _, os in read for o in os)]
    ]


def test_an_export_of_kobotoolbox_is_read(tmp_path: Path) -> None:
    (sent,), faults = found(tmp_path, export([HEADER, ROW]))
    assert not faults
    assert sent.received == date(2025, 3, 21)
    assert sent.answers["text"] == "Төсвөө нийтлээч."
    assert (sent.answers["sector"], sent.agreed) == ("civil_society", {"publish"})
    assert (sent.version, sent.channel, sent.row) == ("kobo-2027-1", "survey", 2)
    assert len(sent.mark) == 10
    assert "99112233" not in repr(sent)


EXPORTS = {
    "ODK": (
        "columns: {received: SubmissionDate, text: page-wish, reference: KEY}\nleft_out: [id]\n",
        ["SubmissionDate", "id", "page-wish", "KEY"],
        ["2025-03-20T10:15:00.000Z", "uuid:1", "Ил тод\nбайг", "uuid:1"],
    ),
    "Google Forms": (
        (
            'columns: {received: Timestamp, text: "Your wish, please"}\nday: day/month/year\n'
            "left_out: [Email Address]\n"
        ),
        ["Timestamp", "Email Address", "Your wish, please"],
        ["20/03/2025 10:15:00", "a@example.org", "Ил тод\nбайг"],
    ),
    "LimeSurvey": (
        (
            'columns: {received: "submitdate. Date submitted", text: "Q1. Wish", '
            'reference: "id. Response ID"}\nleft_out: ["ipaddr. IP address"]\n'
        ),
        ["id. Response ID", "submitdate. Date submitted", "ipaddr. IP address", "Q1. Wish"],
        ["17", "2025-03-20 10:15:00", "192.0.2.1", "Ил тод\nбайг"],
    ),
}


@pytest.mark.parametrize(("told", "header", "row"), EXPORTS.values(), ids=EXPORTS)
def test_exports_of_other_programs_are_read(
    tmp_path: Path, told: str, header: list[str], row: list[str]
) -> None:
    content = export([header, row], delimiter=",")
    (sent,), faults = found(tmp_path, content, mapping("language: mn\n" + told))
    assert not faults
    assert (sent.received, sent.answers["text"]) == (date(2025, 3, 20), "Ил тод\nбайг")
    assert sent.agreed is None
    assert bool(sent.mark) == ("reference" in told)
    assert "192.0.2.1" not in repr(sent)
    assert "a@example.org" not in repr(sent)


SPOILT: dict[str, tuple[bytes, list[tuple[str, int, str]]]] = {
    "Windows-1251": ("Санал;Нэр\nа;б\n".encode("cp1251"), [("not-utf-8-table", 0, "")]),
    "commas": (export([HEADER, ROW], delimiter=","), [("other-delimiter", 0, "")]),
    "an open quote": (export([HEADER]) + b'2025-03-20;"open', [("open-quote", 2, "")]),
    "a NUL": (export([HEADER, ROW]).replace(b"u-7", b"u\0"), [("not-a-table", 0, "")]),
    "no rows": (export([HEADER]), [("empty-table", 0, "")]),
    "nothing": (b"", [("empty-table", 0, "")]),
    "a short row": (export([HEADER, ROW, ROW[:-1]]), [("row-length", 3, "")]),
    "a long row": (export([HEADER, [*ROW, "x"]]), [("row-length", 2, "")]),
    "an unknown column": (export([[*HEADER, "IP"], [*ROW, "x"]]), [("column-left", 1, "IP")]),
    "two equal columns": (export([[*HEADER, "_id"], [*ROW, "x"]]), [("column-twice", 1, "_id")]),
    "a missing column": (export([HEADER[1:], ROW[1:]]), [("column-missing", 1, "start")]),
    "a day that may be two": (
        export([HEADER, ["02/03/2025", *ROW[1:]]]),
        [("not-a-day", 2, "start")],
    ),
    "an unknown answer": (
        export([HEADER, ROW, [*ROW[:6], "Магадгүй", ""]]),
        [("not-a-value", 3, "Нийтлэхийг зөвшөөрөх үү?")],
    ),
    "an unknown sector": (
        export([HEADER, [*ROW[:5], "Хаан", *ROW[6:]]]),
        [("not-a-value", 2, "Та хэнийг төлөөлөх вэ?")],
    ),
}


@pytest.mark.parametrize(("content", "expected"), SPOILT.values(), ids=SPOILT)
def test_a_spoilt_table_is_refused_with_row_and_column(
    tmp_path: Path, content: bytes, expected: list[tuple[str, int, str]]
) -> None:
    assert found(tmp_path, content)[1] == expected


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    rows = [HEADER, ["?", *ROW[1:]], ROW[:2], [*ROW[:5], "Хаан", *ROW[6:]]]
    assert [row for _, row, _ in found(tmp_path, export(rows))[1]] == [2, 3, 4]


def test_rows_whose_authors_did_not_agree_are_left_out_and_counted(tmp_path: Path) -> None:
    silent = [*ROW[:4], " \u200b", *ROW[5:]]
    rows = [HEADER, ROW, [*ROW[:6], "Үгүй", ""], silent, [], ROW, [""] * 8]
    sent, faults = found(tmp_path, export(rows), left_out={6: "spam"})
    assert [one.row for one in sent] == [2]
    assert [code for code, _, _ in faults] == [
        "rows-left-out",
        "rows-without-consent",
        "rows-without-text",
    ]
    assert found(tmp_path, export(rows), left_out={99: "spam"})[1][0] == ("no-such-row", 99, "")


def test_other_encodings_and_delimiters_are_read_if_the_mapping_says_so(tmp_path: Path) -> None:
    told = 'language: mn\nencoding: windows-1251\ndelimiter: "\\t"\n'
    told += "columns: {text: Санал, received: Огноо}\n"
    content = export(
        [["Огноо", "Санал"], ["2025-03-20", "Ил тод"]], delimiter="\t", encoding="cp1251"
    )
    sent, faults = found(tmp_path, content, mapping(told))
    assert not faults
    assert sent[0].answers["text"] == "Ил тод"


@pytest.mark.parametrize(
    ("cell", "form", "day"),
    [
        ("2025-03-20", "iso", "2025-03-20"),
        ("2025-03-20 23:30:00", "iso", "2025-03-20"),
        ("2025-03-20T23:30:00Z", "iso", "2025-03-21"),
        ("2025-03-20T23:30:00.000+08:00", "iso", "2025-03-20"),
        ("02/03/2025", "day/month/year", "2025-03-02"),
        ("02/03/2025 10:11:12", "month/day/year", "2025-02-03"),
        ("2.3.2025", "day.month.year", "2025-03-02"),
        (datetime(2025, 3, 2, 23, 59, tzinfo=UTC), "iso", "2025-03-03"),
        (NOON, "iso", "2025-03-20"),
        (date(2025, 3, 2), "iso", "2025-03-02"),
        ("20250302", "iso", None),
        ("2025-3-2x", "iso", None),
        ("31/02/2025", "day/month/year", None),
        ("45718", "iso", None),
        ("", "iso", None),
    ],
)
def test_a_day_is_read_only_in_the_form_that_is_named(
    cell: Any, form: str, day: str | None
) -> None:
    read = day_of(cell, form, "Europe/Vienna")
    assert (str(read) if read else None) == day


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  received: start\n", ""),
        ("  title:", "  titel:"),
        ("field: sector", "field: sectors"),
        ('delimiter: ";"', 'delimiter: ";;"'),
        ("encoding: utf-8", "encoding: koi8"),
        ("language: mn", "langauge: mn"),
        ("means: true", "means: [1]"),
        ("language: mn", "language: mn\nday: someday"),
        ("language: mn", "language: &x mn"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused(old: str, new: str) -> None:
    assert old in KOBO
    with pytest.raises(Malformed):
        read_mapping("m.yml", KOBO.replace(old, new).encode())


def test_the_mapping_that_ships_fits_a_survey_of_our_questions(tmp_path: Path) -> None:
    meant = read_mapping("m.yml", (ROOT / "docs" / "survey-mapping.yml").read_bytes())
    header = list(meant.columns.values())
    told = {"received": "2025-03-20", "publish": "Тийм", "name": "Үгүй", "text": "Ил тод байг"}
    row = [told.get(field, "") for field in meant.columns]
    (sent,), faults = found(tmp_path, export([header, row], delimiter=","), meant)
    assert not faults
    assert sent.agreed == {"publish"}


def workbook(tmp_path: Path, rows: Rows) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page
    for row in rows:
        page.append(row)
    file = tmp_path / "answers.xlsx"
    book.save(file)
    return file


def test_a_spreadsheet_keeps_its_days_and_numbers(tmp_path: Path) -> None:
    moment = NOON
    file = workbook(tmp_path, [HEADER, [moment, 7.0, *ROW[2:]], [moment, 8, None, *ROW[3:]]])
    rows, outcomes = sheet.cells(file, mapping())
    assert not outcomes
    sent = [one for one, _ in table.submissions(rows, mapping(), "UTC") if one]
    assert [one.received for one in sent] == [date(2025, 3, 20)] * 2
    assert [bool(one.mark) for one in sent] == [True, False]


@pytest.mark.parametrize(
    ("broken", "meant", "code"), [(True, "", "no-workbook"), (False, "sheet: Hidden\n", "no-sheet")]
)
def test_a_spreadsheet_that_cannot_be_opened_is_refused(
    tmp_path: Path, broken: bool, meant: str, code: str
) -> None:
    file = workbook(tmp_path, [HEADER, ROW])
    if broken:
        file.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(Malformed) as refused:
        sheet.cells(file, mapping(KOBO + meant))
    assert [p.code for p in refused.value.problems] == [code]
