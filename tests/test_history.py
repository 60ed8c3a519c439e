"""When a record last changed, as git saw it; nothing where git cannot say."""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplan.records.history import last_changes
from tests.repository import Repository

ZONE = "Asia/Ulaanbaatar"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "repository")


def test_the_newest_commit_of_each_file_counts(repository: Repository) -> None:
    first = repository.commit("2026-01-10T04:00:00Z", plans__a="1", plans__b="1")
    second = repository.commit("2026-02-10T04:00:00Z", plans__b="2")
    changes = last_changes(repository.root, ZONE)
    assert (str(changes["plans/a.yml"].on), changes["plans/a.yml"].commit) == ("2026-01-10", first)
    assert (str(changes["plans/b.yml"].on), changes["plans/b.yml"].commit) == ("2026-02-10", second)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", "2026-03-31"), (ZONE, "2026-04-01"), ("Pacific/Honolulu", "2026-03-31")],
)
def test_the_day_is_that_of_the_country(repository: Repository, zone: str, day: str) -> None:
    repository.commit("2026-03-31T23:30:00Z", plans__a="1")
    assert str(last_changes(repository.root, zone)["plans/a.yml"].on) == day


def test_a_change_counts_from_the_day_it_was_merged(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a="1")
    repository.git("checkout", "-q", "-b", "proposal")
    repository.commit("2026-01-05T04:00:00Z", plans__b="1")
    repository.git("checkout", "-q", "main")
    repository.commit("2026-01-07T04:00:00Z", plans__a="2")
    repository.git("merge", "-q", "--no-ff", "proposal", "-m", "x", moment="2026-02-01T04:00:00Z")
    changes = last_changes(repository.root, ZONE)
    assert str(changes["plans/b.yml"].on) == "2026-02-01"
    assert str(changes["plans/a.yml"].on) == "2026-01-07"


def test_a_renamed_file_changed_when_it_was_renamed(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a="one\ntwo\nthree\n")
    repository.git("mv", "plans/a.yml", "plans/b.yml")
    repository.commit("2026-02-01T04:00:00Z")
    assert str(last_changes(repository.root, ZONE)["plans/b.yml"].on) == "2026-02-01"


def test_names_with_odd_letters_are_found(repository: Repository) -> None:
    repository.commit(
        "2026-01-01T04:00:00Z", **{"plans__төлөвлөгөө 1": "1", 'plans__a"b\t\nc': "1"}
    )
    changes = last_changes(repository.root, ZONE)
    assert set(changes) == {"plans/төлөвлөгөө 1.yml", 'plans/a"b\t\nc.yml'}


def test_paths_are_seen_from_the_folder_of_the_records(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", country__plans__a="1", other="1")
    assert set(last_changes(repository.root / "country", ZONE)) == {"plans/a.yml"}


def test_a_file_git_has_not_seen_is_left_out(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a="1")
    (repository.root / "plans" / "new.yml").write_text("1")
    assert set(last_changes(repository.root, ZONE)) == {"plans/a.yml"}


def test_a_shallow_clone_says_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a="1")
    repository.commit("2026-01-02T04:00:00Z", plans__a="2")
    source = f"file://{repository.root}"
    repository.git("clone", "-q", "--depth=1", source, str(tmp_path / "shallow"))
    repository.git("clone", "-q", source, str(tmp_path / "whole"))
    assert last_changes(tmp_path / "shallow", ZONE) == {}
    assert last_changes(tmp_path / "whole", ZONE) == last_changes(repository.root, ZONE)


def test_a_repository_without_commits_says_nothing(repository: Repository) -> None:
    assert last_changes(repository.root, ZONE) == {}


def test_a_folder_without_git_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "plain"
    folder.mkdir()
    assert last_changes(folder, ZONE) == {}


def test_a_machine_without_git_says_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a="1")
    monkeypatch.setenv("PATH", str(repository.root))
    assert last_changes(repository.root, ZONE) == {}


def test_settings_of_the_reader_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a="1")
    expected = last_changes(repository.root, ZONE)
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "diff.noprefix", "true")
    repository.git("config", "color.ui", "always")
    repository.git("config", "log.follow", "true")
    monkeypatch.setenv("TZ", "America/New_York")
    assert last_changes(repository.root, ZONE) == expected
