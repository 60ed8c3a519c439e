"""When each record last changed, as git saw it on the first-parent line."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from actionplan.model import LastChange

GIT = ("git", "-c", "core.quotepath=false", "--no-pager", "--no-replace-objects")


def last_changes(root: Path, zone: str) -> dict[str, LastChange]:
    """The newest commit that touched each file below `root`, by path.

    Days are those of the time zone. Empty where git cannot say: no repository, no
    commits, or a shallow clone, in which every file seems to be of today.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    said = _git(
        root,
        "log",
        "--first-parent",
        "-m",
        "--relative",
        "--name-only",
        "-z",
        "--format=%x01%H %ct",
    )
    changes: dict[str, LastChange] = {}
    current: LastChange | None = None
    for part in said.split("\0"):
        entry = part.lstrip("\n")
        if entry.startswith("\x01"):
            commit, seconds = entry[1:].split("\n")[0].split()
            day = datetime.fromtimestamp(int(seconds), ZoneInfo(zone)).date()
            current = LastChange(on=day, commit=commit)
        elif entry and current:
            changes.setdefault(entry, current)
    return changes


def _git(root: Path, *arguments: str) -> str:
    environment = {
        **os.environ,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
    try:
        done = subprocess.run(
            [*GIT, "-C", str(root), *arguments],
            env=environment,
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
