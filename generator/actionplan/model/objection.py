"""Objections to findings, and what was replied."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.common import Record, Text
from actionplan.model.input import Consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was replied to an objection, and what came of it."""

    on: When
    by_role: Text
    outcome: str
    text: Text
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """Somebody holds that a finding is wrong. It stands beside the finding, with its reply.

    `window` is the first day of the time the finding judges, `about` the id of the
    commitment, meeting or consultation it is about; without them it is about all
    findings of the rule in that phase.
    """

    rule: str
    plan: str
    phase: str
    window: When | None = None
    about: str | None = None
    received: When
    sector: str | None = None
    organisation: str | None = None
    display_name: str | None = None
    consent: Consent | None = None
    basis: str | None = None
    text: Text
    reply: Reply | None = None
