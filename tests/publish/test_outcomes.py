"""What the IRM found at the end stands beside what the government reported, or did not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from actionplan.dates import parse
from actionplan.model import IrmFinding, Period, Plan
from actionplan.publish.phrases import explained, how_it_ended
from actionplan.standards import Outcome
from tests.publish.conftest import REAL_DAY

KEPT = "IRM: Substantially or completely implemented"


def words(site: Path, page: str, lang: str = "en") -> str:
    """The visible words of a page, with single spaces."""
    html = (site / lang / page / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def finding(indicator: str, said: str, phase: str = "implementation") -> IrmFinding:
    return IrmFinding(document="report", indicator=indicator, phase=phase, text={"en": said})


def plan(*irm: IrmFinding) -> Plan:
    period = Period(start=parse("2022"), end=parse("2023"))
    return Plan(id="p", number=1, title={"en": "P"}, period_ogp=period, irm=irm)


def test_lists_show_what_the_irm_found_of_each_commitment(real_site: Path) -> None:
    assert REAL_DAY.year == 2026
    assert words(real_site, "commitments").count(KEPT) == 4
    assert words(real_site, "commitments/mn0049").count(KEPT) == 1
    assert words(real_site, "organisations/ministry-of-finance").count(KEPT) == 2
    assert "ХБТМ: Үндсэндээ буюу бүрэн хэрэгжсэн" in words(real_site, "commitments", "mn")


def test_each_ended_plan_says_how_it_ended(real_site: Path) -> None:
    said = words(real_site, "plans")
    assert "4 of 9 commitments (44 per cent; nos. 2, 3, 6 and 9)" in said
    assert "At the end of the term, of 13 commitments: 3 complete" in said
    assert "At mid-term" not in said
    assert said.count("How it ended, by the Independent Reporting Mechanism") == 4


def test_completion_comes_before_other_findings_and_the_last_counts() -> None:
    first, last = finding("completion", "middle"), finding("completion", "end")
    record = plan(first, last, finding("finding", "advice"))
    assert how_it_ended(record, date(2024, 1, 1)) == last
    assert how_it_ended(record, date(2023, 12, 31)) is None
    assert how_it_ended(plan(finding("finding", "f")), date(2024, 1, 1)) == finding("finding", "f")
    assert how_it_ended(plan(finding("finding", "f", "co_creation")), date(2024, 1, 1)) is None


def test_a_commitment_that_only_others_reported_on_says_so(real_site: Path) -> None:
    said = words(real_site, "commitments/mn0060")
    assert "The government has no report on record. 7 reports in other sources" in said
    assert "the newest of 25 April 2025" in said
    assert "Nobody has reported on it" not in said
    assert "Nobody has reported on it" in words(real_site, "commitments/mn0064")


def test_silence_is_called_silence_and_not_slippage(real_site: Path) -> None:
    commitment, plan = words(real_site, "commitments/mn0060"), words(real_site, "plans/nap5")
    assert "Silence No update of the government is on record for 34 months" in commitment
    assert "Silence 8 commitments have had no update of the government on record" in plan
    assert "the longest for 34 months" in plan
    assert "What slipped" not in commitment + plan


def test_a_requirement_is_explained_in_part_if_a_miss_has_no_explanation() -> None:
    until = parse("2027-12-31")
    told: Any = SimpleNamespace(outcome=Outcome.MISSED, explanation=SimpleNamespace(until=until))
    bare: Any = SimpleNamespace(outcome=Outcome.MISSED, explanation=None)
    other: Any = SimpleNamespace(outcome=Outcome.MET, explanation=None)
    for findings, said in (
        ((told, other), (until, True)),
        ((told, bare), (until, False)),
        ((bare, other), None),
    ):
        requirement: Any = SimpleNamespace(findings=findings)
        assert explained(requirement) == said


def test_a_cancelled_commitment_waits_for_none_of_its_milestones(example_site: Path) -> None:
    page = words(example_site, "commitments/alpha-company-owners")
    assert "31 October 2026 Cancelled" in page
    assert "15 December 2027 Cancelled" in page
    assert "Not due yet" not in page
    assert "after the planned day" not in page


def test_an_ended_plan_says_not_complete_and_never_late(example_site: Path) -> None:
    page = words(example_site, "commitments/pilot-spending-tables")
    assert "Substantial progress not complete when the plan ended" in page


def test_the_plan_says_how_much_of_its_time_has_passed(real_site: Path) -> None:
    assert re.search(r"\b7\d % passed \(end: December 2027\)", words(real_site, "plans/nap5"))


def test_plans_are_offered_newest_first_and_only_orders_that_tell_apart(
    real_site: Path, example_site: Path
) -> None:
    html = (real_site / "en/commitments/index.html").read_text(encoding="utf-8")
    offered = re.findall(r'<option value="(nap\d)"', html)
    assert offered == ["nap5", "nap4", "nap3", "nap2", "nap1"]
    assert 'value="late"' not in html
    assert 'value="new"' not in html
    assert '<option value="new"' in (example_site / "en/commitments/index.html").read_text()


def test_consultations_count_what_the_source_counts(real_site: Path) -> None:
    asked = words(real_site, "consultations/nap5-online-comments")
    assert re.search(r"Government: 20 ?, sector not known: 30", asked)
    assert "Government: 20" in words(real_site, "plans/nap5")
    assert "sector not known: 30" in words(real_site, "plans/nap5")
    for page in ("consultations/nap4-proposals", "consultations", "plans/nap4"):
        assert "120 inputs by its source" in words(real_site, page), page
