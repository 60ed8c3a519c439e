"""The first page: what was promised, how it stands, what is next, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from actionplan.dates import When, add_months
from actionplan.model import Commitment, Plan
from actionplan.publish.changes import latest, latest_pages
from actionplan.publish.context import Context
from actionplan.publish.naming import name_of
from actionplan.publish.pages import task_page
from actionplan.publish.progress import counted, promised
from actionplan.publish.render import render
from actionplan.publish.views.standing import (
    eight,
    missing_facts,
    promises_bar,
    time_bar,
    time_passed,
)
from actionplan.standards import Outcome, Task, agenda, current_plan

SHOWN_NEXT = 3
SHOWN_CHANGES = 3
SHOWN_PROMISES = 12
SHOWN_LEADS = 6
SHOWN_IN_SHORT = 9
OLD_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Next:
    """A task with a day, what it is about in words, the address it leads to, and the days left."""

    task: Task
    about: Markup | None
    target: str
    days: int


def _current(c: Context) -> tuple[Plan | None, list[Commitment]]:
    plan = current_plan(c.lookup.plans, c.today)
    return plan, promised(c.lookup.commitments_of.get(plan.id, ())) if plan else []


def head(c: Context) -> str:
    """What this is, what was promised, how it stands, and how to take part."""
    plan, commitments = _current(c)
    counts = counted(commitments, c.lookup.progress)
    rows = _with_holes(plan, commitments) if plan else []
    adopted = plan.commitments_adopted if plan else None
    total = len(rows) if adopted is None else adopted
    return render(
        "home_head",
        c,
        plan=plan,
        total=total,
        promises=rows[:SHOWN_IN_SHORT],
        more=len(rows[SHOWN_IN_SHORT:]),
        absent=max(total - len(rows), 0),
        counts=counts,
        untold=list(counts) == ["unknown"],
        requirements=eight(c, plan) if plan else None,
        passed=time_passed(plan, c.today) if plan else None,
        bar=time_bar(c, plan) if plan else None,
        reachable=c.site.contact is not None and c.site.contact.reachable,
    )


def plan_glance(c: Context) -> str:
    """The eight requirements of the current plan, and what the IRM published."""
    plan, _ = _current(c)
    return render(
        "plan_glance",
        c,
        plan=plan,
        eight=eight(c, plan) if plan else None,
    )


def plan_promises(c: Context) -> str:
    """The commitments of the current plan, and the numbers of those that are not on record."""
    plan, commitments = _current(c)
    rows = _with_holes(plan, commitments) if plan else []
    return render(
        "plan_promises",
        c,
        plan=plan,
        shown=rows[:SHOWN_PROMISES],
        more=len(rows[SHOWN_PROMISES:]),
        count=len(commitments),
        bar=promises_bar(c, commitments),
    )


def _with_holes(plan: Plan, them: list[Commitment]) -> list[tuple[int | None, Commitment | None]]:
    """Each with its number; a number that is left out stands alone, if it must be a commitment.

    It must be one where the plan says how many there are and just as many numbers are left out.
    """
    known = {it.number: it for it in them}
    adopted = plan.commitments_adopted or 0
    holes = [n for n in range(1, adopted + 1) if n not in known]
    if None in known or len(known) + len(holes) != adopted:
        return [(it.number, it) for it in them]
    return [(n, known.get(n)) for n in range(1, adopted + 1)]


def next_deadlines(c: Context) -> str:
    """The next days by which somebody has to do something; late ones first."""
    asked = agenda(c.snapshot.findings, c.register, c.today)
    upcoming = _once([_next(c, task) for task in asked if _counts_down(task, c.today)])
    return render("next_deadlines", c, shown=upcoming[:SHOWN_NEXT], more=len(upcoming[SHOWN_NEXT:]))


def _counts_down(task: Task, today: date) -> bool:
    """True if it has a day that is to come, or is a requirement that is late.

    Whether something was done of which nothing is on record, nobody can tell from here.
    """
    if task.on is None or task.advice:
        return False
    known = task.finding is not None and task.finding.outcome is not Outcome.CANNOT_TELL
    return known or task.on >= today


def _once(upcoming: list[Next]) -> list[Next]:
    """What two phases or plans ask for in the same words by the same day stands once."""
    said: dict[tuple[object, ...], Next] = {}
    for entry in upcoming:
        task = entry.task
        said.setdefault((task.message, str(task.values), task.on), entry)
    return list(said.values())


def _next(c: Context, task: Task) -> Next:
    return Next(task, _about(c, task), task_page(task), (task.on - c.today).days if task.on else 0)


def _about(c: Context, task: Task) -> Markup | None:
    """What a promise in the records is about: of a milestone its own title comes first."""
    if task.about is None or task.finding:
        return None
    name = name_of(c, task.about)
    if task.kind != "milestone":
        return name
    return Markup(" · ").join([c.name(task.values["title"]), name])


def what_changed(c: Context) -> str:
    """The latest dated facts, one of each record."""
    return render(
        "what_changed",
        c,
        changes=latest_pages(c, SHOWN_CHANGES),
        silent_since=_silent_since(c),
    )


def _silent_since(c: Context) -> When | None:
    """The day of the newest fact, if it is so old that a reader should be told."""
    newest = next(iter(latest(c, 1)), None)
    return newest.on if newest and add_months(newest.on.last, OLD_MONTHS) < c.today else None


def gap_count(c: Context) -> str:
    """What is missing in the records of the current plan, and who could supply it."""
    plan, commitments = _current(c)
    silent = [it for it in commitments if c.lookup.progress[it.id].on is None]
    leads = list(dict.fromkeys(id for it in silent for id in it.lead))
    gaps = c.register.gaps
    return render(
        "gap_count",
        c,
        records=sum(1 for names in gaps.values() if names),
        all=sum(1 for _ in c.register.records()),
        facts=missing_facts(c, plan) if plan else (),
        silent=len(silent),
        leads=leads[:SHOWN_LEADS],
        more=len(leads[SHOWN_LEADS:]),
    )


def have_your_say(c: Context) -> str:
    """The ways to take part that are open."""
    inputs = c.register.inputs
    return render(
        "have_your_say",
        c,
        inputs=len(inputs),
        answered=sum(1 for id in inputs if id in c.lookup.answers),
    )
