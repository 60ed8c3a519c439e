"""Advice on what is promised: from where it comes, how it differs, and what follows from it.

Some of these rules look for words. They are heuristics: they point at what a
person should read again, and can be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from actionplan.model import Commitment, Milestone, Register, Response
from actionplan.standards.advised import DESIGN
from actionplan.standards.grounds import declared
from actionplan.standards.overlap import overlaps
from actionplan.standards.phase import Phase
from actionplan.standards.rounds import answered_on
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.texts import Texts, words
from actionplan.standards.verdicts import SHOWN, UNTOLD, cannot_tell, met, to_come

INTENT = re.compile(
    r"\b(promot|strengthen|rais(e|ing) awareness|continu)|дэмжи|бэхжүүл|мэдлэг|ойлголт|үргэлжлүүл"
)
STUDY = re.compile(
    r"\b(stud(y|ies)|evaluat|assess|research|pilot|draft law|draft bill|draft legislation)"
    r"|судалгаа|судлах|үнэлгээ|туршилт|туршиж|хуулийн төсөл"
)
LAW = re.compile(r"\b(laws?|bills?|legislation|legislative)\b|хууль|хуулийн|хуулиар")


@rule(DESIGN, Level.ADVISED)
def milestones_name_a_result(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A milestone that only promotes, strengthens or continues names its output.

    Looks for words such as “promote”, “strengthen”, “raise awareness”, “continue”
    in milestones without an output. A heuristic: the list of words is ours, and only
    a person can tell whether a result is meant.
    """
    texts = Texts(phase, register, today)

    def judge(commitment: Commitment) -> Verdict | None:
        vague = [m for m in commitment.milestones if m.outputs is None and _has(INTENT, m)]
        if not commitment.milestones:
            return None
        return texts.says(
            not vague,
            commitment,
            f"milestones.{vague[0].id}.outputs" if vague else "milestones",
            "“{title}”: a milestone names an intention and no output.",
        )

    yield from texts.each(judge)


@rule(DESIGN, Level.ADVISED)
def results_of_studies_used(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """After a study, a pilot or a draft law comes a milestone that uses it.

    Looks for such words in milestones, and for a later milestone without them. Later
    is what is due later; without days, what stands further down. A heuristic; the words
    are ours. The IRM's brief advises reform after an evaluation.
    """
    texts = Texts(phase, register, today)

    def judge(commitment: Commitment) -> Verdict | None:
        steps = list(enumerate(commitment.milestones))
        studies = [step for step in steps if _has(STUDY, step[1])]
        if not studies:
            return None
        others = [step for step in steps if not _has(STUDY, step[1])]
        return texts.says(
            all(any(_follows(other, study) for other in others) for study in studies),
            commitment,
            "milestones",
            "“{title}”: no milestone follows that uses its study, pilot or draft law.",
        )

    yield from texts.each(judge)


def _follows(step: tuple[int, Milestone], study: tuple[int, Milestone]) -> bool:
    """True if a milestone may be due after a study: by their days, or else by their places."""
    (place, one), (before, other) = step, study
    if one.due and other.due:
        if one.due.first > other.due.last:
            return True
        if one.due.last < other.due.first:
            return False
    return place > before


@rule(DESIGN, Level.ADVISED)
def more_than_legislation(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment to pass a law has a milestone that needs no law.

    Laws can stall in parliament for reasons the lead does not control. Looks for the
    words of legislation in milestones. A heuristic; the words are ours.
    """
    texts = Texts(phase, register, today)

    def judge(commitment: Commitment) -> Verdict | None:
        if not any(_has(LAW, m) for m in commitment.milestones):
            return None
        return texts.says(
            any(not _has(LAW, m) for m in commitment.milestones),
            commitment,
            "milestones",
            "“{title}”: every milestone depends on a law.",
        )

    yield from texts.each(judge)


def _has(pattern: re.Pattern[str], milestone: Milestone) -> bool:
    return any(pattern.search(said) for said in words(milestone.title))


@rule(DESIGN, Level.ADVISED)
def goes_beyond_the_present(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment says what it adds to what is done already.

    What was done so far and what solution is proposed are fields of OGP's template.
    The IRM calls the potential of what only continues a practice unclear. Asking for
    both fields, in words of their own, is ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            bool(c.done_before and c.solution)
            and not set(words(c.done_before)) & set(words(c.solution)),
            c,
            "solution" if c.done_before else "done_before",
            "“{title}”: it does not say what it adds to what was done before.",
        )
    )


@rule(DESIGN, Level.ADVISED)
def origin_can_be_traced(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment can be traced to an input or to another origin.

    Met if an input or a response names it, or if the record says that the government
    or the IRM asked for it, or which earlier commitment it carries on. The list is
    ours; people want to see what became of what they asked for.
    """
    texts = Texts(phase, register, today)
    named = _named_by_inputs(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            c.id in named or _has_origin(c),
            c,
            "carried_over_from" if c.origin == "carried_over" else "origin",
            "“{title}”: no input and no other origin is named.",
            named.get(c.id) or _carried_over(c),
        )
    )


def _has_origin(commitment: Commitment) -> bool:
    return commitment.origin in ("government", "irm") or bool(commitment.carried_over_from)


def _carried_over(commitment: Commitment) -> Evidence | None:
    carried = commitment.carried_over_from
    return Evidence(commitment.path, "carried_over_from") if carried else None


def _named_by_inputs(phase: Phase, register: Register, today: date) -> dict[str, Evidence]:
    """The commitments that inputs to this plan, or the answers to them, name up to today.

    By id, each with one of the places that name it.
    """
    plan = phase.plan
    inputs = [
        i for i in register.inputs.values() if i.plan == plan.id and not to_come(i.received, today)
    ]
    answers: list[tuple[Response, Evidence]] = [
        (r, Evidence(plan.path, f"consultations.{window.id}.responses.{r.id}"))
        for window in plan.consultations
        for r in window.responses
    ]
    answers += [(i.response, Evidence(i.path, "response")) for i in inputs if i.response]
    given = [(a, place) for a, place in answers if not to_come(answered_on(a), today)]
    found = {id: place for answer, place in given for id in answer.commitments}
    return found | {id: Evidence(i.path, "commitments") for i in inputs for id in i.commitments}


@rule(DESIGN, Level.ADVISED)
def promises_stand_apart(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Two commitments of one lead do not promise the same.

    Compares the words of milestones of commitments with the same lead: more than
    four in five words in common point to an overlap that could be merged, as the
    IRM's brief advises. A heuristic; the share is ours.
    """
    texts = Texts(phase, register, today)
    twins = overlaps(texts.commitments)

    def judge(commitment: Commitment) -> Verdict | None:
        other = twins.get(commitment.id)
        if other:
            places = [Evidence(c.path, "milestones") for c in (commitment, other)]
            return texts.lacks(
                "“{title}” and “{other}” share a lead and a milestone that says nearly the same.",
                *places,
                title=commitment.title,
                other=other.title,
            )
        place = Evidence(commitment.path, "milestones" if commitment.lead else "lead")
        if commitment.milestones and commitment.lead:
            return met(SHOWN, place)
        if texts.whole:
            return met(SHOWN, declared(phase, "commitments"))
        return cannot_tell(UNTOLD, missing=place)

    yield from texts.each(judge)
