"""`actionplan languages`: what is in one language only, and what no native speaker has read."""

from __future__ import annotations

from pathlib import Path

import click

from actionplan.cli.options import LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report
from actionplan.records import Malformed
from actionplan.words import say


@click.command("languages")
@ROOT
@LANG
def languages_command(root: Path, lang: str) -> None:
    """List texts that lack a language, and texts of ours that no native speaker has read."""
    from actionplan.publish import in_step, reader

    try:
        register = load_records(root, None)
    except Malformed as malformed:
        end(malformed_report(malformed, None), "text", lang)
    found = in_step(root, register)
    for text in found.alone:
        where = {"path": text.path, "field": text.field, "lacks": ", ".join(text.lacks)}
        click.echo(say(lang, "{path}: {field}: not in {lacks}", **where))
    unread = [text for text in found.own if reader(register.site, text) is None]
    for own in unread:
        click.echo(f"{own.lang}  {own.name}  {own.size}  {own.digest}")
    click.echo(say(lang, "Texts on record that lack a language: {count}.", count=len(found.alone)))
    click.echo(
        say(
            lang,
            "Texts of ours that no native speaker has read: {count} of {all}. Whoever reads one "
            "enters it in site.yml under texts_read, with its digest.",
            count=len(unread),
            all=len(found.own),
        )
    )
