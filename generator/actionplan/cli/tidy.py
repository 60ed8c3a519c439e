"""`actionplan tidy`: records in their one spelling."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from actionplan.cli.options import LANG, ROOT
from actionplan.cli.session import PROBLEMS, end, malformed_report
from actionplan.records import Malformed


@click.command("tidy")
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail if it would.")
@LANG
def tidy_command(root: Path, only_check: bool, lang: str) -> None:
    """Bring records into their canonical spelling."""
    from actionplan.records.tidy import tidy

    try:
        changed = tidy(root, write=not only_check)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
    for path in changed:
        click.echo(path)
    sys.exit(PROBLEMS if only_check and changed else 0)
