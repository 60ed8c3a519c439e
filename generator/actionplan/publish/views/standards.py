"""The standards: a scoreboard, the list of rules, and a page for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from actionplan.dates import When
from actionplan.model import Explanation, Objection, Plan
from actionplan.publish import charts
from actionplan.publish.context import Context
from actionplan.publish.pages import anchor_of
from actionplan.publish.render import render
from actionplan.publish.views.standing import WORST_FIRST, irm_on_all, legend_of, target_of
from actionplan.standards import (
    RULES,
    Clause,
    Course,
    Finding,
    Kind,
    Outcome,
    Requirement,
    Rule,
    by_clause,
    concerns,
)


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
    """The findings on one plan in one phase, and what is said of them; `more` are not shown.

    `objections` are by the id of the finding they are about. `others` are about all
    findings, or about one that is not there any more; `past` are explanations that do
    not hold today.
    """

    plan: Plan
    phase: str
    start: When | None
    end: When | None
    findings: tuple[Finding, ...]
    more: int
    objections: Mapping[str, tuple[Objection, ...]]
    others: tuple[Objection, ...]
    past: tuple[Explanation, ...]
    course: Course | None


def scoreboard(c: Context) -> str:
    """Each requirement's state in each phase of each plan that is judged."""
    plans = [(plan, _groups(c, plan), _over_time(c, plan)) for plan in c.lookup.judged()]
    return render(
        "scoreboard",
        c,
        plans=plans,
        irm=irm_on_all,
        counted=_counted,
        target=target_of,
        why=why,
        drawn=drawn,
        at_risk=_at_risk,
    )


def _groups(c: Context, plan: Plan) -> list[tuple[Kind, list[Row]]]:
    """The clauses of a plan that are judged: the eight, the other rules of OGP, the advice."""
    found = [(kind, _rows(c.lookup.states(kind)[plan.id])) for kind in Kind]
    return [(kind, rows) for kind, rows in found if rows]


def _counted(rows: list[Row]) -> list[tuple[Outcome, int]]:
    """How many are in each state, the worst first; of its two phases the worse one counts."""
    both = ((row.co_creation, row.implementation) for row in rows)
    counts = Counter(min((s.state for s in two if s), key=WORST_FIRST.index) for two in both)
    return [(state, counts[state]) for state in WORST_FIRST if counts[state]]


def _at_risk(kind: Kind, rows: list[Row], today: date) -> list[Requirement]:
    """What may be reported as not met: missed when its phase had ended. The IRM decides."""
    states = [state for row in rows for state in (row.co_creation, row.implementation) if state]
    missed = [s for s in states if s.state is Outcome.MISSED and s.phase.over(today)]
    return missed if kind is Kind.MINIMUM else []


def why(requirement: Requirement) -> Finding:
    """The finding that decides the state of a requirement."""
    return next(f for f in requirement.findings if f.outcome is requirement.state)


def _rows(requirements: tuple[Requirement, ...]) -> list[Row]:
    judged = [r for r in requirements if r.state is not Outcome.NOT_APPLICABLE]
    states = {(r.clause.number, r.phase.name): r for r in judged}
    clauses = {r.clause.number: r.clause for r in judged}
    return [
        Row(clause, states.get((n, "co_creation")), states.get((n, "implementation")))
        for n, clause in sorted(clauses.items(), key=_by_number)
    ]


def _by_number(clause: tuple[str, Clause]) -> tuple[int, str]:
    """R.10 comes after R.9."""
    return len(clause[0]), clause[0]


def _over_time(c: Context, plan: Plan) -> tuple[Course, ...]:
    """The courses of the minimum requirements of a plan, in the order of the standard."""
    known = [k for k in c.lookup.history(plan) if k.clause.edition.kind is Kind.MINIMUM]
    return tuple(sorted(by_clause(known), key=lambda k: k.clause.number))


def drawn(c: Context, plan: Plan, known: Sequence[Course]) -> Markup:
    """The courses of a plan as strips of time, with the states that are in them."""
    strips = [_strip(c, it) for it in known]
    says = "; ".join(f"{s.name}: {', '.join(_stretch(c, x) for x in s.stretches)}" for s in strips)
    chart = charts.courses(f"course-{plan.id}", c.lang, c.say("States over time"), says, strips)
    codes = dict.fromkeys(code for strip in strips for _, _, code in strip.stretches)
    return chart + legend_of([(code, c.label("outcome", code)) for code in codes])


