"""`actionplan check`: are the records sound, and how do they stand by the standards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from actionplan import report
from actionplan.cli.options import AS_OF, LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report, stop, today_in, with_history
from actionplan.garbage import uncollected
from actionplan.records import Malformed, Problem, lines_of
from actionplan.report import Report
from actionplan.standards import RULES, Finding, Notice, check, notices
from actionplan.words import say


@click.command("check")
@ROOT
@AS_OF
@click.option("--base", metavar="REF", help="Only fail on what changed since this git commit.")
@click.option("--format", "form", type=click.Choice(list(report.FORMATS)), default="text")
@click.option("--all", "everything", is_flag=True, help="Show what is met and all advice as well.")
@LANG
@uncollected()
def check_command(
    root: Path, as_of: date | None, base: str | None, form: str, everything: bool, lang: str
) -> None:
    """Check the records and judge them by the standards."""
    try:
        register = load_records(root, as_of)
    except Malformed as malformed:
        end(malformed_report(malformed, as_of), form, lang)
    today = as_of or today_in(register.site.time_zone)
    findings = check(RULES, register, today)
    result = Report(today, findings=findings, everything=everything)
    told = notices(findings, register, today)
    if base is not None:
        before, known, undeclared = _compared(root, base, today, lang)
        if undeclared:
            end(Report(today, problems=undeclared), form, lang)
        change = report.compare(base, before, findings)
        result = replace(result, findings=change.worse, change=change)
        told = tuple(n for n in told if n not in known)
    seen = {e.record for f in result.findings for e in f.verdict.evidence if e.on}
    register = with_history(register, root, as_of, seen)
    told += tuple(report.contradicted(register, result.findings))
    result = replace(result, register=register, notices=told)
    end(replace(result, lines=_lines(root, result, form)), form, lang)


LOCATED = ("github", "sarif")
"""The forms that point at a line."""


def _lines(root: Path, result: Report, form: str) -> dict[tuple[str, str], int]:
    places = [report.place_of(f) for f in result.findings]
    return lines_of(root, ((p.record, p.field) for p in places)) if form in LOCATED else {}


Judged = tuple[tuple[Finding, ...], tuple[Notice, ...]]
"""What is found in the records, and what is to be said of them beside it."""


def _compared(
    root: Path, base: str, today: date, lang: str
) -> tuple[tuple[Finding, ...], tuple[Notice, ...], tuple[Problem, ...]]:
    """An earlier commit, judged today, and what changed since without a word."""
    from actionplan.records.frozen import undeclared
    from actionplan.records.revision import UnknownRevisionError, at_revision

    try:
        with at_revision(root, base) as folder:
            changed = tuple(sorted(undeclared(folder, root, today), key=lambda p: p.order))
            return *_judged(folder, today), changed
    except UnknownRevisionError:
        stop(say(lang, "git does not know “{base}” here.", base=base))


def _judged(folder: Path, today: date) -> Judged:
    try:
        register = load_records(folder, today)
    except Malformed:
        return (), ()  # The base was broken; everything of today counts as it stands.
    findings = check(RULES, register, today)
    return findings, notices(findings, register, today)
