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
            for member in archive:
                _unpack(archive, member, Path(folder))
        yield Path(folder)


def _unpack(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write a plain file below the folder. Links are left out: they may lead out of it."""
    target = folder / member.name
    content = archive.extractfile(member) if member.isfile() else None
    if content and ".." not in target.parts and target.is_relative_to(folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.read())


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
