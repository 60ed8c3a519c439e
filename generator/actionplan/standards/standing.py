"""Advice on where the country stands with OGP: what is at risk, and how near a review is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Plan, Register
from actionplan.standards.advised import AT_RISK, STANDING
from actionplan.standards.engine import judge
from actionplan.standards.minimum import MINIMUM
from actionplan.standards.phase import Phase
from actionplan.standards.procedure import contrary, plan_before
from actionplan.standards.rule import Evidence, Level, Outcome, Verdict, rule
from actionplan.standards.verdicts import cannot_tell, falls_short, met, not_applicable

ROW = 3


@rule(AT_RISK, Level.ADVISED)
def requirements_kept(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """No minimum requirement is missed when the phase ends.

    One that is missed may be reported by the IRM as not met, and then the country acts
    contrary to process. It is a risk and no finding: the IRM decides. To draw this sum
    from the records is ours.
    """
    if not phase.over(today):
        yield not_applicable("This phase has not ended.")
        return
    found = [
        (rule, verdict)
        for rule in MINIMUM
        if phase.name in rule.clause.phases
        for verdict in judge(rule, phase, register, today)
    ]
    missed = [(r, v) for r, v in found if v.outcome is Outcome.MISSED]
    unclear = [v for _, v in found if v.outcome is Outcome.CANNOT_TELL]
    if missed:
        yield falls_short(
            "At risk of being reported as not met: {lacking}. The IRM decides.",
            *(e for _, v in missed for e in v.evidence[:1]),
            phase=phase,
            today=today,
            lacking=tuple(dict.fromkeys(r.clause.name for r, _ in missed)),
        )
    elif unclear:
        yield cannot_tell(
            "It is not on record for every minimum requirement whether it was met.",
            missing=next(v.missing for v in unclear if v.missing),
        )
    else:
        shown = (e for _, v in found for e in v.evidence[:1])
        yield met("The records show no minimum requirement that was missed.", *shown)


@rule(STANDING, Level.ADVISED)
def a_plan_to_spare(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """No plan was found contrary to process that a second one in a row would follow.

    Two plans in a row lead to procedural review. After the first there is time to act.
    Rests only on what the IRM published and the records quote; to warn after the first
    is ours.
    """
    before = plan_before(phase.plan, register)
    known = [
        (p, found) for p in (phase.plan, before) if p and (found := contrary(p, register, today))
    ]
    if not known or (known[0][0] is not phase.plan and phase.over(today)):
        yield _unknown(phase, phase.plan, today)
        return
    plan, found = known[0]
    place = Evidence(plan.path, "irm")
    if found.value == "yes":
        yield falls_short(
            "The IRM found “{title}” contrary to process. A second plan in a row would lead to "
            "procedural review.",
            place,
            phase=phase,
            today=today,
            title=plan.title,
        )
    else:
        yield met("The IRM did not find “{title}” contrary to process.", place, title=plan.title)


@rule(STANDING, Level.ADVISED)
def fewer_than_three_in_a_row(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Fewer than three plans in a row were found contrary to process.

    OGP's rules name two in a row. After three, OGP has made a country inactive; it
    loses its vote. That one case is no rule, so the number is ours. Rests only on what
    the IRM published and the records quote.
    """
    row = [(p, contrary(p, register, today)) for p in _row(phase.plan, register)]
    plans = [p for p, _ in row]
    codes = [found.value if found else None for _, found in row]
    shown = tuple(Evidence(p.path, "irm") for p, found in row if found)
    if "no" in codes or (len(plans) < ROW and None not in codes):
        yield met("The IRM did not find three plans in a row contrary to process.", *shown)
    elif None in codes:
        yield _unknown(phase, plans[codes.index(None)], today)
    else:
        yield falls_short(
            "The IRM found three plans in a row contrary to process. OGP has made a country "
            "inactive after three.",
            *shown,
            phase=phase,
            today=today,
        )


def _row(plan: Plan, register: Register) -> Iterator[Plan]:
    """The plan and those before it, three at most."""
    found: Plan | None = plan
    for _ in range(ROW):
        if found is not None:
            yield found
            found = plan_before(found, register)


def _unknown(phase: Phase, plan: Plan, today: date) -> Verdict:
    """The IRM's finding is still to come, or was not written down."""
    if plan is phase.plan and not phase.over(today):
        return not_applicable("The IRM's finding on this plan is not on record yet.")
    return cannot_tell(
        "The IRM's findings on the plans in a row are not all on record.",
        missing=Evidence(plan.path, "irm"),
    )
