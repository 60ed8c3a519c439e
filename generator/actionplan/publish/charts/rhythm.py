"""Meetings against the six-month line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from actionplan.dates import When, add_months
from actionplan.publish.charts.svg import box, chart, line, words

ROW, HEAD = 38, 20


@dataclass(frozen=True, slots=True)
class Gap:
    """The days between a meeting and the next, or today.

    `shortest` and `longest` differ where a day is not known. `kept` is true if they surely met
    again within six months, false if surely not, None if the days do not tell.
    """

    start: When
    end: When
    running: bool
    shortest: int
    longest: int
    kept: bool | None


def gaps(held: Sequence[When], today: date) -> list[Gap]:
    """The gaps between meetings, oldest first; the last one runs until today."""
    days = sorted(held)
    found = [_gap(a, b, False) for a, b in pairwise(days)]
    if days and days[-1].last <= today:
        found.append(_gap(days[-1], When(today, today), True))
    return found


def _gap(start: When, end: When, running: bool) -> Gap:
    shortest = max((end.first - start.last).days, 0)
    longest = max((end.last - start.first).days, 0)
    surely = end.last <= add_months(start.first, 6)
    surely_not = end.first > add_months(start.last, 6)
    kept = True if surely else False if surely_not else None
    return Gap(start, end, running, shortest, longest, kept)


def rhythm(
    id: str, title: str, says: str, limit: str, shown: Sequence[Gap], said: Callable[[Gap], str]
) -> Markup:
    """A bar for each gap, newest first, and a line at six months, which crosses no words.

    `limit` names the line.
    """
    whole = max(*(g.longest for g in shown), 200)
    half_year = 183 / whole * 100
    bottom = HEAD + ROW * len(shown)
    body = [words(limit, half_year, 13, "end" if half_year > 50 else "start")]
    for nth, gap in enumerate(shown):
        top = HEAD + ROW * nth
        body.append(words(said(gap), 0, top + 13))
        body.append(box(f"c-{code_of(gap)}", 0, gap.shortest / whole * 100, top + 18, 12))
        if gap.longest > gap.shortest:
            edges = gap.shortest / whole * 100, gap.longest / whole * 100
            body.append(box("c-maybe", *edges, top + 18, 12))
        body.append(line("c-limit", half_year, top + 16, top + 32))
    return chart(id, title, says, bottom + 4, body, "rhythm")


def code_of(gap: Gap) -> str:
    """How a gap is drawn: kept, too long, still running, or not to be told."""
    if gap.kept is False:
        return "missed"
    if gap.kept is None:
        return "unknown"
    return "rest" if gap.running else "complete"
