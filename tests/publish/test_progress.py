"""How a commitment stands: silence means late only where somebody reports or says all is here."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actionplan.dates import parse
from actionplan.model import Commitment, CompleteFrom, Milestone, Plan, Update
from actionplan.publish.progress import progress, promised, status_on

TODAY = date(2027, 9, 15)
STEP = Milestone(id="a", title={"en": "A"}, due=parse("2027-06"))


def commitment(**more: Any) -> Commitment:
    return Commitment(**{"id": "c", "plan": "p", "title": {"en": "C"}, "stage": "adopted"} | more)


def update(on: str, status: str) -> Update:
    return Update(on=parse(on), status=status)


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ({}, "unknown"),
        ({"milestones": (STEP,)}, "unknown"),
        ({"updates": (update("2027-03-01", "limited"),)}, "open"),
        ({"updates": (update("2027-03-01", "limited"),), "milestones": (STEP,)}, "late"),
        ({"updates": (update("2027-03-01", "complete"),), "milestones": (STEP,)}, "complete"),
        ({"updates": (update("2027-03-01", "cancelled"),)}, "cancelled"),
        ({"updates": (update("2027-10-01", "complete"),)}, "unknown"),
    ],
)
def test_a_commitment_is_in_one_standing(more: dict[str, Any], standing: str) -> None:
    assert progress(commitment(**more), None, TODAY).standing == standing


def test_a_plan_whose_updates_are_complete_turns_silence_into_late() -> None:
    plan = Plan(
        id="p",
        number=1,
        title={"en": "P"},
        complete_from=CompleteFrom(updates=parse("2026-01-01")),
    )
    assert progress(commitment(milestones=(STEP,)), plan, TODAY).standing == "late"
    assert progress(commitment(), plan, TODAY).standing == "unknown"


def test_a_planned_day_known_to_the_month_has_passed_only_after_the_month() -> None:
    reported = commitment(updates=(update("2027-05-01", "limited"),), milestones=(STEP,))
    assert progress(reported, None, date(2027, 6, 30)).standing == "open"
    assert progress(reported, None, date(2027, 7, 1)).standing == "late"


def test_the_newest_report_of_a_day_counts() -> None:
    updates = (update("2027-08-01", "substantial"), update("2027-03-01", "limited"))
    found = status_on(commitment(updates=updates), date(2027, 4, 1))
    assert found == (parse("2027-03-01"), "limited")
    assert status_on(commitment(updates=updates), date(2027, 2, 1)) is None


def test_withdrawn_and_merged_commitments_are_no_promises() -> None:
    assert promised([commitment(stage="withdrawn"), commitment(stage="merged")]) == []
