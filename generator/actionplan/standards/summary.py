"""What the findings say together: a state per requirement, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actionplan.model import IrmFinding, Plan
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Clause, Finding, Kind, Outcome

ORDER = (Outcome.MISSED, Outcome.CANNOT_TELL, Outcome.DUE, Outcome.MET, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Requirement:
    """The state of one clause for one plan in one phase, with the findings behind it.

    `met_so_far` is true where the state is due and earlier windows are met.
    `irm` holds what the IRM published about this requirement; it stands first.
    """

    clause: Clause
    phase: Phase
    state: Outcome
    met_so_far: bool
    deadline: date | None
    findings: tuple[Finding, ...]
    irm: tuple[IrmFinding, ...]


def requirements(
    findings: Sequence[Finding], plan: Plan, kind: Kind = Kind.MINIMUM
) -> tuple[Requirement, ...]:
    """The state of each clause of a kind for a plan, per phase, in the order of the standard."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if finding.plan.id == plan.id and finding.rule.clause.edition.kind is kind:
            groups.setdefault((finding.rule.clause.number, finding.phase.name), []).append(finding)
    return tuple(_requirement(tuple(group)) for group in groups.values())


def _requirement(group: tuple[Finding, ...]) -> Requirement:
    clause, phase = group[0].rule.clause, group[0].phase
    outcomes = {f.outcome for f in group}
    state = next(o for o in ORDER if o in outcomes)
    deadlines = [f.verdict.deadline for f in group if f.outcome is Outcome.DUE]
    return Requirement(
        clause=clause,
        phase=phase,
        state=state,
        met_so_far=state is Outcome.DUE and Outcome.MET in outcomes,
        deadline=min((d for d in deadlines if d), default=None),
        findings=group,
        irm=tuple(
            i
            for i in phase.plan.irm
            if i.requirement == clause.number and i.phase in (None, phase.name)
        ),
    )


def current_plan(plans: Sequence[Plan], today: date) -> Plan | None:
    """The plan that runs today; else the newest one."""
    running = [
        p
        for p in plans
        if p.period_ogp
        and p.period_ogp.start
        and p.period_ogp.end
        and p.period_ogp.start.first <= today <= p.period_ogp.end.last
    ]
    return max(running or plans, key=lambda p: p.number, default=None)
