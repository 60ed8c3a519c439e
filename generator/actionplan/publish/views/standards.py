"""The standards: a scoreboard, the list of rules, and a page for each rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from actionplan.dates import When
from actionplan.model import Plan
from actionplan.publish.context import Context
from actionplan.publish.pages import anchor_of
from actionplan.publish.render import render
from actionplan.publish.views.plans import target_of
from actionplan.standards import RULES, Clause, Finding, Outcome, Requirement, Rule


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with its states in the two phases; None where it is not judged there."""

    clause: Clause
    co_creation: Requirement | None
    implementation: Requirement | None


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings on one plan in one phase."""

    plan: Plan
    phase: str
    start: When | None
    end: When | None
    findings: tuple[Finding, ...]


def scoreboard(c: Context) -> str:
    """Each requirement's state in each phase of each plan that is judged."""
    plans = [(plan, _rows(c, plan)) for plan in c.lookup.judged()]
    return render("scoreboard", c, plans=plans, target=target_of)


def _rows(c: Context, plan: Plan) -> list[Row]:
    states = {(r.clause.number, r.phase.name): r for r in c.lookup.requirements[plan.id]}
    clauses = {r.clause.number: r.clause for r in c.lookup.requirements[plan.id]}
    return [
        Row(clause, states.get((n, "co_creation")), states.get((n, "implementation")))
        for n, clause in sorted(clauses.items())
    ]


def rule_list(c: Context) -> str:
    """Every rule, under the clause it judges."""
    in_order = sorted(RULES, key=lambda r: (r.level != "required", r.clause.number))
    clauses = [(k, list(rules)) for k, rules in groupby(in_order, key=lambda r: r.clause)]
    return render("rule_list", c, clauses=clauses)


def rule(c: Context) -> str:
    """What a rule asks, how it judges, and what it finds now."""
    record: Rule = c.subject
    findings = c.lookup.findings.get(record.id, ())
    return render(
        "rule",
        c,
        record=record,
        judged=_judged(f for f in findings if f.outcome is not Outcome.NOT_APPLICABLE),
        passed_over=_judged(f for f in findings if f.outcome is Outcome.NOT_APPLICABLE),
        anchor=anchor_of,
    )


def _judged(findings: Iterable[Finding]) -> list[Judged]:
    newest_first = sorted(findings, key=lambda f: (-f.plan.number, f.phase.name))
    groups = groupby(newest_first, key=lambda f: (f.plan.id, f.phase.name))
    judged = []
    for _, group in groups:
        found = tuple(group)
        phase = found[0].phase
        judged.append(Judged(phase.plan, phase.name, phase.start, phase.end, found))
    return judged
