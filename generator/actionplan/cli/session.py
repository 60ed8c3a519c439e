"""What every verb needs: today, the records judged on a day, and an end with its exit code."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zoneinfo import ZoneInfo

import click

from actionplan import report
from actionplan.model import Register
from actionplan.records import Malformed, load
from actionplan.report import Report
from actionplan.standards import RULES, check

if TYPE_CHECKING:
    from actionplan.publish import Snapshot

PROBLEMS, MISSED, COULD_NOT_RUN = 1, 2, 3
RULE_IDS = frozenset(r.id for r in RULES)


def today_in(zone: str) -> date:
    """The day it is now in a time zone."""
    return datetime.now(ZoneInfo(zone)).date()


def load_records(
    root: Path, as_of: date | None, instead: Mapping[str, bytes] | None = None
) -> Register:
    """The records, or what they will be with other content `instead` of some files.

    No event can lie after the later of today and the day asked for. Raises Malformed.
    """
    return load(root, RULE_IDS, _newest(as_of), instead)


def take_snapshot(root: Path, as_of: date | None, url: str | None = None) -> Snapshot:
    """The records with their history, judged. Raises Malformed.

    `url` is the address of the site, if site.yml does not say it.
    """
    from actionplan.publish import Snapshot, in_step

    register = load_records(root, as_of)
    register = replace(register, site=replace(register.site, url=register.site.url or url))
    today = as_of or today_in(register.site.time_zone)
    findings = check(RULES, register, today)
    languages = in_step(root, register)
    return Snapshot(with_history(register, root, as_of), findings, today, languages)


def with_history(
    register: Register, root: Path, as_of: date | None, only: Collection[str] | None = None
) -> Register:
    """The register with what git saw of its records, or only of the files named."""
    from actionplan.records.history import see

    former = {r.path: r.former_ids for r in register.records()}
    former |= {register.site.path: (), register.council.path: ()}
    site = register.site
    branch = site.forge.branch if site.forge else ""
    seen = see(root, site.time_zone, _newest(as_of), former, only, branch)
    return replace(register, last_changes=seen.last_changes, histories=seen.histories)


def _newest(as_of: date | None) -> date:
    """The later of today, anywhere, and the day asked for."""
    newest = today_in("UTC") + timedelta(days=1)
    return max(newest, as_of or newest)


def malformed_report(malformed: Malformed, as_of: date | None, *, writes: bool = False) -> Report:
    """The report on records that could not be used, by a run that `writes` records or does not."""
    return Report(as_of or today_in("UTC"), problems=malformed.problems, writes=writes)


def end(result: Report, form: str, lang: str) -> NoReturn:
    """Print a report and exit with its code."""
    click.echo(report.FORMATS[form](result, lang), nl=False)
    sys.exit(result.exit_code)


def stop(words: str) -> NoReturn:
    """Say why it could not run, and exit with 3."""
    click.echo(words, err=True)
    sys.exit(COULD_NOT_RUN)
