"""Which characters a record may hold.

Refused are those a reader cannot see or that turn the order of what is
read: controls, invisible blanks, direction overrides, tag characters, private
use. Joiners, traditional Mongolian script and its variation selectors are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from actionplan.records.problem import Problem

REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U000fffff\U00100000-\U0010ffff\ud800-\udfff]"
    "|[\ufe00-\ufe0f]{2,}"
)
MERGE_MARK = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)


def problems(path: str, text: str) -> Iterator[Problem]:
    """Every refused character and merge mark of a file, with its place."""
    for found in REFUSED.finditer(text):
        yield _refused(path, text, found)
    for found in MERGE_MARK.finditer(text):
        line, column = place(text, found.start())
        yield Problem(
            path=path,
            line=line,
            column=column,
            code="merge-mark",
            message="This line is a mark that git left when two changes met.",
            cure="Choose one of the two versions and delete the marks.",
        )
    if not unicodedata.is_normalized("NFC", text):
        yield Problem(
            path=path,
            code="not-composed",
            message="Some letters of this file are stored in pieces (not in Unicode form NFC).",
            cure="Run “actionplan tidy”, which joins them.",
        )


def refused_in_value(value: str) -> str | None:
    """The first refused character of a value, such as U+202E, or None."""
    found = REFUSED.search(value)
    return name(found[0]) if found else None


def name(character: str) -> str:
    """The code point of a character, such as U+202E."""
    return f"U+{ord(character[0]):04X}"


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1, of an offset."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _refused(path: str, text: str, found: re.Match[str]) -> Problem:
    line, column = place(text, found.start())
    return Problem(
        path=path,
        line=line,
        column=column,
        code="hidden-character",
        message="There is a character here that cannot be seen: {character}.",
        cure="Delete it. It often comes with text pasted from Word or a PDF.",
        values={"character": name(found[0])},
    )
