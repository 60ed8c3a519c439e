"""The rules, case by case, and what every rule owes its readers."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actionplan import standards
from actionplan.dates import When, parse
from actionplan.model import Register
from actionplan.report import message
from actionplan.standards import (
    RULES,
    Evidence,
    Finding,
    Kind,
    Level,
    Outcome,
    Rule,
    Severity,
    check,
    current_plan,
    phases,
    requirements,
)
from actionplan.standards.grounds import NAMED
from actionplan.standards.membership import gaps
from actionplan.standards.rule import rule
from tests.make import CASES, PLAN, edited, facts_of, meeting, read_yaml, record, register

BY_NAME = {r.id.partition("/")[2]: r for r in RULES}
FILES = {path.stem: read_yaml(path) for path in sorted(CASES.glob("*.yml"))}
VECTORS = FILES.pop("vectors")
ALL = [pytest.param(name, c, id=f"{name}: {c['name']}") for name, cs in FILES.items() for c in cs]
ALL += [pytest.param(v["rule"], v, id=f"{v['vector']}: {v['rule']}") for v in VECTORS]
OUTCOMES = {o.value for o in Outcome}
DATED = ("missed", "due")
NEVER_DUE = {"both-sides-take-part", "public-rules", "website-answers", "in-line-with-process"}
"""They ask for something that is so on every day. A day before which it need not be is not set."""


@pytest.mark.parametrize(("name", "case"), ALL)
def test_a_case_comes_out_as_it_says(name: str, case: dict[str, Any]) -> None:
    found = judged(BY_NAME[name], case)
    expected = [e if isinstance(e, dict) else {e: None} for e in case["expect"]]
    assert [told(f, e) for f, e in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected), [f.verdict.message for f in found[len(expected) :]]
    if "state" in case:
        assert requirements(found, found[0].plan)[0].state == case["state"]


@pytest.mark.parametrize(("name", "case"), ALL)
def test_a_case_states_its_completeness_and_what_would_decide(
    name: str, case: dict[str, Any]
) -> None:
    assert "complete_from" in case
    for expected in case["expect"]:
        if isinstance(expected, str):
            assert expected in ("met", "not_applicable"), "say the deadline, or the missing field"
        elif "cannot_tell" in expected:
            assert expected["cannot_tell"]


@pytest.mark.parametrize("name", BY_NAME)
def test_every_rule_has_a_case_for_every_outcome(name: str) -> None:
    outcomes = {
        outcome
        for case in FILES[name]
        for expected in case["expect"]
        for outcome in ([expected] if isinstance(expected, str) else expected)
    }
    wanted = set(OUTCOMES)
    if name in NEVER_DUE or BY_NAME[name].level is Level.ADVISED:
        wanted.remove("due")
    assert wanted <= outcomes


def test_every_case_file_belongs_to_a_rule_and_names_its_cases_apart() -> None:
    assert set(FILES) == set(BY_NAME)
    for cases in FILES.values():
        names = [c["name"] for c in cases]
        assert len(set(names)) == len(names)


def test_every_worked_example_is_there() -> None:
    """Those with a pass and a fail of their own are two."""
    assert {v["vector"] for v in VECTORS} == {
        "notice-of-fourteen-days",
        "notice-of-thirteen-days",
        "the-later-of-timeline-and-overview",
        "meetings-exactly-six-months-apart",
        "meetings-six-months-and-a-day-apart",
        "meetings-at-the-ends-of-august-and-february",
        "the-last-meeting-in-may",
        "a-meeting-of-officials-alone",
        "two-updates-eleven-months-apart",
        "two-updates-of-one-day",
        "results-meetings-of-two-years",
        "results-shown-and-no-comments-taken",
        "fifty-inputs-and-one-response",
        "the-next-plan-on-the-last-day",
        "the-next-plan-a-day-late",
        "a-four-year-plan-without-a-refresh",
    }


def judged(rule: Rule, case: dict[str, Any]) -> tuple[Finding, ...]:
    phase = case.get("phase") or rule.clause.phases[-1]
    found = check([rule], facts_of(case | {"phase": phase}), date.fromisoformat(case["today"]))
    return tuple(f for f in found if f.plan.id == PLAN and f.phase.name == phase)


def told(finding: Finding, expected: dict[str, Any]) -> dict[str, Any]:  # noqa: C901
    """The finding in the shorthand, as far as the case speaks of it."""
    verdict = finding.verdict
    first: Any = None
    if finding.outcome in DATED:
        first = verdict.deadline and str(verdict.deadline)
    elif verdict.missing:
        first = verdict.missing.field
    said: dict[str, Any] = {finding.outcome.value: first}
    sentence = message(finding, "en")
    for key, value in expected.items():
        match key:
            case "open":
                said[key] = verdict.open
            case "record":
                said[key] = verdict.missing and verdict.missing.record
            case "window":
                said[key] = [str(verdict.first), str(verdict.last)]
            case "evidence":
                said[key] = list(dict.fromkeys(e.record for e in verdict.evidence))
            case "fields":
                said[key] = [e.field for e in verdict.evidence]
            case "about":
                said[key] = finding.subject.id
            case "says":
                said[key] = value if value in sentence else sentence
            case _ if key not in OUTCOMES:
                said[key] = plain(verdict.values.get(key))
    return said


def plain(value: Any) -> Any:
    """A value of a message as a case writes it."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return value if isinstance(value, int | None) else str(value)


