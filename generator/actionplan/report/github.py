"""A check as annotations that GitHub shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.records import Problem
from actionplan.report.known import told_dates
from actionplan.report.result import (
    Report,
    cure,
    is_further_advice,
    message,
    place_of,
    requirement,
    tag,
    values_of,
)
from actionplan.standards import Finding, Outcome
from actionplan.words import say


def as_github(report: Report, lang: str) -> str:
    """Workflow commands that GitHub shows beside the changed lines.

    Errors are problems and what is missed, open and not explained. Warnings are what
    else is missed, what the records leave undecided, and what is due soon.
    """
    lines = [
        _annotation("error", p.path, p.line, p.column, _both(p, lang)) for p in report.problems
    ]
    lines += [line for f in report.findings for line in _finding(report, f, lang)]
    lines += [
        _annotation("notice", n.path, 1, 0, say(lang, n.message, **n.values))
        for n in report.notices
    ]
    return "".join(f"{line}\n" for line in lines)


def _finding(report: Report, finding: Finding, lang: str) -> Iterator[str]:
    wrong = finding.outcome in (Outcome.MISSED, Outcome.CANNOT_TELL)
    if is_further_advice(finding) or not (wrong or report.soon(finding)):
        return
    where = place_of(finding)
    level = "error" if finding.breach else "warning"
    dates = told_dates(report.register, finding, lang)
    parts = [
        f"{tag(finding, lang)}: {requirement(finding, lang)} {message(finding, lang)}",
        f"{dates}." if dates else "",
        cure(finding, report.today, lang),
    ]
    yield _annotation(level, where.record, report.line(where), 0, " ".join(filter(None, parts)))


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
