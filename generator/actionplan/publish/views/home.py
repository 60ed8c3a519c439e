"""The first page: how the plan stands, what is next, what changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from actionplan.model import IrmFinding, Plan
from actionplan.publish.changes import latest
from actionplan.publish.context import Context
from actionplan.publish.pages import task_page
from actionplan.publish.phrases import overall
from actionplan.publish.render import render
from actionplan.standards import Outcome, Task, Urgency, agenda, current_plan

SHOWN_NEXT = 3
SHOWN_CHANGES = 5
SHOWN_PROMISES = 12
STATES = (Outcome.MET, Outcome.DUE, Outcome.CANNOT_TELL, Outcome.MISSED)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many requirements of a plan are in each state, per phase."""

    phase: str
    counts: tuple[tuple[Outcome, int], ...]
    irm: tuple[IrmFinding, ...]

    @property
    def total(self) -> int:
        """How many requirements the phase has."""
        return sum(number for _, number in self.counts)


@dataclass(frozen=True, slots=True)
class Next:
    """A task, the address it leads to, its state, and the days left."""

    task: Task
    target: str
    state: str
    days: int | None


def head(c: Context) -> str:
    """The name of the site, and the plan that runs."""
    return render("home_head", c, plan=current_plan(c.lookup.plans, c.today))


def plan_glance(c: Context) -> str:
    """The state of the current plan's requirements, counted."""
    plan = current_plan(c.lookup.plans, c.today)
    standings = standing(c, plan) if plan else ()
    commitments = c.lookup.commitments_of.get(plan.id, ()) if plan else ()
    return render("plan_glance", c, plan=plan, standings=standings, commitments=commitments)


def standing(c: Context, plan: Plan) -> tuple[Standing, ...]:
    """The states of a plan's requirements, counted in each phase that is judged."""
    counts: dict[str, Counter[Outcome]] = {}
    for requirement in c.lookup.requirements[plan.id]:
        if requirement.state is not Outcome.NOT_APPLICABLE:
            counts.setdefault(requirement.phase.name, Counter())[requirement.state] += 1
    return tuple(
        Standing(phase, tuple((s, n[s]) for s in STATES if n[s]), overall(plan, phase))
        for phase, n in counts.items()
    )


def plan_promises(c: Context) -> str:
    """The commitments of the current plan."""
    plan = current_plan(c.lookup.plans, c.today)
    commitments = c.lookup.commitments_of.get(plan.id, ()) if plan else ()
    return render(
        "plan_promises",
        c,
        plan=plan,
        shown=commitments[:SHOWN_PROMISES],
        more=len(commitments[SHOWN_PROMISES:]),
        silent=sum(1 for it in commitments if not it.updates),
        count=len(commitments),
    )


def next_deadlines(c: Context) -> str:
    """What somebody has to do next."""
    upcoming = [_next(c, t) for t in agenda(c.snapshot.findings, c.register, c.today)]
    return render("next_deadlines", c, shown=upcoming[:SHOWN_NEXT], more=len(upcoming[SHOWN_NEXT:]))


def _next(c: Context, task: Task) -> Next:
    days = (task.on - c.today).days if task.on else None
    late = task.urgency(c.today) is Urgency.LATE
    state = "not_applicable" if task.advice else "missed" if late else "due"
    return Next(task, task_page(task), state, days)


def what_changed(c: Context) -> str:
    """The latest dated facts."""
    return render("what_changed", c, changes=latest(c, SHOWN_CHANGES))


def gap_count(c: Context) -> str:
    """How many things a full register would have are missing."""
    gaps = c.register.gaps
    return render(
        "gap_count",
        c,
        gaps=sum(map(len, gaps.values())),
        records=sum(1 for names in gaps.values() if names),
        all=sum(1 for _ in c.register.records()),
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
