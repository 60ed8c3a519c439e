"""The records as they stood at an earlier commit."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UnknownRevisionError(Exception):
    """git does not know the commit, or there is no git here."""


@contextmanager
def at_revision(root: Path, revision: str) -> Iterator[Path]:
    """A temporary folder with the files of `root` as they stood at that commit.

    Raises UnknownRevisionError.
    """
    packed = _archive(root, revision)
    with tempfile.TemporaryDirectory(prefix="actionplan-base-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            plain = [member for member in archive if member.isfile() or member.isdir()]
            archive.extractall(folder, members=plain, filter="data")
        yield Path(folder)


def _archive(root: Path, revision: str) -> bytes:
    if revision.startswith("-"):
        raise UnknownRevisionError(revision)
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "archive", "--format=tar", revision],
            capture_output=True,
            check=False,
        )
    except OSError:
        raise UnknownRevisionError(revision) from None
    if done.returncode:
        raise UnknownRevisionError(revision)
    return done.stdout
