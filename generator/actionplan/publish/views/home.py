"""The first page: what was promised, how it stands, what is next, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actionplan.model import Commitment, Plan
from actionplan.publish.changes import latest
from actionplan.publish.context import Context
from actionplan.publish.pages import task_page
from actionplan.publish.progress import counted, promised
from actionplan.publish.render import render
from actionplan.publish.views.standing import eight, missing_facts, promises_bar, time_bar
from actionplan.standards import Outcome, Task, agenda, current_plan

SHOWN_NEXT = 3
SHOWN_CHANGES = 3
SHOWN_PROMISES = 12
SHOWN_LEADS = 6


@dataclass(frozen=True, slots=True)
class Next:
    """A task with a day, the address it leads to, and the days left."""

    task: Task
    target: str
    days: int


def _current(c: Context) -> tuple[Plan | None, list[Commitment]]:
    plan = current_plan(c.lookup.plans, c.today)
    return plan, promised(c.lookup.commitments_of.get(plan.id, ())) if plan else []


def head(c: Context) -> str:
    """What this is, and in two sentences what was promised and how it stands."""
    plan, commitments = _current(c)
    counts = counted(commitments, c.lookup.progress)
    adopted = plan.commitments_adopted if plan else None
    return render(
        "home_head",
        c,
        plan=plan,
        total=len(commitments) if adopted is None else adopted,
        absent=max((adopted or 0) - len(commitments), 0),
        counts=counts,
        untold=list(counts) == ["unknown"],
        requirements=eight(c, plan) if plan else None,
        bar=time_bar(c, plan) if plan else None,
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
    """The commitments of the current plan."""
    plan, commitments = _current(c)
    return render(
        "plan_promises",
        c,
        plan=plan,
        shown=commitments[:SHOWN_PROMISES],
        more=len(commitments[SHOWN_PROMISES:]),
        count=len(commitments),
        bar=promises_bar(c, commitments),
    )


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
    return Next(task, task_page(task), (task.on - c.today).days if task.on else 0)


def what_changed(c: Context) -> str:
    """The latest dated facts."""
    return render("what_changed", c, changes=latest(c, SHOWN_CHANGES))


def gap_count(c: Context) -> str:
    """What is missing in the records of the current plan, and who could supply it."""
    plan, commitments = _current(c)
    silent = [it for it in commitments if c.lookup.progress[it.id].on is None]
    leads = list(dict.fromkeys(id for it in silent for id in it.lead))
    gaps = c.register.gaps
    return render(
        "gap_count",
        c,
        gaps=sum(map(len, gaps.values())),
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
