"""Files into a repository: all or none, and never half a file, whatever kills the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from actionplan.intake import write as writing
from actionplan.intake.write import JOURNAL, STAGE, Busy, write

FILES = {f"inputs/a/a-{n}.yml": f"id: a-{n}\n".encode() * 50 for n in range(20)}


def test_files_are_written_and_nothing_else_stays(tmp_path: Path) -> None:
    assert write(tmp_path, FILES) == list(FILES)
    assert {str(f.relative_to(tmp_path)): f.read_bytes() for f in tmp_path.rglob("*.yml")} == FILES
    assert not (tmp_path / STAGE).exists()
    assert write(tmp_path, FILES) == []


def test_only_what_changes_is_written(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert write(tmp_path, {**FILES, "inputs/a/a-3.yml": b"other\n"}) == ["inputs/a/a-3.yml"]
    assert (tmp_path / "inputs/a/a-3.yml").read_bytes() == b"other\n"


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, count: int) -> None:
    """Let the disk fail at that call of that function."""
    calls = 0
    real = getattr(os, name)

    def failing(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == count:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(os, name, failing)


@pytest.mark.parametrize("count", [1, 10, 20, 21, 22])
def test_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        fail_at(patch, "fsync", count)
        write(tmp_path, FILES)
    assert not list(tmp_path.rglob("a-*.yml"))
    assert write(tmp_path, FILES) == list(FILES)


def test_a_run_that_died_while_moving_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        fail_at(patch, "replace", 9)
        write(tmp_path, FILES)
    assert (tmp_path / STAGE / JOURNAL).exists()
    assert 0 < len(list(tmp_path.rglob("a-*.yml"))) < len(FILES)
    assert write(tmp_path, {"inputs/a/b.yml": b"id: b\n"}) == ["inputs/a/b.yml"]
    assert {f.name for f in tmp_path.rglob("*.yml")} == {"b.yml", *(Path(p).name for p in FILES)}


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    with writing._stage(tmp_path), pytest.raises(Busy):
        write(tmp_path, FILES)


KILLED = """
import sys
from pathlib import Path
from actionplan.intake.write import write
root = Path(sys.argv[1])
print("go", flush=True)
for n in range(100_000):
    write(root, {f"inputs/a/{n}-{k}.yml": f"id: {n}\\n".encode() * 500 for k in range(5)})
"""


def test_no_kill_leaves_half_a_file(tmp_path: Path) -> None:
    """Killed at five moments; every file is whole, and a last run settles what was left."""
    for moment in range(5):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE
        )
        assert child.stdout
        child.stdout.readline()
        time.sleep(0.02 + 0.013 * moment)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    write(tmp_path, {"inputs/last.yml": b"id: last\n"})
    batches: dict[str, int] = {}
    for file in (tmp_path / "inputs" / "a").glob("*.yml"):
        number = file.name.split("-")[0]
        assert file.read_bytes() == f"id: {number}\n".encode() * 500
        batches[number] = batches.get(number, 0) + 1
    assert set(batches.values()) == {5}
    assert not (tmp_path / STAGE).exists()
