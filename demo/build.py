"""The fictional country with its history, so that a ministry sees each feature at work.

    python demo/build.py [OUT]

`tests/example` is a country in good order. `story.yml` tells what happened to its
records: a date that slipped, an amendment, a text taken out for good, a meeting
that did not take place and what was said about it. The steps are committed, each
on its day, into a git repository of its own, and the site is built from that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent
COUNTRY = ROOT / "tests" / "example"
DAY = "2027-09-15"


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
    story = yaml.safe_load((HERE / "story.yml").read_text(encoding="utf-8"))
    shutil.copytree(COUNTRY, country)
    _git(country, "init", "-q", "-b", "main")
    for step in story:
        for change in step["change"]:
            _change(country, change)
        _git(country, "add", "-A", moment=step["moment"])
        _git(country, "commit", "-q", "-m", step["message"], moment=step["moment"])
    return country


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
