"""Problems and findings as text people read, as JSON, and as GitHub annotations."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan.dates import When
from actionplan.labels import label
from actionplan.records import Problem
from actionplan.standards import Finding, Level, Outcome, Severity
from actionplan.words import say, show

WORST_FIRST = (Outcome.MISSED, Outcome.CANNOT_TELL, Outcome.DUE, Outcome.MET)
SHOWN = (*WORST_FIRST, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found on a day. Findings are empty if there are problems."""

    today: date
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 all well; 1 problems; 2 a required standard is missed, open and unexplained."""
        if self.problems:
            return 1
        return 2 if any(f.breach for f in self.findings) else 0


def as_text(report: Report, lang: str) -> str:
    """Problems one under the other, or findings by requirement, worst first, with the cure."""
    lines = [line for p in report.problems for line in _problem_lines(p, lang)]
    if not report.problems:
        lines = list(_finding_lines(report, lang))
    return "\n".join([*lines, _closing(report, lang)]) + "\n"


def _problem_lines(problem: Problem, lang: str) -> Iterator[str]:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    yield f"{place}: {say(lang, problem.message, **_said(problem, lang))}"
    yield f"    {say(lang, problem.cure, **_said(problem, lang))}"


def _said(problem: Problem, lang: str) -> dict[str, Any]:
    """The values of a problem; a reason inside a message is a sentence of its own."""
    values = dict(problem.values)
    if "reason" in values:
        values["reason"] = say(lang, values["reason"])
    return values


def _finding_lines(report: Report, lang: str) -> Iterator[str]:
    for plan in dict.fromkeys(f.plan.id for f in report.findings):
        mine = [f for f in report.findings if f.plan.id == plan]
        judged = [f for f in mine if f.outcome is not Outcome.NOT_APPLICABLE]
        yield f"{show(lang, mine[0].plan.title)} ({plan})"
        if not judged:
            yield f"  {message(mine[0], lang)}"
        for outcome in WORST_FIRST:
            for finding in (f for f in judged if f.outcome is outcome):
                yield from _one(finding, lang)
        yield ""


def _one(finding: Finding, lang: str) -> Iterator[str]:
    clause = finding.rule.clause
    yield (
        f"  [{label(lang, 'outcome', finding.outcome)}] {clause.number} "
        f"{say(lang, clause.name)} ({label(lang, 'phase', finding.phase.name)}): "
        f"{message(finding, lang)}"
    )
    missing = finding.verdict.missing
    if missing:
        yield "      " + say(
            lang,
            "To decide it, write “{field}” in {record}.",
            field=missing.field,
            record=missing.record,
        )
    if finding.explanation:
        yield "      " + say(
            lang,
            "Explained until {until}: {reason}",
            until=finding.explanation.until,
            reason=finding.explanation.reason,
        )


def _closing(report: Report, lang: str) -> str:
    if report.problems:
        return say(lang, "Problems: {count}. Nothing was published.", count=len(report.problems))
    counts = Counter(f.outcome for f in report.findings)
    parts = [f"{label(lang, 'outcome', o)}: {counts[o]}" for o in SHOWN if counts[o]]
    said = say(lang, "Checked on {day}.", day=report.today)
    return f"{said} {', '.join(parts)}."


def message(finding: Finding, lang: str) -> str:
    """The sentence of a finding in a language."""
    return say(lang, finding.verdict.message, **finding.verdict.values)


def as_json(report: Report, lang: str) -> str:
    """The fixed JSON form of a check; the same records and day give the same bytes."""
    content = {
        "as_of": report.today.isoformat(),
        "summary": _summary(report),
        "problems": [_problem(p, lang) for p in report.problems],
        "findings": [_finding(f, lang) for f in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _summary(report: Report) -> dict[str, Any]:
    counts = Counter(f.outcome.value for f in report.findings)
    return {
        "problems": len(report.problems),
        **{o.value: counts[o.value] for o in SHOWN},
        "breaches": sum(f.breach for f in report.findings),
        "exit_code": report.exit_code,
    }


def _problem(problem: Problem, lang: str) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "message": say(lang, problem.message, **_said(problem, lang)),
        "cure": say(lang, problem.cure, **_said(problem, lang)),
    }


def _finding(finding: Finding, lang: str) -> dict[str, Any]:
    verdict = finding.verdict
    return {
        "id": finding.id,
        "rule": finding.rule.id,
        "clause": finding.rule.clause.number,
        "level": finding.rule.level.value,
        "outcome": finding.outcome.value,
        "subject": finding.plan.id,
        "period": {
            "phase": finding.phase.name,
            "first": _iso(verdict.first),
            "last": _iso(verdict.last),
            "open": verdict.open,
        },
        "message": message(finding, lang),
        "deadline": _iso(verdict.deadline),
        "dates": [
            {"record": e.record, "field": e.field, "on": str(e.on), "known": "stated"}
            for e in verdict.evidence
            if e.on
        ],
        "evidence": [
            {"record": e.record, "field": e.field}
            for e in (*verdict.evidence, *((verdict.missing,) if verdict.missing else ()))
        ],
        "explanation": finding.explanation.id if finding.explanation else None,
    }


def _iso(day: date | When | None) -> str | None:
    return None if day is None else str(day)


def as_github(report: Report, lang: str) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    lines = [
        _annotation("error", p.path, p.line, p.column, _both(p, lang)) for p in report.problems
    ]
    for finding in report.findings:
        if finding.severity is Severity.NOTE and finding.rule.level is Level.REQUIRED:
            continue
        level = "error" if finding.breach else "warning"
        if finding.outcome in (Outcome.MISSED, Outcome.CANNOT_TELL):
            where = finding.verdict.missing or next(iter(finding.verdict.evidence), None)
            text = f"{finding.rule.clause.number} {message(finding, lang)}"
            lines.append(_annotation(level, where.record if where else "", 0, 0, text))
    return "".join(f"{line}\n" for line in lines)


def _both(problem: Problem, lang: str) -> str:
    values = _said(problem, lang)
    return f"{say(lang, problem.message, **values)} {say(lang, problem.cure, **values)}"


def _annotation(level: str, path: str, line: int, column: int, text: str) -> str:
    places = [("file", path), ("line", line), ("col", column)]
    properties = ",".join(f"{k}={_property(str(v))}" for k, v in places if v)
    return f"::{level} {properties}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Report, str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def made_worse(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that a change made worse, and the breaches that were none before it.

    Judged on the same day, so that time alone makes nothing worse here.
    """
    old = {f.id: f for f in before}
    return tuple(f for f in after if _worse(old.get(f.id), f))


def _worse(before: Finding | None, now: Finding) -> bool:
    if before is None:
        return now.breach
    return SHOWN.index(now.outcome) < SHOWN.index(before.outcome) or now.breach > before.breach
