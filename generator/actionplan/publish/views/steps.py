"""The milestones of a commitment: planned and actual, as a chart and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from actionplan.labels import label
from actionplan.model import Commitment, Milestone
from actionplan.publish import charts
from actionplan.publish.context import Context
from actionplan.publish.progress import state_of


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone with its state and the days between its planned and its actual end.

    `days` is None where a day is not exactly known; past its planned day without a
    completion on record it counts until today.
    """

    milestone: Milestone
    state: str
    days: int | None


def steps_of(c: Context, commitment: Commitment) -> list[Step]:
    """The milestones in the order of the record."""
    given_up = c.lookup.progress[commitment.id].status == "cancelled"
    return [Step(m, state_of(m, c.today, given_up), _days(c, m)) for m in commitment.milestones]


def _days(c: Context, step: Milestone) -> int | None:
    if not step.due or not step.due.exact:
        return None
    if step.completed_on:
        return (step.completed_on.first - step.due.last).days if step.completed_on.exact else None
    return (c.today - step.due.last).days


def gantt(c: Context, steps: Sequence[Step]) -> Markup | None:
    """The chart with its legend; None if no day is known."""
    milestones = [step.milestone for step in steps]
    given_up = frozenset(s.milestone.id for s in steps if s.state == "cancelled")
    says = " ".join(_said(c, nth, step) for nth, step in enumerate(steps, 1))
    chart = charts.gantt(
        "steps", c.lang, c.say("Milestones in time"), says, milestones, c.today, given_up
    )
    if chart is None:
        return None
    rows = Markup("").join(_entry(c.lang, code) for code in _legend(steps))
    return chart + Markup('<ul class="legend">{}</ul>').format(rows)


def _said(c: Context, nth: int, step: Step) -> str:
    found = step.milestone
    due = found.due or c.say("not known")
    if found.completed_on:
        template = "{number}: planned end {due}, completed {done}."
        return c.say(template, number=nth, due=due, done=found.completed_on)
    if step.state == "cancelled":
        return c.say("{number}: planned end {due}, cancelled.", number=nth, due=due)
    return c.say("{number}: planned end {due}, no completion on record.", number=nth, due=due)


@cache
def _entry(lang: str, code: str) -> Markup:
    html = Markup('<li><svg aria-hidden="true">{}</svg>{}</li>')
    return html.format(_swatch(code), label(lang, "gantt", code))


def _swatch(code: str) -> Markup:
    if code in ("silent", "now"):
        return Markup('<line class="c-{}" x1="0" x2="100%" y1="50%" y2="50%"/>').format(code)
    return Markup('<rect class="c-{}" width="100%" height="100%"/>').format(code)


def _legend(steps: Sequence[Step]) -> Iterator[str]:
    """The codes of what the chart shows, and only those."""
    milestones = [step.milestone for step in steps]
    yield "plan"
    done = [m for m in milestones if m.completed_on]
    if done:
        yield "done"
    if any(m.due and m.completed_on and m.due.last < m.completed_on.first for m in done):
        yield "late"
    if any(step.state == "past" for step in steps):
        yield "silent"
    days = [d for m in milestones for d in (m.start, m.due, m.completed_on) if d]
    if not all(d.exact for d in days):
        yield "maybe"
    yield "now"
