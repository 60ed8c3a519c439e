"""`actionplan next`: what is due, by when, for whom, and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from actionplan import report
from actionplan.cli.options import AS_OF, LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report, stop, today_in
from actionplan.records import Malformed
from actionplan.report import AGENDA_FORMATS, Agenda
from actionplan.standards import RULES, Outcome, Task, agenda, check
from actionplan.words import say


@click.command("next")
@ROOT
@AS_OF
@click.option("--plan", metavar="ID", help="Only what concerns this plan.")
@click.option("--within", type=click.IntRange(min=0), metavar="DAYS", help="Only so far ahead.")
@click.option("--format", "form", type=click.Choice(list(AGENDA_FORMATS)), default="text")
@LANG
def next_command(
    root: Path, as_of: date | None, plan: str | None, within: int | None, form: str, lang: str
) -> None:
    """Say what is to be done next: by when, by whom, and what to write then."""
    try:
        register = load_records(root, as_of)
    except Malformed as malformed:
        end(malformed_report(malformed, as_of), form, lang)
    if plan is not None and plan not in register.plans:
        stop(say(lang, "There is no plan “{id}”.", id=plan))
    today = as_of or today_in(register.site.time_zone)
    findings = [f for f in check(RULES, register, today) if plan in (None, f.plan.id)]
    tasks = [t for t in agenda(findings, register, today) if _wanted(t, plan, within, today)]
    further, asked = report.apart(findings)
    found = Agenda(
        today,
        tasks,
        register,
        undecided=sum(f.outcome is Outcome.CANNOT_TELL for f in asked),
        advice=sum(f.outcome is Outcome.MISSED for f in further),
    )
    click.echo(AGENDA_FORMATS[form](found, lang), nl=False)


def _wanted(task: Task, plan: str | None, within: int | None, today: date) -> bool:
    """What has no last day is left out where only some days ahead are asked for."""
    if plan is not None and (task.plan is None or task.plan.id != plan):
        return False
    return within is None or (task.on is not None and (task.on - today).days <= within)
