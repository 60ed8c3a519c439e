"""The pieces of a chart: its frame, boxes, lines and words, and an axis of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape


def _html(escaped: str) -> Markup:
    """Numbers and words that were escaped where they were put in; `Markup.format` is too slow."""
    return Markup(escaped)  # noqa: S704


def chart(id: str, title: str, says: str, height: int, body: Iterable[str], kind: str) -> Markup:
    """A picture that says in words what it shows. `id` is its own on the page; height in pixels."""
    return _html(
        f'<svg class="chart chart--{kind}" role="img" aria-labelledby="{escape(id)}-t '
        f'{escape(id)}-d" width="100%" height="{height}"><title id="{escape(id)}-t">'
        f'{escape(title)}</title><desc id="{escape(id)}-d">{escape(says)}</desc>'
        f"{''.join(body)}</svg>"
    )


def percent(value: float) -> str:
    """A place across the chart, always written the same way."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def box(kind: str, left: float, right: float, top: float, height: float) -> str:
    """A bar from `left` to `right` per cent; a day is still seen in a chart of many years."""
    return (
        f'<rect class="{kind}" x="{percent(left)}" y="{top:g}" '
        f'width="{percent(max(right - left, 0.4))}" height="{height:g}"/>'
    )


def line(kind: str, at: float, top: float, bottom: float) -> str:
    """A line from top to bottom."""
    x = percent(at)
    return f'<line class="{kind}" x1="{x}" x2="{x}" y1="{top:g}" y2="{bottom:g}"/>'


@dataclass(frozen=True, slots=True)
class Axis:
    """The days of a chart, from its left edge to its right."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands, in per cent; days beyond the edges stand on them."""
        whole = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / whole * 100, 0.0), 100.0)
