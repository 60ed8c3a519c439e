"""The fictional country with its history, so that a ministry sees each feature at work.

    python demo/build.py [OUT]

`tests/example` is a country in good order. `story.yml` tells what happened to its
records: a date that slipped, an amendment, a text taken out for good, a meeting
that did not take place and what was said about it. The records and the steps are
committed, each on its day, into a git repository of its own, and the site is
built from that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent
COUNTRY = ROOT / "tests" / "example"
DAY = "2027-09-15"
OPENED = date(2024, 7, 1)
"""The register opened on this day; what is older, or has no day, came in with it."""
COMMITMENTS = {"alpha": date(2025, 12, 12), "beta": date(2027, 9, 14)}
"""The day on which the commitments of a plan came in."""
FEW = 9
"""So many records at most come in at one moment: ten would read as an import."""
FIELDS = ("in_repository_since", "agenda_published", "given_on", "received", "published", "held")
"""A record came in on the day in the first of these that it has."""


@dataclass(frozen=True)
class Arrival:
    """Files, below the folder of the country, that came in together on a day."""

    on: date
    files: list[str]


def main() -> int:
    """Tell the story into a repository and build the site from it; returns the exit code."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site-demo").absolute()
    with tempfile.TemporaryDirectory(prefix="actionplan-demo-") as made:
        country = tell(Path(made) / "country")
        build = [sys.executable, "-m", "actionplan", "build", "--root", str(country)]
        return subprocess.run(
            [*build, "--as-of", DAY, "--out", str(out)],
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        ).returncode


def tell(country: Path) -> Path:
    """Write the records of the country and commit what happened to them, step by step."""
    before, *story = yaml.safe_load((HERE / "story.yml").read_text(encoding="utf-8"))
    shutil.copytree(COUNTRY, country)
    for change in before["change"]:
        _change(country, change)
    _git(country, "init", "-q", "-b", "main")
    came = _arrivals(country)
    for step in story:
        day = date.fromisoformat(step["moment"][:10])
        _arrive(country, came, until=day)
        for change in step["change"]:
            _change(country, change)
        files = sorted({change["file"] for change in step["change"]})
        _commit(country, files, step["message"], step["moment"])
    _arrive(country, came, until=date.max)
    return country


def _arrivals(country: Path) -> list[Arrival]:
    """What comes in, oldest first."""
    records = sorted(
        (_came(file), str(file.relative_to(country))) for file in country.rglob("*.yml")
    )
    arrivals = []
    for on, found in groupby(records, key=lambda record: record[0]):
        files = [file for _, file in found]
        arrivals += [Arrival(on, files[at : at + FEW]) for at in range(0, len(files), FEW)]
    return arrivals


def _came(file: Path) -> date:
    """The day on which that record came in."""
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file.parent.parent.name == "commitments":
        return COMMITMENTS.get(file.parent.name, OPENED)
    timeline = record.get("co_creation", {}).get("timeline", {})
    found = next((record[name] for name in FIELDS if name in record), timeline.get("published"))
    # This reader of YAML takes the name `on` for the word true.
    day = found[True] if isinstance(found, dict) else found
    return max(day, OPENED) if isinstance(day, date) else OPENED


def _arrive(country: Path, came: list[Arrival], until: date) -> None:
    """Commit what came in before that day and take it off the list."""
    while came and came[0].on < until:
        it = came.pop(0)
        _commit(country, it.files, f"Records of {it.on}", f"{it.on}T06:00:00Z")


def _commit(country: Path, files: list[str], message: str, moment: str) -> None:
    _git(country, "add", "-A", "--", *files, moment=moment)
    _git(country, "commit", "-q", "-m", message, moment=moment)


def _change(country: Path, change: dict[str, Any]) -> None:
    """Replace a text that stands once in a file, add lines or a file, or delete one."""
    file = country / change["file"]
    if change.get("delete"):
        file.unlink()
        return
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    if "find" in change:
        if text.count(change["find"]) != 1:
            raise SystemExit(f"{change['file']}: “{change['find']}” does not stand there once.")
        text = text.replace(change["find"], change["replace"])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + change.get("add", ""), encoding="utf-8")


def _git(country: Path, *arguments: str, moment: str = "2026-01-01T00:00:00Z") -> None:
    people = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (
            ("NAME", "Register of Aldovia"),
            ("EMAIL", "register@example.org"),
            ("DATE", moment),
        )
    }
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    environment = {**os.environ, **people, **settings}
    subprocess.run(["git", *arguments], cwd=country, check=True, env=environment)


if __name__ == "__main__":
    sys.exit(main())
