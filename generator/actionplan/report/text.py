"""A check as text people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from actionplan.labels import label
from actionplan.records import Problem
from actionplan.report.result import (
    SHOWN,
    WORST_FIRST,
    Report,
    cure,
    is_further_advice,
    message,
    tag,
    values_of,
)
from actionplan.standards import Finding, Level, Outcome
from actionplan.words import say, show


def as_text(report: Report, lang: str) -> str:
    """Problems one under the other, or findings by requirement, worst first, with the cure."""
    lines = [line for p in report.problems for line in _problem_lines(p, lang)]
    if not report.problems:
        lines = list(_finding_lines(report, lang))
    return "\n".join([*lines, _closing(report, lang)]) + "\n"


def _problem_lines(problem: Problem, lang: str) -> Iterator[str]:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    yield f"{place}: {say(lang, problem.message, **values_of(problem, lang))}"
    for line in say(lang, problem.cure, **values_of(problem, lang)).split("\n"):
        yield f"    {line}"


def _finding_lines(report: Report, lang: str) -> Iterator[str]:
    for plan in dict.fromkeys(f.plan.id for f in report.findings):
        mine = [f for f in report.findings if f.plan.id == plan]
        judged = [f for f in mine if f.outcome is not Outcome.NOT_APPLICABLE]
        yield f"{show(lang, mine[0].plan.title)} ({plan})"
        if not judged:
            yield f"  {message(mine[0], lang)}"
        asked = [f for f in judged if not is_further_advice(f)]
        for outcome in WORST_FIRST:
            for finding in (f for f in asked if f.outcome is outcome):
                yield from _one(finding, lang)
        yield from _advice([f for f in judged if is_further_advice(f)], lang)
        yield ""


def _advice(findings: list[Finding], lang: str) -> Iterator[str]:
    """One line for each rule of advice that something falls short of; the rest is counted."""
    short = [f for f in findings if f.outcome is Outcome.MISSED]
    for rule in dict.fromkeys(f.rule.id for f in short):
        mine = [f for f in short if f.rule.id == rule]
        more = say(lang, "And {count} more.", count=len(mine) - 1) if mine[1:] else ""
        yield f"  [{tag(mine[0], lang)}] {message(mine[0], lang)} {more}".rstrip()
    if untold := sum(f.outcome is Outcome.CANNOT_TELL for f in findings):
        yield "  " + say(
            lang, "Advice for which the records do not tell: {count} rules.", count=untold
        )


def _one(finding: Finding, lang: str) -> Iterator[str]:
    clause = finding.rule.clause
    yield (
        f"  [{tag(finding, lang)}] {clause.number} "
        f"{say(lang, clause.name)} ({label(lang, 'phase', finding.phase.name)}): "
        f"{message(finding, lang)}"
    )
    if to_write := cure(finding, lang):
        yield f"      {to_write}"
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
    said = say(lang, "Checked on {day}.", day=report.today)
    counted = (f for f in report.findings if _is_counted(f))
    counts = Counter(tag(f, lang) for f in sorted(counted, key=_worst_first))
    if not counts:
        return f"{said} {say(lang, 'The change makes nothing worse.')}"
    return f"{said} {', '.join(f'{word}: {count}' for word, count in counts.items())}."


def _is_counted(finding: Finding) -> bool:
    """Advice counts only where something falls short of it."""
    return finding.outcome is Outcome.MISSED or not is_further_advice(finding)


def _worst_first(finding: Finding) -> tuple[bool, int]:
    return finding.rule.level is Level.ADVISED, SHOWN.index(finding.outcome)
