"""Receipts: that something was sent in, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One for everything that was sent in, made when it came. It holds no text and no name."""

    id: str
    channel: str
    received: When
    consultation: str | None = None
    state: str
    input: str | None = None
    reason: str | None = None
    decided_on: When | None = None
    decided_by: tuple[str, ...] = ()
    path: str = ""
