"""Meetings: who came, what was said and decided."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.change import DeclaredChange
from actionplan.model.common import Published, Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Someone present or excused at a meeting, by side and rank."""

    sector: str
    organisation: str | None = None
    name: str | None = None
    capacity: Text | None = None
    rank: str | None = None
    deputy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who came: single attendees, totals by sector, apologies."""

    by_sector: dict[str, int] | None = None
    present: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()
    complete: bool = False
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of a meeting."""

    id: str
    text: Text
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An item of a meeting's agenda."""

    title: Text
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The minutes, as text and as they were published."""

    text: Text | None = None
    summary: Text | None = None
    published: Published | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting or an event, of a body of the forum or beside it."""

    title: Text
    kind: str
    state: str
    held: When | None = None
    ends: When | None = None
    body: str | None = None
    plan: str | None = None
    phase: str | None = None
    plenary: bool | None = None
    mode: str | None = None
    place: Text | None = None
    agenda: tuple[AgendaItem, ...] = ()
    agenda_published: Published | None = None
    attendance: Attendance | None = None
    results_presented: bool | None = None
    comments_collected: bool | None = None
    decisions: tuple[Decision, ...] = ()
    minutes: Minutes | None = None
    summary: Text | None = None
    changes: tuple[DeclaredChange, ...] = ()