# What every rule owes its readers.


def test_ids_are_unique_and_in_the_list_that_only_grows() -> None:
    ids = [r.id for r in RULES]
    assert len(set(ids)) == len(ids)
    listed = (CASES / "ids.txt").read_text(encoding="utf-8").split()
    assert sorted(ids) == listed, "an id is a public address: add new ones, never take one away"


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.id)
def test_a_rule_has_a_name_a_title_an_explanation_and_a_source(each: Rule) -> None:
    edition, _, name = each.id.partition("/")
    assert edition == each.clause.edition.slug
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert re.fullmatch(r"[A-Z].*[^.]\.", each.title)
    assert len(each.explanation.split()) > 15
    for address in (each.clause.url, each.clause.edition.url):
        assert address.startswith("https://")
    assert each.clause.for_a_person.endswith(".")
    assert set(each.clause.phases) <= {"co_creation", "implementation"}


@pytest.mark.parametrize("name", BY_NAME)
def test_a_name_reads_well_before_met(name: str) -> None:
    """“Regular meetings: met”. A name that tells a fault (“missing”, “late”) would not."""
    assert not set(name.split("-")) & {"no", "not", "missing", "missed", "late", "overdue", "check"}


def test_every_rule_of_every_module_is_listed() -> None:
    found = {
        value.id
        for module in pkgutil.iter_modules(standards.__path__, "actionplan.standards.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Rule)
    }
    assert found == {r.id for r in RULES}


def test_what_is_required_rests_on_a_clause_of_ogp_and_advice_is_ours() -> None:
    for each in RULES:
        ours = each.clause.wording == "ours"
        assert ours == (each.level is Level.ADVISED)
        assert ours == (each.clause.edition.kind is Kind.ADVICE)
    numbers = {k: {r.clause.number for r in RULES if r.clause.edition.kind is k} for k in Kind}
    assert numbers[Kind.MINIMUM] == {"1.1", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "5.1"}
    assert numbers[Kind.PROCEDURE] == {"P.1", "P.2", "P.3", "P.4"}


def test_advice_says_that_its_number_or_list_is_ours() -> None:
    for each in RULES:
        if each.level is Level.ADVISED and each.clause.number != "R.1":
            assert re.search(r"\bours\b|of ours", each.explanation), each.id


@pytest.mark.parametrize(("name", "case"), ALL)
def test_the_same_records_and_day_give_the_same_findings(name: str, case: dict[str, Any]) -> None:
    assert judged(BY_NAME[name], case) == judged(BY_NAME[name], case)


@pytest.mark.parametrize(("name", "case"), ALL)
def test_a_sentence_is_whole_and_its_ids_are_unique(name: str, case: dict[str, Any]) -> None:
    found = judged(BY_NAME[name], case)
    assert len({f.id for f in found}) == len(found)
    for finding in found:
        sentence = message(finding, "en")
        assert re.match(r"[A-Z“]", sentence), "a sentence begins with a capital or a quoted title"
        assert sentence.endswith(".")
        assert "None" not in sentence
        assert "{" not in sentence


@pytest.mark.parametrize(("name", "case"), ALL)
def test_what_is_decided_names_the_fields_it_rests_on(name: str, case: dict[str, Any]) -> None:
    """What the records do not tell, or do not speak of, has nothing to rest on."""
    for finding in judged(BY_NAME[name], case):
        whole = facts_of(case | {"phase": finding.phase.name})
        if finding.outcome in (Outcome.MET, Outcome.MISSED, Outcome.DUE):
            assert finding.verdict.evidence, finding.verdict.message
        for place in finding.verdict.evidence:
            held = at(whole, place)
            assert place.field
            assert held or finding.outcome is not Outcome.MET, f"{place.field} is absent"
            if place.on and isinstance(held, When):
                assert held == place.on, f"{place.field} holds another day"


@pytest.mark.parametrize(("name", "case"), ALL)
def test_a_deadline_rests_on_a_day_of_the_records(name: str, case: dict[str, Any]) -> None:
    """What is due has none only while the end of the phase is not on record."""
    for finding in judged(BY_NAME[name], case):
        if finding.outcome in (Outcome.DUE, Outcome.MISSED) and finding.verdict.deadline:
            assert any(place.on for place in finding.verdict.evidence), finding.verdict.message
        elif finding.outcome is Outcome.DUE:
            assert finding.phase.end is None


def at(whole: Register, place: Evidence) -> Any:
    """What the records hold in a place; None if that is nothing."""
    part: Any = whole.at(place.record)
    assert part, f"{place.record} is no record"
    for step in place.field.split("."):
        if isinstance(part, tuple):
            part = next((item for item in part if getattr(item, "id", None) == step), None)
        else:
            part = getattr(part, step, None)
    return part


def test_one_verdict_on_many_names_the_first_of_them() -> None:
    many = [{"id": f"c-{n:02}", "lead": ["ministry"]} for n in range(30)]
    case = missed_case() | {"commitments": many}
    finding = judged(BY_NAME["one-lead-named"], case)[-1]
    assert (finding.outcome, finding.verdict.values) == (Outcome.MET, {"count": 30, "all": 30})
    assert len(finding.verdict.evidence) == NAMED
    assert finding.verdict.evidence[0].record.endswith("c-00.yml")


def test_the_day_on_which_the_making_ended_is_found_in_its_own_field() -> None:
    days = {
        "submission.on": {"submission": {"on": "2027-06-03"}},
        "co_creation.end": {"co_creation": {"end": "2027-06-02"}},
        "adoption.on": {"adoption": {"on": "2027-06-01"}},
    }
    fields = list(days)
    for number, field in enumerate(fields):
        told = {key: value for f in fields[number:] for key, value in days[f].items()}
        making, _ = phases(record("plan", id=PLAN, number=1, title={"en": "Plan"}, **told))
        assert (making.end_field, str(making.end)) == (field, f"2027-06-0{3 - number}")


def test_severity_comes_from_level_and_outcome_alone() -> None:
    finding = judged(BY_NAME["regular-meetings"], missed_case())[-1]
    assert (finding.severity, finding.breach) == (Severity.ERROR, True)
    advice = replace(finding, rule=replace(finding.rule, level=Level.ADVISED))
    assert (advice.severity, advice.breach) == (Severity.WARNING, False)
    wanted = {
        Outcome.CANNOT_TELL: Severity.WARNING,
        Outcome.DUE: Severity.NOTE,
        Outcome.MET: Severity.NOTE,
        Outcome.NOT_APPLICABLE: Severity.NOTE,
    }
    for outcome, severity in wanted.items():
        other = replace(finding, verdict=replace(finding.verdict, outcome=outcome))
        assert (other.severity, other.breach) == (severity, False)
        softer = replace(other, rule=advice.rule)
        assert (softer.severity, softer.breach) == (Severity.NOTE, False)
    closed = replace(finding, verdict=replace(finding.verdict, open=False))
    assert (closed.severity, closed.breach) == (Severity.ERROR, False)


def missed_case() -> dict[str, Any]:
    return {
        "name": "no meeting for eleven months",
        "today": "2027-12-01",
        "complete_from": "2027-01-01",
        "meetings": ["2027-01-05"],
        "expect": [],
    }


@pytest.mark.parametrize(
    ("change", "lives"),
    [
        ({}, True),
        ({"given_on": "2027-12-01", "until": "2027-12-01"}, True),
        ({"given_on": "2027-12", "until": "2027-12"}, True),
        ({"until": "2027"}, True),
        ({"until": "2027-11-30"}, False),
        ({"given_on": "2027-12-02"}, False),
        ({"rule": "ogp-2022/public-rules"}, False),
        ({"phase": "co_creation"}, False),
        ({"plan": "another"}, False),
    ],
)
def test_a_live_explanation_takes_the_alarm_away_but_never_the_miss(
    change: dict[str, str], lives: bool
) -> None:
    case = missed_case()
    explanation = record(
        "explanation",
        **{
            "id": "why",
            "rule": "ogp-2022/regular-meetings",
            "plan": PLAN,
            "phase": "implementation",
            "given_on": "2027-11-01",
            "until": "2028-03-01",
            "reason": {"en": "Elections"},
            "remedy": {"en": "A meeting in December"},
            **change,
        },
    )
    whole = replace(facts_of(case), explanations={"why": explanation})
    kept, finding = (
        f
        for f in check([BY_NAME["regular-meetings"]], whole, date.fromisoformat(case["today"]))
        if f.phase.name == "implementation"
    )
    assert (kept.outcome, kept.explanation) == (Outcome.MET, None)
    assert finding.outcome is Outcome.MISSED
    assert finding.explanation == (explanation if lives else None)
    assert finding.breach is not lives


def test_a_title_and_an_explanation_come_from_the_docstring() -> None:
    @rule(RULES[0].clause, Level.REQUIRED)
    def something_done(phase: Any, register: Any, today: date) -> Any:
        """Something is done.

        First part,
        same paragraph.

        Second part.
        """

    assert something_done.id == "ogp-2022/something-done"
    assert something_done.title == "Something is done."
    assert something_done.explanation == "First part, same paragraph.\n\nSecond part."


def test_plans_come_in_their_order_and_each_rule_sees_its_phases() -> None:
    plans = [
        record("plan", id=name, number=number, title={"en": name}, adoption={"on": "2023-01-01"})
        for name, number in (("later", 2), ("earlier", 1))
    ]
    found = check(RULES, register(plans=plans), date(2027, 1, 1))
    assert [f.plan.id for f in found] == sorted(f.plan.id for f in found)
    seen = {(f.rule.id, f.phase.name) for f in found}
    assert seen == {(r.id, phase) for r in RULES for phase in r.clause.phases}
    assert {f.outcome for f in found} == {Outcome.CANNOT_TELL}


def test_a_requirement_takes_the_worst_of_its_parts_and_the_nearest_deadline() -> None:
    whole = facts_of(missed_case())
    before = check(RULES, whole, date(2027, 3, 1))
    states = {
        (r.clause.number, r.phase.name): (r.state.value, r.met_so_far, str(r.deadline))
        for r in requirements(before, whole.plans[PLAN])
    }
    assert states["1.1", "implementation"] == ("missed", False, "2027-07-05")
    assert states["5.1", "implementation"] == ("due", False, "2027-12-31")
    fuller = edited(
        replace(whole, meetings={**whole.meetings, "more": meeting("more", "2027-02-01")}),
        "plans",
        PLAN,
        complete_from=None,
    )
    by_rule = check([BY_NAME["regular-meetings"]], fuller, date(2027, 3, 1))
    (state,) = (
        r for r in requirements(by_rule, whole.plans[PLAN]) if r.phase.name == "implementation"
    )
    assert (state.state, state.met_so_far, state.deadline) == (
        Outcome.DUE,
        True,
        parse("2027-08-01").first,
    )


@pytest.mark.parametrize(
    ("filled", "open_days"),
    [
        ([], [(1, 9)]),
        ([(1, 9)], []),
        ([(2, 3), (6, 8)], [(1, 1), (4, 5), (9, 9)]),
        ([(6, 8), (1, 5)], [(9, 9)]),
        ([(1, 7), (2, 3)], [(8, 9)]),
        ([(4, 4)], [(1, 3), (5, 9)]),
        ([(5, 3)], [(1, 9)]),
        ([(1, 9), (12, 14)], []),
        ([(1, 8), (12, 14)], [(9, 9)]),
    ],
)
def test_the_days_that_nobody_fills(
    filled: list[tuple[int, int]], open_days: list[tuple[int, int]]
) -> None:
    def days(them: list[tuple[int, int]]) -> list[tuple[date, date]]:
        return [(date(2027, 1, first), date(2027, 1, last)) for first, last in them]

    assert list(gaps(days(filled), (date(2027, 1, 1), date(2027, 1, 9)))) == days(open_days)


def test_a_finding_is_named_by_rule_plan_phase_and_first_day() -> None:
    case = missed_case() | {"updates": ["2027-03-01"], "today": "2028-12-31"}
    assert [f.id for f in judged(BY_NAME["repository-updates"], case)] == [
        "ogp-2022/repository-updates:plan:implementation:2027-01-01",
        "ogp-2022/repository-updates:plan:implementation:2028-01-01",
        "ogp-2022/repository-updates:plan:implementation:last-twelve-months",
    ]
    case = missed_case() | {"website": {"url": "https://example.org/", "checks": {}}}
    (finding,) = judged(BY_NAME["website-answers"], case)
    assert finding.id == "ogp-2022/website-answers:plan:implementation"


def test_what_the_irm_published_stands_with_the_requirement_it_is_about() -> None:
    irm = [
        {"document": "review", "indicator": "requirement", "requirement": number, "phase": phase}
        for number, phase in (("1.1", "co_creation"), ("1.1", None), ("3.1", "co_creation"))
    ]
    whole = facts_of(missed_case() | {"plan": {"irm": irm}})
    found = requirements(check(RULES, whole, date(2027, 3, 1)), whole.plans[PLAN])
    quoted = {(r.clause.number, r.phase.name): len(r.irm) for r in found if r.irm}
    assert quoted == {
        ("1.1", "co_creation"): 2,
        ("1.1", "implementation"): 1,
        ("3.1", "co_creation"): 1,
    }


PERIODS = {
    1: {"start": "2021-01-01", "end": "2022-12-31"},
    2: {"start": "2023-01-01", "end": "2024-12-31"},
    3: {"start": "2025-01-01"},
    6: {"start": "2026-02", "end": "2026-03"},
    4: {"end": "2099-12-31"},
    5: None,
}


@pytest.mark.parametrize(
    ("today", "current"),
    [
        ("2022-12-31", 1),
        ("2023-01-01", 2),
        ("2024-12-31", 2),
        ("2025-01-01", 5),
        ("2020-12-31", 5),
        ("2026-02-01", 6),
        ("2026-03-31", 6),
    ],
)
def test_the_current_plan_is_the_one_that_runs_or_else_the_newest(today: str, current: int) -> None:
    plans = [
        record("plan", id=f"plan-{n}", number=n, title={"en": str(n)}, period_ogp=period)
        for n, period in PERIODS.items()
        if n != 6 or today > "2025-12-31"
    ]
    found = current_plan(plans, date.fromisoformat(today))
    assert found
    assert found.number == current
    assert current_plan([], date.fromisoformat(today)) is None


@pytest.mark.parametrize(
    ("fields", "end"),
    [
        (("submission", "co_creation", "adoption"), "2027-10-03"),
        (("co_creation", "adoption"), "2027-10-02"),
        (("adoption",), "2027-10-01"),
        ((), None),
    ],
)
def test_co_creation_ends_with_the_submission_or_else_what_comes_nearest_to_it(
    fields: tuple[str, ...], end: str | None
) -> None:
    known = {
        "submission": {"on": "2027-10-03"},
        "co_creation": {"end": "2027-10-02"},
        "adoption": {"on": "2027-10-01"},
    }
    empty: dict[str, Any] = {"submission": {}, "co_creation": {}, "adoption": {}}
    given = empty | {name: known[name] for name in fields}
    making, running = phases(record("plan", id="p", number=1, title={"en": "P"}, **given))
    assert making.end == (parse(end) if end else None)
    assert (making.start, running.start, running.end) == (None, None, None)
    bare = record("plan", id="p", number=1, title={"en": "P"}, **{f: known[f] for f in fields})
    assert phases(bare)[0].end == making.end


def test_a_requirement_is_due_on_its_nearest_deadline() -> None:
    whole = facts_of(missed_case())
    found = requirements(check(RULES, whole, date(2027, 3, 1)), whole.plans[PLAN])
    assert {(r.clause.number, str(r.deadline)) for r in found if r.state is Outcome.DUE} >= {
        ("2.2", "2027-12-31"),
        ("5.1", "2027-12-31"),
    }


@pytest.mark.parametrize(
    ("period", "today", "current"),
    [
        ({"start": "2027-02", "end": "2027-04"}, "2027-02-01", 1),
        ({"start": "2027-02", "end": "2027-04"}, "2027-01-31", 2),
        ({"start": "2027-02", "end": "2027-04"}, "2027-04-30", 1),
        ({"start": "2027-02", "end": "2027-04"}, "2027-05-01", 2),
    ],
)
def test_a_plan_runs_from_the_first_to_the_last_day_its_months_may_mean(
    period: dict[str, str], today: str, current: int
) -> None:
    plans = [
        record("plan", id="one", number=1, title={"en": "One"}, period_ogp=period),
        record("plan", id="two", number=2, title={"en": "Two"}),
    ]
    found = current_plan(plans, date.fromisoformat(today))
    assert found
    assert found.number == current


def test_requirements_are_of_one_plan_and_of_one_kind() -> None:
    plans = [
        record("plan", id=name, number=number, title={"en": name}, adoption={"on": "2023-01-01"})
        for name, number in (("one", 1), ("two", 2))
    ]
    found = check(RULES, register(plans=plans), date(2027, 1, 1))
    for kind in Kind:
        for state in requirements(found, plans[0], kind):
            assert state.clause.edition.kind is kind
            assert {f.plan.id for f in state.findings} == {"one"}
