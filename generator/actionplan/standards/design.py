"""Advice on the design of a commitment, by the fields of OGP's template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from actionplan.model import Commitment, Partner, Register, Target
from actionplan.standards.advised import DESIGN
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.texts import Texts, words


@rule(DESIGN, Level.ADVISED)
def problem_and_causes_stated(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment states the problem it addresses and what causes it.

    Both are fields of OGP's template. They should not be the same words. That both
    should be there is advice of ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            bool(c.problem and c.causes) and not set(words(c.problem)) & set(words(c.causes)),
            c,
            "causes" if c.problem else "problem",
            "“{title}”: the problem and its causes are not both stated in words of their own.",
        )
    )


@rule(DESIGN, Level.ADVISED)
def open_government_shown(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment says how it serves transparency, accountability or participation.

    One of the three is enough, if it is not a copy of another part of the text. A
    machine sees that something is said; whether it is so the IRM judges as the open
    government lens. Asking for the words is advice of ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            _serves(c),
            c,
            "values",
            "“{title}”: it does not say how it serves transparency, accountability or "
            "participation.",
        )
    )


def _serves(commitment: Commitment) -> bool:
    values = commitment.values
    if values is None:
        return False
    said = set(words(values.transparency, values.accountability, values.participation))
    copied = words(
        commitment.description, commitment.problem, commitment.solution, commitment.results_wanted
    )
    return bool(said - set(copied))


@rule(DESIGN, Level.ADVISED)
def milestones_can_be_verified(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment has milestones, each with an output and a day.

    Anybody can then look whether it is done. The IRM codes whether a commitment is
    verifiable; the test by fields is ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            bool(c.milestones) and all(m.outputs and m.due for m in c.milestones),
            c,
            "milestones",
            "“{title}”: not every milestone has an output and a day by which it is due.",
        )
    )


@rule(DESIGN, Level.ADVISED)
def target_in_numbers(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment has a target in numbers.

    A target names what is counted, the number at the start, the number to reach,
    the unit and the day. The IRM's brief advises ambitious targets in numbers; the
    list of five parts is ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            _target(c, _whole) is not None,
            c,
            "targets",
            "“{title}”: it has no target with a start, a number to reach, a unit and a day.",
            _target(c, _whole),
        )
    )


def _target(commitment: Commitment, fits: Callable[[Target], bool]) -> Evidence | None:
    """Where the first target that fits stands: one of the commitment or of a milestone."""
    held = [("targets", commitment.targets)]
    held += [(f"milestones.{m.id}.targets", m.targets) for m in commitment.milestones]
    fields = (field for field, targets in held if any(map(fits, targets)))
    return next((Evidence(commitment.path, field) for field in fields), None)


def _whole(target: Target) -> bool:
    numbers = (target.baseline, target.value)
    return None not in numbers and target.unit is not None and target.due is not None


@rule(DESIGN, Level.ADVISED)
def places_named(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment says where it applies.

    The whole country, or the places by name. The IRM's brief advises geographic
    targets; how they are written is ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            _covers(c) or _with_area(c) is not None,
            c,
            "coverage",
            "“{title}”: it does not say in which places it applies.",
            None if _covers(c) else _with_area(c),
        )
    )


def _covers(commitment: Commitment) -> bool:
    coverage = commitment.coverage
    return coverage is not None and bool(coverage.national or coverage.areas)


def _with_area(commitment: Commitment) -> Evidence | None:
    return _target(commitment, lambda t: t.area is not None)


@rule(DESIGN, Level.ADVISED)
def means_named(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment says with what money and means it will be done.

    Named are the amount, the currency, where the money comes from and whether it is
    secured; or why none is needed. The IRM's brief advises to name resources; the
    list is ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            _means(c),
            c,
            "resources",
            "“{title}”: it does not say how much money it needs, where it comes from and whether "
            "it is secured.",
        )
    )


def _means(commitment: Commitment) -> bool:
    means = commitment.resources
    if means is None:
        return False
    named = (means.amount, means.currency, means.source, means.secured)
    return means.none_needed is not None or None not in named


@rule(DESIGN, Level.ADVISED)
def one_lead_named(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """One institution leads a commitment.

    OGP's template has one field for the lead. With several leads nobody answers;
    that there should be exactly one is advice of ours.
    """
    texts = Texts(phase, register, today)
    lacking = "“{title}”: no institution leads it."

    def judge(commitment: Commitment) -> Verdict:
        named = texts.says(bool(commitment.lead), commitment, "lead", lacking)
        if len(commitment.lead) < 2:
            return named
        return texts.lacks(
            "“{title}”: {count} institutions lead it.",
            *named.evidence,
            title=commitment.title,
            count=len(commitment.lead),
        )

    yield from texts.each(judge)


@rule(DESIGN, Level.ADVISED)
def partners_beyond_government(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment has a partner outside the government, or says why it has none.

    OGP's template asks for supporting actors of the government, of civil society and
    others. That one should come from outside the government is advice of ours.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            _partner_outside(c, register) is not None,
            c,
            "supporting",
            "“{title}”: no partner outside the government is named.",
            _partner_outside(c, register),
        )
    )


def _partner_outside(commitment: Commitment, register: Register) -> Evidence | None:
    """Where such a partner is named, or the reason why there is none."""
    held = [("supporting", commitment.supporting)]
    held += [(f"milestones.{m.id}.supporting", m.supporting) for m in commitment.milestones]
    fields = [field for field, them in held if any(_outside(p, register) for p in them)]
    fields += ["no_partners"] if commitment.no_partners else []
    return Evidence(commitment.path, fields[0]) if fields else None


def _outside(partner: Partner, register: Register) -> bool:
    known = register.organisations.get(partner.organisation or "")
    sector = known.sector if known else partner.sector
    return sector not in (None, "government", "mixed")
