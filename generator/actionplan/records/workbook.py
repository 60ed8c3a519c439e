"""The rows of a workbook (XLSX), each cell as the spreadsheet program keeps it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any
from zipfile import BadZipFile, ZipFile

from actionplan.records.problem import Malformed, Problem, quoted

LARGEST = 50_000_000
"""Bytes of a workbook when unpacked."""
MOST_ROWS = 100_000


def raw_rows(path: str, content: bytes, sheet: str = "") -> Iterator[tuple[Any, ...]]:
    """Every row of the sheet of that name, or of the first. `path` names the file.

    Raises Malformed: openpyxl is missing, this is no workbook, it is too large, or there is no
    such sheet.
    """
    if find_spec("openpyxl") is None:
        cure = "Run “make tables” once, or save the table as CSV."
        raise _stop(path, "no-reader", "Nothing here can read XLSX: openpyxl is missing.", cure)
    import openpyxl  # type: ignore[import-untyped]

    try:
        with ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > LARGEST:
            raise _stop(path, "too-large", "The file is too large.", "Split it into several files.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        cure = "Save it again as XLSX, or as CSV."
        raise _stop(path, "no-workbook", "The file is no workbook.", cure) from None
    if sheet and sheet not in book.sheetnames:
        message, cure = "There is no sheet “{sheet}”.", "Use one of: {known}."
        known = ", ".join(book.sheetnames)
        raise _stop(path, "no-sheet", message, cure, sheet=quoted(sheet), known=quoted(known))
    chosen = book[sheet] if sheet else book.worksheets[0]
    yield from chosen.iter_rows(max_row=MOST_ROWS, values_only=True)


def _stop(path: str, code: str, message: str, cure: str, **values: Any) -> Malformed:
    return Malformed([Problem(path=path, code=code, message=message, cure=cure, values=values)])
