"""`actionplan intake`: what people send in becomes records, all of it or none."""

import click

from actionplan.cli.intake.issues import (
    answered_command,
    issue_command,
    place_command,
    receipt_command,
)
from actionplan.cli.intake.ledger import ledger_command
from actionplan.cli.intake.ways import mail_command, table_command, text_command


@click.group("intake")
def intake_command() -> None:
    """Take in what people sent: an issue, a mail, a survey table or a text."""


for verb in (
    issue_command,
    mail_command,
    table_command,
    text_command,
    receipt_command,
    place_command,
    answered_command,
    ledger_command,
):
    intake_command.add_command(verb)
