"""`actionplan intake`: what people send in becomes records, all of it or none."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from actionplan.cli.options import DAY, LANG, ROOT
from actionplan.cli.session import PROBLEMS, end, load_records, malformed_report, stop, today_in
from actionplan.forms.github import languages
from actionplan.intake import issue, mail, pasted, stubs
from actionplan.intake.batch import Batch, take
from actionplan.intake.known import Known
from actionplan.intake.outcomes import Outcome, to_moderator
from actionplan.intake.submission import Submission
from actionplan.intake.terms import Terms
from actionplan.intake.write import Busy, write
from actionplan.model import Register
from actionplan.records import Malformed
from actionplan.words import plural, say

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
Found = tuple[Submission | None, list[Outcome]]


@click.group("intake")
def intake_command() -> None:
    """Take in what people sent: an issue, a mail, a survey table or a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a verb: the register, the terms, and how to answer."""

    root: Path
    register: Register
    terms: Terms
    dry_run: bool
    lang: str
    out: Path | None = None

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages in which forms are put."""
        return languages(self.register.site)

    def finish(self, found: Iterable[Found]) -> None:
        """Judge what was found, say what comes of it, and write it."""
        batch = take(found, Known(self.register), self.terms)
        for outcome in batch.outcomes:
            click.echo(to_moderator(outcome, self.lang))
        if self.out:
            _hand_on(self.out, batch)
        elif not batch.stopped and not self.dry_run:
            _write(self.root, batch)
        self._say(batch)
        sys.exit(PROBLEMS if batch.stopped else 0)

    def _say(self, batch: Batch) -> None:
        if batch.stopped:
            click.echo(say(self.lang, "Nothing was written."))
            return
        for path in batch.files:
            click.echo(path)
        one, many = "{count} file would be written.", "{count} files would be written."
        if not self.dry_run:
            one, many = "{count} file written.", "{count} files written."
        click.echo(plural(self.lang, len(batch.files), one, many))


def terms_of(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options that every way in has, and make of them its `run`."""

    def wrapped(
        *,
        root: Path,
        lang: str,
        dry_run: bool,
        basis: str | None,
        allow: tuple[str, ...],
        template: tuple[Path, ...],
        out: Path | None = None,
        **rest: Any,
    ) -> None:
        told = {k: rest.pop(k) or "" for k in ("plan", "consultation", "consent", "receipt")}
        sources = tuple(rest.pop("source"))
        register = _register(root, lang)
        terms = Terms(
            draw=lambda: secrets.token_hex(4),
            today=today_in(register.site.time_zone),
            basis=basis is not None,
            allow=frozenset(allow),
            template=stubs.template(_text(file) for file in template),
            sources=sources,
            **told,
        )
        run = Run(root=root, register=register, terms=terms, dry_run=dry_run, lang=lang, out=out)
        verb(run, **rest)

    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return update_wrapper(wrapped, verb)


OPTIONS = (
    ROOT,
    click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing."),
    click.option("--plan", metavar="ID", help="The plan, where the text does not say it."),
    click.option("--consultation", metavar="ID", help="The consultation it belongs to."),
    click.option("--consent", metavar="VERSION", help="Consent was given to this wording."),
    click.option(
        "--basis", type=click.Choice(["public-record"]), help="It was said in a public record."
    ),
    click.option("--source", multiple=True, metavar="ID", help="A document in which it stands."),
    click.option("--receipt", metavar="ID", help="The receipt its author was given."),
    click.option("--allow", multiple=True, metavar="CODE", help="Allow an outcome that is held."),
    click.option("--template", multiple=True, type=FILE, help="A template; its lines say nothing."),
    LANG,
)


def _register(root: Path, lang: str) -> Register:
    try:
        return load_records(root, None)
    except Malformed as malformed:
        end(malformed_report(malformed, None), "text", lang)


def _text(file: Path) -> str:
    text = pasted.decoded(file.read_bytes())
    if text is None:
        stop(f"{file}: not UTF-8.")
    return text


def _write(root: Path, batch: Batch) -> None:
    try:
        write(root, batch.files)
    except Busy as busy:
        stop(f"{busy.filename}: {busy.strerror}")


def _hand_on(out: Path, batch: Batch) -> None:
    """Put the files and what came of it into a folder of their own, for a run with more rights."""
    out.mkdir(parents=True, exist_ok=True)
    whole = {
        "files": {} if batch.stopped else {p: c.decode() for p, c in batch.files.items()},
        "outcomes": [{"code": o.code, "weight": o.weight.value} for o in batch.outcomes],
        "stopped": batch.stopped,
    }
    (out / "intake.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1))


def read_json(file: Path) -> Any:
    """The content of a JSON file; ends with 3 if it is none."""
    try:
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        stop(f"{file}: not JSON.")


@intake_command.command("issue")
@click.argument("event", type=FILE)
@click.option("--out", type=FOLDER, help="Hand the record on in this folder, for “place”.")
@terms_of
def issue_command(run: Run, event: Path) -> None:
    """Take in an issue, from the event that GitHub wrote."""
    basis = run.terms.basis
    run.finish(
        [issue.submission(read_json(event), run.langs, run.register.site.time_zone, basis=basis)]
    )


@intake_command.command("mail")
@click.argument("file", type=FILE)
@click.option("--received", type=DAY, help="The day it came, if not the day it was sent.")
@click.option("--written-in", metavar="LANGUAGE", help="The language of its words, such as mn.")
@terms_of
def mail_command(run: Run, file: Path, received: date | None, written_in: str | None) -> None:
    """Take in a mail that was saved as a file (.eml)."""
    lang = written_in or run.register.site.languages[0]
    zone = run.register.site.time_zone
    run.finish([mail.submission(file.read_bytes(), run.langs, zone, lang=lang, received=received)])


@intake_command.command("text")
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
        run.finish([(None, [Outcome("not-text")])])
        return
    lang = written_in or run.register.site.languages[0]
    run.finish(
        [
            pasted.submission(
                text, run.langs, lang=lang, channel=channel, received=received, title=title
            )
        ]
    )


@intake_command.command("table")
@click.argument("file", type=FILE)
@click.option("--mapping", required=True, type=FILE, help="What its columns mean.")
@click.option("--leave-out", multiple=True, type=int, metavar="ROW", help="A row not to take.")
@terms_of
def table_command(run: Run, file: Path, mapping: Path, leave_out: tuple[int, ...]) -> None:
    """Take in the export of a survey (.csv or .xlsx): every row, or none."""
    from actionplan.intake import sheet, table
    from actionplan.intake.mapping import read_mapping

    try:
        meant = read_mapping(str(mapping), mapping.read_bytes())
        rows, outcomes = sheet.cells(file, meant)
    except Malformed as malformed:
        end(malformed_report(malformed, None), "text", run.lang)
    except sheet.ReaderMissing:
        stop(say(run.lang, "To read .xlsx run “make .venv/intake”, or save the table as .csv."))
    if outcomes:
        run.finish([(None, outcomes)])
        return
    run.finish(table.submissions(rows, meant, run.register.site.time_zone, leave_out))
