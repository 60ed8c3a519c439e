"""“On this page”: jump links to the headings of a long page, made from the finished page.

A template asks for them with a comment. Words of records are escaped and cannot be one, nor a
heading, so the page is cut there once and its pieces are joined, as frames are.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from actionplan.publish.context import Context
from actionplan.publish.render import render

HERE = b"<!-- contents -->"
"""Where a page wants its jump links."""
FEWEST = 4
"""A page with fewer headings is walked through as fast without them."""
HEADING = re.compile(rb'<h2\b[^>]*? id="(?P<id>[^"]+)"[^>]*>(?P<inside>.*?)</h2>', re.DOTALL)
BESIDE = re.compile(r'<small\b.*?</small>|<span class="note">.*?</span>', re.DOTALL)
"""Remarks beside the words of a heading."""
TAG = re.compile(r"<[^>]*>")
LANG = re.compile(r' lang="([^"]+)"')


def with_contents(c: Context, page: bytes) -> bytes:
    """The page with its jump links, if it asks for them and has headings enough."""
    before, here, after = page.partition(HERE)
    if not here:
        return page
    found = [_entry(heading) for heading in HEADING.finditer(page)]
    links = render("contents", c, entries=found).encode() if len(found) >= FEWEST else b""
    return before + links + after


def _entry(heading: re.Match[bytes]) -> tuple[Markup, Markup, str]:
    """Its anchor, its words, and their language; "" if that is the page's. All are escaped."""
    inside = BESIDE.sub("", heading["inside"].decode())
    lang = LANG.search(inside)
    words = Markup(" ".join(TAG.sub("", inside).split()))  # noqa: S704  taken out of a page
    return Markup(heading["id"].decode()), words, lang[1] if lang else ""  # noqa: S704
