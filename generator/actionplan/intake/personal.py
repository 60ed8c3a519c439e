"""What looks like personal data: a mail address, a telephone or a register number.

A pattern finds what has a form; names and stories a person has to find. Every repeat is
bounded, so that no text takes long.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MAIL = re.compile(
    r"(?<![\w.+-])[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}(?![\w@])"
)
REGISTER_NUMBER = re.compile(r"(?<!\w)[А-ЯЁӨҮ]{2}[ -]?[0-9]{8}(?![0-9])", re.IGNORECASE)
ABROAD = re.compile(r"(?<![\w+])\+[1-9][0-9]{0,2}(?:[ ()-]{0,2}[0-9]){7,13}(?![0-9])")
EIGHT_DIGITS = re.compile(r"(?<![\d.,+-])[5-9][0-9]{3}[ -]?[0-9]{4}(?![.,]?\d)")
"""A Mongolian telephone number. A round sum of money ends in noughts and is none."""
LONG_NUMBER = re.compile(r"(?<![\d.,])[0-9]{10,19}(?![.,]?\d)")
"""Of a bank account, a passport, a card."""
KINDS = (
    ("a mail address", MAIL),
    ("a register number", REGISTER_NUMBER),
    ("a telephone number", ABROAD),
    ("a telephone number", EIGHT_DIGITS),
    ("a long number", LONG_NUMBER),
)
"""What was found, and how it is found. The first that fits a place names it."""
NUMBERS = (EIGHT_DIGITS, LONG_NUMBER)


def personal(text: str) -> Iterator[tuple[str, int]]:
    """Everything in a text that looks like personal data: what it is, and its offset."""
    covered: list[tuple[int, int]] = []
    for kind, pattern in KINDS:
        for found in pattern.finditer(text):
            if any(start <= found.start() < end for start, end in covered):
                continue
            if pattern in NUMBERS and found[0].endswith("0000"):
                continue
            covered.append(found.span())
            yield kind, found.start()


WORD = re.compile(r"[^\W\d_]{2,}")


def look_alike(text: str) -> bool:
    """True if one word mixes Latin letters with Cyrillic or Greek ones, as imitations do."""
    return any(len(_alphabets(word)) > 1 for word in WORD.findall(text))


def _alphabets(word: str) -> set[str]:
    names = (unicodedata.name(c, "").split(" ")[0] for c in word)
    return {name for name in names if name in ("LATIN", "CYRILLIC", "GREEK")}
