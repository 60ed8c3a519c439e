"""A check as text people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from actionplan.labels import label
from actionplan.records import Problem
from actionplan.report.change import NO_LONGER_DECIDED, Change
from actionplan.report.known import told_dates
from actionplan.report.result import (
    SHOWN,
    Report,
    apart,
    cure,
    is_further_advice,
    message,
    requirement,
    tag,
    values_of,
)
from actionplan.report.reviewed import verdicts_of_the_irm
from actionplan.standards import Finding, Level, Outcome
from actionplan.words import say, show

NAMED = 3
"""How many places one line of advice names."""


def as_text(report: Report, lang: str) -> str:
    """Problems one under the other, or findings by requirement, worst first, with the cure."""
    if report.problems:
        lines = [line for p in report.problems for line in _problem(p, lang)]
    else:
        change = report.change
        told = _change(report, change, lang) if change else _plans(report, report.findings, lang)
        lines = [*told, *_notices(report, lang)]
    return "\n".join([*lines, _closing(report, lang)]) + "\n"


def _problem(problem: Problem, lang: str) -> Iterator[str]:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    yield f"{place}: {say(lang, problem.message, **values_of(problem, lang))}"
    for line in say(lang, problem.cure, **values_of(problem, lang)).split("\n"):
        yield f"    {line}"


def _change(report: Report, change: Change, lang: str) -> Iterator[str]:
    """What the change did, and what is open without being its doing."""
    if change.worse:
        yield say(lang, "This change makes worse: {count}.", count=len(change.worse))
        yield from _plans(report, change.worse, lang)
    for heading, findings in (
        ("This change makes better: {count}.", change.better),
        (NO_LONGER_DECIDED, change.undecided),
        ("Open, but not because of this change: {count}.", change.not_yours),
    ):
        if findings:
            yield say(lang, heading, count=len(findings))
            yield from (_briefly(f, lang) for f in findings)
            yield ""


def _briefly(finding: Finding, lang: str) -> str:
    about = f"{requirement(finding, lang)}, {finding.plan.id}"
    return f"  [{tag(finding, lang)}] {about}: {message(finding, lang)}"


def _plans(report: Report, findings: Sequence[Finding], lang: str) -> Iterator[str]:
    """The plans that are judged, and at the end those that are not, with the reason."""
    passed_over: dict[str, list[str]] = {}
    for plan in dict.fromkeys(f.plan.id for f in findings):
        mine = [f for f in findings if f.plan.id == plan]
        judged = [f for f in mine if f.outcome is not Outcome.NOT_APPLICABLE]
        title = f"{show(lang, mine[0].plan.title)} ({plan})"
        if not judged:
            passed_over.setdefault(message(mine[0], lang), []).append(title)
            continue
        yield title
        yield from (f"  {said}" for said in verdicts_of_the_irm(mine[0].plan, lang))
        further, asked = apart(judged)
        yield from _requirements(report, asked, lang)
        yield from _advice(report, further, lang)
        yield ""
    for reason, titles in passed_over.items():
        yield from (*titles, f"  {reason}", "")


def _requirements(report: Report, findings: list[Finding], lang: str) -> Iterator[str]:
    """Each requirement in each phase, the worst first; what is met in one line at the end."""
    groups = _grouped(findings, lang)
    met = [name for name, group in groups if group[0].outcome is Outcome.MET]
    for name, group in groups:
        shown = [f for f in group if report.everything or f.outcome is not Outcome.MET]
        if shown:
            yield f"  [{tag(group[0], lang)}] {name}"
            yield from _together(report, shown, lang)
            human = say(lang, group[0].rule.clause.for_a_person)
            yield f"      {say(lang, 'What only a person can judge')}: {human}"
    if met and not report.everything:
        yield f"  [{label(lang, 'outcome', 'met')}] {', '.join(met)}"


def _together(report: Report, findings: list[Finding], lang: str) -> Iterator[str]:
    """The findings of a group, with each cure once, below the last finding it cures."""
    cures = [cure(f, report.today, lang) for f in findings]
    for finding, to_write, after in zip(findings, cures, [*cures[1:], ""], strict=True):
        said = tag(finding, lang)
        unlike = f"[{said}] " if said != tag(findings[0], lang) else ""
        yield f"      {unlike}{message(finding, lang)}"
        if dates := told_dates(report.register, finding, lang):
            yield f"          {dates}"
        if to_write and to_write != after:
            yield from (f"          {line}" for line in to_write.split("\n"))
        if finding.explanation:
            yield "          " + say(
                lang,
                "Explained until {until}: {reason}",
                until=finding.explanation.until,
                reason=finding.explanation.reason,
            )


def _grouped(findings: list[Finding], lang: str) -> list[tuple[str, list[Finding]]]:
    """Findings by requirement and phase, each group worst first, the worst group first."""
    named = sorted(findings, key=_by_phase)
    pairs = groupby(named, key=lambda f: requirement(f, lang))
    groups = [(name, sorted(them, key=_order)) for name, them in pairs]
    return sorted(groups, key=lambda g: _order(g[1][0]))


def _by_phase(finding: Finding) -> tuple[str, int, str]:
    """R.10 comes after R.9."""
    number = finding.rule.clause.number
    return finding.phase.name, len(number), number


def _order(finding: Finding) -> int:
    return SHOWN.index(finding.outcome)


def _advice(report: Report, findings: list[Finding], lang: str) -> Iterator[str]:
    """One line for each rule of advice that something falls short of; the rest is counted."""
    shown = [f for f in findings if f.outcome is Outcome.MISSED or report.everything]
    for rule, phase in dict.fromkeys((f.rule, f.phase.name) for f in shown):
        mine = sorted((f for f in shown if (f.rule, f.phase.name) == (rule, phase)), key=_order)
        title = say(lang, rule.title).rstrip(".")
        name = f"{rule.clause.number} {title} ({label(lang, 'phase', phase)})"
        if report.everything:
            yield f"  [{tag(mine[0], lang)}] {name}"
            yield from _together(report, mine, lang)
        else:
            yield f"  [{tag(mine[0], lang)}] {name}: {_places(mine, lang)}"
    untold = len({f.rule.id for f in findings if f.outcome is Outcome.CANNOT_TELL})
    if untold and not report.everything:
        yield "  " + say(lang, "Advice for which the records do not tell: {count}.", count=untold)


def _places(findings: list[Finding], lang: str) -> str:
    """The words of the one finding; or how many places there are, and some of their names."""
    if not findings[1:]:
        return message(findings[0], lang)
    if any(f.verdict.subject is None and f.verdict.first is None for f in findings):
        return " ".join(message(f, lang) for f in findings[:NAMED])
    names = ", ".join(_place(f, lang) for f in findings[:NAMED])
    more = ", …" if findings[NAMED:] else ""
    count = len(findings)
    return say(lang, "Places: {count}, such as {names}", count=count, names=f"{names}{more}")


def _place(finding: Finding, lang: str) -> str:
    """What a finding is about below the plan, or the time that it judges."""
    verdict = finding.verdict
    if verdict.subject is None and verdict.first and verdict.last:
        return f"{show(lang, verdict.first)} – {show(lang, verdict.last)}"
    return finding.subject.id


def _notices(report: Report, lang: str) -> Iterator[str]:
    for notice in report.notices:
        yield f"{notice.path}: {say(lang, notice.message, **notice.values)}"
    if report.notices:
        yield ""


def _closing(report: Report, lang: str) -> str:
    if report.problems:
        undone = "Problems: {count}. Nothing was published."
        if report.writes:
            undone = "Problems: {count}. Nothing was written."
        return say(lang, undone, count=len(report.problems))
    said = say(lang, "Checked on {day}.", day=report.today)
    if report.change and not report.change.worse:
        harmless = not report.change.undecided
        return f"{said} {say(lang, 'The change makes nothing worse.')}" if harmless else said
    counted = (f for f in report.findings if _is_counted(f))
    counts = Counter(tag(f, lang) for f in sorted(counted, key=_worst_first))
    return f"{said} {', '.join(f'{word}: {count}' for word, count in counts.items())}."


def _is_counted(finding: Finding) -> bool:
    """Advice counts only where something falls short of it."""
    return finding.outcome is Outcome.MISSED or not is_further_advice(finding)


def _worst_first(finding: Finding) -> tuple[bool, int]:
    return finding.rule.level is Level.ADVISED, _order(finding)
