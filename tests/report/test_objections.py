"""Objections and explanations: which finding they are about, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actionplan.standards import RULES, Finding, agenda, check, concerns, notices
from tests.make import PLAN, facts_of, record

TODAY = date(2027, 8, 1)
CASE: dict[str, Any] = {
    "complete_from": "2027-01-01",
    "today": TODAY.isoformat(),
    "meetings": ["2027-01-05"],
}
"""The forum has not met for more than six months, and can still meet."""
MEETINGS = "ogp-2022/regular-meetings"


def objection(**said: Any) -> Any:
    given = {"id": "o", "rule": MEETINGS, "plan": PLAN, "phase": "implementation"}
    more = {"received": "2027-07-20", "text": {"en": "No."}, "basis": "public-record"}
    return record("objection", **{**given, **more, **said})


def explanation(**said: Any) -> Any:
    given = {"id": "e", "rule": MEETINGS, "plan": PLAN, "phase": "implementation"}
    days = {"given_on": "2027-07-10", "until": "2027-09-30"}
    words = {"reason": {"en": "Snow."}, "remedy": {"en": "Spring."}, "seen_by_none": True}
    return record("explanation", **{**given, **days, **words, **said})


def missed() -> Finding:
    found = check(RULES, facts_of(CASE), TODAY)
    return next(f for f in found if f.rule.id == MEETINGS and f.breach)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ({}, True),
        ({"window": "2027-01-05"}, True),
        ({"window": "2027-01-06"}, False),
        ({"phase": "co_creation"}, False),
        ({"plan": "another"}, False),
        ({"rule": "ogp-2022/public-rules"}, False),
        ({"about": PLAN}, True),
        ({"about": "a-commitment"}, False),
    ],
)
def test_an_objection_is_about_what_it_names(said: dict[str, str], about: bool) -> None:
    assert concerns(objection(**said), missed()) is about


def test_an_objection_waits_until_somebody_replies() -> None:
    reply = {"on": "2027-07-30", "by_role": {"en": "X"}, "outcome": "upheld", "text": {"en": "Y"}}
    for said, waits in ((objection(), 1), (objection(reply=reply), 0)):
        register = replace(facts_of(CASE), objections={"o": said})
        tasks = agenda(check(RULES, register, TODAY), register, TODAY)
        named = [t.values["rule"] for t in tasks if t.kind == "objection"]
        assert named == [("Space for dialogue",)] * waits


@pytest.mark.parametrize(
    ("said", "today", "word"),
    [
        ({}, "2027-08-01", None),
        ({"until": "2027-07-31"}, "2027-08-01", "ran out"),
        ({"until": "2027-07-31"}, "2027-07-31", None),
        ({"given_on": "2027-08-02"}, "2027-08-01", None),
        ({"given_on": "2027-06-01"}, "2027-06-15", "nothing that it explains"),
        ({"given_on": "2027-06-15"}, "2027-06-15", "nothing that it explains"),
        ({"given_on": "2027-06"}, "2027-06-15", "nothing that it explains"),
        ({"given_on": "2027-06-16"}, "2027-06-15", None),
        ({"given_on": "2027-06", "until": "2027-07"}, "2027-07-05", "nothing that it explains"),
        ({"given_on": "2027-06", "until": "2027-07-05"}, "2027-07-05", "nothing that it explains"),
        ({"rule": "ogp-2022/results-meetings-held"}, "2027-08-01", "nothing that it explains"),
    ],
)
def test_an_explanation_that_ran_out_or_explains_nothing_is_reported(
    said: dict[str, str], today: str, word: str | None
) -> None:
    register, day = replace(facts_of(CASE), explanations={"e": explanation(**said)}), today
    on = date.fromisoformat(day)
    found = notices(check(RULES, register, on), register, on)
    assert [word in n.message for n in found if word] == ([True] if word else [])
    assert len(found) == (1 if word else 0)


def test_an_explanation_of_two_misses_has_run_out_when_one_can_still_be_put_right() -> None:
    on = date(2028, 3, 1)
    said = {"given_on": "2027-09-01", "until": "2028-02-15"}
    case = facts_of(CASE | {"meetings": ["2027-01-05", "2027-08-01"]})
    register = replace(case, explanations={"e": explanation(**said)})
    (found,) = notices(check(RULES, register, on), register, on)
    assert "ran out" in found.message


@pytest.mark.parametrize(
    ("said", "explained"),
    [
        ({}, True),
        ({"window": "2027-01-05"}, True),
        ({"window": "2027-02-05"}, False),
        # It was given before what it would explain had begun.
        ({"given_on": "2027-01-04", "until": "2027-08-30"}, False),
        ({"given_on": "2027-01-05", "until": "2027-08-30"}, True),
    ],
)
def test_an_explanation_covers_no_later_miss(said: dict[str, str], explained: bool) -> None:
    register = replace(facts_of(CASE), explanations={"e": explanation(**said)})
    (found,) = (
        f
        for f in check(RULES, register, TODAY)
        if f.rule.id == MEETINGS and f.outcome.value == "missed"
    )
    assert found.verdict.first == date(2027, 1, 5)
    assert (found.explanation is not None, found.breach) == (explained, not explained)
    assert len(notices([found], register, TODAY)) == (0 if explained else 1)