def _strip(c: Context, course: Course) -> charts.Strip:
    name = f"{course.clause.number} {c.label('phase', course.phase.name)}"
    return charts.Strip(name, tuple((s.first, s.last, s.state.value) for s in course.spells))


def _stretch(c: Context, stretch: tuple[date, date, str]) -> str:
    return f"{c.day(stretch[0])} {c.label('outcome', stretch[2])}"


def rule_list(c: Context) -> str:
    """Every rule under its clause, and the clauses by kind: required, procedure, advice."""
    groups = [
        (kind, [(k, list(them)) for k, them in groupby(rules, key=lambda r: r.clause)])
        for kind in Kind
        if (rules := _in_order(r for r in RULES if r.clause.edition.kind is kind))
    ]
    return render("rule_list", c, groups=groups)


def _in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules by the number of their clause; those of one clause as they stand."""
    return sorted(rules, key=lambda r: _by_number((r.clause.number, r.clause)))


def rule(c: Context) -> str:
    """What a rule asks, how it judges, and what it finds now."""
    record: Rule = c.subject
    findings = c.lookup.findings.get(record.id, ())
    judged = [f for f in findings if f.outcome is not Outcome.NOT_APPLICABLE]
    passed_over = [f for f in findings if f.outcome is Outcome.NOT_APPLICABLE]
    return render(
        "rule",
        c,
        record=record,
        judged=_judged(c, judged),
        passed_over=_judged(c, passed_over),
        unplaced=_unplaced(c, record, findings),
        anchor=anchor_of,
    )


def _judged(c: Context, findings: Iterable[Finding]) -> list[Judged]:
    newest_first = sorted(findings, key=lambda f: (-f.plan.number, f.phase.name))
    groups = groupby(newest_first, key=lambda f: (f.plan.id, f.phase.name))
    return [_group(c, tuple(found)) for _, found in groups]


def _group(c: Context, found: tuple[Finding, ...]) -> Judged:
    first, phase = found[0], found[0].phase
    whole = tuple(f for f in found if not f.verdict.subject)
    each = tuple(f for f in found if f.verdict.subject)
    older = tuple(f for f in whole if f.outcome is Outcome.MET)[:-SHOWN_EACH]
    shown = tuple(f for f in whole if f not in older) + each[:SHOWN_EACH]
    about = f"{first.rule.id}:{phase.plan.id}:{phase.name}"
    beside, others = _placed(c.lookup.objections.get(about, ()), shown)
    return Judged(
        plan=phase.plan,
        phase=phase.name,
        start=phase.start,
        end=phase.end,
        findings=shown,
        more=len(each[SHOWN_EACH:]) + len(older),
        objections=beside,
        others=others,
        past=tuple(
            e
            for e in c.lookup.explanations.get(about, ())
            if not any(f.explanation and f.explanation.id == e.id for f in shown)
        ),
        course=_course(c, first),
    )


def _course(c: Context, finding: Finding) -> Course | None:
    """How the rule stood in the phase of a finding over time; None for the texts of commitments."""
    known = c.lookup.history(finding.plan)
    same = (k for k in known if k.rule is finding.rule and k.phase.name == finding.phase.name)
    return next(same, None)


def _placed(
    objections: Iterable[Objection], findings: Iterable[Finding]
) -> tuple[dict[str, tuple[Objection, ...]], tuple[Objection, ...]]:
    """Each objection once: beside the first finding that it names, else with the others."""
    beside: dict[str, tuple[Objection, ...]] = {}
    others: list[Objection] = []
    for it in objections:
        named = (f for f in findings if (it.window or it.about) and concerns(it, f))
        if finding := next(named, None):
            beside[finding.id] = (*beside.get(finding.id, ()), it)
        else:
            others.append(it)
    return beside, tuple(others)


def _unplaced(c: Context, record: Rule, findings: Iterable[Finding]) -> list[Objection]:
    """Objections about a plan and phase of which the rule says nothing today."""
    spoken = {(f.plan.id, f.phase.name) for f in findings}
    mine = (o for o in c.register.objections.values() if o.rule == record.id)
    return [o for o in mine if (o.plan, o.phase) not in spoken]
