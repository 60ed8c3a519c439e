"""The command line as its users meet it: exit codes, formats, the comparison with a base."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplan import cli
from actionplan.model import Assurance
from actionplan.standards import Level, Outcome
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.repository import Repository
from tests.test_records import BAD, spoil

ON_THE_DAY = ("--as-of", TODAY.isoformat())
LATER = ("--as-of", "2028-01-10")
"""A day after the forum of the example should have met again."""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command inside this test; gives the exit code, what was printed, and the errors."""

    def command(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["actionplan", *(str(w) for w in words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


def as_a_user(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "actionplan", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), **environment},
        capture_output=True,
        check=False,
    )


def test_the_same_records_and_day_give_the_same_bytes() -> None:
    words = ("check", "--root", str(EXAMPLE), *ON_THE_DAY, "--format", "json")
    first = as_a_user(*words, PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LC_ALL="C")
    other = as_a_user(*words, PYTHONHASHSEED="2", TZ="Pacific/Honolulu", PYTHONIOENCODING="cp1251")
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == other.stdout
    assert b"\r" not in first.stdout


def test_all_is_well(run: Run) -> None:
    code, out, err = run("check", "--root", EXAMPLE, *ON_THE_DAY)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("Checked on 15 September 2027.")


@pytest.fixture
def with_four_mistakes(country: Path) -> Path:
    """The country of the contract: four mistakes in one commitment."""
    folder = BAD / "four-mistakes-in-one-commitment"
    spoil(country, yaml.safe_load((folder / "edit.yml").read_text())["change"])
    return country


@pytest.mark.parametrize("lang", ["en", "mn"])
def test_four_mistakes_are_four_problems(run: Run, with_four_mistakes: Path, lang: str) -> None:
    code, out, _ = run("check", "--root", with_four_mistakes, *ON_THE_DAY, "--lang", lang)
    assert code == 1
    *problems, closing = out.splitlines()
    assert len(problems) == 8
    for place, cure in zip(problems[::2], problems[1::2], strict=True):
        assert place.startswith("commitments/alpha/alpha-open-ledger.yml:")
        assert place.split(":")[1].isdigit()
        assert cure.startswith("    ")
    assert "4" in closing
    assert "{" not in out


def test_problems_in_json_have_a_place_a_message_and_a_cure(
    run: Run, with_four_mistakes: Path
) -> None:
    code, out, _ = run("check", "--root", with_four_mistakes, *ON_THE_DAY, "--format", "json")
    answer = json.loads(out)
    assert code == answer["summary"]["exit_code"] == 1
    assert answer["as_of"] == "2027-09-15"
    assert answer["findings"] == []
    assert len(answer["problems"]) == answer["summary"]["problems"] == 4
    for problem in answer["problems"]:
        assert list(problem) == ["path", "line", "column", "code", "message", "cure"]
        assert problem["line"] > 0
        assert problem["column"] > 0


def test_findings_in_json_have_the_fields_of_the_contract(run: Run) -> None:
    _, out, _ = run("check", "--root", EXAMPLE, *ON_THE_DAY, "--format", "json")
    answer = json.loads(out)
    assert list(answer) == ["as_of", "summary", "problems", "findings"]
    assert answer["problems"] == []
    for finding in answer["findings"]:
        assert list(finding) == [
            *("id", "rule", "clause", "level", "outcome", "subject", "period", "message"),
            *("deadline", "dates", "evidence", "explanation"),
        ]
        assert "{" not in finding["message"]
    ids = [finding["id"] for finding in answer["findings"]]
    assert len(set(ids)) == len(ids)


def test_json_brings_the_words_the_source_and_the_cure(run: Run) -> None:
    _, out, _ = run("check", "--root", EXAMPLE, "--as-of", "2028-01-10", "--format", "json")
    answer = json.loads(out)
    rules, cures = answer["summary"]["rules"], answer["summary"]["cures"]
    assert rules.keys() == {f["rule"] for f in answer["findings"]}
    assert all(all(rule.values()) for rule in rules.values())
    meetings = rules["ogp-2022/regular-meetings"]
    assert "at least every six months" in meetings["words"]
    assert (meetings["level"], meetings["wording"]) == ("required", "verified")
    open_ones = {
        f["id"]
        for f in answer["findings"]
        if f["outcome"] == "cannot_tell"
        or (f["outcome"] in ("missed", "due") and f["period"]["open"])
    }
    assert cures.keys() == open_ones
    late = next(f["id"] for f in answer["findings"] if f["id"] in cures and f["clause"] == "1.1")
    assert "Hold a meeting of the forum with both sides." in cures[late]


def test_the_json_is_described_name_by_name(run: Run) -> None:
    words = ("check", "--root", EXAMPLE, *ON_THE_DAY, "--format", "json")
    answer = json.loads(run(*words)[1])
    described = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "check.md").read_text("utf-8")))
    (rule, *_), (finding, *_) = answer["summary"]["rules"].values(), answer["findings"]
    for names in (answer, answer["summary"], rule, finding, finding["period"]):
        assert set(names) <= described
    assert {*Assurance, *Outcome, *Level} <= described


