"""Consultations as people ask about them: we asked, you said, we did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from actionplan.labels import LABELS
from actionplan.model import Consultation, GroupResponse, Input, Plan, Response
from actionplan.publish.context import Context
from actionplan.publish.pages import Asked
from actionplan.publish.render import render

SHOWN = 200
"""How many inputs a page lists. All of them stand in the list of inputs and the open data."""


@dataclass(frozen=True, slots=True)
class Told:
    """A consultation in numbers: its inputs, and those with a response on record."""

    plan: Plan
    consultation: Consultation
    inputs: int
    answered: int


@dataclass(frozen=True, slots=True)
class Group:
    """One answer to several inputs, and how many it covers."""

    response: GroupResponse
    covers: int


def consultation_list(c: Context) -> str:
    """Every consultation, those of the newest plan first."""
    told = [_told(c, Asked(plan, w)) for plan in c.lookup.plans for w in plan.consultations]
    return render("consultation_list", c, told=told)


def consultation(c: Context) -> str:
    """What was asked, what was said, and what was done with it."""
    asked: Asked = c.subject
    window, inputs = asked.consultation, _inputs(c, asked)
    answers = c.lookup.answers
    given = [answers[i.id] for i in inputs if i.id in answers]
    return render(
        "consultation",
        c,
        plan=asked.plan,
        it=window,
        inputs=inputs,
        answered=len(given),
        dispositions=_counted("disposition", (a.disposition for a in given)),
        sectors=_counted("sector", (i.sector for i in inputs if i.sector)),
        groups=[Group(r, len(inputs) if r.all_inputs else len(r.inputs)) for r in window.responses],
        pasted=_pasted(inputs, window),
        touched=sorted({id for a in given for id in a.commitments}),
        listed=sorted(inputs, key=lambda i: i.id in answers)[:SHOWN],
        answers=answers,
        receipts=c.lookup.receipts_in.get(window.id, ()),
    )


def _pasted(inputs: Iterable[Input], window: Consultation) -> int:
    """How many inputs got by themselves a reason, word for word, that stands elsewhere as well."""
    alone = [_same(i.response) for i in inputs if i.response and i.response.reason]
    counts = Counter([*alone, *(_same(r) for r in window.responses if r.reason)])
    return sum(counts[said] > 1 for said in alone)


def _same(answer: Response) -> str:
    return " ".join(" ".join((answer.reason or {}).values()).casefold().split())


def _inputs(c: Context, asked: Asked) -> tuple[Input, ...]:
    return c.lookup.inputs_in.get(f"{asked.plan.id}/{asked.consultation.id}", ())


def _told(c: Context, asked: Asked) -> Told:
    inputs = _inputs(c, asked)
    answered = sum(i.id in c.lookup.answers for i in inputs)
    return Told(asked.plan, asked.consultation, len(inputs), answered)


def _counted(group: str, codes: Iterable[str]) -> list[tuple[str, int]]:
    """How many of each code there are, in the order of the labels."""
    counts = Counter(codes)
    return [(code, counts[code]) for code in LABELS[group] if code in counts]
