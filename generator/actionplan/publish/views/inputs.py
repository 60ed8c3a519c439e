"""Inputs: the list by consultation with its answers, and a page for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from actionplan.model import Consultation, Input, Plan
from actionplan.publish import charts
from actionplan.publish.context import Context
from actionplan.publish.naming import author
from actionplan.publish.paging import anchor_of_group
from actionplan.publish.render import render
from actionplan.publish.views.lists import shown
from actionplan.publish.views.standing import legend, spelled

ANSWERS = {
    "accepted": ("accepted", "already_in_place"),
    "partly": ("partly",),
    "declined": ("not_accepted", "out_of_scope"),
    "other": ("deferred", "referred", "merged", "withdrawn"),
}
"""The dispositions that a bar shows as one part."""
PART_OF = {code: part for part, codes in ANSWERS.items() for code in codes}
AGES = (30, 90, 365)
"""Days that set the ages of unanswered inputs apart."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many inputs are answered, and how long the others have waited.

    `ages` counts the unanswered by the days since they came: up to 30, 90, 365, and more.
    """

    total: int
    answered: int
    parts: tuple[charts.Part, ...]
    oldest: Input | None
    days: int
    ages: tuple[int, ...]

    @property
    def unanswered(self) -> int:
        """How many have no response on record."""
        return self.total - self.answered


@dataclass(frozen=True, slots=True)
class Window:
    """A consultation of a plan, None for what came outside one, and its answers."""

    key: str
    plan: Plan
    consultation: Consultation | None
    coverage: Coverage

    @property
    def anchor(self) -> str:
        """The anchor of its heading."""
        return anchor_of_group(self.key)


def coverage(c: Context, inputs: Iterable[Input]) -> Coverage:
    """The answers to these inputs, counted."""
    found, open_ = Counter[str](), []
    for item in inputs:
        answer = c.lookup.answers.get(item.id)
        found[PART_OF.get(answer.disposition, "other") if answer else "unanswered"] += 1
        if not answer:
            open_.append(item)
    parts = tuple(
        charts.Part(code, c.label("answers", code), found[code])
        for code in (*ANSWERS, "unanswered")
        if found[code]
    )
    oldest = min(open_, key=lambda i: (i.received.last, i.id), default=None)
    total = found.total()
    return Coverage(
        total, total - len(open_), parts, oldest, _days(oldest, c.today), _ages(open_, c.today)
    )


def _days(item: Input | None, today: date) -> int:
    """The days an input has surely waited."""
    return max((today - item.received.last).days, 0) if item else 0


def _ages(waiting: Iterable[Input], today: date) -> tuple[int, ...]:
    counts = [0] * (len(AGES) + 1)
    for item in waiting:
        counts[sum(_days(item, today) > edge for edge in AGES)] += 1
    return tuple(counts)


def input_list(c: Context) -> str:
    """Every input, by consultation, those of the newest plan first."""
    page = shown(c, "inputs")
    first = page.number == 1
    groups = c.lookup.listings[c.lang]["inputs"].groups
    keys = groups if first else [group.key for group in page.groups]
    windows = {key: _window(c, key, groups[key]) for key in keys}
    whole = coverage(c, c.register.inputs.values()) if first else None
    return render(
        "input_list",
        c,
        shown=page,
        windows=windows,
        whole=whole,
        bar=coverage_bar(c, "all", whole) if whole else None,
        answers=c.lookup.answers,
    )


def _window(c: Context, key: str, inputs: Iterable[Input]) -> Window:
    plan, _, id = key.partition("/")
    known = c.register.plans[plan]
    consultation = next((it for it in known.consultations if it.id == id), None)
    return Window(key, known, consultation, coverage(c, inputs))


def coverage_bar(c: Context, id: str, of: Coverage) -> Markup | None:
    """The answers as one bar with its legend; None if nothing came."""
    if not of.total:
        return None
    title = c.say("Responses to the inputs")
    return charts.share(f"c-{id}", title, spelled(of.parts), of.parts) + legend(c, of.parts)


def one_input(c: Context) -> str:
    """All that is on record about one input, and the answer to it."""
    record: Input = c.subject
    return render(
        "input",
        c,
        record=record,
        who=author(c, record),
        plan=c.register.plans.get(record.plan),
        consultation=c.lookup.consultation(record),
        answer=c.lookup.answers.get(record.id),
        waited=_days(record, c.today),
    )
