"""`actionplan forms`: the forms that are committed, in step with the schemas."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from actionplan.cli.options import LANG, ROOT
from actionplan.cli.session import PROBLEMS, end, load_records, malformed_report
from actionplan.records import Malformed
from actionplan.words import say


@click.command("forms")
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail if it would.")
@LANG
def forms_command(root: Path, only_check: bool, lang: str) -> None:
    """Write the issue forms and the survey mapping from the schemas."""
    from actionplan.forms import github, survey

    try:
        site = load_records(root, None).site
    except Malformed as malformed:
        end(malformed_report(malformed, None, writes=True), "text", lang)
    wanted = github.files(site) | survey.files(site)
    there = {path: _content(root / path) for path in wanted}
    changed = [path for path, content in wanted.items() if there[path] != content]
    for path in changed:
        click.echo(path)
        if not only_check:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(wanted[path])
    strangers = _strangers(root, github.FOLDER, wanted)
    for path in strangers:
        click.echo(say(lang, "{path}: no form has this name. Delete it.", path=path), err=True)
    sys.exit(PROBLEMS if strangers or (only_check and changed) else 0)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _strangers(root: Path, folder: str, wanted: dict[str, bytes]) -> list[str]:
    """Forms that nobody wrote from the schemas: those of an older version, or made by hand."""
    found = (f"{folder}/{file.name}" for file in (root / folder).glob("*.yml"))
    return sorted(path for path in found if path not in wanted)
