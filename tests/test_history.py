"""What git saw of the records, each with the day of first publication that is expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actionplan.model import History
from actionplan.records.history import Seen, see
from tests.repository import Repository

ZONE = "Asia/Ulaanbaatar"
NEWEST = date(2027, 1, 1)
A, B = "plans/a.yml", "plans/b.yml"
FIRST, LATER = "title:\n  en: First\n", "title:\n  en: Later\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "repository")


def seen(
    repository: Repository | Path, *paths: str, zone: str = ZONE, newest: date = NEWEST
) -> Seen:
    """What git saw of the files named, or of none."""
    root = repository.root if isinstance(repository, Repository) else repository
    return see(root, zone, newest, dict.fromkeys(paths, ()))


def story(repository: Repository, path: str = A, *former: str) -> History:
    """The history of one record."""
    return see(repository.root, ZONE, NEWEST, {path: former}).histories[path]


def days(history: History) -> list[str]:
    """On which days a record came in."""
    return [str(sight.on) for sight in history.appeared]


def changed(history: History) -> list[tuple[str, str]]:
    """The day and the field of every change, newest first."""
    return [(str(c.sight.on) if c.sight else "", ".".join(c.field)) for c in history.changes]


def test_the_newest_commit_of_each_file_counts(repository: Repository) -> None:
    first = repository.commit("2026-01-10T04:00:00Z", plans__a="1", plans__b="1")
    second = repository.commit("2026-02-10T04:00:00Z", plans__b="2")
    changes = seen(repository).last_changes
    assert (str(changes[A].on), changes[A].commit) == ("2026-01-10", first)
    assert (str(changes[B].on), changes[B].commit) == ("2026-02-10", second)


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", "2026-03-31"), (ZONE, "2026-04-01"), ("Pacific/Honolulu", "2026-03-31")],
)
def test_the_day_is_that_of_the_country(repository: Repository, zone: str, day: str) -> None:
    repository.commit("2026-03-31T23:30:00Z", plans__a=FIRST)
    found = seen(repository, A, zone=zone)
    assert str(found.last_changes[A].on) == day
    assert days(found.histories[A]) == [day]


def test_a_year_that_loses_its_quotes_is_no_change(repository: Repository) -> None:
    quoted = 'period:\n  start: "2014"\nspans:\n- from: "2014"\nnumber: 1\n'
    repository.commit("2026-01-01T04:00:00Z", plans__a=quoted)
    repository.commit("2026-01-02T04:00:00Z", plans__a=quoted.replace('"', ""))
    assert changed(story(repository)) == []
    later = quoted.replace('"', "").replace("2014", "2015").replace("number: 1", "number: true")
    repository.commit("2026-01-03T04:00:00Z", plans__a=later)
    assert {field for _, field in changed(story(repository))} == {"period.start", "spans", "number"}


def test_half_past_eleven_at_night_is_still_that_day(repository: Repository) -> None:
    repository.commit("2026-03-31T23:30:00+08:00", plans__a=FIRST)
    assert days(story(repository)) == ["2026-03-31"]


def test_what_was_written_in_january_and_merged_in_may_is_of_may(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.git("checkout", "-q", "-b", "proposal")
    repository.commit("2026-01-05T04:00:00Z", plans__b=FIRST)
    repository.git("checkout", "-q", "main")
    repository.commit("2026-01-07T04:00:00Z", plans__a=LATER)
    repository.git("merge", "-q", "--no-ff", "proposal", "-m", "x", moment="2026-05-01T04:00:00Z")
    assert days(story(repository, B)) == ["2026-05-01"]
    assert changed(story(repository)) == [("2026-01-07", "title.en")]
    assert str(seen(repository).last_changes[B].on) == "2026-05-01"


def test_of_a_squash_only_the_day_of_the_merge_is_left(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__b=FIRST)
    repository.git("checkout", "-q", "-b", "proposal")
    repository.commit("2026-01-05T04:00:00Z", plans__a=FIRST)
    repository.commit("2026-01-06T04:00:00Z", plans__a=LATER)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--squash", "proposal")
    repository.commit("2026-05-01T04:00:00Z")
    found = story(repository)
    assert (days(found), found.changes) == (["2026-05-01"], ())


def test_a_renamed_file_keeps_its_days_as_long_as_its_id_stays(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", commitments__one__c=FIRST)
    (repository.root / "commitments" / "two").mkdir()
    repository.git("mv", "commitments/one/c.yml", "commitments/two/c.yml")
    repository.commit("2026-02-01T04:00:00Z")
    found = story(repository, "commitments/two/c.yml")
    assert days(found) == ["2026-01-01"]
    assert [(m.before, m.after, str(m.sight.on)) for m in found.moves] == [
        ("commitments/one/c.yml", "commitments/two/c.yml", "2026-02-01")
    ]
    assert found.standing == found.appeared[0]


def test_a_new_id_is_followed_only_where_the_record_names_the_old_one(
    repository: Repository,
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.git("mv", A, B)
    repository.commit("2026-02-01T04:00:00Z")
    assert days(story(repository, B)) == ["2026-02-01"]
    followed = story(repository, B, "a")
    assert days(followed) == ["2026-01-01"]
    assert [m.after for m in followed.moves] == [B]


def test_deleted_and_added_again_is_two_publications(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.git("rm", "-q", A)
    repository.commit("2026-02-01T04:00:00Z")
    repository.commit("2026-03-01T04:00:00Z", plans__a=FIRST)
    found = story(repository)
    assert days(found) == ["2026-01-01", "2026-03-01"]
    assert found.standing == found.appeared[1]


def test_deleting_first_hides_no_change(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.git("rm", "-q", A)
    repository.commit("2026-02-01T04:00:00Z")
    repository.commit("2026-03-01T04:00:00Z", plans__a=LATER)
    assert changed(story(repository)) == [("2026-03-01", "title.en")]


def test_a_new_record_that_looks_like_a_deleted_one_inherits_nothing(
    repository: Repository,
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.git("rm", "-q", A)
    repository.commit("2026-02-01T04:00:00Z", plans__b=FIRST)
    assert days(story(repository, B)) == ["2026-02-01"]


def test_spelling_is_no_change_and_a_material_change_starts_its_own_clock(
    repository: Repository,
) -> None:
    repository.commit(
        "2026-01-01T04:00:00Z", plans__a="id: a\ntitle:\n  en: >-\n    One\n    two\n"
    )
    repository.commit("2026-02-01T04:00:00Z", plans__a="# x\ntitle: {en: 'One two'}\nid: a\n")
    found = story(repository)
    assert (found.changes, found.standing) == ((), found.appeared[0])
    repository.commit("2026-03-01T04:00:00Z", plans__a="id: a\ntitle:\n  en: One three\n")
    found = story(repository)
    assert [(c.before, c.after) for c in found.changes] == [("One two", "One three")]
    assert found.standing
    assert str(found.standing.on) == "2026-03-01"


def test_what_is_beside_the_promise_does_not_restart_its_clock(repository: Repository) -> None:
    place = "commitments__one__c"
    repository.commit("2026-01-01T04:00:00Z", **{place: FIRST})
    update = "updates:\n  - on: 2026-02-01\n    status: limited\n"
    repository.commit("2026-02-01T04:00:00Z", **{place: FIRST + update})
    found = story(repository, "commitments/one/c.yml")
    assert changed(found) == [("2026-02-01", "updates")]
    assert found.standing == found.appeared[0]


def test_items_are_followed_by_their_id_or_day(repository: Repository) -> None:
    lines = "milestones:\n  - id: {}\n    due: {}\n  - id: {}\n    due: {}\n"
    repository.commit("2026-01-01T04:00:00Z", plans__a=lines.format("x", 2026, "y", 2027))
    repository.commit("2026-02-01T04:00:00Z", plans__a=lines.format("y", 2028, "x", 2026))
    assert [(c.field, c.before, c.after) for c in story(repository).changes] == [
        (("milestones", "y", "due"), 2027, 2028)
    ]


def test_many_records_at_once_are_an_import(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", **{f"plans__n{i}": FIRST for i in range(9)})
    repository.commit("2026-02-01T04:00:00Z", **{f"inputs__x__n{i}": FIRST for i in range(10)})
    assert not story(repository, "plans/n1.yml").appeared[0].imported
    assert story(repository, "inputs/x/n1.yml").appeared[0].imported


def test_days_that_run_backwards_give_the_later_bound(repository: Repository) -> None:
    repository.commit("2026-03-01T04:00:00Z", plans__a=FIRST)
    repository.commit("2026-01-01T04:00:00Z", plans__b=FIRST)
    forged, honest = (story(repository, path).appeared[0] for path in (B, A))
    assert (str(forged.on), forged.unsure) == ("2026-03-01", True)
    assert (str(honest.on), honest.unsure) == ("2026-03-01", False)


@pytest.mark.parametrize("moment", ["2099-01-01T00:00:00Z", "@99999999999999 +0000"])
def test_no_day_is_later_than_today(repository: Repository, moment: str) -> None:
    repository.commit(moment, plans__a=FIRST)
    repository.commit("2026-05-01T04:00:00Z", plans__b=FIRST)
    for path in (A, B):
        sight = story(repository, path).appeared[0]
        assert (sight.on, sight.unsure) == (NEWEST, True)


def test_a_forged_past_before_everything_else_is_taken_as_it_is_said(
    repository: Repository,
) -> None:
    """Nothing in the repository can refute it: its level says that its owner could set it."""
    repository.commit("1999-01-01T04:00:00Z", plans__a=FIRST)
    assert days(story(repository)) == ["1999-01-01"]


def test_names_with_odd_letters_are_found(repository: Repository) -> None:
    repository.commit(
        "2026-01-01T04:00:00Z", **{"plans__төлөвлөгөө 1": "1", 'plans__a"b\t\nc': "1"}
    )
    (repository.root / "plans" / "x\udcff.yml").write_text("1")
    repository.commit("2026-01-02T04:00:00Z", plans__a=FIRST)
    found = seen(repository, A)
    assert {"plans/төлөвлөгөө 1.yml", 'plans/a"b\t\nc.yml', A} < set(found.last_changes)
    assert days(found.histories[A]) == ["2026-01-02"]


def test_paths_are_seen_from_the_folder_of_the_records(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", country__plans__a=FIRST, other="1")
    found = seen(repository.root / "country", A)
    assert set(found.last_changes) == {A}
    assert days(found.histories[A]) == ["2026-01-01"]


def test_what_git_has_not_seen_has_no_day(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    (repository.root / B).write_text(FIRST)
    (repository.root / A).write_text(LATER)
    found = seen(repository, A, B)
    assert set(found.histories) == {A}
    assert found.histories[A].standing is None
    assert changed(found.histories[A]) == [("", "title.en")]


def test_a_shallow_clone_says_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.commit("2026-01-02T04:00:00Z", plans__a=LATER)
    source = f"file://{repository.root}"
    repository.git("clone", "-q", "--depth=1", source, str(tmp_path / "shallow"))
    repository.git("clone", "-q", source, str(tmp_path / "whole"))
    assert seen(tmp_path / "shallow", A) == Seen()
    assert seen(tmp_path / "whole", A) == seen(repository, A) != Seen()


def test_grafts_and_replacements_are_not_believed(repository: Repository) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    middle = repository.commit("2026-02-01T04:00:00Z", plans__a=LATER)
    newest = repository.commit("2026-03-01T04:00:00Z", plans__b=FIRST)
    before = seen(repository, A, B)
    repository.git("replace", "--graft", newest)
    assert seen(repository, A, B) == before
    repository.git("replace", "-d", newest)
    (repository.root / ".git" / "info").mkdir(exist_ok=True)
    (repository.root / ".git" / "info" / "grafts").write_text(f"{middle}\n")
    assert seen(repository, A, B) == before
    assert days(before.histories[A]) == ["2026-01-01"]


def test_a_version_that_cannot_be_read_is_named_and_dates_nothing_before_it(
    repository: Repository,
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.commit("2026-02-01T04:00:00Z", plans__a="title: [")
    repository.commit("2026-03-01T04:00:00Z", plans__a=LATER)
    lost = repository.git("rev-parse", f"HEAD~2:{A}")
    found = story(repository)
    assert [str(s.on) for s in found.unread] == ["2026-02-01"]
    assert found.standing
    assert str(found.standing.on) == "2026-03-01"
    (repository.root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    found = story(repository)
    assert [str(s.on) for s in found.unread] == ["2026-02-01", "2026-01-01"]
    assert found.changes == ()


def test_an_unreadable_commit_ends_what_git_says(repository: Repository) -> None:
    first = repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.commit("2026-02-01T04:00:00Z", plans__a=LATER)
    (repository.root / ".git" / "objects" / first[:2] / first[2:]).unlink()
    assert seen(repository, A) == Seen()


def test_a_repository_without_commits_says_nothing(repository: Repository) -> None:
    assert seen(repository, A) == Seen()


def test_a_folder_without_git_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "plain"
    folder.mkdir()
    assert seen(folder, A) == Seen()


def test_a_machine_without_git_says_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    monkeypatch.setenv("PATH", str(repository.root))
    assert seen(repository, A) == Seen()


def test_settings_of_the_reader_change_nothing(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("2026-01-01T04:00:00Z", plans__a=FIRST)
    repository.commit("2026-02-01T04:00:00Z", plans__a=LATER)
    expected = seen(repository, A)
    for setting in (
        "log.showSignature=true",
        "log.showRoot=false",
        "log.follow=true",
        "log.date=relative",
        "diff.noprefix=true",
        "diff.renames=copies",
        "color.ui=always",
        "core.abbrev=4",
    ):
        repository.git("config", *setting.split("="))
    monkeypatch.setenv("TZ", "America/New_York")
    assert seen(repository, A) == expected
    assert len(expected.histories[A].changes) == 1


def test_what_is_not_on_the_public_branch_is_not_published(repository: Repository) -> None:
    def appeared(branch: str) -> list[str]:
        found = see(repository.root, ZONE, NEWEST, {A: (), B: ()}, branch=branch).histories
        return [f"{path} {sight.on}" for path, it in found.items() for sight in it.appeared]

    repository.commit("2026-01-10T04:00:00Z", plans__a=FIRST)
    repository.git("checkout", "-q", "-b", "feature")
    repository.commit("2026-02-10T04:00:00Z", plans__b=FIRST)
    assert appeared("main") == [f"{A} 2026-01-10"]
    both = [f"{A} 2026-01-10", f"{B} 2026-02-10"]
    for unknown in ("", "no-such", "main..feature", "--all", "feature^"):
        assert appeared(unknown) == both
    # The branch as its forge has it comes before the one of this clone.
    repository.git("update-ref", "refs/remotes/origin/main", "feature")
    assert appeared("main") == both
