"""Advice on answers: reasons that say something, for every input, where all can read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from actionplan.model import Register, Response
from actionplan.standards.advised import ANSWERING
from actionplan.standards.grounds import NAMED, deadline_of
from actionplan.standards.phase import Phase
from actionplan.standards.rounds import Round, rounds
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.texts import words
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_on,
    due,
    falls_short,
    met,
)

REFUSED = ("not_accepted", "partly", "deferred", "out_of_scope")
REASON_LETTERS = 40
HALF = 0.5


def _each(
    phase: Phase, register: Register, today: date, judge: Callable[[Round], Verdict | None]
) -> Iterator[Verdict]:
    them = rounds(phase, register, today)
    yield from tally("consultations", them, lambda r: r.window.id, judge)


def _places(it: Round, phase: Phase) -> list[Evidence]:
    """Where answers stand: those to groups in the plan, those to single inputs with these."""
    field = f"consultations.{it.window.id}.responses"
    groups = [Evidence(phase.plan.path, field)] if it.group_answers else []
    own = (i for i in it.inputs if i.response and it.given(i.response))
    return [*groups, *(Evidence(i.path, "response") for i in islice(own, NAMED))]


@rule(ANSWERING, Level.ADVISED)
def reasons_of_substance(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A refusal has a reason of forty letters at least, and not the same one for most.

    Looked at are answers that accept nothing or only a part. One text that serves more
    than half of the answers to single inputs is taken for a form letter. A heuristic:
    both numbers are ours.
    """

    def judge(it: Round) -> Verdict | None:
        refusals = [r for r in it.answers if r.disposition in REFUSED]
        if not refusals:
            return None
        place = Evidence(phase.plan.path, f"consultations.{it.window.id}.responses")
        short = sum(1 for r in refusals if _short(r))
        if short:
            return falls_short(
                "“{title}”: reasons shorter than forty letters: {count}.",
                place,
                phase=phase,
                today=today,
                title=it.window.title,
                count=short,
            )
        if most := _form_letters(it):
            return falls_short(
                "“{title}”: one text serves as the reason for {count} refusals.",
                place,
                phase=phase,
                today=today,
                title=it.window.title,
                count=most,
            )
        return met(SHOWN, *_places(it, phase))

    yield from _each(phase, register, today, judge)


def _short(response: Response) -> bool:
    """True if its reason is short in every language, or there is none."""
    return not any(len(said) >= REASON_LETTERS for said in words(response.reason))


def _form_letters(it: Round) -> int:
    """How many single refusals share one text, if that is more than one and more than half."""
    refusals = [r for r in it.own_answers if r.disposition in REFUSED]
    texts = Counter(tuple(sorted(words(r.reason))) for r in refusals)
    return next((n for n in texts.values() if n > max(1, HALF * len(refusals))), 0)


@rule(ANSWERING, Level.ADVISED)
def every_input_answered(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Every input on record has an answer, its own or that of a group.

    OGP asks that contributions are answered, not each one by itself; every one is
    advice of ours. What is not answered counts as lacking when co-creation is over
    and the responses are declared complete.
    """

    def judge(it: Round) -> Verdict | None:
        if not it.inputs:
            return None
        place = Evidence(phase.plan.path, f"consultations.{it.window.id}.responses")
        if it.answered == len(it.inputs):
            return met(SHOWN, *_places(it, phase))
        if not phase.over(today):
            return due(
                "“{title}”: {count} of {all} inputs are answered so far.",
                place,
                deadline_of(phase),
                deadline=phase.last_day,
                title=it.window.title,
                count=it.answered,
                all=len(it.inputs),
            )
        if complete_on(phase, "responses", (it.window.opens or phase.began).first):
            return falls_short(
                "“{title}”: {count} of {all} inputs are answered.",
                place,
                phase=phase,
                today=today,
                title=it.window.title,
                count=it.answered,
                all=len(it.inputs),
            )
        return cannot_tell(UNTOLD, missing=place)

    yield from _each(phase, register, today, judge)


@rule(ANSWERING, Level.ADVISED)
def answers_public(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Answers are published, not only sent to those who asked.

    Writing back can be enough for OGP. That everybody can read the answer is advice
    of ours: others asked the same.
    """

    def judge(it: Round) -> Verdict | None:
        answers = it.answers
        if not answers:
            return None
        place = Evidence(phase.plan.path, f"consultations.{it.window.id}.responses")
        hidden = sum(1 for r in answers if r.delivery == "direct" and not r.published)
        if hidden:
            return falls_short(
                "“{title}”: answers sent and not published: {count}.",
                place,
                phase=phase,
                today=today,
                title=it.window.title,
                count=hidden,
            )
        if all(r.published or r.delivery in ("published", "both") for r in answers):
            return met(SHOWN, *_places(it, phase))
        return cannot_tell(UNTOLD, missing=place)

    yield from _each(phase, register, today, judge)
