"""Inputs: the list by consultation, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.model import Consultation, Input, Plan
from actionplan.publish.context import Context
from actionplan.publish.pages import author
from actionplan.publish.render import render


@dataclass(frozen=True, slots=True)
class Window:
    """A consultation of a plan with its inputs, and how many of them are answered."""

    plan: Plan
    consultation: Consultation | None
    inputs: tuple[Input, ...]
    answered: int


def input_list(c: Context) -> str:
    """Every input, by consultation, those of the newest plan first."""
    windows = [w for plan in c.lookup.plans for w in _windows(c, plan)]
    return render("input_list", c, windows=windows, answers=c.lookup.answers)


def _windows(c: Context, plan: Plan) -> list[Window]:
    windows = []
    for consultation in plan.consultations:
        inputs = c.lookup.inputs_in.get(f"{plan.id}/{consultation.id}", ())
        windows.append(_window(c, plan, consultation, inputs))
    known = {window.id for window in plan.consultations}
    rest = tuple(i for i in c.lookup.inputs_of_plan.get(plan.id, ()) if i.consultation not in known)
    return [*windows, _window(c, plan, None, rest)] if rest else windows


def _window(
    c: Context, plan: Plan, consultation: Consultation | None, inputs: tuple[Input, ...]
) -> Window:
    return Window(plan, consultation, inputs, sum(i.id in c.lookup.answers for i in inputs))


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
    )
