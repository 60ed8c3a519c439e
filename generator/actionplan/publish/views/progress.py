"""The progress of a plan: its commitments and milestones now, and at one date after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from actionplan.dates import add_months
from actionplan.model import Commitment, Plan
from actionplan.publish import charts
from actionplan.publish.context import Context
from actionplan.publish.progress import UNKNOWN, state_of, status_on
from actionplan.publish.views.standing import legend, spelled

STATUSES = ("complete", "substantial", "limited", "not_started", "cancelled", UNKNOWN)
STEPS = ("done", "past", "open", "cancelled")
MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class OverTime:
    """The statuses of a plan's commitments at each date, as a chart and for the table beside it."""

    chart: Markup
    legend: Markup
    statuses: tuple[str, ...]
    counts: tuple[tuple[date, Mapping[str, int]], ...]


def milestones_bar(c: Context, commitments: Sequence[Commitment]) -> Markup | None:
    """The milestones of all commitments: done, past their day, not due; None without any."""
    counts = Counter(
        state_of(m, c.today, c.lookup.progress[it.id].status == "cancelled")
        for it in commitments
        for m in it.milestones
    )
    parts = [charts.Part(s, c.label("step", s), counts[s]) for s in STEPS if counts[s]]
    if not parts:
        return None
    bar = charts.share("steps", c.say("How the milestones stand"), spelled(parts), parts)
    return bar + legend(c, parts)


def over_time(c: Context, plan: Plan, commitments: Sequence[Commitment]) -> OverTime | None:
    """What was reported by each date; None where nobody reported, so that nothing is drawn."""
    dates = _dates(plan, c.today)
    if not dates or all(status_on(it, c.today) is None for it in commitments):
        return None
    counts = tuple((day, _statuses(commitments, day)) for day in dates)
    seen = tuple(s for s in STATUSES if any(found[s] for _, found in counts))
    says = "; ".join(f"{c.day(day)}: {_spelled(c, found)}" for day, found in counts)
    chart = charts.columns("time-line", c.lang, c.say("Reports over time"), says, seen, counts)
    parts = [charts.Part(s, c.label("status", s), counts[-1][1][s]) for s in seen]
    return OverTime(chart, legend(c, parts), seen, counts)


def _dates(plan: Plan, today: date) -> list[date]:
    """The plan's quarters up to today, in steps of more months if they are many; today last."""
    period = plan.period_ogp
    if not period or not period.start or period.start.first > today:
        return []
    start, end = period.start.first, min(period.end.last if period.end else today, today)
    months = (end.year - start.year) * 12 + end.month - start.month
    step = 3 * max(-(-months // (3 * MOST_COLUMNS)), 1)
    days = [add_months(start, n) for n in range(step, months + 1, step)]
    return [*(d for d in days if d < end), end]


def _statuses(commitments: Sequence[Commitment], day: date) -> Counter[str]:
    known = (status_on(it, day) for it in commitments)
    return Counter(found[1] if found else UNKNOWN for found in known)


def _spelled(c: Context, counts: Mapping[str, int]) -> str:
    return ", ".join(f"{c.label('status', s)} {counts[s]}" for s in STATUSES if counts.get(s))
