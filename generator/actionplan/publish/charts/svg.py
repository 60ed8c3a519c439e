"""The pieces of a chart: its frame, boxes, lines and words, and an axis of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from actionplan.dates import add_months

STEPS = (1, 3, 6, 12, 24, 60, 120)
"""Months between the marks of an axis: the first that leaves few enough of them."""
MOST_MARKS = 4


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


def across(kind: str, left: float, right: float, at: float) -> str:
    """A line from left to right."""
    return (
        f'<line class="{kind}" x1="{percent(left)}" x2="{percent(right)}" y1="{at:g}" y2="{at:g}"/>'
    )


def words(said: str, at: float, base: float, anchor: str = "start", kind: str = "") -> str:
    """Words on a base line; `anchor` is start, middle or end."""
    css = f' class="{kind}"' if kind else ""
    return f'<text{css} x="{percent(at)}" y="{base:g}" text-anchor="{anchor}">{escape(said)}</text>'


@dataclass(frozen=True, slots=True)
class Axis:
    """The days of a chart, from its left edge to its right."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands, in per cent; days beyond the edges stand on them."""
        whole = max((self.last - self.first).days, 1)
        return min(max((day - self.first).days / whole * 100, 0.0), 100.0)

    def marks(self) -> Iterator[date]:
        """The first days of months that are marked: few enough to be read on a phone."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((s for s in STEPS if months / s <= MOST_MARKS), STEPS[-1])
        start = date(self.first.year, 1, 1)
        for nth in range(0, months + 13, step):
            day = add_months(start, nth)
            if self.first <= day <= self.last:
                yield day


def fenced(anchor_at: float) -> str:
    """How words are anchored so that they stay within the chart."""
    return "start" if anchor_at < 12 else "end" if anchor_at > 88 else "middle"
