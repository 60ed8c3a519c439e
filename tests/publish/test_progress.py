"""How a commitment stands: silence means late only where somebody reports or says all is here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actionplan.dates import parse
from actionplan.model import Commitment, CompleteFrom, Milestone, Period, Plan, Update
from actionplan.publish.progress import progress, promised, state_of, status_on

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


def test_what_is_given_up_is_no_longer_waited_for() -> None:
    stopped = replace(STEP, updates=(update("2027-05-01", "cancelled"),))
    assert state_of(STEP, TODAY) == "past"
    assert state_of(stopped, TODAY) == "cancelled"
    assert state_of(stopped, date(2027, 4, 30)) == "open"
    assert state_of(replace(stopped, completed_on=parse("2027-04")), TODAY) == "done"
    given_up = commitment(updates=(update("2027-05-01", "cancelled"),), milestones=(STEP,))
    assert progress(given_up, None, TODAY).late == ()
    taken_up = replace(stopped, updates=(*stopped.updates, update("2027-07-01", "limited")))
    assert state_of(taken_up, TODAY) == "past"


def test_a_commitment_of_an_ended_plan_is_not_late_but_not_complete() -> None:
    period = Period(start=parse("2025"), end=parse("2026"))
    plan = Plan(id="p", number=1, title={"en": "P"}, period_ogp=period)
    told = commitment(updates=(update("2026-03-01", "substantial"),), milestones=(STEP,))
    assert progress(told, plan, TODAY).standing == "ended"
    assert progress(told, plan, date(2026, 12, 31)).standing == "open"
    whole = commitment(updates=(update("2026-03-01", "complete"),))
    assert progress(whole, plan, TODAY).standing == "complete"
    assert progress(commitment(), plan, TODAY).standing == "unknown"
