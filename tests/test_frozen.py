"""What was adopted or published: which changes have to be declared, and which need no word."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actionplan import cli
from actionplan.records import Problem, load
from actionplan.records.frozen import undeclared
from tests.conftest import EXAMPLE, TODAY
from tests.repository import Repository

OWNERS = "commitments/alpha/alpha-company-owners.yml"
MEETING = "council-meetings/council-2025-11-24.yml"
INPUT = "inputs/beta-ideas/beta-ideas-open-minutes.yml"
ANSWERED = "inputs/alpha-draft/alpha-draft-hearings-in-towns.yml"
PLAN = "plans/alpha.yml"
BODIES = "council.yml"
SITE = "site.yml"
VISIT = "    - on: 2025-03-20\n      reachable: true\n      source: website-log\n"
ANSWER = "response:\n  disposition: accepted\n  answered_on: 2027-09-12\n"
LEAD = "lead_as_printed:\n  en: The registry"

Edit = tuple[str, str, str]


def changed(country: Path, *edits: Edit) -> list[Problem]:
    """What is undeclared after replacing texts of the example, each the first of its kind."""
    for path, old, new in edits:
        text = (country / path).read_text(encoding="utf-8")
        assert old in text, old
        (country / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    load(country, (), TODAY)  # The records are sound.
    return undeclared(EXAMPLE, country, TODAY)


def declaration(kind: str, *fields: str, on: str = "2027-09-10", **more: Any) -> str:
    """The lines of a declared change."""
    entry = {"on": on, "kind": kind, "fields": list(fields), "reason": {"en": "Because."}}
    return yaml.safe_dump({"changes": [entry | {"by_role": "secretariat"} | more]})


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ((OWNERS, "due: 2026-10-31", "due: 2027-10-31"), "milestones.law.due: “2026-10-31”"),
        ((OWNERS, "stage: adopted", "stage: withdrawn"), "stage: “adopted” → “withdrawn”"),
        ((OWNERS, "en: A register of company owners", "en: A study of owners"), "title.en"),
        ((OWNERS, "  - id: law", "  - id: laws"), "milestones.law"),
        ((OWNERS, "due: 2026-10-31", "due: 2026"), "milestones.law.due"),
        ((MEETING, "Nobody voted against", "Two voted against"), "minutes.text.en"),
        ((MEETING, "held: 2025-11-24", "held: 2025-11-23"), "held"),
        ((MEETING, "    government: 3", "    government: 4"), "attendance.by_sector.government"),
        ((INPUT, "  mn: ", "  mn: Бас "), "title.mn"),
        ((MEETING, "plenary: true", "plenary: false"), "plenary: “true” → “false”"),
        ((MEETING, "phase: co_creation", "phase: implementation"), "phase: “co_creation”"),
        ((MEETING, "    on: 2025-12-08", "    on: 2025-12-01"), "minutes.published.on"),
        ((MEETING, "  on: 2025-11-14", "  on: 2025-11-10"), "agenda_published.on"),
        ((ANSWERED, "answered_on: 2025-10-30", "answered_on: 2025-10-03"), "response.answered_on"),
        ((ANSWERED, "disposition: partly", "disposition: accepted"), "response.disposition"),
        # What an empty field is filled with needs a source, or a word.
        ((OWNERS, "stage: adopted", f"stage: adopted\n{LEAD}"), "lead_as_printed: – → "),
        ((MEETING, "  by_sector:", "  complete: true\n  by_sector:"), "attendance.complete"),
        ((PLAN, "meetings: 2025-01-01", "meetings: 2026-11-01"), "complete_from.meetings"),
        ((PLAN, "  forum: 2025-01-01\n", ""), "complete_from.forum: “2025-01-01” → –"),
        ((PLAN, "    on: 2025-03-03", "    on: 2025-03-04"), "co_creation.start.on"),
        ((PLAN, "on: 2025-02-10", "on: 2025-02-09"), "co_creation.timeline.published.on"),
        ((PLAN, "length_years: 2", "length_years: 4\nshortened: true"), "length_years: “2” → “4”"),
        ((PLAN, "end: 2027-12-31", "end: 2027-12-30"), "period_ogp.end"),
        ((PLAN, "on: 2025-12-15", "on: 2025-12-31"), "submission.on"),
        ((PLAN, "on: 2025-12-10", "on: 2025-12-01"), "adoption.on"),
        (
            (PLAN, "answered_on: 2025-06-27", "answered_on: 2025-06-20"),
            "consultations.alpha-ideas.r",
        ),
        ((PLAN, "closes: 2025-04-25\n    a", "closes: 2025-04-15\n    a"), "consultations"),
        ((PLAN, "    on: 2025-02-17", "    on: 2025-02-27"), "outreach.alpha-open-evening.on"),
        (
            (BODIES, "since: 2024-06-01\n        s", "since: 2024-01-01\n        s"),
            "bodies.national-forum.seats",
        ),
        (
            (BODIES, "      civil_society: 3\n", "      civil_society: 5\n"),
            "bodies.national-forum.members_by_sector.civil_society: “3” → “5”",
        ),
        (
            (BODIES, "      government: 3\n", "      government: 3\n      mixed: 1\n"),
            "bodies.national-forum.members_by_sector.mixed: – → “1”",
        ),
        (
            (BODIES, "members_counted_on: 2024-06-01", "members_counted_on: 2024-07-01"),
            "bodies.national-forum.members_counted_on",
        ),
        ((SITE, VISIT, VISIT.replace("true", "false")), "website.checks.2025-03-20.reachable"),
        ((SITE, "      source: website-log\n", ""), "website.checks.2025-01-15.source"),
        ((SITE, VISIT, ""), "website.checks.2025-03-20: "),
        ((SITE, VISIT, VISIT.replace("-20", "-21")), "website.checks.2025-03-20: "),
        ((BODIES, "on: 2024-06-15", "on: 2024-06-02"), "bodies.national-forum.rules.published.on"),
    ],
)
def test_a_change_without_a_word_is_a_problem(country: Path, edit: Edit, said: str) -> None:
    (problem,) = changed(country, edit)
    assert (problem.path, problem.code) == (edit[0], "undeclared-change")
    assert said in problem.values["changed"]
    line = (country / edit[0]).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    assert line.startswith(said.partition(".")[0].partition(":")[0])


@pytest.mark.parametrize(
    "edit",
    [
        (OWNERS, "causes:\n  en: The law asks", "causes:\n  mn: Хууль зөвхөн\n  en: The law asks"),
        (OWNERS, "due: 2026-10-31", "due: 2026-10-31\n    completed_on: 2026-09-09"),
        (OWNERS, "    status: limited", "    status: substantial"),
        (OWNERS, "  en: Nothing.", "  en: >-\n    Nothing."),
        (OWNERS, "en: Who really owns", "en: Who in truth owns"),
        (INPUT, "commitments:", "outcome_observed:\n  en: None.\ncommitments:"),
        (INPUT, "sources:", f"{ANSWER}sources:"),
        (PLAN, "en: Plan Alpha", "en: Plan A"),
        (PLAN, "meetings: 2025-01-01", "meetings: 2024-12-01"),
        (PLAN, "complete_from:", "complete_from:\n  commitments: 2025-01-01"),
        (PLAN, "texts:", "refresh:\n  published:\n    on: 2027-01-05\ntexts:"),
        (
            PLAN,
            "  - id: alpha-radio-talk",
            "  - id: x\n    title:\n      en: X\n  - id: alpha-radio-talk",
        ),
        (SITE, VISIT, VISIT + VISIT.replace("03-20", "03-27")),
        (SITE, VISIT, VISIT + VISIT.replace("03-20", "03-27").replace("true", "false")),
        (SITE, "  since: 2024-07-01", "  since: 2024-07-02"),
        (BODIES, "    seats:", "    seats:\n      - sector: media\n        since: 2027-01-01"),
        (
            BODIES,
            "since: 2024-06-01\n        s",
            "until: 2027-06-01\n        since: 2024-06-01\n        s",
        ),
    ],
)
def test_what_fills_translates_or_stands_beside_needs_no_word(country: Path, edit: Edit) -> None:
    assert not changed(country, edit)


def test_a_field_may_be_filled_with_the_source_that_comes_with_it(country: Path) -> None:
    with_source = (OWNERS, "  - alpha-plan\n", "  - alpha-plan\n  - alpha-submission\n")
    filled = (OWNERS, "stage: adopted", f"stage: adopted\n{LEAD}")
    assert not changed(country, filled, with_source)


def test_a_source_that_was_named_before_has_to_be_named_for_what_is_filled(country: Path) -> None:
    (problem,) = changed(country, (OWNERS, "stage: adopted", f"stage: adopted\n{LEAD}"))
    lines = problem.values["lines"]
    assert "kind: transcription" in lines
    assert "    sources:\n      - alpha-plan" in lines
    assert not changed(country, (OWNERS, "irm:", f"{lines}\nirm:"))


def test_a_meeting_is_written_down_freely_until_its_minutes_are_there(
    country: Path, tmp_path: Path
) -> None:
    base = tmp_path / "base"
    shutil.copytree(EXAMPLE, base)
    text = (base / MEETING).read_text()
    start, end = text.index("decisions:"), text.index("sources:\n  - minutes")
    (base / MEETING).write_text(text[:start] + text[end:])
    assert not undeclared(base, country, TODAY)  # Its minutes are published.
    (country / MEETING).write_text(text.replace("held: 2025-11-24", "held: 2025-11-20"))
    (problem,) = undeclared(base, country, TODAY)
    assert problem.values["changed"] == "held: “2025-11-24” → “2025-11-20”"


def test_a_day_of_a_plan_may_move_until_it_has_come(country: Path) -> None:
    beta = country / "plans" / "beta.yml"
    text = beta.read_text()
    beta.write_text(text.replace("    on: 2027-09-06\n    basis", "    on: 2027-09-20\n    basis"))
    assert not undeclared(EXAMPLE, country, date(2027, 9, 5))
    assert [p.path for p in undeclared(EXAMPLE, country, TODAY)] == ["plans/beta.yml"]


def test_a_count_of_members_without_a_day_stays_and_a_first_one_is_written_freely(
    country: Path, tmp_path: Path
) -> None:
    """Without a day it may have held at any time, and advice is counted from it."""
    undated = (EXAMPLE / BODIES).read_text().replace("    members_counted_on: 2024-06-01\n", "")
    start, end = undated.index("    members_by_sector:\n"), undated.index("    seats:\n")
    base = tmp_path / "base"
    shutil.copytree(EXAMPLE, base)
    (base / BODIES).write_text(undated)
    (country / BODIES).write_text(undated.replace("civil_society: 3", "civil_society: 9"))
    (problem,) = undeclared(base, country, TODAY)
    changed = problem.values["changed"]
    assert changed == "bodies.national-forum.members_by_sector.civil_society: “3” → “9”"
    (base / BODIES).write_text(undated[:start] + undated[end:])
    assert not undeclared(base, country, TODAY)


def test_a_visit_that_was_written_down_wrongly_is_corrected_with_a_word(country: Path) -> None:
    closed = (SITE, VISIT, VISIT.replace("true", "false"))
    (problem,) = changed(country, closed)
    lines = problem.values["lines"]
    assert "kind: correction" in lines
    assert "      - website.checks.2025-03-20.reachable" in lines
    assert "    sources:\n      - website-notice" in lines
    assert not changed(country, (SITE, "contact:\n", f"{lines}\ncontact:\n"))


def test_what_is_taken_out_with_all_around_it_is_seen(country: Path) -> None:
    text = (country / PLAN).read_text()
    start, end = text.index("co_creation:\n"), text.index("outreach:\n")
    (country / PLAN).write_text(text[:start] + text[end:])
    (problem,) = undeclared(EXAMPLE, country, TODAY)
    for field in ("co_creation.start.on", "timeline.published", "overview.published"):
        assert field in problem.values["changed"]


@pytest.mark.parametrize(("path", "cure"), [(PLAN, "others rest on it"), (BODIES, "others rest")])
def test_a_plan_and_the_forum_are_not_taken_out(country: Path, path: str, cure: str) -> None:
    (country / path).unlink()
    (problem,) = undeclared(EXAMPLE, country, TODAY)
    assert (problem.path, problem.code) == (path, "deleted")
    assert cure in problem.cure


def test_what_was_declared_complete_is_taken_back_with_a_reason(country: Path) -> None:
    later = (PLAN, "meetings: 2025-01-01", "meetings: 2026-11-01")
    (problem,) = changed(country, later)
    lines = problem.values["lines"]
    assert "kind: correction" in lines
    assert "sources" not in lines  # No document stands behind a declaration of one's own.
    assert not changed(country, (PLAN, "texts:", f"{lines}\ntexts:"))


def test_a_date_that_is_known_better_needs_no_word(country: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    shutil.copytree(EXAMPLE, base)
    (base / OWNERS).write_text(
        (base / OWNERS).read_text().replace("due: 2026-10-31", "due: 2026-10")
    )
    assert not undeclared(base, country, TODAY)


def test_a_declared_change_is_none_and_covers_only_what_it_names(country: Path) -> None:
    due = (OWNERS, "due: 2026-10-31", "due: 2027-10-31")
    told = declaration(
        "amendment", "milestones.law", no_decision={"en": "None."}, consulted={"en": "By mail."}
    )
    assert not changed(country, due, (OWNERS, "irm:", told + "irm:"))
    (left,) = changed(country, (OWNERS, "due: 2027-12-15\n    up", "due: 2027-12-20\n    up"))
    assert left.values["changed"] == "milestones.register.due: “2027-12-15” → “2027-12-20”"
    assert not left.values["lines"].startswith("changes:")


def test_an_old_declaration_covers_nothing_new(country: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    told = declaration("correction", "milestones.law.due", sources=["alpha-plan"])
    for folder in (base, country):
        shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
        text = (folder / OWNERS).read_text()
        (folder / OWNERS).write_text(text.replace("irm:", told + "irm:", 1))
    assert not undeclared(base, country, TODAY)
    text = (country / OWNERS).read_text()
    (country / OWNERS).write_text(text.replace("due: 2026-10-31", "due: 2027-10-31"))
    assert [p.code for p in undeclared(base, country, TODAY)] == ["undeclared-change"]


def test_what_is_taken_out_is_declared_by_saying_so(country: Path) -> None:
    note = (
        "redacted:\n  - on: 2027-09-14\n    reason: safety\n    by_role: court\n"
        "    fields:\n      - causes\n"
    )
    edits = ((OWNERS, "causes:\n  en: The law asks only for a name of a director.\n", ""),)
    assert changed(country, *edits)
    assert not changed(country, (OWNERS, "irm:", note + "irm:"))


@pytest.mark.parametrize("path", [OWNERS, MEETING, INPUT])
def test_a_deleted_record_is_a_problem(country: Path, path: str, tmp_path: Path) -> None:
    (country / path).unlink()
    (problem,) = undeclared(EXAMPLE, country, TODAY)
    assert (problem.path, problem.code) == (path, "deleted")
    assert "tombstone:" in problem.values["lines"]


def test_a_record_may_move_get_another_id_that_it_names_or_become_a_tombstone(
    country: Path,
) -> None:
    (country / INPUT).write_text(
        "id: beta-ideas-open-minutes\ntombstone:\n  on: 2027-09-14\n  reason: safety\n"
        "  by_role: court\n"
    )
    new = country / "council-meetings" / "council-2025-11.yml"
    (country / MEETING).rename(new)
    new.write_text(
        new.read_text().replace("id: council-2025-11-24", "id: council-2025-11", 1)
        + "former_ids:\n  - council-2025-11-24\n"
    )
    assert not undeclared(EXAMPLE, country, TODAY)


def test_drafts_and_meetings_to_come_may_change_freely(country: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    shutil.copytree(EXAMPLE, base)
    text = (base / OWNERS).read_text()
    (base / OWNERS).write_text(text.replace("stage: adopted", "stage: draft"))
    (country / OWNERS).write_text(text.replace("due: 2026-10-31", "due: 2027-10-31"))
    assert not undeclared(base, country, TODAY)


def test_the_lines_that_are_offered_can_be_added_as_they_are(country: Path) -> None:
    edit = (OWNERS, "due: 2026-10-31", "due: 2027-10-31")
    (problem,) = changed(country, edit)
    lines = problem.values["lines"]
    filled = lines.replace("meeting: …", "meeting: council-2027-06-10").replace("id: …", "id: d1")
    assert not changed(country, (OWNERS, "irm:", filled + "\nirm:"))
    assert f"on: {TODAY}" in lines


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*words: str | Path) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["actionplan", *(str(w) for w in words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert isinstance(ended.value.code, int)
        return ended.value.code, capsys.readouterr().out

    return command


@pytest.mark.parametrize("lang", ["en", "mn"])
def test_check_with_a_base_stops_with_file_line_and_the_lines_to_add(
    run: Run, tmp_path: Path, lang: str
) -> None:
    repository = Repository(tmp_path / "forge")
    shutil.copytree(EXAMPLE, repository.root / "country")
    repository.commit("2027-09-01T00:00:00Z")
    country = repository.root / "country"
    text = (country / OWNERS).read_text()
    (country / OWNERS).write_text(text.replace("due: 2026-10-31", "due: 2027-10-31"))
    words = ("check", "--root", country, "--as-of", TODAY.isoformat(), "--lang", lang)
    code, out = run(*words, "--base", "main")
    assert code == 1
    assert re.search(
        rf"^{OWNERS}:\d+:1: .*milestones.law.due: “2026-10-31” → “2027-10-31”", out, re.M
    )
    assert "\n    changes:\n      - on: 2027-09-15\n        kind: amendment\n" in out
    assert run(*words)[0] == 0
