"""`actionplan receipt`: a number for what came in, and what became of it."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import Any

import click

from actionplan.cli.options import DAY, LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report, stop, today_in
from actionplan.model import Register
from actionplan.records import Malformed
from actionplan.records.edit import write_all
from actionplan.records.files import NAME
from actionplan.records.kinds import schema
from actionplan.records.read import read
from actionplan.records.receipts import LETTERS, closed, new, place
from actionplan.words import say

FIELDS = schema("receipt")["properties"]
COMMON = schema("common")["$defs"]
STATES = [state for state in FIELDS["state"]["enum"] if state != "open"]


@click.group("receipt")
def receipt_command() -> None:
    """Give a receipt for what came in, and say later what became of it."""


@receipt_command.command("new")
@click.option("--channel", type=click.Choice(COMMON["way_in"]["enum"]), required=True)
@click.option("--received", type=DAY, help="The day it came; today if it is left out.")
@click.option("--consultation", default="", metavar="ID", help="The consultation it was sent to.")
@ROOT
@LANG
def new_command(
    root: Path, lang: str, channel: str, received: date | None, consultation: str
) -> None:
    """Write a receipt with a number drawn by lot, and print the number."""
    register = _register(root, lang)
    today = today_in(register.site.time_zone)
    day = received or today
    if day > today:
        stop(say(lang, "{day} has not come.", day=day))
    if consultation and consultation not in _windows(register):
        stop(say(lang, "There is no consultation “{id}”.", id=consultation))
    path, content = new(register, day, channel, consultation, lambda: secrets.choice(LETTERS))
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    write_all(root, {path: content})
    click.echo(Path(path).stem)


@receipt_command.command("close")
@click.argument("number")
@click.option("--state", type=click.Choice(STATES), required=True, help="What became of it.")
@click.option("--input", "became", default="", metavar="ID", help="The input it was merged into.")
@click.option("--reason", type=click.Choice(FIELDS["reason"]["enum"]), help="Why it was refused.")
@click.option("--on", type=DAY, help="The day of the decision; today if it is left out.")
@click.option(
    "--by", multiple=True, type=click.Choice(COMMON["role"]["enum"]), help="A role that decided."
)
@ROOT
@LANG
def close_command(root: Path, lang: str, number: str, became: str, **told: Any) -> None:
    """Say what became of something that came in. Everything is checked before it is written."""
    path = place(number)
    if not NAME.match(number) or not (root / path).is_file():
        stop(say(lang, "There is no receipt “{id}”.", id=number))
    now = {"state": told["state"], "input": became, "reason": told["reason"]}
    try:
        day = told["on"] or _today(root)
        content = closed(root, path, **now, decided_on=day, decided_by=list(told["by"]))
        load_records(root, None, {path: content})
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
    write_all(root, {path: content})
    click.echo(path)


def _today(root: Path) -> date:
    """The day it is in the country, even while its records do not agree with each other."""
    site, _ = read("site.yml", (root / "site.yml").read_bytes())
    return today_in(str(site.get("time_zone", "UTC")))


def _register(root: Path, lang: str) -> Register:
    try:
        return load_records(root, None)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)


def _windows(register: Register) -> set[str]:
    return {w.id for plan in register.plans.values() for w in plan.consultations}
