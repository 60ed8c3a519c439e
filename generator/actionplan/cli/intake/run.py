"""What every way in shares: the terms, the register, and how a run ends."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import update_wrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from actionplan.cli.options import LANG, ROOT
from actionplan.cli.session import PROBLEMS, end, load_records, malformed_report, stop, today_in
from actionplan.forms.github import languages
from actionplan.intake import arrival, pasted, stubs
from actionplan.intake.arrival import Arrival
from actionplan.intake.batch import Batch, take
from actionplan.intake.known import Known
from actionplan.intake.outcomes import Outcome, to_moderator
from actionplan.intake.refusals import Refusal
from actionplan.intake.submission import Submission
from actionplan.intake.terms import Terms
from actionplan.intake.write import Busy, write
from actionplan.model import Register
from actionplan.records import Malformed
from actionplan.records.receipts import LETTERS
from actionplan.words import plural, say

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
COUNTED = (
    "It is not taken in. Its receipt {id} is open: go on with “--receipt {id}”, or close it with "
    "“actionplan receipt close {id}”. Tell the author the number."
)
Found = tuple[Submission | Refusal | None, list[Outcome]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a verb: the register, the terms, and how to answer."""

    root: Path
    register: Register
    terms: Terms
    dry_run: bool
    lang: str

    @property
    def langs(self) -> tuple[str, ...]:
        """The languages in which forms are put."""
        return languages(self.register.site)

    def take(self, found: Iterable[Found]) -> Batch:
        """Judge what was found and say what comes of it."""
        batch = take(found, Known(self.register), self.terms)
        for outcome in batch.outcomes:
            click.echo(to_moderator(outcome, self.lang))
        return batch

    def finish(self, batch: Batch) -> NoReturn:
        """Write what was taken in, unless it is stopped, and end."""
        if not batch.stopped and not self.dry_run:
            _write(self.root, batch.files)
        self._say(batch)
        sys.exit(PROBLEMS if batch.stopped else 0)

    def one(self, found: Found, came: Arrival) -> NoReturn:
        """Take in one mail or text, which has its receipt whatever comes of it, and end."""
        unnamed = list(arrival.unnamed(came, self.register, self.terms))
        batch = self.take([found, (None, unnamed)])
        if batch.stopped and not self.dry_run:
            given = arrival.receipt(
                came,
                batch.outcomes,
                Known(self.register),
                self.terms,
                lambda: secrets.choice(LETTERS),
            )
            if given:
                path, content = given
                _write(self.root, {path: content})
                click.echo(say(self.lang, COUNTED, id=Path(path).stem))
                sys.exit(PROBLEMS)
        self.finish(batch)

    def hand_on(self, out: Path, batch: Batch) -> None:
        """Put the files and what came of them into a folder, for a run with more rights."""
        out.mkdir(parents=True, exist_ok=True)
        whole = {
            "files": {} if batch.stopped else {p: c.decode() for p, c in batch.files.items()},
            "said": [to_moderator(o, self.lang) for o in batch.outcomes],
            "stopped": batch.stopped,
        }
        content = json.dumps(whole, ensure_ascii=False, indent=1)
        (out / "intake.json").write_text(content, encoding="utf-8")

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
        **rest: Any,
    ) -> None:
        told: dict[str, Any] = {
            k: rest.pop(k) or "" for k in ("plan", "consultation", "consent", "receipt")
        }
        sources = tuple(rest.pop("source"))
        register = the_register(root, lang)
        terms = Terms(
            draw=lambda: secrets.token_hex(5),
            today=today_in(register.site.time_zone),
            basis=basis is not None,
            allow=frozenset(allow),
            template=stubs.template(_text(file) for file in template),
            sources=sources,
            **told,
        )
        run = Run(root=root, register=register, terms=terms, dry_run=dry_run, lang=lang)
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


def the_register(root: Path, lang: str) -> Register:
    """The records; ends with 1 and all problems if they are malformed."""
    try:
        return load_records(root, None)
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)


def _text(file: Path) -> str:
    text = pasted.decoded(file.read_bytes())
    if text is None:
        stop(f"{file}: not UTF-8.")
    return text


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    try:
        write(root, files)
    except Busy as busy:
        stop(f"{busy.filename}: {busy.strerror}")


def read_json(file: Path) -> Any:
    """The content of a JSON file; ends with 3 if it is none."""
    try:
        return json.loads(file.read_bytes())
    except (ValueError, RecursionError):
        stop(f"{file}: not JSON.")


def read_lines(file: Path) -> list[Any]:
    """What stands on each line of a file, as JSON; ends with 3 if one is none."""
    try:
        return [json.loads(line) for line in file.read_bytes().splitlines() if line.strip()]
    except (ValueError, RecursionError):
        stop(f"{file}: not JSON.")
