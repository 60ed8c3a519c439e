"""Pages that people wrote, such as the council's and the contact page, as search finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from actionplan.model import Text
from actionplan.publish.frames import Frame

TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
UNFOUND = ("", "search/")
"""Pages that nobody has to look for: home, and the one on which one looks."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page in every language. `path` is below a language's root; `words` are all it says."""

    path: str
    title: Text
    description: Text
    words: tuple[str, ...]


def written(frames: Mapping[str, Iterable[Frame]]) -> list[Written]:
    """The pages of one address that every language has, from the frames of each language."""
    there = {lang: {f.path: f for f in made if not f.stamped} for lang, made in frames.items()}
    paths = set.intersection(*(set(by_path) for by_path in there.values())) - set(UNFOUND)
    return [
        _page(path, {lang: _html(of[path]) for lang, of in there.items()}) for path in sorted(paths)
    ]


def _page(path: str, html: Mapping[str, str]) -> Written:
    return Written(
        path,
        title={lang: _first(TITLE, page) or path for lang, page in html.items()},
        description={lang: _first(DESCRIPTION, page) for lang, page in html.items()},
        words=tuple(_said(_article(page)) for page in html.values()),
    )


def _article(page: str) -> str:
    """What the page itself says: the menus around it name every other page."""
    return page.partition("<article")[2].partition(">")[2].partition("</article>")[0]


def _html(frame: Frame) -> str:
    return b"".join(_still(frame)).decode()


def _still(frame: Frame) -> Iterator[bytes]:
    """What stands on the page whatever the records hold."""
    return (piece for piece in frame.pieces if isinstance(piece, bytes))


def _first(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    return _said(found[1]) if found else ""


def _said(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())
