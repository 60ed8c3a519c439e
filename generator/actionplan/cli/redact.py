"""`actionplan redact` and `actionplan confirm`: something is taken out for good, with proof."""

from __future__ import annotations

import secrets
import sys
from datetime import date
from pathlib import Path

import click

from actionplan.cli.options import DAY, LANG, ROOT
from actionplan.cli.session import (
    PROBLEMS,
    end,
    load_records,
    malformed_report,
    stop,
    today_in,
)
from actionplan.model import Register
from actionplan.records import Malformed
from actionplan.records.digest import KEY, LENGTH
from actionplan.records.edit import write_all
from actionplan.records.kinds import schema
from actionplan.records.redact import (
    Decision,
    NotRedactableError,
    composed,
    confirmed,
    digests,
    redacted,
)
from actionplan.words import say

COMMON = schema("common")["$defs"]
SAID = (
    "This is the key of what was taken out. It is shown this once and written nowhere:",
    (
        "Give it to whoever may have to prove what was there: a court, or an office that both "
        "sides trust. Keep it apart from the register. Without it nobody can guess the words "
        "from the digest; if it is lost, nobody can prove them either."
    ),
    "Earlier versions still hold the words. docs/remove-personal-data.md says what comes next.",
)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("redact")
@click.argument("record")
@click.option("--field", "fields", multiple=True, metavar="PATH", help="Such as text or title.en.")
@click.option("--reason", required=True, type=click.Choice(COMMON["why_redacted"]["enum"]))
@click.option("--role", required=True, type=click.Choice(COMMON["role"]["enum"]))
@click.option("--on", type=DAY, help="The day on which it is taken out; today if left out.")
@ROOT
@LANG
def redact_command(
    record: str,
    fields: tuple[str, ...],
    reason: str,
    role: str,
    on: date | None,
    root: Path,
    lang: str,
) -> None:
    """Take fields out of a record for good, or all of it, and print the key of the digest.

    RECORD is its id or its file. Everything is checked before anything is written.
    """
    register = _register(root, lang)
    path = _path(register, record, lang)
    today = today_in(register.site.time_zone)
    if on and on > today:
        stop(say(lang, "{day} has not come.", day=on))
    key = secrets.token_bytes(LENGTH)
    decided = Decision(on=on or today, reason=reason, by_role=role)
    try:
        content = redacted(path, (root / path).read_bytes(), fields, decided, key)
        load_records(root, None, {path: content})
    except NotRedactableError as error:
        click.echo(say(lang, error.message, **error.values), err=True)
        click.echo(f"    {say(lang, error.cure, **error.values)}", err=True)
        sys.exit(PROBLEMS)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
    write_all(root, {path: content})
    first, second, third = (say(lang, words) for words in SAID)
    click.echo(f"{path}\n{first}\n\n    {key.hex()}\n\n{second}\n{third}")


@click.command("confirm")
@click.argument("record")
@click.argument("original", type=FILE)
@ROOT
@LANG
def confirm_command(record: str, original: Path, root: Path, lang: str) -> None:
    """Tell whether a text is what was taken out of a record. Asks for the key.

    ORIGINAL is an earlier version of the file of RECORD, or a YAML file of the fields that were
    taken out. Ends with 0 if it is the same to the letter, and with 1 if it is not.
    """
    register = _register(root, lang)
    path = _path(register, record, lang)
    value = _value(path, (root / path).read_bytes(), lang)
    if not any(digests(value)):
        stop(say(lang, "This record holds no digest of what was taken out."))
    there = _value(str(original), original.read_bytes(), lang)
    key = _key(lang)
    if not KEY.match(key):
        stop(say(lang, "A key has 64 signs: digits, and letters from a to f."))
    days = confirmed(value, there, bytes.fromhex(key))
    for day in days:
        words = "This is what was taken out on {day}."
        click.echo(say(lang, words, day=date.fromisoformat(day)))
    if not days:
        click.echo(say(lang, "This is not what was taken out, or the key is another's."))
        sys.exit(PROBLEMS)


def _key(lang: str) -> str:
    """The key, typed unseen or from a pipe: what stands in a command is kept by the shell."""
    if sys.stdin.isatty():
        return str(click.prompt(say(lang, "Key"), hide_input=True, err=True)).strip()
    return sys.stdin.readline().strip()


def _register(root: Path, lang: str) -> Register:
    try:
        return load_records(root, None)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)


def _path(register: Register, record: str, lang: str) -> str:
    """The file of a record, by its id or its path; of nothing else."""
    paths = [r.path for r in register.records()] + list(register.tombstones)
    paths += [register.site.path, register.council.path]
    found = [p for p in paths if record == p or f"/{p}".endswith(f"/{record}.yml")]
    if not found:
        stop(say(lang, "There is no record “{id}”. Give its id or its file.", id=record))
    if len(found) > 1:
        files = ", ".join(found)
        stop(say(lang, "Several records are called “{id}”: {files}.", id=record, files=files))
    return found[0]


def _value(path: str, content: bytes, lang: str) -> dict[str, object]:
    try:
        return composed(path, content)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
