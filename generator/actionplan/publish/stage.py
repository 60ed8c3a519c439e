"""A new site is staged beside the old one and takes its place whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from actionplan.publish.errors import NotOursError

MARK = ".actionplan-site"
PREFIX = ".actionplan-stage-"


class Stage:
    """A folder that fills up with files and knows what it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: set[str] = set()
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a file; a path that ends in `/`, or is empty, is a page of that address."""
        file = f"{path}index.html" if path.endswith("/") or not path else path
        self._folder(file)
        # A file object for each of 50,000 files costs as much again as opening and writing it.
        opened = os.open(f"{self.folder}/{file}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(opened, left) :]
        finally:
            os.close(opened)
        self.files.add(path)
        self.files.add(file)

    def copy(self, source: Path, path: str) -> None:
        """Copy a file."""
        self._folder(path)
        shutil.copyfile(source, self.folder / path)
        self.files.add(path)

    def _folder(self, file: str) -> None:
        folder = os.path.dirname(file)
        if folder and folder not in self._made:
            self._made.add(folder)
            self._folder(folder)
            with suppress(FileExistsError):
                os.mkdir(f"{self.folder}/{folder}")


@contextmanager
def staged(out: Path) -> Iterator[Stage]:
    """A stage beside `out` that becomes `out` when all went well, and vanishes when not.

    Raises NotOursError if `out` is a folder with files that no build of ours made.
    """
    if out.exists() and not _ours(out):
        raise NotOursError(
            f"{out} holds files that this program did not make. Choose another folder with --out."
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    for left in out.parent.glob(f"{PREFIX}{out.name}-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{out.name}-", dir=out.parent))
    try:
        new = folder / "new"
        new.mkdir(mode=0o755)
        (new / MARK).write_bytes(b"")
        yield Stage(new)
        if out.exists():
            out.rename(folder / "old")
        new.rename(out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ours(out: Path) -> bool:
    return out.is_dir() and ((out / MARK).is_file() or not any(out.iterdir()))
