"""A check as annotations that GitHub shows beside the changed lines."""

from __future__ import annotations

from actionplan.records import Problem
from actionplan.report.result import Report, cure, is_further_advice, message, tag, values_of
from actionplan.standards import Outcome, Severity
from actionplan.words import say


def as_github(report: Report, lang: str) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    lines = [
        _annotation("error", p.path, p.line, p.column, _both(p, lang)) for p in report.problems
    ]
    for finding in report.findings:
        if is_further_advice(finding) or finding.severity is Severity.NOTE:
            continue
        level = "error" if finding.breach else "warning"
        if finding.outcome in (Outcome.MISSED, Outcome.CANNOT_TELL):
            where = finding.verdict.missing or next(iter(finding.verdict.evidence), None)
            text = (
                f"{tag(finding, lang)}: {finding.rule.clause.number} {message(finding, lang)} "
                f"{cure(finding, lang)}"
            ).rstrip()
            lines.append(_annotation(level, where.record if where else "", 0, 0, text))
    return "".join(f"{line}\n" for line in lines)


def _both(problem: Problem, lang: str) -> str:
    values = values_of(problem, lang)
    return f"{say(lang, problem.message, **values)} {say(lang, problem.cure, **values)}"


def _annotation(level: str, path: str, line: int, column: int, text: str) -> str:
    places = [("file", path), ("line", line), ("col", column)]
    properties = ",".join(f"{k}={_property(str(v))}" for k, v in places if v)
    return f"::{level} {properties}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
