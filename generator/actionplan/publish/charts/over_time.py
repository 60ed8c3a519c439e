"""How many were in which state, at one date after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from actionplan.publish.charts.svg import box, chart, fenced, words
from actionplan.words import mark

HEIGHT, GUTTER = 120, 1.2


def columns(
    id: str,
    lang: str,
    title: str,
    says: str,
    states: Sequence[str],
    counts: Sequence[tuple[date, Mapping[str, int]]],
) -> Markup:
    """A column of parts for each date; the first state stands at the bottom.

    Each column is as high as its whole: what is compared is the shares.
    """
    width = 100 / len(counts)
    body: list[str] = []
    every = -(-len(counts) // 4)
    for nth, (day, parts) in enumerate(counts):
        left, base = nth * width, float(HEIGHT)
        whole = sum(parts.values())
        for state in states:
            if whole and parts.get(state):
                height = parts[state] / whole * HEIGHT
                base -= height
                body.append(box(f"c-{state}", left, left + width - GUTTER, base, height))
        if nth % every == 0:
            at = left if nth == 0 else left + width / 2
            body.append(words(mark(lang, day), at, HEIGHT + 18, fenced(at)))
    return chart(id, title, says, HEIGHT + 24, body, "columns")
