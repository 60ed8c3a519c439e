"""Loading a repository of records: what is read, and every mistake with its place and cure."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.model import Register
from actionplan.records import Malformed, agree, load, spelling, wording
from actionplan.records.targets import TARGETS
from actionplan.standards import RULES
from actionplan.words import say
from tests.conftest import EXAMPLE, ROOT, TODAY

BAD = Path(__file__).parent / "records" / "bad"
RULE_IDS = frozenset(r.id for r in RULES)
REAL = ("site.yml", "council.yml", "plans", "commitments", "council-meetings", "inputs")
REAL_LIBRARY = ("organisations", "documents")


def spoil(country: Path, changes: list[dict[str, Any]]) -> None:
    """Make the changes of a case: replace text, or add, delete, move or link a file."""
    for change in changes:
        file = country / change["file"]
        if "find" in change:
            text = file.read_text(encoding="utf-8")
            assert text.count(change["find"]) == 1, change
            file.write_text(text.replace(change["find"], change["replace"]), encoding="utf-8")
        elif "add" in change:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(change["add"], encoding="utf-8")
        elif "move" in change:
            target = country / change["move"]
            target.parent.mkdir(parents=True, exist_ok=True)
            file.rename(target)
        elif "link" in change:
            file.symlink_to(change["link"])
        else:
            file.unlink()
        if file.parent != country and file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()


def problems_in(country: Path) -> list[dict[str, str]]:
    """Every problem of a repository as people read it."""
    try:
        load(country, RULE_IDS, TODAY)
    except Malformed as malformed:
        return [
            {
                "at": f"{p.path}:{p.line} {p.code}",
                "says": said(p.message, p.values),
                "cure": said(p.cure, p.values),
            }
            for p in malformed.problems
        ]
    return []


def said(template: str, values: Any) -> str:
    """A template filled as the command line fills it."""
    return say("en", template, **values)


def case(folder: Path) -> dict[str, Any]:
    """The case that a folder of `records/bad` holds."""
    read: dict[str, Any] = yaml.safe_load((folder / "edit.yml").read_text(encoding="utf-8"))
    return read


CASES = sorted(folder.name for folder in BAD.iterdir())


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_reported_with_its_place_and_cure(name: str, country: Path) -> None:
    expected = case(BAD / name)
    spoil(country, expected["change"])
    assert problems_in(country) == expected["problems"]


def test_every_code_has_a_case() -> None:
    shown = {p["at"].split(" ")[1] for name in CASES for p in case(BAD / name)["problems"]}
    known = {code for code, _ in wording.EXPLAIN.values()} | {f"unknown-{kind}" for kind in TARGETS}
    known |= {"file-name", "misplaced-file", "absent-file", "unknown-rule", "unknown-zone"}
    known |= {"id-not-file-name", "id-twice", "other-plan", "other-folder", "dates-in-order"}
    known |= {"too-long-explanation", "hidden-character", "merge-mark", "not-composed", "not-yaml"}
    known |= {"in-the-future", "planned-yet-held", "no-source", "former-id-taken"}
    known |= {"receipt-not-named", "input-not-named", "unlike-receipt", "no-receipt"}
    known |= {"open-yet-decided", "decided-by-one", "other-year"}
    known |= {"ogp-id-twice", "ogp-id-elsewhere"}
    known |= {"other-length", "outside-plan", "outside-period"}
    known |= {"redacted-yet-there", "unknown-decision", "unknown-draft"}
    assert known <= shown
    assert shown - known <= set(spelling.REFUSALS)


def test_all_folders_of_bad_records_say_what_they_are_about() -> None:
    for name in CASES:
        assert case(BAD / name)["about"].endswith("."), name
        assert case(BAD / name)["problems"], name


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """A copy of the records this repository publishes."""
    copy = tmp_path / "real"
    copy.mkdir()
    for name in (*REAL, *REAL_LIBRARY):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    return copy


def test_the_example_loads() -> None:
    register = load(EXAMPLE, RULE_IDS)
    assert register.site.country["en"] == "Aldovia"
    assert list(register.plans) == ["alpha", "beta", "pilot"]
    assert register.explanations["alpha-winter-2026"].path == "explanations/alpha-winter-2026.yml"


def test_the_real_records_load() -> None:
    register = load(ROOT, RULE_IDS)
    assert register.site.country_code == "MN"
    assert len(register.plans) == 5
    assert all(record.path for record in register.records())


def test_a_part_that_is_not_yet_there_is_empty(real: Path) -> None:
    for file in (real / "inputs").rglob("*.yml"):
        file.unlink()
    shutil.rmtree(real / "inputs")
    assert load(real, RULE_IDS).inputs == {}


def test_the_order_of_files_on_disk_does_not_matter(country: Path, tmp_path: Path) -> None:
    other = tmp_path / "backwards"
    for file in sorted(country.rglob("*.yml"), reverse=True):
        target = other / file.relative_to(country)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    assert load(other) == load(country)


def test_a_record_keeps_dates_as_far_as_they_are_known(country: Path) -> None:
    steps = load(country).plans["beta"].co_creation.timeline.steps  # type: ignore[union-attr]
    assert [str(step.on) for step in steps[-2:]] == ["2028-01", "2028"]


def test_what_a_record_does_not_know_is_counted_as_a_gap(country: Path) -> None:
    gaps = load(country).gaps
    assert gaps["plans/beta.yml"] == ("period_ogp", "adoption", "submission")
    assert "plans/alpha.yml" not in gaps
    assert "response" in gaps["inputs/beta-ideas/beta-ideas-open-minutes.yml"]
    assert "inputs/alpha-ideas/alpha-ideas-river-readings.yml" not in gaps  # answered with others


def test_a_register_is_frozen(country: Path) -> None:
    register: Register = load(country)
    with pytest.raises(AttributeError):
        register.site.title = {}  # type: ignore[misc]


def test_all_problems_come_at_once_in_reading_order(country: Path) -> None:
    spoil(country, [change for name in CASES[:1] for change in case(BAD / name)["change"]])
    (country / "documents" / "notes.txt").write_text("x")
    (country / "plans" / "pilot.yml").write_text("- a list")
    with pytest.raises(Malformed) as raised:
        load(country)
    found = raised.value.problems
    assert len(found) == 3
    assert [p.order for p in found] == sorted(p.order for p in found)


def test_a_file_name_of_odd_bytes_is_reported(country: Path) -> None:
    (country / "documents" / "a\nb\x1b[31m.yml").write_text("id: x")
    (problem,) = problems_in(country)
    assert problem["at"] == "documents/a↵b�[31m.yml:0 file-name"


def test_a_readme_may_lie_among_records(country: Path) -> None:
    (country / "documents" / "README.md").write_text("Documents.")
    assert not problems_in(country)


def test_an_explanation_may_last_exactly_six_months(country: Path) -> None:
    spoil(
        country,
        [
            {
                "file": "explanations/alpha-winter-2026.yml",
                "find": "until: 2026-06-30",
                "replace": "until: 2026-07-26",
            }
        ],
    )
    assert not problems_in(country)
    assert agree.LONGEST_EXPLANATION == 6


FILES = sorted(str(f.relative_to(EXAMPLE)) for f in EXAMPLE.rglob("*.yml"))
ODD_LINES = ["  - x", "on: 2024.0", "sources: []", "title: x", "  en: 2024", "id: [", "a: *b", "-"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the country for many small changes; each test takes its own back."""
    return Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("shared") / "country"))


@settings(max_examples=60)
@given(st.data())
def test_a_slip_of_the_hand_is_a_problem_or_none_but_never_a_crash(
    shared: Path, data: st.DataObject
) -> None:
    file = shared / data.draw(st.sampled_from(FILES))
    before = file.read_text(encoding="utf-8")
    lines = before.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["drop", "repeat", "indent", "cut", "number", "odd"])):
        case "drop":
            del lines[at]
        case "repeat":
            lines.insert(at, lines[at])
        case "indent":
            lines[at] = "  " + lines[at]
        case "cut":
            lines[at] = lines[at][: len(lines[at]) // 2]
        case "number":
            lines[at] = lines[at].partition(":")[0] + ": 2.0"
        case _:
            lines.insert(at, data.draw(st.sampled_from(ODD_LINES)))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    try:
        for problem in problems_in(shared):
            assert "{" not in problem["cure"]
            assert problem["says"]
    finally:
        file.write_text(before, encoding="utf-8")
