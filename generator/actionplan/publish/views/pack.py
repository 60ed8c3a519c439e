"""The evidence pack of a plan: one page to print, requirement by requirement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actionplan.model import Document, Explanation, Objection, Plan
from actionplan.publish.context import Context
from actionplan.publish.render import render
from actionplan.publish.uses import documents_used
from actionplan.publish.views.plans import by_phase, declared
from actionplan.publish.views.standing import target_of
from actionplan.standards import Clause, Course, Finding, Kind, Outcome, Requirement, by_clause

MOST = 40
"""How many findings of a requirement in one phase are printed; what is not met comes first."""
EVIDENCE = 50
"""How many places in evidence of a finding are printed."""
WORST_FIRST = tuple(Outcome)


@dataclass(frozen=True, slots=True)
class State:
    """A requirement in one phase, with all that is said of it; `more` findings are not printed.

    Each explanation stands with whether it explains something that is missed today.
    """

    requirement: Requirement
    findings: tuple[Finding, ...]
    more: int
    course: Course | None
    explanations: tuple[tuple[Explanation, bool], ...]
    objections: tuple[Objection, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A clause of the standard with its states in the phases in which it is asked."""

    clause: Clause
    states: tuple[State, ...]


def evidence_pack(c: Context) -> str:
    """What an independent reviewer needs to begin with: states, dates, records, documents."""
    plan: Plan = c.subject
    requirements = [*c.lookup.requirements[plan.id], *c.lookup.states(Kind.PROCEDURE)[plan.id]]
    judged = [r for r in requirements if r.state is not Outcome.NOT_APPLICABLE]
    chapters = _chapters(c, plan, judged)
    printed = [f for chapter in chapters for state in chapter.states for f in state.findings]
    paths = _paths(printed, EVIDENCE)
    unlisted = set(_paths(f for r in judged for f in r.findings)).difference(paths)
    return render(
        "evidence_pack",
        c,
        record=plan,
        irm=tuple(i for i in plan.irm if not i.requirement),
        quoted=tuple(i for i in plan.irm if i.requirement),
        requirements=by_phase(tuple(judged)),
        target=target_of,
        chapters=chapters,
        undecided=[f for f in printed if f.outcome is Outcome.CANNOT_TELL],
        declared=declared(plan),
        paths=paths,
        more=len(unlisted),
        most=EVIDENCE,
        documents=_documents(c, paths),
    )


def _chapters(c: Context, plan: Plan, judged: Iterable[Requirement]) -> list[Chapter]:
    groups: dict[str, list[Requirement]] = {}
    for requirement in judged:
        groups.setdefault(requirement.clause.number, []).append(requirement)
    asked = [k for k in c.lookup.history(plan) if k.clause.edition.kind is not Kind.ADVICE]
    courses = {(k.clause.number, k.phase.name): k for k in by_clause(asked)}
    return [
        Chapter(
            group[0].clause,
            tuple(_state(c, r, courses.get((number, r.phase.name))) for r in group),
        )
        for number, group in groups.items()
    ]


def _state(c: Context, requirement: Requirement, course: Course | None) -> State:
    phase = requirement.phase
    rules = dict.fromkeys(f.rule.id for f in requirement.findings)
    about = [f"{rule}:{phase.plan.id}:{phase.name}" for rule in rules]
    spoken = [f for f in requirement.findings if f.outcome is not Outcome.NOT_APPLICABLE]
    spoken.sort(key=lambda f: WORST_FIRST.index(f.outcome))
    return State(
        requirement=requirement,
        findings=tuple(spoken[:MOST]),
        more=len(spoken[MOST:]),
        course=course,
        explanations=tuple(
            (e, any(f.explanation is e for f in requirement.findings))
            for key in about
            for e in c.lookup.explanations.get(key, ())
        ),
        objections=tuple(o for key in about for o in c.lookup.objections.get(key, ())),
    )


def _paths(findings: Iterable[Finding], most: int | None = None) -> list[str]:
    """The files of the records in evidence, and of those in which something is missing."""
    found: dict[str, None] = {}
    for finding in findings:
        missing = (finding.verdict.missing,) if finding.verdict.missing else ()
        for place in (*finding.verdict.evidence[:most], *missing):
            found[place.record] = None
    return sorted(found)


def _documents(c: Context, paths: Iterable[str]) -> list[Document]:
    """The documents that are evidence, or that the records in evidence rest on, by their id."""
    ids: set[str] = set()
    for path in paths:
        record = c.register.at(path)
        if isinstance(record, Document):
            ids.add(record.id)
        elif record is not None:
            ids.update(documents_used(record))
    return [c.register.documents[id] for id in sorted(ids) if id in c.register.documents]
