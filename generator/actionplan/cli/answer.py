"""`actionplan answer`: which inputs wait for a response, and an answer to one or many."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from actionplan.cli.options import AS_OF, DAY, LANG, ROOT
from actionplan.cli.session import PROBLEMS, end, load_records, malformed_report, stop, today_in
from actionplan.labels import LABELS
from actionplan.model import Register
from actionplan.records import Malformed
from actionplan.records.answer import Given, NotAnswerableError, remarks, waiting, written
from actionplan.records.edit import write_all
from actionplan.words import pick, plural, say


@click.command("answer")
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@click.option("--consultation", help="All inputs of this consultation that still wait.")
@click.option(
    "--disposition", type=click.Choice(list(LABELS["disposition"])), help="What became of them."
)
@click.option("--reason", help="Why, in words.")
@click.option(
    "--reason-file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the reason.",
)
@click.option("--in", "written_in", metavar="LANGUAGE", help="Language of the reason, such as mn.")
@click.option("--commitment", "commitments", multiple=True, help="A commitment it touches.")
@click.option("--by", help="The organisation that answers.")
@click.option("--on", type=DAY, help="The day of the answer; today if it is left out.")
@ROOT
@AS_OF
@LANG
def answer_command(root: Path, as_of: date | None, lang: str, **told: Any) -> None:
    """List inputs without a response, or answer one or many of them.

    One input carries its answer itself. Several inputs of one consultation get one answer
    together, in their plan. Everything is checked before anything is written.
    """
    try:
        register = load_records(root, as_of)
    except Malformed as malformed:
        end(malformed_report(malformed, as_of, writes=True), "text", lang)
    today = as_of or today_in(register.site.time_zone)
    ids = _chosen(register, today, told, lang)
    if told["disposition"] is None:
        if ids or told["reason"] or told["reason_file"]:
            stop(say(lang, "Say with --disposition what became of them."))
        _list(register, today, lang)
    elif not ids:
        stop(say(lang, "Name the inputs that are answered, or a consultation."))
    else:
        given = _given(register, told, today, lang)
        if given.on > today:
            stop(say(lang, "{day} has not come.", day=given.on))
        _write(root, register, ids, given, lang)


def _chosen(register: Register, today: date, told: dict[str, Any], lang: str) -> tuple[str, ...]:
    window = told["consultation"]
    if window is None:
        return tuple(told["inputs"])
    if told["inputs"]:
        stop(say(lang, "Name inputs or a consultation, not both."))
    found = [w.item for w in waiting(register, today) if w.item.consultation == window]
    if not found:
        stop(say(lang, "No input of “{window}” waits for a response.", window=window))
    return tuple(sorted(i.id for i in found))


def _list(register: Register, today: date, lang: str) -> NoReturn:
    found = waiting(register, today)
    for it in found:
        due = (
            say(lang, "answer promised by {day}", day=it.due)
            if it.due
            else say(lang, "no day was promised")
        )
        late = f" ({say(lang, 'late')})" if it.late(today) else ""
        days = plural(lang, it.days, "waits for {count} day", "waits for {count} days")
        title = pick(lang, it.item.title)[0] if it.item.title else ""
        click.echo(f"{it.item.id}  {days}, {due}{late}  {title}".rstrip())
    click.echo(
        plural(
            lang,
            len(found),
            "{count} input has no response on record.",
            "{count} inputs have no response on record.",
        )
    )
    sys.exit(0)


def _given(register: Register, told: dict[str, Any], today: date, lang: str) -> Given:
    reason, file = told["reason"] or "", told["reason_file"]
    if reason and file:
        stop(say(lang, "Give --reason or --reason-file, not both."))
    if file:
        try:
            reason = file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            stop(say(lang, "{file} is not saved as UTF-8.", file=file))
    return Given(
        disposition=told["disposition"],
        on=told["on"] or today,
        reason=reason,
        lang=told["written_in"] or register.site.administrative_languages[0],
        by=told["by"] or "",
        commitments=told["commitments"],
    )


def _write(root: Path, register: Register, ids: tuple[str, ...], given: Given, lang: str) -> None:
    try:
        files = written(root, register, ids, given)
        load_records(root, None, files)
    except NotAnswerableError as error:
        click.echo(say(lang, error.message, **error.values), err=True)
        click.echo(f"    {say(lang, error.cure, **error.values)}", err=True)
        sys.exit(PROBLEMS)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
    for message, cure, values in remarks(register, ids, given):
        click.echo(f"{say(lang, message, **values)} {say(lang, cure)}", err=True)
    write_all(root, files)
    for path in files:
        click.echo(path)
    sys.exit(0)
