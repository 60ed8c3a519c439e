"""Commitments: the list by plan, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.model import Commitment, Input, IrmFinding, Text, Update, View
from actionplan.publish.areas import Area, code
from actionplan.publish.context import Context
from actionplan.publish.index import newest
from actionplan.publish.render import render
from actionplan.publish.views.facets import choices, facets, sorts
from actionplan.publish.views.lists import shown
from actionplan.publish.views.steps import gantt, steps_of

PARTS = (
    ("problem", "The problem"),
    ("causes", "What causes it"),
    ("done_before", "What was done before"),
    ("description", "What is promised"),
    ("solution", "The solution"),
    ("results_wanted", "The results wanted"),
)
VALUES = (
    ("transparency", "Transparency"),
    ("accountability", "Accountability"),
    ("participation", "Participation"),
)
MOST = 50
"""Inputs, meetings and findings on the page; the others are in the lists and the open data."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the three views of a commitment, newest first; empty if none is on record."""

    title: str
    views: tuple[View, ...]
    quoted: tuple[IrmFinding, ...] = ()
    typed: bool = False


def commitment_list(c: Context) -> str:
    """Every commitment, by plan, the newest plan first, and what they can be filtered by."""
    page = shown(c, "commitments")
    found = choices(c) if page.number == 1 and page.total > 1 else []
    return render(
        "commitment_list",
        c,
        shown=page,
        code=code,
        choices=found,
        ways=[way for way in found if way[0] in ("area", "lead")],
        pages=c.lookup.listings[c.lang]["commitments"].pages,
        facets=facets,
        sorts=sorts(c),
    )


def area(c: Context) -> str:
    """The commitments of a policy area, by plan, the newest plan first."""
    record: Area = c.subject
    groups = [(p.id, [it for it in record.commitments if it.plan == p.id]) for p in c.lookup.plans]
    return render(
        "area", c, record=record, groups=[(id, them) for id, them in groups if them], most=MOST
    )


def commitment(c: Context) -> str:
    """All that is on record about one commitment."""
    record: Commitment = c.subject
    found = c.lookup
    steps, latest = steps_of(c, record), _latest(record)
    return render(
        "commitment",
        c,
        record=record,
        plan=c.register.plans.get(record.plan),
        parts=_words(record, PARTS),
        values=_words(record.values, VALUES) if record.values else [],
        sides=_sides(record, latest),
        latest=latest,
        sources_of=_sources_of,
        updates=sorted(record.updates, key=lambda u: newest(u.on)),
        observations=sorted(record.observations, key=lambda o: newest(o.on)),
        inputs=found.inputs_on.get(record.id, ()),
        shaped_by=_shaped_by(c, record.id),
        groups=found.answered_in.get(record.id, ()),
        meetings=found.meetings_on.get(record.id, ()),
        later=found.continued_by.get(record.id, ()),
        merged=found.merged_from.get(record.id, ()),
        known=found.progress[record.id],
        steps=steps,
        chart=gantt(c, steps),
        findings=found.of_record.get(f"commitments/{record.id}", ()),
        most=MOST,
    )


def _shaped_by(c: Context, id: str) -> list[Input]:
    """Inputs that do not name the commitment themselves, but whose answer does."""
    named = {i.id for i in c.lookup.inputs_on.get(id, ())}
    return [i for i in c.lookup.answered_on.get(id, ()) if i.id not in named]


def _words(record: object, parts: tuple[tuple[str, str], ...]) -> list[tuple[str, str, Text]]:
    named = ((field, title, getattr(record, field)) for field, title in parts)
    return [(field, title, words) for field, title, words in named if words]


def _sides(record: Commitment, latest: View | None) -> tuple[Side, Side, Side]:
    by_age = lambda view: newest(view.on)  # noqa: E731  a key is read best where it is used
    official = [*record.self_assessment, *([latest] if latest else ())]
    return (
        Side("The government", tuple(sorted(official, key=by_age))),
        Side("Civil society", tuple(sorted(record.civil_society_view, key=by_age)), typed=True),
        Side("The Independent Reporting Mechanism", (), record.irm),
    )


def _latest(record: Commitment) -> View | None:
    """The state in the newest report of the lead; its words stand once, among the reports."""
    update = min(record.updates, key=lambda u: newest(u.on), default=None)
    return View(on=update.on, status=update.status) if update else None


def _sources_of(update: Update) -> tuple[str, ...]:
    """The documents of a report, each once: its evidence, and the one it was published in."""
    told = update.published.source if update.published else None
    return tuple(dict.fromkeys((*update.evidence, *([told] if told else ()))))
