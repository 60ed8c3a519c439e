"""`actionplan build` and `serve`: records -> site."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from actionplan import report
from actionplan.cli.options import AS_OF, LANG, OUT, ROOT, URL
from actionplan.cli.session import (
    COULD_NOT_RUN,
    MISSED,
    PROBLEMS,
    malformed_report,
    stop,
    take_snapshot,
)
from actionplan.garbage import uncollected
from actionplan.records import Malformed
from actionplan.report import Report
from actionplan.words import say


@click.command("build")
@ROOT
@AS_OF
@OUT
@URL
@LANG
def build_command(root: Path, as_of: date | None, out: Path, url: str | None, lang: str) -> None:
    """Check the records and build the site. The old site stays if the records have problems."""
    sys.exit(_build(root, as_of, out, lang, url))


@click.command("serve")
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
        stop(f"{_address(port)}: {error.strerror}")


def fill_frames(root: Path, lang: str, folder: Path) -> None:
    """Fill the frames of one language where MkDocs put them. Called by its hook."""
    from actionplan.publish import fill_language

    try:
        fill_language(take_snapshot(root, None), lang, folder)
    except Malformed as malformed:
        _say_malformed(malformed, None, lang)


@uncollected()
def _build(root: Path, as_of: date | None, out: Path, lang: str, url: str | None = None) -> int:
    from actionplan.publish import BuildError, publish

    try:
        snapshot = take_snapshot(root, as_of, url)
    except Malformed as malformed:
        _say_malformed(malformed, as_of, lang)
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


def _say_malformed(malformed: Malformed, as_of: date | None, lang: str) -> None:
    click.echo(report.as_text(malformed_report(malformed, as_of), lang), nl=False, err=True)


def _say_built(judged: Report, pages: int, out: Path, lang: str) -> None:
    click.echo(say(lang, "Pages built: {pages}. The site is in {out}.", pages=pages, out=out))
    for finding in (f for f in judged.findings if f.breach):
        clause = f"{finding.rule.clause.number} {say(lang, finding.rule.clause.name)}"
        click.echo(f"{clause}: {report.message(finding, lang)}", err=True)


def _address(port: int) -> str:
    return f"http://127.0.0.1:{port}/"
