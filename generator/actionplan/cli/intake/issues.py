"""Issues: the record of one, and what the workflows say and do around it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from actionplan import report
from actionplan.cli.intake.run import (
    FILE,
    FOLDER,
    Run,
    read_json,
    read_lines,
    terms_of,
    the_register,
)
from actionplan.cli.options import LANG, ROOT
from actionplan.cli.session import PROBLEMS, load_records, stop, today_in
from actionplan.intake import comments, issue, judge, place, review
from actionplan.intake.batch import Batch
from actionplan.intake.known import Known
from actionplan.intake.outcomes import Outcome
from actionplan.intake.record import receipt_number
from actionplan.intake.write import write
from actionplan.model import Register, Response
from actionplan.records import Malformed
from actionplan.report import Report
from actionplan.standards import RULES, check
from actionplan.words import say


@click.command("issue")
@click.argument("event", type=FILE)
@click.option("--asked", type=FOLDER, help="Folder with now.json, comments.json and issues.json.")
@click.option("--out", type=FOLDER, help="Hand the record on in this folder, for “place”.")
@terms_of
def issue_command(run: Run, event: Path, asked: Path | None, out: Path | None) -> None:
    """Take in an issue, from the event that GitHub wrote.

    With --asked it counts only if the text is still the one for which a receipt was given. With
    --out nothing is written below --root and it ends with 0: what came of it is handed on.
    """
    written, zone = read_json(event), run.register.site.time_zone
    terms = replace(run.terms, allow=run.terms.allow | issue.allowed(written))
    sent, outcomes = issue.submission(written, run.langs, zone, basis=terms.basis)
    outcomes += list(_gate(written, asked)) if asked else []
    run = replace(run, terms=terms)
    batch = run.take([(sent, outcomes)])
    if out:
        run.hand_on(out, batch)
        comment = _comment(written, batch, run.register)
        (out / "comment.md").write_text(comment, encoding="utf-8")
        return
    run.finish(batch)


def _gate(event: Any, asked: Path) -> Iterator[Outcome]:
    now, told = read_json(asked / "now.json"), read_json(asked / "comments.json")
    yield from review.reviewed(event, told, now)
    yield from review.too_many(event, read_json(asked / "issues.json"))


def _comment(event: Any, batch: Batch, register: Register) -> str:
    """What its author is told of an issue that was labelled."""
    found = issue.issue_of(event)
    if found is None:
        return ""
    said = comments.stopped if batch.stopped else comments.proposed
    return comments.in_languages(
        lambda lang: said(found, batch.outcomes, register, lang), found, register.site.languages
    )


@click.command("receipt")
@click.argument("event", type=FILE)
@click.option("--asked", type=FOLDER, help="Folder with issues.json, the newest issues.")
@click.option("--out", required=True, type=FOLDER, help="Folder for comment.md.")
@terms_of
def receipt_command(run: Run, event: Path, asked: Path | None, out: Path) -> None:
    """Write the receipt for an issue that was opened, in the language of its author."""
    written = read_json(event)
    found = issue.issue_of(written)
    out.mkdir(parents=True, exist_ok=True)
    many = list(review.too_many(written, read_json(asked / "issues.json"))) if asked else []
    if found is None or many:
        click.echo(say(run.lang, "No receipt is given."))
        return
    sent, outcomes = issue.submission(written, run.langs, run.register.site.time_zone)
    known, where = Known(run.register), None
    number = receipt_number(sent, run.register.site) if sent else ""
    if sent:
        where, _ = judge.belongs(sent, known, run.terms)
        outcomes += judge.judge(sent, known, run.terms)[1]
    text = comments.in_languages(
        lambda lang: comments.receipt(found, where, outcomes, run.register, lang, number),
        found,
        run.register.site.languages,
    )
    (out / "comment.md").write_text(text, encoding="utf-8")
    click.echo(say(run.lang, "The receipt is written."))


@click.command("place")
@click.argument("handed", type=click.Path(path_type=Path, exists=True, file_okay=False))
@ROOT
@LANG
def place_command(handed: Path, root: Path, lang: str) -> None:
    """Check what another run handed on, put it in its place, and write proposal.md and id."""
    if not (handed / "intake.json").exists():
        click.echo(say(lang, "Nothing was handed on."))
        return
    whole = read_json(handed / "intake.json")
    if isinstance(whole, dict) and (whole.get("stopped") or not whole.get("files")):
        click.echo(say(lang, "Nothing was handed on."))
        return
    files = place.handed_on(whole)
    register = the_register(root, lang)
    if files is None or any(_taken(path, register, root, c) for path, c in files.items()):
        click.echo(say(lang, "What was handed on is not a record as it should be."), err=True)
        sys.exit(PROBLEMS)
    before = _findings(register)
    for path in write(root, files):
        click.echo(path)
    register = the_register(root, lang)
    change = report.compare("", before, _findings(register))
    result = Report(today_in(register.site.time_zone), findings=change.worse, change=change)
    said = report.as_text(result, lang)
    id = place.name(files)
    text = comments.proposal(place.number(id), place.said(whole), said, lang)
    (handed / "proposal.md").write_text(text, encoding="utf-8")
    (handed / "id").write_text(id, encoding="ascii")


def _taken(path: str, register: Register, root: Path, content: bytes) -> bool:
    """True if something else stands there: only an open receipt is written over, to close it."""
    receipt = register.receipts.get(Path(path).stem)
    if receipt and receipt.path == path and receipt.state == "open":
        return False
    return (root / path).exists() and (root / path).read_bytes() != content


def _findings(register: Register) -> Any:
    return check(RULES, register, today_in(register.site.time_zone))


@click.command("answered")
@click.option("--base", required=True, metavar="REF", help="The commit before the answers.")
@click.option("--issues", type=FILE, help="The id and number of each issue, one on each line.")
@click.option("--out", required=True, type=FOLDER, help="Folder for <number of the issue>.md.")
@ROOT
@LANG
def answered_command(base: str, issues: Path | None, out: Path, root: Path, lang: str) -> None:
    """Write what the authors of issues are told whose inputs were answered since a commit.

    A record of one who gave no name does not name its issue; it is found among ISSUES.
    """
    from actionplan.records.revision import UnknownRevisionError, at_revision

    register = the_register(root, lang)
    old: Mapping[str, Response] = {}
    try:
        with at_revision(root, base) as folder:
            old = load_records(folder, None).answers()
    except UnknownRevisionError:
        stop(say(lang, "git does not know “{base}” here.", base=base))
    except Malformed:
        click.echo(say(lang, "The records were malformed then; every answer is told again."))
    out.mkdir(parents=True, exist_ok=True)
    marks = issue.numbers(read_lines(issues)) if issues else {}
    for id, response in register.answers().items():
        record = register.inputs[id]
        if old.get(id) == response:
            continue
        unnamed = marks.get(id.rpartition("-")[2]) if record.channel == issue.CHANNEL else None
        if record.source:
            _tell(out, record.source.number, comments.answered(record, response, register))
        elif unnamed:
            _tell(out, unnamed, comments.answered_unnamed(record, response, register))


def _tell(out: Path, number: int, text: str) -> None:
    """Neither log nor name of the file says which record it is about."""
    (out / f"{number}.md").write_text(text, encoding="utf-8")
    click.echo(f"{number}.md")
