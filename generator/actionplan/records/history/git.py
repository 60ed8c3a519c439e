"""Asking git, so that no setting of the reader or of the repository changes the answer."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

GIT = (
    "git",
    *("-c", "core.quotepath=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "protocol.allow=never"),  # An object that is not here is missing, never fetched.
    *("--no-pager", "--no-replace-objects", "--literal-pathspecs"),
)
LOG = (
    *("log", "--first-parent", "-m", "--raw", "-z", "--relative", "--format=%x01%H %ct"),
    *("--no-renames", "--no-abbrev", "--no-color", "--no-ext-diff", "--end-of-options"),
)


def log(root: Path, branch: str = "") -> bytes:
    """The raw history of everything below `root`, newest first; empty where git cannot say.

    It is that of the public branch, as its forge or else this clone has it; of what is
    checked out if no branch is named or git knows none of that name.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return b""
    return _git(root, *LOG, _tip(root, branch))


PUBLIC = ("refs/remotes/origin", "refs/heads")


def _tip(root: Path, branch: str) -> str:
    for place in PUBLIC if branch else ():
        if found := _git(root, "show-ref", "--verify", "--hash", "--", f"{place}/{branch}"):
            return found.decode("ascii").strip()
    return "HEAD"


class Blobs:
    """Reads blobs one after the other from one git. Use it in a `with`."""

    def __init__(self, root: Path) -> None:
        self._command = [*GIT, "-C", str(root), "cat-file", "--batch"]
        self._running: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Blobs:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def read(self, id: str) -> bytes | None:
        """The content of a blob; None if it cannot be read."""
        try:
            content = self._ask(id)
        except OSError:
            content = None
        if content is None:
            self._stop()  # It may have given up in the middle of an answer.
        return content

    def _ask(self, id: str) -> bytes | None:
        running = self._running = self._running or subprocess.Popen(
            self._command,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        if running.stdin is None or running.stdout is None:
            return None
        running.stdin.write(f"{id}\n".encode())
        running.stdin.flush()
        header = running.stdout.readline().split()
        if len(header) != 3 or header[1] != b"blob":
            return None
        size = int(header[2])
        content = running.stdout.read(size + 1)
        return content[:-1] if len(content) == size + 1 else None

    def _stop(self) -> None:
        if self._running:
            self._running.kill()
            self._running.communicate()
            self._running = None


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            [*GIT, "-C", str(root), *arguments],
            env=_environment(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
    }
