"""What holds for the rules whatever the records are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.labels import LABELS
from actionplan.model import Register
from actionplan.report import message
from actionplan.standards import (
    RULES,
    Finding,
    Level,
    Outcome,
    Severity,
    check,
    consulting,
    making,
    members,
    notice,
    requirements,
    rhythm,
    view,
)
from actionplan.standards.summary import ORDER
from tests.make import FORUM, PLAN, facts_of, meeting

FIRST, LAST = date(2022, 1, 1), date(2027, 12, 31)
TODAY = st.dates(date(2021, 6, 1), date(2029, 12, 31))
Case = dict[str, Any]
Days = Callable[[st.DrawFn], str]

few = settings(max_examples=50)


def exact(draw: st.DrawFn) -> str:
    """A day as a record writes it."""
    return str(draw(st.dates(FIRST, LAST)))


def any_precision(draw: st.DrawFn) -> str:
    """A day, a month or a year."""
    return exact(draw)[: draw(st.sampled_from((10, 10, 10, 7, 4)))]


def up_to(last: date) -> Days:
    """Days up to one day, so that nothing on record is still to come."""
    return lambda draw: str(draw(st.dates(FIRST, last)))


def some(draw: st.DrawFn, one: Callable[[], Any], most: int = 4) -> list[Any]:
    return [one() for _ in range(draw(st.integers(0, most)))]


def maybe(draw: st.DrawFn, values: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    return {key: value() for key, value in values.items() if draw(st.booleans())}


@st.composite
def cases(draw: st.DrawFn, days: Days = any_precision, plan_days: Days | None = None) -> Case:
    """The records of a country with one plan, as far as the rules look at them."""

    def day() -> str:
        return days(draw)

    def plan_day() -> str:
        return (plan_days or days)(draw)

    def pick(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    making, starts, ends = sorted(plan_day() for _ in range(3))
    case: Case = {
        "name": "any",
        "phase": "co_creation",
        "plan": {
            "start": pick(making, making, making, None),
            "end": pick(starts, starts, None),
            "adoption": pick({"on": day()}, {}, None),
            "period_ogp": pick({"start": starts, "end": ends}, {"start": starts}, {}),
            "length_years": pick(2, 4, None),
        },
        "complete_from": pick(
            "nothing", day(), "2022-01-01", maybe(draw, dict.fromkeys(KINDS, day))
        ),
        "spaces": pick(SPACES, SPACES, SPACES[:1], []),
        "forum": maybe(
            draw,
            {
                "rules": lambda: {"published": pick({"on": day()}, {})},
                "members_by_sector": lambda: pick(
                    {"government": 2}, {"civil_society": 0}, {"government": 1, "civil_society": 1}
                ),
                "members_counted_on": day,
                "since": day,
                "until": day,
                "seats": lambda: [
                    {"sector": side, **maybe(draw, {"since": day, "until": day})}
                    for side in pick(SIDES[:1], SIDES[:2], (*SIDES, *SIDES))
                ],
            },
        ),
        "meetings": some(draw, lambda: any_meeting(draw, day()), 6),
        "outreach": some(
            draw,
            lambda: {
                **maybe(draw, {"on": day}),
                "audience": pick("public", "members_only", "unknown"),
            },
        ),
        "consultations": some(draw, lambda: any_consultation(draw, day), 2),
        "updates": some(
            draw,
            lambda: {**maybe(draw, {"on": day}), "evidence_of": pick("process", "commitment")},
            6,
        ),
        "texts": some(draw, lambda: pick({}, {"on": day()}, {"on": day(), "languages": ["mn"]}), 2),
        "plans": [
            {
                "number": n,
                "texts": some(draw, day, 1),
                **maybe(draw, {"start": day, "submission": lambda: pick({}, {"on": day()})}),
            }
            for n in pick((), (4,), (3, 6))
        ],
        "commitments": some(draw, lambda: any_commitment(draw, day), 3),
        "documents": some(
            draw,
            lambda: {
                "kind": pick("irm_report", "self_assessment", "report"),
                **maybe(draw, {"published": day}),
            },
            2,
        ),
        "organisations": [
            {"id": id, "sector": pick(*SIDES), **maybe(draw, {"works_on": lambda: [pick(*FIELDS)]})}
            for id in ORGANISATIONS
        ],
        "contact": maybe(draw, {"office": lambda: "The office", "name": lambda: "A. Person"}),
        "website": pick(
            "none", {"checks": {}}, {"url": "https://example.org/", "checks": visits(draw, day)}
        ),
    }
    return case | maybe(draw, {"timeline": day, "overview": day})


KINDS = tuple(LABELS["complete_from"])
SIDES = ("government", "civil_society", "academia")
SPACES = [{"body": FORUM, "phase": p} for p in ("co_creation", "implementation")]


ORGANISATIONS = ("ministry", "lanterns")
FIELDS = ("human_rights", "justice")
TITLES = ("Promote the register", "A study of prices", "Pass the law", "Pass the law on prices")


def any_commitment(draw: st.DrawFn, day: Callable[[], str]) -> Case:
    """A commitment with some of its fields, and milestones that the heuristics look at."""

    def pick(*values: Any) -> Any:
        return draw(st.sampled_from(values))

    def milestone(id: str) -> Case:
        told: dict[str, Callable[[], Any]] = {
            "due": day,
            "outputs": lambda: "A website",
            "completed_on": day,
        }
        return {"id": id, "title": pick(*TITLES), **maybe(draw, told)}

    fields: dict[str, Callable[[], Any]] = {
        "stage": lambda: pick("draft", "proposed", "withdrawn"),
        "lead": lambda: [pick(*ORGANISATIONS)],
        "problem": lambda: pick("Nobody knows", "The law"),
        "causes": lambda: pick("Nobody knows", "The law"),
        "done_before": lambda: "The law",
        "solution": lambda: pick("A register", "The law"),
        "values": lambda: pick({}, {"transparency": "A register"}),
        "coverage": lambda: pick({"national": True}, {"areas": [{"name": "North"}]}),
        "resources": lambda: pick({"amount": 5}, {"none_needed": "Staff is there"}),
        "origin": lambda: pick("irm", "carried_over"),
        "supporting": lambda: [{"organisation": pick(*ORGANISATIONS)}],
        "milestones": lambda: [milestone(id) for id in ("one", "two")[: pick(1, 2)]],
        "updates": lambda: [{"on": day(), "status": pick("not_started", "limited")}],
    }
    return maybe(draw, fields)


def any_meeting(draw: st.DrawFn, day: str) -> Case:
    unusual = {
        "state": ("announced", "planned"),
        "plenary": ("unknown", False),
        "who": ("unknown", ["government"]),
        "kind": ("sub_group", "related"),
        "body": ("another", "unknown"),
        "plan": ("another", "unknown"),
        "results_presented": ("unknown", False),
        "comments_collected": ("unknown", False),
        "attendance": (
            {"complete": True, "present": [{"sector": "government", "organisation": "ministry"}]},
            {"present": [{"sector": "government", "organisation": "ministry", "rank": "minister"}]},
        ),
        "minutes": ({"published": {"on": day}},),
        "decisions": ([{"id": "one", "text": "Adopt it", "commitments": ["commitment-1"]}],),
    }
    odd = draw(st.sampled_from((None, None, None, *unusual)))
    return {"on": day} | ({odd: draw(st.sampled_from(unusual[odd]))} if odd else {})


def any_consultation(draw: st.DrawFn, day: Callable[[], str]) -> Case:
    return {
        "inputs": draw(st.integers(0, 2)),
        "none_received": draw(st.booleans()),
        "responses": some(draw, lambda: {**maybe(draw, {"on": day})}, 2),
        "answers": some(draw, day, 2),
        **maybe(draw, {"opens": day, "closes": day, "response_due": day}),
    }


def visits(draw: st.DrawFn, day: Callable[[], str]) -> dict[str, str]:
    return {d: draw(st.sampled_from(("open", "closed"))) for d in some(draw, day)}


def states(whole: Register, today: date) -> dict[tuple[str, str], Outcome]:
    """The worst outcome of each rule in each phase."""
    found: dict[tuple[str, str], Outcome] = {}
    for f in of_plan(check(RULES, whole, today)):
        key = (f.rule.id, f.phase.name)
        found[key] = min(found.get(key, f.outcome), f.outcome, key=ORDER.index)
    return found


def of_plan(findings: Sequence[Finding]) -> list[Finding]:
    return [f for f in findings if f.plan.id == PLAN]


@few
@given(cases(), TODAY)
def test_no_records_make_a_rule_fail_and_every_finding_is_a_sentence(
    case: Case, today: date
) -> None:
    findings = check(RULES, facts_of(case), today)
    assert len({f.id for f in findings}) == len(findings)
    for finding in findings:
        verdict = finding.verdict
        sentence = message(finding, "en")
        assert "None" not in sentence
        assert "{" not in sentence
        assert (verdict.missing is not None) == (finding.outcome is Outcome.CANNOT_TELL)
        if verdict.missing:
            assert verdict.missing.record.endswith(".yml")
            assert verdict.missing.field
        if verdict.open:
            overdue = verdict.deadline is not None and verdict.deadline < today
            assert finding.outcome in (Outcome.MISSED, Outcome.DUE) or (
                finding.outcome is Outcome.CANNOT_TELL and overdue
            )
        if finding.outcome is Outcome.DUE and verdict.deadline:
            assert verdict.deadline >= today
        if finding.outcome is Outcome.MISSED and finding.rule.level is Level.REQUIRED:
            quoted = finding.rule.id == "ogp-procedure/in-line-with-process"
            assert quoted or (verdict.deadline and verdict.deadline <= today)
        assert (finding.severity is Severity.ERROR) == (
            finding.outcome is Outcome.MISSED and finding.rule.level is Level.REQUIRED
        )


@few
@given(cases(), TODAY)
def test_every_rule_answers_in_every_phase_it_speaks_of(case: Case, today: date) -> None:
    """Advice is silent on a phase that began before these rules."""
    found = states(facts_of(case), today)
    wanted = {(r.id, p) for r in RULES for p in r.clause.phases}
    assert set(found) <= wanted
    assert all(is_advice(rule) for rule, _ in wanted - set(found))


@few
@given(cases(), TODAY, st.integers(1, 1500))
def test_a_fact_dated_after_today_changes_no_verdict(case: Case, today: date, days: int) -> None:
    before = check(RULES, facts_of(case), today)
    after = check(RULES, facts_of(with_later(case, str(today + timedelta(days)))), today)
    assert [(f.id, f.verdict) for f in of_plan(after)] == [
        (f.id, f.verdict) for f in of_plan(before)
    ]


def with_later(case: Case, day: str) -> Case:
    """The case with something of everything that is still to come on that day."""
    report, words = "later-report", {"en": "Later"}
    code = {"document": report, "indicator": "completion", "value": "complete"}
    contrary = {"document": report, "indicator": "contrary_to_process", "value": "yes"}
    published = {"published": {"on": day}}
    draft = {"id": "later", "on": day, "review": {"on": day}}
    return (
        {"timeline": day, "overview": day}
        | case
        | {
            "plan": {"refresh": published}
            | case["plan"]
            | {
                "irm": [contrary],
                "drafts": [draft],
                "approvals": [{"on": day, "text": words, "sources": [report]}],
            },
            "forum": {"rules": published}
            | case["forum"]
            | {"seats": [*case["forum"].get("seats", ()), *_seats_since(day)]},
            "meetings": [*case["meetings"], {"on": day}, {"on": day, "phase": "co_creation"}],
            "outreach": [*case["outreach"], {"on": day}, {"on": day, "audience": "officials"}],
            "updates": [*case["updates"], {"on": day}],
            "texts": [*case["texts"], {"on": day}],
            "plans": [*case["plans"], {"number": 7, "adoption": {"on": day}, "start": day}],
            "consultations": [_answered_later(w, day) for w in case["consultations"]],
            "commitments": [_told_later(c, day, code) for c in case["commitments"]],
            "documents": [
                *case["documents"],
                {"id": report, "kind": "irm_report", "published": day},
                {"kind": "self_assessment", "published": day},
            ],
            "website": _visited_later(case["website"], day),
        }
    )


def _seats_since(day: str) -> list[Case]:
    return [{"sector": sector, "since": day} for sector in SIDES]


def _answered_later(window: Case, day: str) -> Case:
    answer = {"on": day, "all_inputs": True}
    return window | {"responses": [*window["responses"], answer]}


def _told_later(commitment: Case, day: str, code: Case) -> Case:
    told = {"on": day, "status": "limited"}
    version = {"draft": "later", "title": {"en": "Another"}}
    return commitment | {
        "irm": [code],
        "self_assessment": [told],
        "updates": [*commitment.get("updates", ()), told | {"evidence": ["later-report"]}],
        "milestones": [{"completed_on": day} | m for m in commitment.get("milestones", ())],
        "versions": [version],
    }


def _visited_later(website: Any, day: str) -> Any:
    if website == "none":
        return website
    return website | {"checks": {**website["checks"], day: "open"}}


RECORDED = date(2025, 6, 30)


@few
@given(
    cases(days=up_to(RECORDED), plan_days=exact),
    st.dates(RECORDED, date(2029, 12, 31)),
    st.integers(0, 1500),
)
def test_time_alone_never_takes_a_miss_away_nor_moves_its_deadline(
    case: Case, today: date, days: int
) -> None:
    """Nothing is on record after the first of the two days, so only time passes."""
    whole = facts_of(case)
    later = {f.id: f for f in check(RULES, whole, today + timedelta(days))}
    for finding in check(RULES, whole, today):
        if finding.outcome is Outcome.MISSED and not only_today(finding, today):
            same = later[finding.id]
            assert same.outcome is Outcome.MISSED
            assert same.verdict.deadline == finding.verdict.deadline


def only_today(finding: Finding, today: date) -> bool:
    """True for the last twelve months, others tomorrow, and for advice to a plan that runs."""
    trailing = finding.rule.id == "ogp-2022/repository-updates" and finding.verdict.last == today
    return trailing or finding.rule.level is Level.ADVISED


WINDOWS = {
    "ogp-2022/advance-notice",
    "ogp-2022/regular-meetings",
    "ogp-2022/repository-updates",
    "ogp-2022/repository-holds-evidence",
    "ogp-2022/outreach",
    "ogp-2022/feedback-mechanism",
    "ogp-2022/results-meetings-held",
}
"""What had to happen by a day. The other rules ask for a state, which a later act can mend."""


@few
@given(cases(), TODAY, st.integers(0, 1500))
def test_what_comes_too_late_never_takes_a_miss_away(case: Case, today: date, days: int) -> None:
    whole = facts_of(case)
    later = {f.id: f for f in check(RULES, whole, today + timedelta(days))}
    for finding in check(RULES, whole, today):
        if (
            finding.outcome is Outcome.MISSED
            and finding.rule.id in WINDOWS
            and not only_today(finding, today)
        ):
            same = later[finding.id]
            assert same.outcome is Outcome.MISSED
            assert same.verdict.deadline == finding.verdict.deadline


@few
@given(cases(), TODAY, st.randoms(use_true_random=False))
def test_the_order_of_records_is_irrelevant(case: Case, today: date, random: Any) -> None:
    whole = facts_of(case)
    mixed = {}
    for name in ("plans", "meetings", "inputs", "documents"):
        items = list(getattr(whole, name).items())
        random.shuffle(items)
        mixed[name] = dict(items)
    assert check(RULES, replace(whole, **mixed), today) == check(RULES, whole, today)


@few
@given(cases(), TODAY, st.integers(0, 2200))
def test_a_meeting_that_counts_never_makes_it_worse(case: Case, today: date, days: int) -> None:
    """A meeting in the phase. One long before it shows that the time without began earlier."""
    whole = facts_of(case)
    starts = {f.phase.name: f.phase.start for f in of_plan(check(RULES, whole, today))}
    before = standing(whole, today)
    for phase, start in starts.items():
        if start:
            day = str(start.last + timedelta(days))
            more = replace(whole, meetings={**whole.meetings, "more": meeting("more", day)})
            after = standing(more, today)
            for key in before:
                if key[1] == phase:
                    assert ORDER.index(after[key]) >= ORDER.index(before[key])


def standing(whole: Register, today: date) -> dict[tuple[str, str], Outcome]:
    """The state of 1.1 and 5.1 in each phase."""
    found = requirements(check(RULES, whole, today), whole.plans[PLAN])
    return {
        (r.clause.number, r.phase.name): r.state for r in found if r.clause.number in ("1.1", "5.1")
    }


@few
@given(cases(), TODAY)
def test_a_looser_period_never_fails_more(case: Case, today: date) -> None:
    """With seven months between meetings instead of six, and seven days' notice instead of 14."""
    whole = facts_of(case)
    strict = states(whole, today)
    with pytest.MonkeyPatch.context() as loosen:
        loosen.setattr(rhythm, "MONTHS", 7)
        loosen.setattr(notice, "NOTICE_DAYS", 7)
        loosen.setattr(making, "NOTICE_DAYS", 14)
        loosen.setattr(consulting, "PERIOD_DAYS", 7)
        loosen.setattr(view, "MINUTES_DAYS", 60)
        loosen.setattr(members, "SHARE", 20)
        loose = states(whole, today)
    for key, outcome in loose.items():
        if outcome is Outcome.MISSED:
            assert strict[key] is Outcome.MISSED, key


