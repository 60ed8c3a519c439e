"""Every page is well-formed HTML with the right things inside each other.

html5lib reads a page as browsers do and says where it had to guess; what may
stand in what, and that names lead to things, is looked at in its tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from html5lib.constants import E as WORDS

ONLY = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "tr": {"td", "th"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "select": {"option", "optgroup"},
}
"""What alone may stand in these."""
PHRASES = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "span",
    "a",
    "b",
    "strong",
    "small",
    "code",
    "summary",
    "button",
    "label",
}
BLOCKS = {
    "div",
    "p",
    "ul",
    "ol",
    "dl",
    "table",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "form",
    "details",
    "figure",
}
INTERACTIVE = {"a", "button", "input", "select", "textarea", "summary", "label"}
REFERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list")


def faults(html: str) -> Iterator[str]:
    """Everything that is wrong with a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    for (line, column), code, values in parser.errors:
        yield f"{line}:{column} {WORDS[code] % values}"
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    yield from (f"the id {id} stands twice" for id in {i for i in ids if ids.count(i) > 1})
    yield from _nested(tree, ())
    for element in tree.iter():
        for name in REFERS:
            for id in (element.get(name) or "").split():
                if id not in ids:
                    yield f"{element.tag} {name} names {id}, which is not there"
        if element.tag == "img" and element.get("alt") is None:
            yield "a picture has no words"
    yield from _headings(tree)


def _nested(element: Element, above: tuple[str, ...]) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if tag in ONLY and child.tag not in ONLY[tag] | {"script", "template"}:
            yield f"{child.tag} stands in {tag}"
        if child.tag in BLOCKS and tag in PHRASES - {"a", "summary"}:
            yield f"{child.tag} stands in {tag}"
        if child.tag in INTERACTIVE - {"label"} and {"a", "button"} & {*above, tag}:
            yield f"{child.tag} stands in {tag} in a link or button"
        yield from _nested(child, (*above, tag))
    if tag in ONLY and (element.text or "").strip():
        yield f"words stand in {tag}"


def _headings(tree: Element) -> Iterator[str]:
    """One first heading; no level is skipped on the way down."""
    levels = [int(e.tag[1]) for e in tree.iter() if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} first headings"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


GOOD = '<!doctype html><html lang="en"><head><title>x</title></head><body><h1>x</h1>%s</body>'


@pytest.mark.parametrize(
    "wrong",
    [
        "<p>never closed <div>x</div></p>",
        "<ul><p>x</p></ul>",
        "<ul>x</ul>",
        "<p id=a></p><p id=a></p>",
        '<label for="nowhere">x</label>',
        '<img src="x.png">',
        "<h3>x</h3>",
        "<h1>x</h1>",
        '<a href="x"><button>x</button></a>',
        "<b>x</i>",
        "x & y <z",
        "<table><p>x</p></table>",
        '<p class="a" class="b">x</p>',
    ],
)
def test_what_is_wrong_is_seen(wrong: str) -> None:
    assert list(faults(GOOD % wrong))


def test_what_is_right_is_let_through() -> None:
    assert list(faults(GOOD % "<h2>x</h2><ul><li>x &amp; y</li></ul><svg><path/></svg>")) == []


@pytest.mark.parametrize("name", ["example_site", "real_site"])
def test_every_kind_of_page_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    """Of the pages of one kind the longest: it has the most in it."""
    site: Path = request.getfixturevalue(name)
    longest: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        steps = path.relative_to(site).parts
        kind = "/".join(steps[:2]) if len(steps) > 3 else "/".join(steps)
        if kind not in longest or path.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = path
    assert len(longest) > 30
    found = {
        path.relative_to(site).as_posix(): wrong
        for path in longest.values()
        if (wrong := sorted(set(faults(path.read_text(encoding="utf-8"))))[:5])
    }
    assert not found, found
