"""The ledger of slippage: what counts, by how much, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actionplan.model import Change, History, Register, Sight
from actionplan.publish.slippage import slippage
from tests.make import record, register

SEEN = Sight(date(2027, 3, 1), "c" * 40)
DUE = ("milestones", "law", "due")


def country(*changes: Change, **said: Any) -> Register:
    """One commitment of a plan of 2027 and 2028, whose changes git saw."""
    whole = register(
        plans=[
            record(
                "plan",
                id="plan",
                number=1,
                title={"en": "Plan"},
                period_ogp={"start": "2027-01-01", "end": "2028-12-31"},
            )
        ],
        commitments=[
            record(
                "commitment",
                id="one",
                plan="plan",
                title={"en": "One"},
                **{"stage": "adopted", "updates": [{"on": "2027-05-01", "status": "limited"}]}
                | said,
            )
        ],
    )
    path = whole.commitments["one"].path
    return replace(whole, histories={path: History(appeared=(), standing=None, changes=changes)})


def moved(before: Any, after: Any, kind: str | None = None) -> list[tuple[int, str]]:
    """By how many days a due day moved, and what it was declared to be."""
    change = Change(SEEN, DUE, before, after, {"kind": kind} if kind else None)
    whole = country(change)
    found = slippage(whole, whole.commitments["one"], date(2027, 6, 1))
    return [(m.days, m.kind) for m in found.moved]


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("2027-06-30", "2027-09-30", [92]),
        ("2027-09-30", "2027-06-30", [-92]),
        ("2027-06", "2027-06-15", []),  # The same month, known better.
        ("2027-06-15", "2027-06", [15]),
        (2027, 2028, [366]),
        (None, "2027-06-30", []),
        ("soon", "2027-06-30", []),
    ],
)
def test_a_due_day_moves_by_days(before: Any, after: Any, days: list[int]) -> None:
    assert [d for d, _ in moved(before, after)] == days


def test_what_was_only_written_down_wrongly_is_listed_and_does_not_count() -> None:
    for kind, counted in (("correction", 0), ("transcription", 0), ("amendment", 1), (None, 1)):
        assert moved("2027-06-30", "2027-09-30", kind) == [(92, kind or "")]
        declared = {"kind": kind, "reason": {"en": "A slip of the pen."}} if kind else None
        whole = country(Change(SEEN, DUE, "2027-06-30", "2027-09-30", declared))
        found = slippage(whole, whole.commitments["one"], date(2027, 6, 1))
        assert (found.later, found.longest) == (counted, 92 * counted)
        assert [m.reason for m in found.moved] == [{"en": "A slip of the pen."} if kind else None]


def updates(*states: tuple[str, str]) -> list[dict[str, str]]:
    return [{"on": on, "status": status} for on, status in states]


def test_a_state_that_is_lower_than_the_one_before_went_back() -> None:
    said = updates(
        ("2027-05-01", "limited"), ("2027-03-01", "substantial"), ("2027-06-01", "cancelled")
    )
    whole = country(updates=said)
    found = slippage(whole, whole.commitments["one"], date(2027, 6, 2)).went_back
    assert [(str(w.on), w.before, w.after) for w in found] == [
        ("2027-05-01", "substantial", "limited")
    ]


@pytest.mark.parametrize(
    ("today", "months"),
    [
        ("2027-10-31", 0),
        ("2027-11-01", 6),
        ("2028-12-31", 19),
        ("2029-01-01", 0),
        ("2026-12-31", 0),
    ],
)
def test_silence_begins_after_six_months_and_ends_with_the_plan(today: str, months: int) -> None:
    whole = country()
    found = slippage(whole, whole.commitments["one"], date.fromisoformat(today))
    assert found.silent_months == months


@pytest.mark.parametrize(
    "said", [{"stage": "withdrawn"}, {"updates": updates(("2027-02-01", "complete"))}]
)
def test_what_is_finished_or_withdrawn_is_not_silent(said: dict[str, Any]) -> None:
    whole = country(**said)
    assert not slippage(whole, whole.commitments["one"], date(2028, 6, 1))
