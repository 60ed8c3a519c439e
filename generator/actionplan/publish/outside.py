"""Text that came from outside, shown exactly as typed and unable to act."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_TRAILING = ".,;:!?)]}»”’"


def as_typed(words: str, lang: str) -> Markup:
    """The words in a box of their own, blanks and lines kept; absolute addresses become links."""
    return Markup('<div class="u-text" dir="auto" lang="{}">{}</div>').format(lang, _linked(words))


def paragraphs(words: str) -> Markup:
    """The words as paragraphs, which blank lines set apart."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", words))
    return Markup("").join(Markup("<p>{}</p>").format(part) for part in parts if part)


def _linked(words: str) -> Markup:
    done, at = Markup(""), 0
    for found in _ADDRESS.finditer(words):
        address = found[0].rstrip(_TRAILING)
        done += escape(words[at : found.start()]) + _anchor(address)
        at = found.start() + len(address)
    return done + escape(words[at:])


def _anchor(address: str) -> Markup:
    return Markup('<a href="{}" rel="nofollow ugc noopener noreferrer">{}</a>').format(
        address, address
    )
