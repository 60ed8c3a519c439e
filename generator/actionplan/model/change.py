"""Declared changes to what was adopted or published."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.common import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumDecision:
    """A decision in the record of a meeting."""

    meeting: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredChange:
    """A change of a kind: transcription, translation, correction or amendment."""

    on: When
    kind: str
    fields: tuple[str, ...]
    reason: Text
    sources: tuple[str, ...] = ()
    decision: ForumDecision | None = None
    no_decision: Text | None = None
    consulted: Text | None = None
    consultation: str | None = None
    by_role: str
