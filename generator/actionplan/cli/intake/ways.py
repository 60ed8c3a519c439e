"""The ways in: an issue, a mail, a text, a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from actionplan.cli.intake.run import FILE, Run, terms_of
from actionplan.cli.options import DAY
from actionplan.cli.session import end, malformed_report
from actionplan.intake import mail, pasted
from actionplan.intake.arrival import Arrival
from actionplan.intake.outcomes import Outcome
from actionplan.records import Malformed
from actionplan.records.kinds import schema

REASONS = schema("receipt")["properties"]["reason"]["enum"]
ROLES = [role for role in schema("common")["$defs"]["role"]["enum"] if role != "author"]
"""Whoever looks at what is refused; its author does not."""


@click.command("mail")
@click.argument("file", type=FILE)
@click.option("--received", type=DAY, help="The day it came, if not the day it was sent.")
@click.option("--written-in", metavar="LANGUAGE", help="The language of its words, such as mn.")
@terms_of
def mail_command(run: Run, file: Path, received: date | None, written_in: str | None) -> None:
    """Take in a mail that was saved as a file (.eml)."""
    lang = written_in or run.register.site.languages[0]
    zone = run.register.site.time_zone
    content = file.read_bytes()
    found = mail.submission(content, run.langs, zone, lang=lang, received=received)
    run.one(found, Arrival(mail.CHANNEL, received or mail.sent_on(content, zone)))


@click.command("text")
@click.argument("file", type=FILE)
@click.option("--received", type=DAY, help="The day it came.")
@click.option("--channel", default="assisted", metavar="CODE", help="How it came, such as letter.")
@click.option("--title", default="", help="What it is about, in one line.")
@click.option("--written-in", metavar="LANGUAGE", help="The language of its words, such as mn.")
@terms_of
def text_command(
    run: Run,
    file: Path,
    received: date | None,
    channel: str,
    title: str,
    written_in: str | None,
) -> None:
    """Take in a text from a file, whole, or the block that a form made."""
    text = pasted.decoded(file.read_bytes())
    if text is None:
        run.one((None, [Outcome("not-text")]), Arrival(channel, received))
    lang = written_in or run.register.site.languages[0]
    found = pasted.submission(
        text, run.langs, lang=lang, channel=channel, received=received, title=title
    )
    run.one(found, Arrival(channel, received))


@click.command("table")
@click.argument("file", type=FILE)
@click.option("--mapping", required=True, type=FILE, help="What its columns mean.")
@click.option(
    "--leave-out",
    multiple=True,
    type=(int, click.Choice(REASONS)),
    metavar="ROW REASON",
    help="A row not to take, and why: a reason for refusal.",
)
@click.option(
    "--by", multiple=True, type=click.Choice(ROLES), help="A role that decided what is refused."
)
@terms_of
def table_command(
    run: Run,
    file: Path,
    mapping: Path,
    leave_out: tuple[tuple[int, str], ...],
    by: tuple[str, ...],
) -> None:
    """Take in the export of a survey (.csv or .xlsx): every row, or none."""
    from actionplan.intake import sheet, table
    from actionplan.intake.mapping import read_mapping

    try:
        meant = read_mapping(str(mapping), mapping.read_bytes())
        rows, outcomes = sheet.cells(file, meant)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", run.lang)
    if outcomes:
        run.finish(run.take([(None, outcomes)]))
    run = replace(run, terms=replace(run.terms, by=by))
    found = table.submissions(rows, meant, run.register.site.time_zone, dict(leave_out))
    run.finish(run.take(found))
