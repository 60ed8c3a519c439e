"""`actionplan check`: are the records sound, and how do they stand by the standards."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from actionplan import report
from actionplan.cli.options import AS_OF, LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report, stop, today_in, with_history
from actionplan.records import Malformed, Problem
from actionplan.report import Report
from actionplan.standards import RULES, Finding, check
from actionplan.words import say


@click.command("check")
@ROOT
@AS_OF
@click.option("--base", metavar="REF", help="Only fail on what changed since this git commit.")
@click.option("--format", "form", type=click.Choice(list(report.FORMATS)), default="text")
@LANG
def check_command(root: Path, as_of: date | None, base: str | None, form: str, lang: str) -> None:
    """Check the records and judge them by the standards."""
    try:
        register = load_records(root, as_of)
    except Malformed as malformed:
        end(malformed_report(malformed, as_of), form, lang)
    today = as_of or today_in(register.site.time_zone)
    findings = check(RULES, register, today)
    if base is not None:
        before, undeclared = _compared(root, base, today, lang)
        if undeclared:
            end(Report(today, problems=undeclared), form, lang)
        findings = report.made_worse(before, findings)
    shown = {e.record for f in findings for e in f.verdict.evidence if e.on}
    register = with_history(register, root, as_of, shown)
    end(Report(today, findings=findings, register=register), form, lang)


def _compared(
    root: Path, base: str, today: date, lang: str
) -> tuple[tuple[Finding, ...], tuple[Problem, ...]]:
    """The findings of an earlier commit, judged today, and what changed since without a word."""
    from actionplan.records.frozen import undeclared
    from actionplan.records.revision import UnknownRevisionError, at_revision

    try:
        with at_revision(root, base) as folder:
            changed = tuple(sorted(undeclared(folder, root, today), key=lambda p: p.order))
            return _findings(folder, today), changed
    except UnknownRevisionError:
        stop(say(lang, "git does not know “{base}” here.", base=base))


def _findings(folder: Path, today: date) -> tuple[Finding, ...]:
    try:
        return check(RULES, load_records(folder, today), today)
    except Malformed:
        return ()  # The base was broken; every finding of today counts as it stands.
