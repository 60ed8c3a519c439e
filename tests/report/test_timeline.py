"""A plan's history of verdicts: on which day a state began, without judging every day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from actionplan.model import Register
from actionplan.records import load
from actionplan.standards import (
    DESIGN,
    RULES,
    Course,
    Kind,
    Level,
    Outcome,
    by_clause,
    courses,
    phases,
)
from actionplan.standards.engine import judge
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Rule
from actionplan.standards.summary import ORDER
from tests.conftest import EXAMPLE, ROOT
from tests.make import CASES, PLAN, facts_of, read_yaml

TRACED = [r for r in RULES if r.clause is not DESIGN]
MINIMUM = [r for r in RULES if r.clause.edition.kind is Kind.MINIMUM]
SILENT = Outcome.NOT_APPLICABLE


def told(course: Course) -> list[tuple[str, str]]:
    return [(s.first.isoformat(), s.state.value) for s in course.spells]


def history(case: dict[str, Any], number: str, today: str) -> list[tuple[str, str]]:
    register = facts_of(case)
    found = courses(MINIMUM, register, register.plans[PLAN], date.fromisoformat(today))
    named = {(c.clause.number, c.phase.name): c for c in by_clause(found)}
    return told(named[number, case.get("phase", "implementation")])


def test_a_missed_meeting_is_missed_from_the_day_after_its_deadline_until_one_is_held() -> None:
    case = {"complete_from": "2027-01-01", "today": "", "meetings": ["2027-01-05", "2027-09-01"]}
    case |= {"forum": {"rules": {"published": {"on": "2026-01-01"}}}}
    members = {"members_by_sector": {"government": 1, "civil_society": 1}}
    case |= {"forum": case["forum"] | members | {"members_counted_on": "2027-01-01"}}
    assert history(case, "1.1", "2027-08-15") == [("2027-01-01", "due"), ("2027-07-06", "missed")]
    assert history(case, "1.1", "2027-07-05") == [("2027-01-01", "due")]


def test_two_meetings_in_a_year_are_met_from_the_second_one_and_due_again_in_the_next() -> None:
    case = {"complete_from": "2027-01-01", "today": "", "meetings": ["2027-02-01", "2027-05-01"]}
    assert history(case, "5.1", "2029-03-01") == [
        ("2027-01-01", "due"),
        ("2027-05-01", "met"),
        ("2028-01-01", "due"),
        ("2029-01-01", "missed"),
    ]


@pytest.mark.parametrize(
    ("root", "plan", "today"),
    [
        (EXAMPLE, "alpha", "2028-03-10"),
        (EXAMPLE, "beta", "2028-03-10"),
        (ROOT, "nap5", "2026-11-24"),
    ],
)
def test_it_is_the_same_as_judging_every_day(root: Any, plan: str, today: str) -> None:
    register, last = load(root), date.fromisoformat(today)
    record = register.plans[plan]
    found = courses(TRACED, register, record, last)
    assert {c.rule.level for c in found if c.rule} == set(Level)
    assert [told(c) for c in found] == [
        [(d.isoformat(), state.value) for d, state in every_day(register, c.rule, c.phase, last)]
        for c in found
        if c.rule
    ]


FADING: dict[str, Any] = {
    "complete_from": "2027-01-01",
    "plan": {"start": "2027-01", "end": "2028-06"},
    "website": {"url": "https://example.org/", "checks": {"2027-02": "open", "2027-09-05": "open"}},
    "updates": ["2027-03", "2027-05-10", "2028-01-31"],
    "texts": [{"on": "2027-02"}],
    "forum": {
        "rules": {"published": {"on": "2027-04"}},
        "seats": [
            {"sector": "government", "since": "2027-02", "until": "2027-11"},
            {"sector": "civil_society", "since": "2027-03"},
        ],
    },
    "meetings": ["2027-02", "2027-07-20", {"on": "2028-03", "who": ["government"]}],
}
OPEN_END: dict[str, Any] = {
    "complete_from": "2027-03",
    "plan": {"start": "2027-01-15", "end": None},
    "website": {"url": "https://example.org/", "checks": {"2027-02-28": "open"}},
    "updates": [{"on": "2027-08", "evidence_of": "process"}, "2027-08-31"],
    "meetings": ["2027-04", "2027-10"],
}
MADE: dict[str, Any] = {
    "complete_from": "2027-01-01",
    "phase": "co_creation",
    "plan": {"start": "2027-02", "end": "2027-10"},
    "timeline": "2027-01-10",
    "overview": "2027-02",
    "outreach": ["2027-05"],
    "consultations": [
        {"opens": "2027-04", "closes": "2027-06", "inputs": 1, "responses": ["2027-09"]}
    ],
    "website": {"url": "https://example.org/", "checks": {"2027-03": "open"}},
    "updates": ["2027-04-30"],
    "meetings": ["2027-06-15"],
}

VISITED_IN_MARCH: dict[str, Any] = {
    "complete_from": "nothing",
    "website": {"url": "https://example.org/", "checks": {"2027-01-15": "open", "2027-03": "open"}},
}
"""In March nobody can tell whether the second visit was yet; on its last day it was."""
MET_ON_ONE_DAY: dict[str, Any] = {
    "complete_from": "nothing",
    "phase": "co_creation",
    "plan": {"start": "2027-01", "end": "2027-11"},
    "updates": [{"on": day, "evidence_of": "process"} for day in ("2026-09", "2027-08")],
}
"""On 31 August both updates of the last twelve months are certain, a day later one is not."""
TWO_AGAIN_AT_LAST: dict[str, Any] = {
    "complete_from": "nothing",
    "phase": "co_creation",
    "plan": {"start": "2027-01-01", "end": "2029-11"},
    "updates": [
        {"on": day, "evidence_of": "process"} for day in ("2026-07-08", "2026-09-30", "2027-07")
    ],
}
"""The first update is a year old on 8 July; from 31 July on the third one is certain."""
SEATED_IN_TURN: dict[str, Any] = {
    "complete_from": "2027-01-01",
    "plan": {"start": "2027-01", "end": "2027-12-30"},
    "meetings": ["2027-04"],
    "forum": {
        "seats": [
            {"sector": "government", "since": "2027-05", "until": "2027-06"},
            {"sector": "civil_society", "since": "2027-08"},
        ]
    },
}
"""Who came to a meeting shows both sides, until seats are on record that show otherwise."""


@pytest.mark.parametrize(
    "case",
    [FADING, OPEN_END, MADE, VISITED_IN_MARCH, MET_ON_ONE_DAY, TWO_AGAIN_AT_LAST, SEATED_IN_TURN],
)
@pytest.mark.parametrize("today", ["2027-03-10", "2028-07-20"])
def test_days_known_in_part_are_judged_as_day_by_day(case: dict[str, Any], today: str) -> None:
    register, last = facts_of(case), date.fromisoformat(today)
    plan = register.plans[PLAN]
    found = courses(TRACED, register, plan, last)
    assert found
    for course in found:
        assert course.rule
        days = list(every_day(register, course.rule, course.phase, last))
        assert told(course) == [(day.isoformat(), state.value) for day, state in days]


RENEWED = {
    f"{name}: {case['name']}": (name, case)
    for name in ("next-meeting-in-time", "website-kept-moving", "website-visited-weekly")
    for case in read_yaml(CASES / f"{name}.yml")
}


@pytest.mark.parametrize(("name", "case"), RENEWED.values(), ids=RENEWED)
def test_advice_whose_clock_starts_anew_is_judged_as_day_by_day(
    name: str, case: dict[str, Any]
) -> None:
    rule = next(r for r in RULES if r.id.partition("/")[2] == name)
    phase = case.get("phase") or rule.clause.phases[-1]
    register = facts_of(case | {"phase": phase})
    last = date.fromisoformat(case["today"]) + timedelta(days=400)
    for course in courses([rule], register, register.plans[PLAN], last):
        days = list(every_day(register, rule, course.phase, last))
        assert told(course) == [(day.isoformat(), state.value) for day, state in days]


@pytest.mark.parametrize("case", [FADING, MADE])
def test_a_rule_that_speaks_on_one_day_has_a_course(case: dict[str, Any]) -> None:
    register, last = facts_of(case), date(2028, 7, 20)
    plan = register.plans[PLAN]
    found = {(c.rule.id, c.phase.name) for c in courses(RULES, register, plan, last) if c.rule}
    spoken = {
        (rule.id, phase.name)
        for phase in phases(plan)
        for rule in RULES
        if phase.start and phase.name in rule.clause.phases
        if any(s is not SILENT for _, s in every_day(register, rule, phase, last))
    }
    assert found == spoken


@pytest.mark.parametrize(
    ("start", "today", "begun"),
    [
        ("2027-01-15", "2027-01-15", True),
        ("2027-01-15", "2027-01-14", False),
        ("2027-01", "2027-01-01", True),
    ],
)
def test_a_course_begins_on_the_first_day_of_its_phase(start: str, today: str, begun: bool) -> None:
    register = facts_of({"complete_from": "2027-01-01", "plan": {"start": start}})
    last = date.fromisoformat(today)
    found = courses(MINIMUM, register, register.plans[PLAN], last)
    assert bool(found) == begun
    assert all(s.first == s.last == last for c in found for s in c.spells)


def every_day(
    register: Register, rule: Rule, phase: Phase, last: date
) -> Iterator[tuple[date, Outcome]]:
    """The days on which another state begins, judged day by day."""
    day, before = phase.began.first, None
    while day <= last:
        outcomes = {v.outcome for v in judge(rule, phase, register, day)}
        state = next(o for o in ORDER if o in outcomes | {SILENT})
        if state is not before:
            yield day, state
        day, before = day + timedelta(days=1), state


def test_the_spells_follow_on_each_other_without_a_hole() -> None:
    register = load(EXAMPLE)
    for course in by_clause(courses(MINIMUM, register, register.plans["alpha"], date(2028, 1, 10))):
        ends = [s.last + timedelta(days=1) for s in course.spells]
        assert [s.first for s in course.spells[1:]] == ends[:-1]
        assert course.spells[-1].last == date(2028, 1, 10)
        states = [s.state for s in course.spells]
        assert all(a is not b for a, b in pairwise(states))
