"""A check in SARIF 2.1.0, the form in which code hosts and editors take findings."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from actionplan.records import Problem
from actionplan.report.known import listed
from actionplan.report.result import Report, cure, message, place_of, values_of
from actionplan.standards import Finding, Notice, Outcome, Rule, Severity
from actionplan.words import say

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KIND = {
    Outcome.MISSED: "fail",
    Outcome.MET: "pass",
    Outcome.DUE: "informational",
    Outcome.CANNOT_TELL: "open",
    Outcome.NOT_APPLICABLE: "notApplicable",
}
"""SARIF's own words for the outcomes. Only what fails has a level."""


def as_sarif(report: Report, lang: str) -> str:
    """One run with every rule that spoke, every problem, and every finding."""
    rules = list({f.rule.id: f.rule for f in report.findings}.values())
    codes = sorted({p.code for p in report.problems} | ({"notice"} if report.notices else set()))
    driver = {
        "name": "actionplan",
        "informationUri": "https://www.opengovpartnership.org/ogp-participation-co-creation-standards/",
        "rules": [*({"id": f"record/{code}"} for code in codes), *(_rule(r, lang) for r in rules)],
    }
    results = [
        *(_problem(p, lang) for p in report.problems),
        *(_finding(report, f, lang) for f in report.findings),
        *(_notice(n, lang) for n in report.notices),
    ]
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    explained = " ".join(say(lang, part) for part in rule.explanation.split("\n\n") if part)
    return {
        "id": rule.id,
        "shortDescription": {"text": say(lang, rule.title)},
        "fullDescription": {"text": explained or say(lang, rule.title)},
        "helpUri": rule.clause.url,
        "properties": {"clause": rule.clause.number, "level": rule.level.value},
    }


def _problem(problem: Problem, lang: str) -> dict[str, Any]:
    values = values_of(problem, lang)
    said = f"{say(lang, problem.message, **values)} {say(lang, problem.cure, **values)}"
    return {
        "ruleId": f"record/{problem.code}",
        "kind": "fail",
        "level": "error",
        "message": {"text": said},
        "locations": [_location(problem.path, problem.line, problem.column)],
    }


def _notice(notice: Notice, lang: str) -> dict[str, Any]:
    return {
        "ruleId": "record/notice",
        "kind": "review",
        "level": "none",
        "message": {"text": say(lang, notice.message, **notice.values)},
        "locations": [_location(notice.path, 0, 0)],
    }


def _finding(report: Report, finding: Finding, lang: str) -> dict[str, Any]:
    where = place_of(finding)
    missed = finding.outcome is Outcome.MISSED
    error = finding.severity is Severity.ERROR and finding.explanation is None
    said = f"{message(finding, lang)} {cure(finding, report.today, lang)}".rstrip()
    return {
        "ruleId": finding.rule.id,
        "kind": KIND[finding.outcome],
        "level": ("error" if error else "warning") if missed else "none",
        "message": {"text": said},
        "locations": [_location(where.record, report.line(where), 0)],
        "partialFingerprints": {"finding/v1": finding.id},
        "properties": {"dates": listed(report.register, finding)},
    }


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(path)}}
    region = {name: at for name, at in (("startLine", line), ("startColumn", column)) if at}
    if region:
        place["region"] = region
    return {"physicalLocation": place}
