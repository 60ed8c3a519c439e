"""The forum: its bodies over time, their rules and seats."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.change import DeclaredChange
from actionplan.model.common import Observation, Published, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat of a body: who holds it, for which side, how they were chosen."""

    sector: str
    organisation: str | None = None
    name: str | None = None
    role: str | None = None
    selection: str | None = None
    selected_by: Text | None = None
    since: When | None = None
    until: When | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRules:
    """The basic rules of a body: where they are public and what they cover."""

    published: Published | None = None
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body of the multi-stakeholder forum, with its time of existence."""

    id: str
    name: Text
    kind: str
    since: When | None = None
    until: When | None = None
    established_by: Text | None = None
    mandate: Text | None = None
    summary: Text | None = None
    rules: BodyRules | None = None
    members_by_sector: dict[str, int] | None = None
    members_counted_on: When | None = None
    seats: tuple[Seat, ...] = ()
    observations: tuple[Observation, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """The forum's bodies over time."""

    bodies: tuple[Body, ...] = ()
    changes: tuple[DeclaredChange, ...] = ()
    path: str = "council.yml"
