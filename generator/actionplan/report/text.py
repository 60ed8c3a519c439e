"""A check as text people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from actionplan.labels import label
from actionplan.records import Problem
from actionplan.report.result import SHOWN, WORST_FIRST, Report, cure, message, tag, values_of
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
    yield f"    {say(lang, problem.cure, **values_of(problem, lang))}"


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
    counts = Counter(tag(f, lang) for f in sorted(report.findings, key=_worst_first))
    if not counts:
        return f"{said} {say(lang, 'The change makes nothing worse.')}"
    return f"{said} {', '.join(f'{word}: {count}' for word, count in counts.items())}."


def _worst_first(finding: Finding) -> tuple[bool, int]:
    return finding.rule.level is Level.ADVISED, SHOWN.index(finding.outcome)
