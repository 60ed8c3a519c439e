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
from actionplan.publish.views.standing import target_of
from actionplan.standards import RULES, Clause, Finding, Kind, Outcome, Requirement, Rule


@dataclass(frozen=True, slots=True)
class Row:
    """A clause with its states in the two phases; None where it is not judged there."""

    clause: Clause
    co_creation: Requirement | None
    implementation: Requirement | None


SHOWN_EACH = 50
"""How many commitments, meetings or consultations the page of a rule names in a phase."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings on one plan in one phase; `more` are not shown."""

    plan: Plan
    phase: str
    start: When | None
    end: When | None
    findings: tuple[Finding, ...]
    more: int


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
    """Every rule under its clause, and the clauses by kind: required, procedure, advice."""
    groups = [
        (kind, [(k, list(them)) for k, them in groupby(rules, key=lambda r: r.clause)])
        for kind in Kind
        if (rules := [r for r in RULES if r.clause.edition.kind is kind])
    ]
    return render("rule_list", c, groups=groups)


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
        whole = tuple(f for f in found if not f.verdict.subject)
        each = tuple(f for f in found if f.verdict.subject)
        judged.append(
            Judged(
                phase.plan,
                phase.name,
                phase.start,
                phase.end,
                whole + each[:SHOWN_EACH],
                len(each[SHOWN_EACH:]),
            )
        )
    return judged
