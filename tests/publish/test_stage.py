"""A site takes the place of the old one whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplan.publish.errors import NotOursError
from actionplan.publish.stage import PREFIX, staged


def test_the_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with staged(out) as stage:
        stage.write("old/", b"old")
    with staged(out) as stage:
        stage.write("", b"new")
    assert (out / "index.html").read_bytes() == b"new"
    assert not (out / "old").exists()


def test_a_failure_leaves_the_old_site_and_no_traces(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with staged(out) as stage:
        stage.write("", b"old")
    with pytest.raises(RuntimeError), staged(out) as stage:
        stage.write("", b"half")
        raise RuntimeError
    assert (out / "index.html").read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}site-dead").mkdir()
    with staged(tmp_path / "site") as stage:
        stage.write("", b"")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_folder_with_other_files_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.txt").write_text("years of work")
    with pytest.raises(NotOursError, match="--out"), staged(out):
        pass
    assert (out / "chapter.txt").read_text() == "years of work"
