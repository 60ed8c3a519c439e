"""An iCalendar in each language: meetings, windows for input, and deadlines.

Only days that are known exactly stand in it: a calendar has no place for a month.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.dates import When
from actionplan.model import Consultation, Plan
from actionplan.publish.context import Context
from actionplan.publish.ids import REGISTER, absolute, uid
from actionplan.publish.pages import finding_page, page_of
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import Level, Outcome

NAME = "calendar.ics"
OCTETS = 75
STATUS = {"held": "CONFIRMED", "cancelled": "CANCELLED"}


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days in a calendar. `record` is the file it stands in, `blocks` if one is busy."""

    id: str
    first: date
    last: date
    title: str
    page: str
    record: str
    text: str = ""
    place: str = ""
    status: str = "CONFIRMED"
    blocks: bool = False


def calendars(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The calendar of every language, with its path in the site."""
    for lang in snapshot.register.site.languages:
        yield f"{lang}/{NAME}", calendar(Context(snapshot, lang))


def calendar(c: Context) -> bytes:
    """The calendar of the page's language."""
    name = escaped(c.plain(c.site.title))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//actionplan//{REGISTER}//{c.lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
    ]
    for event in sorted(_events(c), key=lambda e: (e.first, e.id)):
        lines += _event(c, event)
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _events(c: Context) -> Iterator[Event]:
    yield from _meetings(c)
    for plan in c.lookup.plans:
        for window in plan.consultations:
            yield from _window(c, plan, window)
    yield from _deadlines(c)


def _meetings(c: Context) -> Iterator[Event]:
    for meeting in c.lookup.meetings:
        first = _day(meeting.held)
        if first:
            yield Event(
                uid(c.site, "meeting", meeting.id),
                first,
                max(first, _day(meeting.ends) or first),
                c.plain(meeting.title),
                page_of(meeting),
                meeting.path,
                c.plain(meeting.summary) if meeting.summary else "",
                c.plain(meeting.place) if meeting.place else "",
                STATUS.get(meeting.state, "TENTATIVE"),
                True,
            )


def _window(c: Context, plan: Plan, window: Consultation) -> Iterator[Event]:
    """The window from its first to its last day, or the one of the two that is known."""
    first, last, due = _day(window.opens), _day(window.closes), _day(window.response_due)
    title = c.plain(window.title)
    at = (f"{page_of(plan)}#consultation-{window.id}", plan.path)
    if first and last:
        yield Event(uid(c.site, "consultation", window.id), first, last, title, *at)
    elif first:
        said = c.say("Input is taken from this day on: {consultation}", consultation=title)
        yield Event(uid(c.site, "consultation", window.id), first, first, said, *at)
    elif last:
        said = c.say("Last day for input: {consultation}", consultation=title)
        yield Event(uid(c.site, "consultation", window.id), last, last, said, *at)
    if due:
        said = c.say("Response promised: {consultation}", consultation=title)
        yield Event(uid(c.site, "response-due", window.id), due, due, said, *at)


def _deadlines(c: Context) -> Iterator[Event]:
    for finding in c.snapshot.findings:
        day = finding.verdict.deadline
        asked = finding.rule.level is Level.REQUIRED
        if day and asked and finding.outcome is Outcome.DUE:
            name = c.say(finding.rule.clause.name)
            yield Event(
                uid(c.site, "deadline", finding.id.replace("/", "-").replace(":", "-")),
                day,
                day,
                c.say("Deadline: {requirement}", requirement=name),
                finding_page(finding),
                finding.plan.path,
                c.say(finding.verdict.message, **finding.verdict.values),
            )


def _day(when: When | None) -> date | None:
    return when.first if when and when.exact else None


def _event(c: Context, event: Event) -> Iterator[str]:
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
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode())
        if size + width > OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces)
