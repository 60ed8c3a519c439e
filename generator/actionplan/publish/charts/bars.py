"""A whole in parts: one bar, each part with its own pattern."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from actionplan.publish.charts.svg import box, chart


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: its code, which gives it colour and pattern, its words, how many."""

    code: str
    label: str
    number: int


def share(id: str, title: str, says: str, parts: Sequence[Part]) -> Markup:
    """One bar in parts. The words and numbers stand in the list beside it."""
    whole = sum(part.number for part in parts)
    body, left = [], 0.0
    for part in parts:
        if part.number:
            right = left + part.number / whole * 100
            body.append(box(f"c-{part.code}", left, right, 1, 22))
            left = right
    return chart(id, title, says, 24, body, "share")
