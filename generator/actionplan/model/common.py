"""Pieces that several kinds of records share."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.redaction import Redaction

Text = dict[str, str]
"""Words people read, by language code: `{mn: …, en: …}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When and where a thing became public, and the document that shows it."""

    on: When | None = None
    where: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time with a first and a last day, each known as far as written."""

    start: When | None = None
    end: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IrmFinding:
    """A finding of the Independent Reporting Mechanism, quoted with its document."""

    document: str
    indicator: str
    value: str | None = None
    requirement: str | None = None
    phase: str | None = None
    text: Text | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A sourced fact with its day. It is not an official status."""

    on: When | None = None
    text: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way to take part, with its address and days if it has any."""

    name: Text
    url: str | None = None
    opens: When | None = None
    closes: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: an id that is its file name, its sources, its file."""

    id: str
    sources: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    redacted: tuple[Redaction, ...] = ()
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A supporting actor: an organisation on record, or a group as its source words it."""

    organisation: str | None = None
    text: Text | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a commitment or milestone wants to reach, in numbers."""

    indicator: Text
    baseline: float | None = None
    value: float | None = None
    unit: Text | None = None
    area: Text | None = None
    due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What one side says about a commitment: its own words and status."""

    on: When | None = None
    organisation: str | None = None
    status: str | None = None
    text: Text | None = None
    sources: tuple[str, ...] = ()
