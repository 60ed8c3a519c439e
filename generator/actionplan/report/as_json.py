"""A check as JSON: a fixed form that other programs may rely on."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

from actionplan.dates import When
from actionplan.model import Register
from actionplan.records import Problem
from actionplan.report.change import Change
from actionplan.report.known import listed
from actionplan.report.result import SHOWN, Report, cure, message, values_of
from actionplan.standards import Finding, Rule
from actionplan.words import say


def as_json(report: Report, lang: str) -> str:
    """The fixed JSON form of a check; the same records and day give the same bytes."""
    content = {
        "as_of": report.today.isoformat(),
        "summary": _summary(report, lang),
        "problems": [_problem(p, lang) for p in report.problems],
        "findings": [_finding(f, report.register, lang) for f in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _summary(report: Report, lang: str) -> dict[str, Any]:
    counts = Counter(f.outcome.value for f in report.findings)
    return {
        "problems": len(report.problems),
        **{o.value: counts[o.value] for o in SHOWN},
        "breaches": sum(f.breach for f in report.findings),
        "exit_code": report.exit_code,
        "notices": [
            {"path": n.path, "message": say(lang, n.message, **n.values)} for n in report.notices
        ],
        **({"change": _change(report.change)} if report.change else {}),
        "rules": {id: _rule(rule, lang) for id, rule in _spoken(report).items()},
        "cures": {f.id: said for f in report.findings if (said := cure(f, report.today, lang))},
    }


def _spoken(report: Report) -> dict[str, Rule]:
    """The rules with a finding, by id."""
    return {f.rule.id: f.rule for f in report.findings}


def _rule(rule: Rule, lang: str) -> dict[str, str]:
    """A rule that spoke: its title, the words of the standard, how sure they are, the source."""
    clause = rule.clause
    return {
        "title": say(lang, rule.title),
        "requirement": say(lang, clause.name),
        "level": rule.level.value,
        "words": say(lang, clause.words),
        "wording": clause.wording,
        "url": clause.url,
    }


def _change(change: Change) -> dict[str, Any]:
    """The ids of the findings that a change touched, by what it did to them."""
    return {
        "base": change.base,
        "worse": [f.id for f in change.worse],
        "better": [f.id for f in change.better],
        "undecided": [f.id for f in change.undecided],
        "not_yours": [f.id for f in change.not_yours],
    }


def _problem(problem: Problem, lang: str) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "message": say(lang, problem.message, **values_of(problem, lang)),
        "cure": say(lang, problem.cure, **values_of(problem, lang)),
    }


def _finding(finding: Finding, register: Register | None, lang: str) -> dict[str, Any]:
    verdict = finding.verdict
    return {
        "id": finding.id,
        "rule": finding.rule.id,
        "clause": finding.rule.clause.number,
        "level": finding.rule.level.value,
        "outcome": finding.outcome.value,
        "subject": finding.subject.id,
        "period": {
            "phase": finding.phase.name,
            "first": _iso(verdict.first),
            "last": _iso(verdict.last),
            "open": verdict.open,
        },
        "message": message(finding, lang),
        "deadline": _iso(verdict.deadline),
        "dates": listed(register, finding),
        "evidence": [
            {"record": e.record, "field": e.field}
            for e in (*verdict.evidence, *((verdict.missing,) if verdict.missing else ()))
        ],
        "explanation": finding.explanation.id if finding.explanation else None,
    }


def _iso(day: date | When | None) -> str | None:
    return None if day is None else str(day)
