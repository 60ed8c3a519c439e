"""`actionplan intake ledger`: a receipt for every issue that came through a form."""

from __future__ import annotations

from pathlib import Path

import click

from actionplan.cli.intake.run import FILE, FOLDER, read_lines, the_register
from actionplan.cli.options import LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report, today_in
from actionplan.intake.known import Known
from actionplan.intake.standing import receipts, standings
from actionplan.intake.write import write
from actionplan.records import Malformed
from actionplan.words import plural, say

ID = "receipts"
"""The name of the proposal: there is one at a time, and a later run brings it up to date."""


@click.command("ledger")
@click.argument("issues", type=FILE)
@click.option("--out", type=FOLDER, help="Folder for proposal.md and id.")
@ROOT
@LANG
def ledger_command(issues: Path, out: Path | None, root: Path, lang: str) -> None:
    """Give a receipt to every issue that has none, and close those that were refused.

    ISSUES holds one issue on each line, as JSON: id, number, created_at, labels.
    """
    register = the_register(root, lang)
    zone = register.site.time_zone
    found = standings(read_lines(issues), zone)
    try:
        files, waiting = receipts(found, root, Known(register), today_in(zone))
        load_records(root, None, files)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
    said = list(write(root, files))
    said += [
        say(lang, "Issue {number}: a refusal needs a reason and two roles.", number=str(one.number))
        for one in found
        if one.half
    ]
    if waiting:
        said.append(plural(lang, waiting, "{count} issue waits.", "{count} issues wait."))
    for line in said:
        click.echo(line)
    if out and files:
        out.mkdir(parents=True, exist_ok=True)
        (out / "id").write_text(ID, encoding="ascii")
        head = say(lang, "The receipts of issues. Two people look at what is refused.")
        lines = "".join(f"- {line}\n" for line in said)
        (out / "proposal.md").write_text(f"{head}\n\n{lines}", encoding="utf-8")
