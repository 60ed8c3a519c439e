"""Public explanations of what is missed."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.common import Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Record):
    """A public comply-or-explain record. It never turns missed into met.

    `window` is the first day of the time that the explained finding judges; without it
    it is about whatever had begun when it was given.
    """

    rule: str
    plan: str
    phase: str
    window: When | None = None
    given_on: When
    until: When
    reason: Text
    remedy: Text
    seen_by_meeting: str | None = None
    seen_by_none: bool = False
