"""`actionplan documents`: what an official hands in, made from the records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from actionplan.cli.options import AS_OF, LANG, ROOT
from actionplan.cli.session import end, malformed_report, stop, take_snapshot
from actionplan.records import Malformed
from actionplan.words import say

if TYPE_CHECKING:
    from actionplan.papers.paper import Paper
    from actionplan.publish.context import Context


@click.command("documents")
@click.option("--plan", metavar="ID", help="The action plan, in the order of OGP's template.")
@click.option("--evidence", metavar="ID", help="The evidence pack of an action plan.")
@click.option("--meeting", metavar="ID", help="The minutes of a meeting.")
@click.option("--organisation", metavar="ID", help="A memo of one page for an organisation.")
@click.option("--handover", is_flag=True, help="A pack for a new point of contact.")
@click.option("--format", "form", type=click.Choice(["docx", "pdf"]), default="docx")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=".", help="Folder for them."
)
@ROOT
@AS_OF
@LANG
def documents_command(
    root: Path, as_of: date | None, lang: str, form: str, out: Path, **asked: Any
) -> None:
    """Write documents: the plan, minutes, a memo, a handover pack."""
    from actionplan.papers.as_docx import as_docx
    from actionplan.papers.as_pdf import NoWriterError, as_pdf
    from actionplan.publish.context import Context

    try:
        c = Context(take_snapshot(root, as_of), lang)
    except Malformed as malformed:
        end(malformed_report(malformed, as_of), "text", lang)
    papers = list(_papers(c, asked))
    if not papers:
        stop(say(lang, "Say which: --plan, --evidence, --meeting, --organisation or --handover."))
    try:
        made = {
            f"{p.name}.{lang}.{form}": {"docx": as_docx, "pdf": as_pdf}[form](p) for p in papers
        }
    except NoWriterError as error:
        cure = "Documents need more than the site does: pip install 'actionplan[documents]'."
        stop(f"{say(lang, cure)} ({error})")
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (out / name).write_bytes(content)
        click.echo(out / name)


def _papers(c: Context, asked: dict[str, Any]) -> Iterator[Paper]:
    from actionplan.papers.evidence import evidence_pack
    from actionplan.papers.handover import handover
    from actionplan.papers.memo import memo
    from actionplan.papers.minutes import minutes
    from actionplan.papers.plan import action_plan

    makers: dict[str, tuple[str, Callable[..., Paper]]] = {
        "plan": ("plans", action_plan),
        "evidence": ("plans", evidence_pack),
        "meeting": ("meetings", minutes),
        "organisation": ("organisations", memo),
    }
    for name, (kind, maker) in makers.items():
        if id := asked[name]:
            record = getattr(c.register, kind).get(id)
            if record is None:
                stop(say(c.lang, "There is no record “{id}” of this kind.", id=id))
            yield maker(c, record)
    if asked["handover"]:
        yield handover(c)
