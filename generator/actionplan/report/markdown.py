"""A check as Markdown, for the summary of a pull request.

Whatever may come from a record stands in a code span: there no mark, link, mention,
number of an issue, word that closes one, or HTML has any force. The fence of a span is
longer than every run of backticks in it, and line breaks become blanks, so nothing can
leave it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from actionplan.dates import When
from actionplan.labels import label
from actionplan.records import Problem
from actionplan.report.change import NO_LONGER_DECIDED, Change
from actionplan.report.known import told_dates
from actionplan.report.result import (
    SHOWN,
    Report,
    Sentence,
    apart,
    cures,
    lines_of_file,
    tag,
    values_of,
)
from actionplan.standards import Finding, Outcome
from actionplan.words import say, show

MOST = 50
"""How many findings of a kind are listed; the rest is counted."""
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def as_markdown(report: Report, lang: str) -> str:
    """What a change did, or how each plan stands, as headings and lists."""
    lines = [f"## {say(lang, 'Check of the records')}", ""]
    if report.problems:
        lines += _problems(report.problems, lang)
    elif report.change:
        lines += _change(report, report.change, lang)
    else:
        lines += _plans(report, lang)
    lines += [f"- {code(n.path)}: {_said(lang, n.message, n.values)}" for n in report.notices]
    day = say(lang, "Checked on {day}.", day=report.today)
    return "\n".join([*lines, "", f"{day} {say(lang, CLAIM)}"]) + "\n"


CLAIM = "Computed from these records; the IRM decides."


def code(text: str) -> str:
    """Text from a record as a code span that nothing can leave."""
    flat = UNPRINTABLE.sub(" ", text).strip() or "…"
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    fence, pad = "`" * (longest + 1), " " if "`" in (flat[0], flat[-1]) else ""
    return f"{fence}{pad}{flat}{pad}{fence}"


def _said(lang: str, template: str, values: Mapping[str, Any]) -> str:
    """A sentence of ours, with days and numbers as they are and all else in code spans."""
    ours = (date, When, int, float)
    safe = {k: v if isinstance(v, ours) else Span(show(lang, v)) for k, v in values.items()}
    return say(lang, template, **safe)


class Span:
    """A value that shows itself as a code span."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return code(self.text)


def _problems(problems: Sequence[Problem], lang: str) -> Iterator[str]:
    yield f"### {say(lang, 'Problems: {count}', count=len(problems))}"
    yield ""
    for problem in problems[:MOST]:
        values = values_of(problem, lang)
        place = f"{problem.path}:{problem.line}" if problem.line else problem.path
        message = _said(lang, problem.message, values)
        yield f"- {code(place)}: {message} {_said(lang, problem.cure, values)}"
    yield from _more(len(problems), lang)


def _change(report: Report, change: Change, lang: str) -> Iterator[str]:
    if not change.worse and not change.undecided:
        yield f"{say(lang, 'The change makes nothing worse.')}"
        yield ""
    for heading, findings in (
        ("This change makes worse: {count}.", change.worse),
        ("This change makes better: {count}.", change.better),
        (NO_LONGER_DECIDED, change.undecided),
        ("Open, but not because of this change: {count}.", change.not_yours),
    ):
        if findings:
            yield f"### {say(lang, heading, count=len(findings))}"
            yield ""
            yield from _list(report, findings, lang)
            yield ""


def _plans(report: Report, lang: str) -> Iterator[str]:
    """Of each plan that is judged what is not met, the worst first, and how much is."""
    judged = [f for f in report.findings if f.outcome is not Outcome.NOT_APPLICABLE]
    for plan in dict.fromkeys(f.plan.id for f in judged):
        mine = [f for f in judged if f.plan.id == plan]
        further, asked = apart(mine)
        unmet = [f for f in asked if f.outcome is not Outcome.MET]
        yield f"### {code(show(lang, mine[0].plan.title))}"
        yield ""
        yield from _list(report, sorted(unmet, key=lambda f: SHOWN.index(f.outcome)), lang)
        advice = sum(f.outcome is Outcome.MISSED for f in further)
        met = f"{label(lang, 'outcome', 'met')}: {len(asked) - len(unmet)}"
        yield f"- {met}. {say(lang, 'Advice')}: {advice}."
        yield ""


def _list(report: Report, findings: Sequence[Finding], lang: str) -> Iterator[str]:
    for finding in findings[:MOST]:
        clause, verdict = finding.rule.clause, finding.verdict
        name = f"{clause.number} {say(lang, clause.name)}"
        phase = label(lang, "phase", finding.phase.name)
        said = _said(lang, verdict.message, verdict.values)
        yield f"- **{tag(finding, lang)}** {name} ({phase}, {code(finding.plan.id)}): {said}"
        if dates := told_dates(report.register, finding, lang):
            yield f"  - {dates}"
        yield from _to_do(cures(finding, report.today), lang)
    yield from _more(len(findings), lang)


def _to_do(sentences: Sequence[Sentence], lang: str) -> Iterator[str]:
    """What to do and to write. In the lines of a file only ids and days are not ours."""
    if sentences:
        yield f"  - {' '.join(_said(lang, *s) for s in sentences)}"
    for lines in filter(None, map(lines_of_file, sentences)):
        yield from ("", "    ```yaml", *(f"    {line}" for line in lines), "    ```", "")


def _more(count: int, lang: str) -> Iterator[str]:
    if count > MOST:
        yield f"- {say(lang, 'And {count} more.', count=count - MOST)}"
