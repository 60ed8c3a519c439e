"""`actionplan export`: records -> the data package, and what changed since an earlier one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from actionplan.cli.options import AS_OF, LANG, ROOT
from actionplan.cli.session import end, malformed_report, stop, take_snapshot
from actionplan.records import Malformed
from actionplan.words import say

CHANGES = {"added": "Added", "changed": "Changed", "removed": "Removed"}


@click.command("export")
@ROOT
@AS_OF
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default="open-data",
    help="Folder for the package.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path, exists=True),
    help="An earlier package (zip or folder): list what was added, changed, removed.",
)
@LANG
def export_command(
    root: Path, as_of: date | None, out: Path, since: Path | None, lang: str
) -> None:
    """Write the open data: every record as tables, described and checksummed."""
    from actionplan.publish import BuildError, compare
    from actionplan.publish.package import FOLDER, package
    from actionplan.publish.stage import staged

    try:
        snapshot = take_snapshot(root, as_of)
        made = {p.removeprefix(f"{FOLDER}/"): content for p, content in package(snapshot)}
        if since:
            found = list(compare.differences(compare.read_package(since), made))
            made[compare.NAME] = compare.as_csv(found)
            _say_changes(Counter(d.change for d in found), lang)
        with staged(out) as stage:
            for path, content in made.items():
                stage.write(path, content)
    except Malformed as malformed:
        end(malformed_report(malformed, as_of), "text", lang)
    except compare.NotAPackageError:
        stop(say(lang, "{path} is no data package of this register.", path=since))
    except BuildError as error:
        stop(str(error))
    click.echo(say(lang, "The data package is in {out}.", out=out))


def _say_changes(counts: Counter[str], lang: str) -> None:
    for change, title in CHANGES.items():
        click.echo(f"{say(lang, title)}: {counts[change]}")
