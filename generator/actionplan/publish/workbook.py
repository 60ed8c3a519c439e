"""The tables as one workbook for spreadsheet programs (XLSX), written as it is read: row by row.

A workbook is a zip of a few XML files, so it needs no library. Every text is written as text:
no cell can be a formula. The same tables give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from actionplan.publish.zips import QUICK, entry

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LONGEST_NAME, LONGEST_TEXT = 31, 32_767
"""What a spreadsheet program takes: letters in the name of a sheet, and in a cell."""
CUT = " […]"
"""Stands at the end of a text that is too long for a cell; the JSON has all of it."""
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet program would read as the code of a letter."""
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/>'
    '</font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" '
    'xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles '
    'count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Two styles: 0 is plain, 1 is that of headings."""
FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    '<sheetFormatPr defaultRowHeight="15"/>'
)
ROWS_AT_ONCE = 2_000

Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
"""Its name, its headings, its rows. A cell is None, text, a number, true or false."""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook. Only one sheet's pressed bytes and a few rows are held beside the result."""
    names = [name[:LONGEST_NAME] for name, _, _ in sheets]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=QUICK) as archive:
        for path, content in _parts(names):
            archive.writestr(entry(path), content)
        for number, (_, headings, rows) in enumerate(sheets, 1):
            with archive.open(entry(f"xl/worksheets/sheet{number}.xml"), "w") as file:
                for piece in _sheet(headings, rows):
                    file.write(piece.encode())
    return out.getvalue()


def _parts(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Everything of a workbook but its sheets."""
    numbered = list(enumerate(names, 1))
    yield "[Content_Types].xml", _types(len(names))
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    sheets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in numbered]
    yield "xl/_rels/workbook.xml.rels", _relations([*sheets, ("rId0", "styles", "styles.xml")])
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in numbered
    )
    yield (
        "xl/workbook.xml",
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    yield "xl/styles.xml", STYLES


def _types(sheets: int) -> str:
    parts = {"workbook": "sheet.main", "styles": "styles"}
    parts |= {f"worksheets/sheet{n}": "worksheet" for n in range(1, sheets + 1)}
    listed = "".join(
        f'<Override PartName="/xl/{path}.xml" ContentType="{SHEET_TYPE}{kind}+xml"/>'
        for path, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id, kind, target in targets
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _sheet(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    letters = [_letters(n) for n in range(1, len(headings) + 1)]
    wide = f'<cols><col min="1" max="{len(headings)}" width="24" customWidth="1"/></cols>'
    first = "".join(
        _cell(f"{c}1", said, ' s="1"') for c, said in zip(letters, headings, strict=True)
    )
    yield f'{HEAD}<worksheet xmlns="{MAIN}">{FROZEN}{wide}<sheetData><row r="1">{first}</row>'
    held: list[str] = []
    for number, row in enumerate(rows, 2):
        cells = [
            _cell(f"{c}{number}", v) for c, v in zip(letters, row, strict=True) if v is not None
        ]
        held.append(f'<row r="{number}">{"".join(cells)}</row>')
        if len(held) == ROWS_AT_ONCE:
            yield "".join(held)
            held.clear()
    yield "".join(held) + "</sheetData></worksheet>"


def _letters(number: int) -> str:
    """The letters of a column, counted from 1: A to Z, AA, AB and so on."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def _cell(place: str, value: Any, style: str = "") -> str:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            value = value[: LONGEST_TEXT - len(CUT)] + CUT
        if "_x" in value:
            value = ESCAPE.sub("_x005F_", value)
        return (
            f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(value)}</t></is></c>"
        )
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    return f'<c r="{place}"><v>{value}</v></c>'
