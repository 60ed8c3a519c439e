"""Which characters a record may hold.

Refused are those a reader cannot see or that turn the order of what is
read: controls, invisible blanks, direction overrides, tag characters, private
use. Joiners, traditional Mongolian script and its variation selectors are kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from actionplan.records import spelling
from actionplan.records.problem import Problem

REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\U000f0000-\U000fffff\U00100000-\U0010ffff\ud800-\udfff]"
    "|[\ufe00-\ufe0f]{2,}"
)
MARKS = ("<<<<<<<", "=======", ">>>>>>>")
MERGE_MARK = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
UNREADABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|" + MERGE_MARK.pattern,
    re.MULTILINE,
)
"""What YAML stumbles over or takes for a new line: nothing after it can be trusted."""


def problems(path: str, text: str) -> Iterator[Problem]:
    """Every refused character and merge mark of a file, with its place."""
    for found in REFUSED.finditer(text):
        at = place(text, found.start())
        yield spelling.refused(path, "hidden-character", at, character=name(found[0]))
    for found in MERGE_MARK.finditer(text):
        yield spelling.refused(path, "merge-mark", place(text, found.start()))
    if not unicodedata.is_normalized("NFC", text):
        yield spelling.refused(path, "not-composed")


def suspicious(text: str) -> bool:
    """True if `problems` would find something. Cheap, and true for few files."""
    return bool(
        (_unusual(text) and REFUSED.search(text))
        or (any(mark in text for mark in MARKS) and MERGE_MARK.search(text))
        or not unicodedata.is_normalized("NFC", text)
    )


def _unusual(text: str) -> bool:
    """True if a character might be refused: all of those are unprintable or near U+FE00.

    Ten times as quick as the search, and most files need no other answer.
    """
    return not text.replace("\n", "").isprintable() or b"\xef\xb8" in text.encode()


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
