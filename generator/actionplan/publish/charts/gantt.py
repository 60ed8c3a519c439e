"""Milestones against time: planned above, what became of it below."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from actionplan.dates import When
from actionplan.model import Milestone
from actionplan.publish.charts.svg import Axis, across, box, chart, fenced, line, words
from actionplan.words import mark

ROW, TOP, FOOT = 34, 6, 22


def gantt(
    id: str,
    lang: str,
    title: str,
    says: str,
    steps: Sequence[Milestone],
    today: date,
    given_up: Collection[str] = (),
) -> Markup | None:
    """The milestones by their number, on an axis of days; None if no day of them is known.

    `given_up` holds the ids of those that are cancelled: they are not waited for.
    """
    axis = _axis(steps, today)
    if axis is None:
        return None
    bottom = TOP + ROW * len(steps)
    body = [*_grid(axis, lang, bottom), line("c-now", axis.at(today), 0, bottom + 4)]
    for nth, step in enumerate(steps):
        top = TOP + ROW * nth
        body.append(f'<text class="c-number" x="-22" y="{top + 19}">{nth + 1}</text>')
        body += _planned(axis, step, top + 4)
        body += _actual(axis, step, top + 17, today, step.id not in given_up)
    return chart(id, title, says, bottom + FOOT, body, "gantt")


def _axis(steps: Sequence[Milestone], today: date) -> Axis | None:
    known = [d for m in steps for d in (m.start, m.due, m.completed_on) if d]
    if not known:
        return None
    days = [*(d.first for d in known), *(d.last for d in known)]
    late = any(m.due and not m.completed_on and m.due.last < today for m in steps)
    return Axis(min(days), max(*days, today) if late else max(days))


def _grid(axis: Axis, lang: str, bottom: int) -> Iterator[str]:
    for day in axis.marks():
        at = axis.at(day)
        yield line("c-grid", at, 0, bottom)
        yield words(mark(lang, day), at, bottom + 16, fenced(at))


def _planned(axis: Axis, step: Milestone, top: float) -> Iterator[str]:
    """The plan: whole where every day is known, thin where a day may still lie."""
    if step.start and step.due:
        left, right = axis.at(step.start.last), axis.at(step.due.first)
        yield box("c-plan", left, max(left, right), top, 9)
    for day in (step.start, step.due):
        if day and not day.exact:
            yield box("c-maybe", axis.at(day.first), axis.at(day.last), top, 9)
    if step.due and not step.start:
        yield from _day("c-plan", axis, step.due, top)


def _actual(axis: Axis, step: Milestone, top: float, today: date, awaited: bool) -> Iterator[str]:
    """What is on record: completed in time, completed late, or past its day without a word."""
    end, due = step.completed_on, step.due
    if end:
        start = step.start or end
        until = min(end.first, due.last) if due else end.first
        if start.last < until:
            yield box("c-done", axis.at(start.last), axis.at(until), top, 9)
        if due and due.last < end.first:
            yield box("c-late", axis.at(max(due.last, start.last)), axis.at(end.first), top, 9)
        yield from _day("c-end", axis, end, top)
    elif awaited and due and due.last < today:
        yield across("c-silent", axis.at(due.last), axis.at(today), top + 4.5)


def _day(kind: str, axis: Axis, day: When, top: float) -> Iterator[str]:
    if day.exact:
        yield line(kind, axis.at(day.first), top - 2, top + 11)
    else:
        yield box(f"{kind} c-maybe", axis.at(day.first), axis.at(day.last), top, 9)