def test_problems_beside_the_lines_on_github(run: Run, with_four_mistakes: Path) -> None:
    (with_four_mistakes / "documents" / "100%, a:b.txt").write_text("x")
    code, out, _ = run("check", "--root", with_four_mistakes, *ON_THE_DAY, "--format", "github")
    lines = out.splitlines()
    assert code == 1
    assert len(lines) == 5
    assert lines[0].startswith(
        "::error file=commitments/alpha/alpha-open-ledger.yml,line=9,col=1::“stage” stands here"
    )
    assert lines[-1].startswith("::error file=documents/100%25%2C a%3Ab.txt::This is not a record:")


def test_a_value_cannot_give_commands_to_github(run: Run, country: Path) -> None:
    (country / "organisations" / "x.yml").write_text(
        'id: x\nname:\n  en: x\nsector: "a\\n::set-output name=x::y %0A"\n'
    )
    _, out, _ = run("check", "--root", country, *ON_THE_DAY, "--format", "github")
    assert not any(line.startswith("::set-output") for line in out.splitlines())
    assert "%250A" in out


def test_a_missed_standard_is_2(run: Run) -> None:
    code, out, _ = run("check", "--root", EXAMPLE, *LATER)
    assert code == 2
    assert "[Missed] 1.1 Space for dialogue" in out
    code, out, _ = run("check", "--root", EXAMPLE, *LATER, "--format", "github")
    assert code == 2
    place = "file=council-meetings/council-2027-06-10.yml,line=7"
    assert f"\n::error {place}::Missed: 1.1 Space for dialogue (Co-creation) No meeting" in out


WRONG_USE: dict[str, tuple[str, ...]] = {
    "nothing asked": (),
    "an unknown command": ("publish",),
    "an unknown option": ("check", "--fast"),
    "a folder that is not there": ("check", "--root", "/nowhere"),
    "a file as the folder": ("check", "--root", __file__),
    "no day": ("check", "--as-of", "yesterday"),
    "a month": ("check", "--as-of", "2027-09"),
    "a day of another form": ("check", "--as-of", "20270915"),
    "an unknown form": ("check", "--format", "xml"),
    "an unknown language": ("check", "--lang", "fr"),
    "a commit git does not know": ("check", "--root", str(EXAMPLE), "--base", "no-such-branch"),
    "an option as a commit": ("check", "--root", str(EXAMPLE), "--base=--output=x"),
    "an empty commit": ("check", "--root", str(EXAMPLE), "--base", ""),
}


