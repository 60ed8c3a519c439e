"""iCalendars in each language: of the whole register, and of whatever a reader may follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from actionplan.publish.context import Context
from actionplan.publish.events import Event, events
from actionplan.publish.ids import REGISTER, absolute
from actionplan.publish.snapshot import Snapshot

NAME = "calendar.ics"
OCTETS = 75


def calendars(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The calendars of every language, with their paths in the site."""
    for lang in snapshot.register.site.languages:
        c = Context(snapshot, lang)
        by_topic: defaultdict[str, list[str]] = defaultdict(list)
        by_topic[""] = []
        for event in sorted(events(c), key=lambda e: (e.first, e.id)):
            written = _event(c, event)
            for topic in event.topics:
                by_topic[topic].append(written)
        for topic, found in by_topic.items():
            yield f"{lang}/{topic}{NAME}", _calendar(c, found)


def has_calendar(c: Context) -> bool:
    """True if an event stands in the calendar of the page."""
    if not _kept or _kept[0][0] is not c.snapshot:
        _kept[:] = [(c.snapshot, frozenset(t for e in events(c) for t in e.topics))]
    return c.page_path in _kept[0][1]


_kept: list[tuple[Snapshot, frozenset[str]]] = []
"""The pages that have a calendar, of the last snapshot asked for."""


def _calendar(c: Context, found: Iterable[str]) -> bytes:
    name = escaped(c.plain(c.site.title))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//actionplan//{REGISTER}//{c.lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
    ]
    head = "".join(f"{folded(line)}\r\n" for line in lines)
    return "".join((head, *found, "END:VCALENDAR\r\n")).encode()


def _event(c: Context, event: Event) -> str:
    return "".join(f"{folded(line)}\r\n" for line in _lines(c, event))


def _lines(c: Context, event: Event) -> Iterator[str]:
    change = c.register.last_changes.get(event.record)
    stamp = change.on if change else event.first
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={c.lang}:{escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION;LANGUAGE={c.lang}:{escaped(event.text)}"
    if event.place:
        yield f"LOCATION;LANGUAGE={c.lang}:{escaped(event.place)}"
    if address := absolute(c.site, f"{c.lang}/{event.page}"):
        yield f"URL:{address}"
    yield f"STATUS:{event.status}"
    yield f"TRANSP:{'OPAQUE' if event.blocks else 'TRANSPARENT'}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text as iCalendar writes it."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character torn apart."""
    octets = line.encode()
    if len(octets) <= OCTETS:
        return line
    pieces, start, room = [], 0, OCTETS
    while start < len(octets):
        end = start + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, OCTETS - 1  # The blank before what follows takes one.
    return "\r\n ".join(pieces)
