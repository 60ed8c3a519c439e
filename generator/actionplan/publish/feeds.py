"""Atom feeds in each language: of the whole register, and of whatever a reader may follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from actionplan.publish.changes import Change, by_topic, newest
from actionplan.publish.context import Context
from actionplan.publish.ids import absolute, urn
from actionplan.publish.naming import name_of
from actionplan.publish.pages import PAGES, Asked
from actionplan.publish.snapshot import Snapshot

ATOM = "http://www.w3.org/2005/Atom"
NAME = "feed.xml"
SHOWN = 50
SHOWN_BELOW = 20
"""How many entries the feed of the site has, and how many any other."""
FOLLOWED = ("plans", "consultations", "commitments", "inputs", "organisations")
"""The kinds of pages that have a feed each."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a feed tells of: its page, where it lies too, and its name."""

    page: str
    name: str


def feeds(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Every feed of every language, with its path in the site."""
    for lang in snapshot.register.site.languages:
        # What was written for one language is let go before the next.
        yield from _feeds(Context(snapshot, lang))


def _feeds(c: Context) -> Iterator[tuple[str, bytes]]:
    writer, changes = Writer(c), by_topic(c)
    for topic in topics(c):
        count = SHOWN_BELOW if topic.page else SHOWN
        found = newest(changes.get(topic.page, ()), count)
        yield f"{c.lang}/{topic.page}{NAME}", writer.feed(topic, found)


def topics(c: Context) -> Iterator[Topic]:
    """Everything that can be followed: the site, and the pages of some kinds."""
    title = c.plain(c.site.title)
    yield Topic("", title)
    for kind in FOLLOWED:
        for subject in PAGES[kind].records(c.register):
            yield Topic(PAGES[kind].address(subject), f"{_name(c, subject)} – {title}")


def _name(c: Context, subject: Any) -> str:
    """What a page is called, without marks."""
    if isinstance(subject, Asked):
        return c.plain(subject.consultation.title)
    return name_of(c, subject).striptags()


class Writer:
    """Writes the feeds of one language. An entry is written once for all feeds that hold it."""

    def __init__(self, c: Context) -> None:
        self.c = c
        self.entries: dict[tuple[int, int], str] = {}

    def feed(self, topic: Topic, changes: Sequence[Change]) -> bytes:
        """The feed of a topic: its changes, newest first."""
        c, depth = self.c, topic.page.count("/")
        own = absolute(c.site, f"{c.lang}/{topic.page}{NAME}")
        newest_day = max((x.on.last for x in changes), default=c.today)
        rest = topic.page.rstrip("/")
        lines = [
            "<?xml version='1.0' encoding='utf-8'?>",
            f'<feed xmlns="{ATOM}" xml:lang="{c.lang}">',
            f"<id>{urn(c.site, 'feed', c.lang, *([rest] if rest else []))}</id>",
            f"<title>{escape(topic.name)}</title>",
            f"<updated>{_moment(newest_day)}</updated>",
            f"<author><name>{escape(c.plain(c.site.title))}</name></author>",
            self._link(topic.page, depth),
            *(
                [f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>']
                if own
                else []
            ),
            *(self._entry(change, depth) for change in changes),
            "</feed>\n",
        ]
        return "\n".join(lines).encode()

    def _entry(self, change: Change, depth: int) -> str:
        key = (id(change), depth)
        if key not in self.entries:
            self.entries[key] = self._written(change, depth)
        return self.entries[key]

    def _written(self, change: Change, depth: int) -> str:
        c = self.c
        name = f"{change.target}{change.about}/{change.on}"
        said = c.plain(change.text) if change.text else change.kind
        return (
            f"<entry><id>{urn(c.site, c.lang, name, str(change.nth))}</id>"
            f"<title>{escape(f'{change.kind}: {change.name.striptags()}')}</title>"
            f"<updated>{_moment(change.on.last)}</updated>{self._link(change.target, depth)}"
            f'<content type="text">{escape(f"{c.day(change.on)}. {said}")}</content></entry>'
        )

    def _link(self, page: str, depth: int) -> str:
        """The page; relative to the feed where the address of the site is not known."""
        c = self.c
        href = absolute(c.site, f"{c.lang}/{page}") or "../" * depth + page or "./"
        return f'<link rel="alternate" type="text/html" href={quoteattr(href)}/>'


def _moment(day: date) -> str:
    """A day as Atom writes it. Where only a month is known it is the last day that is meant."""
    return f"{day.isoformat()}T00:00:00Z"
