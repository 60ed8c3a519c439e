"""The demonstration shows each feature at work, and says on every page that it is invented."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from demo.build import DAY, tell

from actionplan.cli.session import take_snapshot
from actionplan.publish import Snapshot, publish
from actionplan.standards import Outcome
from tests.conftest import TODAY

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tell(tmp_path_factory.mktemp("demo") / "country")


@pytest.fixture(scope="module")
def taken(told: Path) -> Snapshot:
    return take_snapshot(told, TODAY)


@pytest.fixture(scope="module")
def site(taken: Snapshot, told: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("demo-site") / "site"
    publish(taken, told, out)
    return out


def words(site: Path, page: str) -> str:
    return (site / "en" / page / "index.html").read_text(encoding="utf-8")


def test_a_standard_is_missed_with_and_without_an_explanation(taken: Snapshot) -> None:
    assert TODAY.isoformat() == DAY
    missed = [f for f in taken.findings if f.outcome is Outcome.MISSED and f.verdict.open]
    assert any(f.explanation for f in missed)
    assert any(f.breach for f in missed)


def test_a_finding_is_contested_and_an_input_answered(taken: Snapshot) -> None:
    assert taken.register.objections
    inputs = taken.register.inputs.values()
    windows = [w for p in taken.register.plans.values() for w in p.consultations]
    assert any(w.responses for w in windows)
    assert any(i.response for i in inputs)
    assert len({i.consultation for i in inputs}) >= 3


def test_each_idea_has_an_answer_of_its_own_with_a_reason(taken: Snapshot) -> None:
    ideas = [i for i in taken.register.inputs.values() if i.consultation == "alpha-ideas"]
    window = taken.register.plans["alpha"].consultations[0]
    together = {id: group for group in window.responses for id in group.inputs}
    answers = [i.response or together[i.id] for i in ideas]
    assert {a.disposition for a in answers} == {"accepted", "partly", "not_accepted", "deferred"}
    assert all(a.reason for a in answers)
    assert not [w for w in window.responses if w.all_inputs]


def test_an_answer_came_in_after_its_input(taken: Snapshot) -> None:
    history = taken.register.histories["inputs/alpha-draft/alpha-draft-hearings-in-towns.yml"]
    assert history.appeared[0].on == date(2025, 9, 18)
    assert [c.sight.on for c in history.changes if c.sight] == [date(2025, 11, 3)]


def test_what_the_tests_try_the_country_with_is_not_shown(site: Path) -> None:
    held = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in held if b"typed-as-is" in path.read_bytes()]
    assert not [path for path in held if b"window.canary" in path.read_bytes()]


def test_each_record_came_in_on_its_own_day(taken: Snapshot, site: Path) -> None:
    seen = [s for h in taken.register.histories.values() for s in h.appeared]
    assert len({s.on for s in seen}) > 40
    assert not [s for s in seen if s.imported]
    late = [path for path, h in taken.register.histories.items() if h.appeared[0].on > TODAY]
    assert not late
    for file, day in (
        ("council-meetings/council-2027-03-02.yml", date(2027, 2, 19)),
        ("plans/beta.yml", date(2027, 8, 23)),
        ("organisations/river-watchers.yml", date(2024, 7, 1)),
    ):
        assert taken.register.histories[file].appeared[0].on == day, file
    assert "with many others" not in words(site, "meetings/council-2027-03-02")


def test_a_date_slipped_and_the_change_is_declared(site: Path) -> None:
    page = words(site, "commitments/alpha-river-readings")
    assert "30 June 2027" in page
    assert "30 November 2027" in page
    assert "The tender for the gauges had to be repeated." in page


def test_an_amendment_shows_what_was_promised_before(site: Path) -> None:
    assert "companies and land" in words(site, "commitments/alpha-company-owners")


def test_what_was_taken_out_is_nowhere(site: Path) -> None:
    assert "Personal data" in words(site, "inputs/alpha-ideas-neighbour")
    held = [path for path in site.rglob("*") if path.is_file()]
    assert not [path for path in held if b"quillon" in path.read_bytes().lower()]


def test_every_page_says_that_the_country_is_invented(site: Path) -> None:
    for path in site.rglob("*.html"):
        if path.parent != site:
            text = path.read_text(encoding="utf-8")
            assert "This country is invented." in text or "зохиомол" in text, path


def test_a_missed_requirement_says_that_it_is_explained(site: Path) -> None:
    for page in ("standards", "plans/alpha", "plans/alpha/evidence"):
        assert "explained until 31 December 2027" in words(site, page), page


def test_the_evidence_pack_tells_explanations_of_today_from_those_that_have_run_out(
    site: Path,
) -> None:
    pack = words(site, "plans/alpha/evidence")
    assert "until 31 December 2027" in pack
    assert "nothing that it explains is missed today" not in pack
    assert "it has run out" in pack
