"""Pasted text -> text that a record may hold, with a count of what was taken out.

Word and PDF bring signs that nobody sees. They are removed, or become the plain sign that
was meant, and are counted. What is left and cannot be shown is named with its place: it is
not for us to guess what it stood for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.records import characters

SEEN_BY_NOBODY = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark."""
NEW_LINES = "\x0b\x0c\x85\u2028\u2029"
"""Line and page breaks of Word and PDF."""
BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
"""Signs of Word's own fonts for lists, which no other font can show."""
_MEANT = str.maketrans(
    {**dict.fromkeys(SEEN_BY_NOBODY, ""), **dict.fromkeys(NEW_LINES, "\n"), **BULLETS}
)
_COUNTED = re.compile(f"[{SEEN_BY_NOBODY}{NEW_LINES}{''.join(BULLETS)}]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with plain line ends and composed letters, and how many signs were taken out."""

    text: str
    removed: int = 0


def clean(text: str) -> Cleaned:
    """The text as a record may hold it, apart from what `unshowable` finds."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    removed = len(_COUNTED.findall(plain))
    meant = plain.translate(_MEANT) if removed else plain
    return Cleaned(unicodedata.normalize("NFC", meant), removed)


def unshowable(text: str) -> Iterator[tuple[str, int, int]]:
    """Every sign of a cleaned text that cannot be shown: code point, line, column."""
    for found in characters.REFUSED.finditer(text):
        line, column = characters.place(text, found.start())
        yield characters.name(found[0]), line, column


def visible(text: str) -> bool:
    """True if the text holds a letter, a digit or a sign that a reader sees."""
    blank = "\u2800\u3164\uffa0\u115f\u1160"  # Letters and signs that show nothing.
    return any(c not in blank and unicodedata.category(c)[0] in "LNSP" for c in text)
