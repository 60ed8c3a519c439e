"""`actionplan import`: a data package, a spreadsheet or a collection of files -> records."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from actionplan.cli.options import AS_OF, LANG, ROOT
from actionplan.cli.session import end, load_records, malformed_report, stop
from actionplan.importing.incoming import Incoming
from actionplan.records import Malformed
from actionplan.words import plural, say


@click.command("import")
@click.argument("source", type=click.Path(path_type=Path, exists=True))
@ROOT
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Which column, or key, becomes which field (YAML). Not needed for a data package.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@AS_OF
@LANG
def import_command(
    source: Path, root: Path, mapping: Path | None, dry_run: bool, as_of: date | None, lang: str
) -> None:
    """Take in a data package, a table (CSV, XLSX) or a folder of files, all of it or nothing."""
    from actionplan.importing.settle import settle
    from actionplan.publish.compare import NotAPackageError

    try:
        found = _found(source, mapping)
        settled = settle(root, found, lambda files: load_records(root, as_of, files))
    except Malformed as malformed:
        end(malformed_report(malformed, as_of, writes=True), "text", lang)
    except NotAPackageError:
        told = "{path} is no data package. For a table or a folder of files give --mapping."
        stop(say(lang, told, path=source))
    if not dry_run:
        _write(root, settled.files)
    for path in settled.files:
        click.echo(path)
    one, many = "{count} file written.", "{count} files written."
    if dry_run:
        one, many = "{count} file would be written.", "{count} files would be written."
    click.echo(plural(lang, len(settled.files), one, many))
    if settled.same:
        one, many = "{count} is there already.", "{count} are there already."
        click.echo(plural(lang, settled.same, one, many))
    sys.exit(0)


def _found(source: Path, mapping: Path | None) -> Iterator[Incoming]:
    from actionplan.importing import mapped, package
    from actionplan.publish.compare import read_package

    if mapping is None:
        return package.incoming(read_package(source))
    return mapped.incoming(source, mapping)


def _write(root: Path, files: Any) -> None:
    from actionplan.intake.write import Busy, write

    try:
        write(root, files)
    except Busy as busy:
        stop(f"{busy.filename}: {busy.strerror}")
