"""Files into the repository: all of them or none, whatever happens in the middle.

Everything is first written beside the records and made safe on the disk; then a journal says what
moves where; then it moves. A run that finds a journal finishes what it says; without a journal
what lies there is thrown away.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

STAGE = ".actionplan-intake"
JOURNAL = "journal.json"


class Busy(OSError):
    """Another run is taking something in at this moment."""


def write(root: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write the files below `root`. Returns the paths that changed. Raises Busy and OSError."""
    with _stage(root) as stage:
        new = [path for path, content in files.items() if _content(root / path) != content]
        moves = {f"{number}.yml": path for number, path in enumerate(new)}
        for name, path in moves.items():
            _save(stage / name, files[path])
        _sync(stage)
        if moves:
            _save(stage / f"new-{JOURNAL}", json.dumps(moves).encode())
            os.replace(stage / f"new-{JOURNAL}", stage / JOURNAL)
            _sync(stage)
            _finish(root, stage)
        return new


@contextmanager
def _stage(root: Path) -> Iterator[Path]:
    """The folder beside the records, for one run alone; what was left there is settled first."""
    stage = root / STAGE
    stage.mkdir(exist_ok=True)
    lock = os.open(root / STAGE, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        raise Busy(error.errno, "another intake is at work", str(stage)) from None
    try:
        _finish(root, stage)
        for left in stage.iterdir():
            left.unlink()
        yield stage
    finally:
        if not (stage / JOURNAL).exists():
            shutil.rmtree(stage)
        os.close(lock)


def _finish(root: Path, stage: Path) -> None:
    """Move what the journal names. What has moved already is left alone."""
    if not (stage / JOURNAL).exists():
        return
    moves: dict[str, str] = json.loads((stage / JOURNAL).read_text(encoding="utf-8"))
    folders = set()
    for name, path in moves.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        folders.add(target.parent)
        if (stage / name).exists():
            os.replace(stage / name, target)
    for folder in folders:
        _sync(folder)
    (stage / JOURNAL).unlink()


def _save(file: Path, content: bytes) -> None:
    with file.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