@pytest.mark.parametrize("words", WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_is_3_with_a_word_why(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert code == 3
    assert err.strip()
    assert "Traceback" not in out + err


def test_a_file_that_may_not_be_read_is_3(
    run: Run, country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> bytes:
        raise PermissionError(13, "Permission denied", "site.yml")

    monkeypatch.setattr(sys.modules["actionplan.records.load"], "_content", refuse)
    code, _, err = run("check", "--root", country)
    assert code == 3
    assert err == "site.yml: Permission denied\n"


@pytest.mark.parametrize("words", [("--help",), ("check", "-h"), ("--version",)])
def test_help_is_0(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out


def test_the_rules_are_listed(run: Run) -> None:
    code, out, _ = run("rules")
    assert code == 0
    assert "1.1  ogp-2022/regular-meetings" in out


def test_an_empty_folder_has_problems_and_no_traceback(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", "--root", tmp_path)
    assert (code, err) == (1, "")
    assert [line.split(":")[0] for line in out.splitlines()[:-1:2]] == ["council.yml", "site.yml"]


def test_tidy_says_what_it_would_change_then_changes_it(run: Run, country: Path) -> None:
    file = country / "organisations" / "river-watchers.yml"
    tidy = file.read_text()
    file.write_text("sector: civil_society\n" + tidy.replace("sector: civil_society\n", ""))
    assert run("tidy", "--check", "--root", country)[:2] == (
        1,
        "organisations/river-watchers.yml\n",
    )
    assert run("tidy", "--root", country)[:2] == (0, "organisations/river-watchers.yml\n")
    assert run("tidy", "--check", "--root", country)[:2] == (0, "")
    assert file.read_text() == tidy


def test_tidy_leaves_everything_as_it_is_if_one_file_is_broken(run: Run, country: Path) -> None:
    (country / "site.yml").write_text("a: b: c")
    code, out, _ = run("tidy", "--root", country)
    assert code == 1
    assert out.startswith("site.yml:1:5: ")


def test_problems_leave_the_old_site_as_it_is(
    run: Run, with_four_mistakes: Path, tmp_path: Path
) -> None:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("old")
    code, _, err = run("build", "--root", with_four_mistakes, "--out", old, *ON_THE_DAY)
    assert code == 1
    assert "alpha-open-ledger.yml:9:1: " in err
    assert [f.name for f in old.iterdir()] == ["index.html"]
    assert (old / "index.html").read_text() == "old"


@pytest.fixture
def published(tmp_path: Path) -> Repository:
    """The example in a folder of a git repository, as it stands on the main branch."""
    repository = Repository(tmp_path / "forge")
    shutil.copytree(EXAMPLE, repository.root / "country")
    repository.commit("2027-09-01T00:00:00Z")
    return repository


NEW_INPUT = """\
id: beta-ideas-longer-opening-hours
plan: beta
consultation: beta-ideas
channel: web_form
received: 2027-09-14
consent:
  publish: true
title:
  en: Longer opening hours
sources:
  - beta-call-for-ideas
"""


def test_an_input_is_not_red_because_the_forum_did_not_meet(
    run: Run, published: Repository
) -> None:
    country = published.root / "country"
    assert run("check", "--root", country, *LATER)[0] == 2
    (country / "inputs" / "beta-ideas" / "beta-ideas-longer-opening-hours.yml").write_text(
        NEW_INPUT
    )
    code, out, _ = run("check", "--root", country, *LATER, "--base", "main")
    assert code == 0
    assert "makes worse" not in out
    assert "Open, but not because of this change: 1." in out
    assert out.endswith("The change makes nothing worse.\n")
    (country / "council-meetings" / "council-2028-01-08.yml").write_text(
        (country / "council-meetings" / "council-2027-06-10.yml")
        .read_text()
        .replace("2027-06-10", "2028-01-08")
        .replace("minutes-2028-01-08", "minutes-2027-06-10")
    )
    code, out, _ = run("check", "--root", country, *LATER, "--base", "main")
    assert "makes worse" not in out


def test_a_change_that_makes_it_worse_is_2(run: Run, published: Repository) -> None:
    country = published.root / "country"
    assert run("check", "--root", country, *ON_THE_DAY)[0] == 0
    spoil(
        country,
        [
            {
                "file": "plans/beta.yml",
                "find": "    published:\n      on: 2027-08-23\n"
                "      where: https://example.org/aldovia/ogp/documents/beta-timeline",
                "replace": "    published:\n      on: 2027-08-24\n"
                "      where: https://example.org/aldovia/ogp/documents/beta-timeline",
            }
        ],
    )
    code, out, _ = run("check", "--root", country, *ON_THE_DAY, "--base", "main")
    assert code == 1  # The day of a publication does not move without a word.
    assert "co_creation.timeline.published.on: “2027-08-23” → “2027-08-24”" in out
    with (country / "plans" / "beta.yml").open("a") as plan:
        plan.write(
            "changes:\n  - on: 2027-09-15\n    kind: correction\n    fields:\n"
            "      - co_creation.timeline.published\n    reason:\n      en: A slip of the pen.\n"
            "    sources:\n      - beta-timeline\n    by_role: secretariat\n"
        )
    code, out, _ = run("check", "--root", country, *ON_THE_DAY, "--base", "main")
    assert code == 2
    assert "[Missed] 3.1 Advance notice" in out
    assert out.count("[") == 1


def test_a_change_is_told_of_the_notices_that_it_brings(run: Run, published: Repository) -> None:
    country = published.root / "country"
    words = ("check", "--root", country, *ON_THE_DAY, "--base", "main")
    idle = (
        "id: {id}\nrule: ogp-2022/regular-meetings\nplan: alpha\nphase: implementation\n"
        "given_on: 2027-09-10\nuntil: 2027-12-31\nreason:\n  en: Snow.\nremedy:\n"
        "  en: Spring.\nseen_by_none: true\n"
    )
    for id in ("old", "new"):
        (country / "explanations" / f"{id}.yml").write_text(idle.format(id=id))
        if id == "old":
            published.commit("2027-09-10T00:00:00Z")
    code, out, _ = run(*words)
    assert code == 0
    assert "explanations/new.yml: This explanation holds until" in out
    assert "explanations/old.yml" not in out
    _, out, _ = run(*words, "--format", "json")
    (notice,) = json.loads(out)["summary"]["notices"]
    assert notice["path"] == "explanations/new.yml"


def test_taking_an_explanation_away_is_2(run: Run, published: Repository) -> None:
    country = published.root / "country"
    explanation = country / "explanations" / "beta-winter.yml"
    explanation.write_text(
        "id: beta-winter\nrule: ogp-2022/regular-meetings\nplan: beta\n"
        "phase: co_creation\ngiven_on: 2027-12-15\nuntil: 2028-05-31\n"
        "reason:\n  en: Snow.\nremedy:\n  en: The forum meets in spring.\nseen_by_none: true\n"
    )
    published.commit("2027-12-15T00:00:00Z")
    code, out, _ = run("check", "--root", country, *LATER)
    assert code == 0
    assert "Explained until 31 May 2028: Snow." in out
    explanation.unlink()
    code, out, _ = run("check", "--root", country, *LATER, "--base", "main")
    assert code == 2
    assert "[Missed] 1.1 Space for dialogue (Co-creation)" in out


def test_problems_count_whatever_the_base_says(run: Run, published: Repository) -> None:
    country = published.root / "country"
    (country / "documents" / "x.yml").write_text("id: y: z")
    assert run("check", "--root", country, *ON_THE_DAY, "--base", "main")[0] == 1


def test_a_base_that_was_broken_hides_nothing(run: Run, published: Repository) -> None:
    country = published.root / "country"
    (country / "documents" / "x.yml").write_text("id: y: z")
    published.commit("2027-09-02T00:00:00Z")
    (country / "documents" / "x.yml").unlink()
    assert run("check", "--root", country, *LATER, "--base", "main")[0] == 2


def test_links_in_the_base_are_not_followed(run: Run, published: Repository) -> None:
    country = published.root / "country"
    (country / "elsewhere").symlink_to("/etc")
    published.commit("2027-09-02T00:00:00Z")
    assert run("check", "--root", country, *ON_THE_DAY, "--base", "main")[0] == 0


def test_next_says_who_does_what_by_when(run: Run) -> None:
    words = ("next", "--root", EXAMPLE, *ON_THE_DAY)
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert "10 December 2027 (in 86 days) · Secretary of the forum" in out
    assert "Lead organisation: Aldovia State Chancellery" in out
    code, out, _ = run(*words, "--format", "json", "--plan", "beta", "--within", "100")
    answer = json.loads(out)
    assert code == 0
    assert {t["plan"] for t in answer["tasks"]} == {"beta"}
    assert all(t["days"] <= 100 for t in answer["tasks"])
    assert list(answer["tasks"][0]) == [
        *("id", "kind", "plan", "urgency", "on", "days", "advice", "message", "role"),
        *("organisations", "act", "record", "new_file", "field", "example", "finding"),
    ]


def test_next_of_an_unknown_plan_is_3_and_of_broken_records_1(
    run: Run, with_four_mistakes: Path
) -> None:
    assert run("next", "--root", EXAMPLE, *ON_THE_DAY, "--plan", "gamma")[0] == 3
    code, out, _ = run("next", "--root", with_four_mistakes, *ON_THE_DAY, "--format", "json")
    assert code == 1
    assert len(json.loads(out)["problems"]) == 4


def test_json_says_how_each_date_is_known(run: Run, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "forge")
    shutil.copytree(EXAMPLE, repository.root / "country")
    repository.commit("2025-02-10T12:00:00+08:00")
    words = ("check", "--root", repository.root / "country", *ON_THE_DAY, "--format", "json")
    shown = [d for f in json.loads(run(*words)[1])["findings"] for d in f["dates"]]
    levels = {(d["field"], d["on"]): d["known"] for d in shown}
    public = "co_creation.{}.published.on".format
    assert levels[public("overview"), "2025-02-10"] == "git"  # Published and seen on that day.
    assert levels[public("timeline"), "2025-02-10"] == "witnessed"  # Its text is in an archive.
    assert levels["held", "2025-06-16"] == "stated"  # A meeting: git was not in the room.
    shutil.rmtree(repository.root / ".git")
    unseen = [d for f in json.loads(run(*words)[1])["findings"] for d in f["dates"]]
    assert "git" not in {d["known"] for d in unseen}


def addresses(site: Path) -> tuple[str, str]:
    """The first address in the sitemap, or none; and the one that the first page calls its own."""
    sitemap = site / "sitemap.xml"
    listed = re.search("<loc>(.*?)</loc>", sitemap.read_text()) if sitemap.is_file() else None
    own = re.search('rel="canonical" href="(.*?)"', (site / "en" / "index.html").read_text("utf-8"))
    return (listed[1] if listed else "", own[1] if own else "")


def test_the_address_of_the_site_can_be_said_where_site_yml_does_not(
    run: Run, country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = ("build", "--root", country, "--out", tmp_path / "site", *ON_THE_DAY)
    monkeypatch.setenv("ACTIONPLAN_URL", "https://country.github.io/ogp")
    run(*build)
    assert addresses(tmp_path / "site")[1] == "https://example.org/aldovia-register/en/"
    own = "url: https://example.org/aldovia-register/\n"
    spoil(country, [{"file": "site.yml", "find": own, "replace": ""}])
    run(*build)
    assert addresses(tmp_path / "site") == (
        "https://country.github.io/ogp/mn/",
        "https://country.github.io/ogp/en/",
    )
    run(*build, "--url", "http://127.0.0.1:8000/")
    assert addresses(tmp_path / "site")[1] == "http://127.0.0.1:8000/en/"
    monkeypatch.setenv("ACTIONPLAN_URL", "")
    run(*build)
    assert addresses(tmp_path / "site") == ("", "")


@pytest.mark.parametrize(
    "url",
    [
        "country.github.io",
        "ftp://example.org/",
        "https://a b/",
        "https://x.org/?q",
        'https://x/"><x',
    ],
)
def test_what_is_no_address_is_refused_before_anything_is_built(
    run: Run, tmp_path: Path, url: str
) -> None:
    code, _, err = run("build", "--root", EXAMPLE, "--out", tmp_path / "site", "--url", url)
    assert code == 3
    assert f"“{url}” is not an address such as https://example.org/ogp/." in err
    assert not (tmp_path / "site").exists()
