"""Inputs of stakeholders."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.change import DeclaredChange
from actionplan.model.common import Record, Text
from actionplan.model.response import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Permission to publish, with the version of the wording that was agreed to."""

    publish: bool
    name: bool = False
    version: str | None = None
    on: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The public issue in which an input came, as a moderator passed it."""

    number: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Input(Record):
    """What a stakeholder asked for or proposed."""

    plan: str
    consultation: str | None = None
    meeting: str | None = None
    channel: str
    received: When
    receipt: str | None = None
    sector: str | None = None
    organisation: str | None = None
    on_behalf_of: str | None = None
    display_name: str | None = None
    consent: Consent | None = None
    basis: str | None = None
    title: Text | None = None
    text: Text | None = None
    removed_characters: int | None = None
    summary: Text | None = None
    commitments: tuple[str, ...] = ()
    outcome_observed: Text | None = None
    response: Response | None = None
    source: Source | None = None
    changes: tuple[DeclaredChange, ...] = ()
