"""`actionplan rules`: the catalogue of rules."""

from __future__ import annotations

import click

from actionplan.cli.options import LANG
from actionplan.standards import RULES
from actionplan.words import say


@click.command("rules")
@LANG
def rules_command(lang: str) -> None:
    """List the rules, in the order of the standard."""
    for rule in RULES:
        click.echo(f"{rule.clause.number}  {rule.id}  {say(lang, rule.title)}")