@settings(max_examples=100)
@given(cases(days=exact), TODAY, st.randoms(use_true_random=False))
def test_a_wider_date_never_turns_met_into_missed_nor_missed_into_met(
    case: Case, today: date, random: Any
) -> None:
    wide = states(facts_of(widened(case, random)), today)
    for key, known in states(facts_of(case), today).items():
        if wide.get(key) is Outcome.MISSED and not (
            # Advice to a plan that runs: a wider end lets it run on.
            is_advice(key[0]) and known is Outcome.NOT_APPLICABLE
        ):
            assert known is Outcome.MISSED, key
        if wide.get(key) is Outcome.MET:
            assert known is not Outcome.MISSED, key


def is_advice(rule: str) -> bool:
    return rule.startswith("good-practice/")


def widened(value: Any, random: Any) -> Any:
    """The same facts, with some of their days known only by the month or the year."""
    if isinstance(value, dict):
        return {widened(k, random): widened(v, random) for k, v in value.items()}
    if isinstance(value, list):
        return [widened(v, random) for v in value]
    if isinstance(value, str) and len(value) == 10 and value[:2] == "20":
        return value[: random.choice((10, 10, 10, 7, 4))]
    return value


SEEN = {
    "ogp-2022/website-answers",
    "ogp-2022/advance-notice",
    "ogp-procedure/next-plan-published",
    "ogp-procedure/refresh-published",
}
"""Missed by what is on record: a closed website, a late publication."""


@few
@given(cases(), TODAY)
def test_without_declared_completeness_no_hole_is_a_miss(case: Case, today: date) -> None:
    declared = states(facts_of(case), today)
    silent = states(facts_of(case | {"complete_from": "nothing"}), today)
    for key, outcome in silent.items():
        if outcome is Outcome.MISSED and not is_advice(key[0]):
            assert key[0] in SEEN
        if not is_advice(key[0]):
            assert (
                outcome is declared[key]
                or declared[key] is Outcome.MISSED
                or (Outcome.CANNOT_TELL in (outcome, declared[key]))
            )


@few
@given(cases(), TODAY)
def test_a_plan_that_nobody_knows_anything_about_is_neither_met_nor_missed(
    case: Case, today: date
) -> None:
    empty = {k: case[k] for k in ("name", "phase")} | {
        "plan": case["plan"],
        "complete_from": "nothing",
    }
    for (rule, _), outcome in states(facts_of(empty), today).items():
        assert is_advice(rule) or outcome not in (Outcome.MET, Outcome.MISSED)
