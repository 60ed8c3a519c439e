"""The command line: the only place that reads the clock, prints and exits."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

import click

from actionplan import dates, report
from actionplan.model import Register
from actionplan.records import Malformed, load
from actionplan.report import Report
from actionplan.standards import RULES, check
from actionplan.words import say

if TYPE_CHECKING:
    from actionplan.publish import Snapshot

PROBLEMS, MISSED, COULD_NOT_RUN = 1, 2, 3


class _Day(click.ParamType[date]):
    """A day written as 2023-11-08."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            when = dates.parse(value)
        except ValueError:
            when = None
        if when is None or not when.exact:
            self.fail(f"“{value}” is not a day such as 2026-11-22.", param, ctx)
        return when.first


ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="Folder that holds the records.",
)
AS_OF = click.option("--as-of", type=_Day(), help="Judge as if it were this day.")
LANG = click.option("--lang", type=click.Choice(["mn", "en"]), default="en", help="Language.")
OUT = click.option(
    "--out", type=click.Path(path_type=Path), default="site", help="Folder for the site."
)


def _version() -> str:
    try:
        return version("actionplan")
    except PackageNotFoundError:
        return "(run from its source, not installed)"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), prog_name="actionplan")
def commands() -> None:
    """Check and publish the records of an open government action plan."""


@commands.command("check")
@ROOT
@AS_OF
@click.option("--base", metavar="REF", help="Only fail on what changed since this git commit.")
@click.option("--format", "form", type=click.Choice(list(report.FORMATS)), default="text")
@LANG
def check_command(root: Path, as_of: date | None, base: str | None, form: str, lang: str) -> None:
    """Check the records and judge them by the standards."""
    try:
        register = _load(root, as_of)
    except Malformed as malformed:
        _end(Report(as_of or _today("UTC"), problems=malformed.problems), form, lang)
    today = as_of or _today(register.site.time_zone)
    findings = check(RULES, register, today)
    if base is None:
        _end(Report(today, findings=findings), form, lang)
    worse = report.made_worse(_findings_at(root, base, today, lang), findings)
    _end(Report(today, findings=worse), form, lang)


@commands.command("build")
@ROOT
@AS_OF
@OUT
@LANG
def build_command(root: Path, as_of: date | None, out: Path, lang: str) -> None:
    """Check the records and build the site. The old site stays if the records have problems."""
    sys.exit(_build(root, as_of, out, lang))


@commands.command("serve")
@ROOT
@AS_OF
@OUT
@LANG
@click.option("--port", type=int, default=8000, help="Port on this machine.")
def serve_command(root: Path, as_of: date | None, out: Path, lang: str, port: int) -> None:
    """Build the site, show it on this machine, and build again when a record changes."""
    from actionplan.publish.serve import serve

    if _build(root, as_of, out, lang) in (PROBLEMS, COULD_NOT_RUN):
        click.echo(say(lang, "The site will be built when the faults above are mended."))
    click.echo(say(lang, "The site is at {address}. Stop with Ctrl+C.", address=_address(port)))
    try:
        serve(root, out, port, lambda: _build(root, as_of, out, lang))
    except KeyboardInterrupt:
        return
    except OSError as error:
        _stop(f"{_address(port)}: {error.strerror}")


@commands.command("rules")
@LANG
def rules_command(lang: str) -> None:
    """List the rules, in the order of the standard."""
    for rule in RULES:
        click.echo(f"{rule.clause.number}  {rule.id}  {say(lang, rule.title)}")


@commands.command("tidy")
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail if it would.")
@LANG
def tidy_command(root: Path, only_check: bool, lang: str) -> None:
    """Bring records into their canonical spelling."""
    from actionplan.records.tidy import tidy

    try:
        changed = tidy(root, write=not only_check)
    except Malformed as malformed:
        _end(Report(_today("UTC"), problems=malformed.problems), "text", lang)
    for path in changed:
        click.echo(path)
    sys.exit(PROBLEMS if only_check and changed else 0)


RULE_IDS = frozenset(r.id for r in RULES)


def _build(root: Path, as_of: date | None, out: Path, lang: str) -> int:
    from actionplan.publish import BuildError, publish

    try:
        snapshot = _snapshot(root, as_of)
    except Malformed as malformed:
        stopped = Report(as_of or _today("UTC"), problems=malformed.problems)
        click.echo(report.as_text(stopped, lang), nl=False, err=True)
        return PROBLEMS
    judged = Report(snapshot.today, findings=snapshot.findings)
    if judged.exit_code == MISSED and not snapshot.register.site.publish_when_missed:
        click.echo(report.as_text(judged, lang), nl=False, err=True)
        return MISSED
    try:
        pages = publish(snapshot, root, out)
    except BuildError as error:
        click.echo(str(error), err=True)
        return COULD_NOT_RUN
    _say_built(judged, pages, out, lang)
    return judged.exit_code


def _snapshot(root: Path, as_of: date | None) -> Snapshot:
    """The records with their history, judged. Raises Malformed."""
    from actionplan.publish import Snapshot
    from actionplan.records.history import last_changes

    register = _load(root, as_of)
    zone = register.site.time_zone
    today = as_of or _today(zone)
    findings = check(RULES, register, today)
    return Snapshot(replace(register, last_changes=last_changes(root, zone)), findings, today)


def _load(root: Path, as_of: date | None) -> Register:
    """The records. No event can lie after the later of today, anywhere, and the day asked for."""
    newest = _today("UTC") + timedelta(days=1)
    return load(root, RULE_IDS, max(newest, as_of or newest))


def fill_frames(root: Path, lang: str, folder: Path) -> None:
    """Fill the frames of one language where MkDocs put them. Called by its hook."""
    from actionplan.publish import fill_language

    try:
        fill_language(_snapshot(root, None), lang, folder)
    except Malformed as malformed:
        stopped = Report(_today("UTC"), problems=malformed.problems)
        click.echo(report.as_text(stopped, lang), nl=False, err=True)


def _say_built(judged: Report, pages: int, out: Path, lang: str) -> None:
    click.echo(say(lang, "Pages built: {pages}. The site is in {out}.", pages=pages, out=out))
    for finding in (f for f in judged.findings if f.breach):
        clause = f"{finding.rule.clause.number} {say(lang, finding.rule.clause.name)}"
        click.echo(f"{clause}: {report.message(finding, lang)}", err=True)


def _findings_at(root: Path, base: str, today: date, lang: str) -> Any:
    """The findings of an earlier commit, judged on the same day."""
    from actionplan.records.revision import UnknownRevisionError, at_revision

    try:
        with at_revision(root, base) as folder:
            return check(RULES, _load(folder, today), today)
    except UnknownRevisionError:
        _stop(say(lang, "git does not know “{base}” here.", base=base))
    except Malformed:
        return ()  # The base was broken; every finding of today counts as it stands.


def _end(result: Report, form: str, lang: str) -> NoReturn:
    click.echo(report.FORMATS[form](result, lang), nl=False)
    sys.exit(result.exit_code)


def _stop(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(COULD_NOT_RUN)


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}/"


def _today(zone: str) -> date:
    return datetime.now(ZoneInfo(zone)).date()


def main() -> NoReturn:
    """Run the command line. Wrong use ends with 3, never with a traceback of click."""
    run: Callable[..., Any] = commands
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        run(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except click.Abort:
        sys.exit(COULD_NOT_RUN)
    except OSError as error:
        _stop(f"{error.filename or ''}: {error.strerror}")
    sys.exit(0)
