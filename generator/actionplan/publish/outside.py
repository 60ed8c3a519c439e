"""Words of records as HTML: the only place where text becomes markup by hand.

What came from outside is shown exactly as typed and cannot act.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
UGC = ' rel="nofollow ugc noopener noreferrer"'
_TRAILING = ".,;:!?)]}»”’"


def _html(escaped: str) -> Markup:
    """Every part of what comes here was escaped a line before; `Markup.format` is too slow."""
    return Markup(escaped)  # noqa: S704


def anchor(href: str, said: str, attributes: str = "") -> Markup:
    """A link; address and words are escaped here. `attributes` are fixed ones, written by us."""
    return _html(f'<a href="{escape(href)}"{attributes}>{escape(said)}</a>')


def in_language(said: str, lang: str, element: str = "span") -> Markup:
    """Words that are not in the page's language."""
    return _html(f'<{element} lang="{escape(lang)}">{escape(said)}</{element}>')


def as_typed(words: str, lang: str) -> Markup:
    """The words in a box of their own, blanks and lines kept; absolute addresses become links."""
    box = f'<div class="u-text" dir="auto" lang="{escape(lang)}">'
    return _html(f"{box}{_linked(words)}</div>")


def paragraphs(words: str) -> Markup:
    """The words as paragraphs, which blank lines set apart."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", words))
    return _html("".join(f"<p>{escape(part)}</p>" for part in parts if part))


def _linked(words: str) -> Markup:
    done, at = Markup(""), 0
    for found in _ADDRESS.finditer(words):
        address = found[0].rstrip(_TRAILING)
        done += escape(words[at : found.start()]) + anchor(address, address, UGC)
        at = found.start() + len(address)
    return done + escape(words[at:])
