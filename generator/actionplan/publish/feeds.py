"""An Atom feed in each language: the newest dated facts of the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from actionplan.publish.changes import Change, latest
from actionplan.publish.context import Context
from actionplan.publish.ids import absolute, urn
from actionplan.publish.snapshot import Snapshot

ATOM = "http://www.w3.org/2005/Atom"
XML = "{http://www.w3.org/XML/1998/namespace}"
NAME = "feed.xml"
SHOWN = 50


def feeds(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The feed of every language, with its path in the site."""
    for lang in snapshot.register.site.languages:
        yield f"{lang}/{NAME}", feed(Context(snapshot, lang))


def feed(c: Context) -> bytes:
    """The feed of the page's language."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {f"{XML}lang": c.lang})
    changes = latest(c, SHOWN)
    _add(root, "id", urn(c.site, "feed", c.lang))
    _add(root, "title", c.plain(c.site.title))
    _add(root, "updated", _moment(max((x.on.last for x in changes), default=c.today)))
    _add(_add(root, "author"), "name", c.plain(c.site.title))
    _link(root, c, "")
    if own := absolute(c.site, f"{c.lang}/{NAME}"):
        _add(root, "link", rel="self", type="application/atom+xml", href=own)
    seen: Counter[str] = Counter()
    for change in changes:
        name = f"{change.target}{change.about}/{change.on}"
        seen[name] += 1
        _entry(root, c, change, urn(c.site, c.lang, name, str(seen[name])))
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ET.Element, c: Context, change: Change, id: str) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", id)
    _add(entry, "title", f"{change.kind}: {change.name.striptags()}")
    _add(entry, "updated", _moment(change.on.last))
    _link(entry, c, change.target)
    said = c.plain(change.text) if change.text else change.kind
    _add(entry, "content", f"{c.day(change.on)}. {said}", type="text")


def _link(root: ET.Element, c: Context, page: str) -> None:
    """The page; beside the feed where the address of the site is not known."""
    href = absolute(c.site, f"{c.lang}/{page}") or page or "./"
    _add(root, "link", rel="alternate", type="text/html", href=href)


def _add(above: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(above, f"{{{ATOM}}}{name}", attributes)
    made.text = text or None
    return made


def _moment(day: date) -> str:
    """A day as Atom writes it. Where only a month is known it is the last day that is meant."""
    return f"{day.isoformat()}T00:00:00Z"
