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
        old = compare.read_package(since) if since else None
        with staged(out) as stage:
            new: dict[str, bytes] = {}
            for path, content in package(snapshot):
                name = path.removeprefix(f"{FOLDER}/")
                stage.write(name, content)
                if old is not None and name.endswith(".json"):
                    new[name] = content
            if old is not None:
                found = list(compare.differences(old, new))
                stage.write(compare.NAME, compare.as_csv(found))
                _say_changes(Counter(d.change for d in found), lang)
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
