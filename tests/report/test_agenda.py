"""What is next: what asks for it, in which order, for whom, and what to write then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml

from actionplan.model import Register
from actionplan.report import FORMATS, Report
from actionplan.standards import RULES, Outcome, Role, Task, Urgency, agenda, check
from actionplan.standards.duties import DUTIES, duty_of
from actionplan.standards.forum import results_meetings, space_meetings
from tests.make import CASES, PLAN, facts_of, meeting, read_yaml, record

TODAY = date(2027, 8, 1)
MISSED: dict[str, Any] = {
    "complete_from": {"meetings": "2027-01-01"},
    "today": "2027-08-01",
    "meetings": ["2027-01-05"],
}
"""No meeting for more than six months, and nothing else declared complete."""


def tasks(register: Register, today: date = TODAY) -> tuple[Task, ...]:
    return agenda(check(RULES, register, today), register, today)


def required(them: tuple[Task, ...]) -> list[str]:
    return [t.id.split(":")[0].partition("/")[2] for t in them if t.finding and not t.advice]


def test_first_comes_the_standing_advice_then_what_is_late_then_what_is_due_soonest() -> None:
    found = tasks(facts_of(MISSED))
    assert found[0].finding
    assert found[0].finding.rule.id.endswith("/completeness-declared")
    assert found[0].urgency(TODAY) is Urgency.FIRST
    assert found[1].urgency(TODAY) is Urgency.LATE
    assert required(found)[0] == "regular-meetings"
    assert {"repository-updates", "results-meetings-held"} <= set(required(found))
    order = [list(Urgency).index(t.urgency(TODAY)) for t in found]
    assert order == sorted(order)
    declared = facts_of(MISSED | {"complete_from": "2027-01-01"})
    assert Urgency.FIRST not in {t.urgency(TODAY) for t in tasks(declared)}


def test_what_has_no_deadline_is_left_out() -> None:
    case = {"complete_from": "2027-01-01", "phase": "co_creation", "plan": {"start": "2027-03-01"}}
    register, today = facts_of(case), date(2027, 4, 1)
    findings = check(RULES, register, today)
    assert any(f.outcome is Outcome.DUE and not f.verdict.deadline for f in findings)
    assert all(t.on for t in agenda(findings, register, today) if not t.advice)


@pytest.mark.parametrize(
    ("today", "urgency"),
    [
        ("2027-11-29", "later"),
        ("2027-11-30", "soon"),
        ("2027-12-30", "soon"),
        ("2027-12-31", "late"),
    ],
)
def test_a_warning_stands_a_month_before_the_breach(today: str, urgency: str) -> None:
    case = MISSED | {"meetings": ["2027-06-30"], "complete_from": "2027-01-01"}
    on = date.fromisoformat(today)
    meets = next(t for t in tasks(facts_of(case), on) if "regular-meetings" in t.id)
    assert meets.urgency(on) == urgency


FOUR_YEARS = {"start": "2027-01-01", "end": "2030-12-31", "length_years": 4}


@pytest.mark.parametrize(
    ("rule", "plan", "today", "urgency"),
    [
        ("refresh-published", FOUR_YEARS, "2028-06-30", "later"),
        ("refresh-published", FOUR_YEARS, "2028-07-01", "soon"),
        ("next-plan-published", {}, "2028-12-30", "later"),
        ("next-plan-published", {}, "2028-12-31", "soon"),
        ("next-plan-published", {}, "2029-12-31", "soon"),
    ],
)
def test_what_takes_long_is_warned_of_long_before(
    rule: str, plan: dict[str, Any], today: str, urgency: str
) -> None:
    """The refresh from the eighteenth month on, the next plan from the end of this one on."""
    whole, on = facts_of({"complete_from": "nothing", "plan": plan}), date.fromisoformat(today)
    (task,) = (t for t in tasks(whole, on) if rule in t.id)
    assert task.urgency(on) == urgency
    assert task.finding
    said = FORMATS["github"](Report(on, findings=(task.finding,)), "en")
    assert said.startswith("::warning") is (urgency == "soon")


def test_the_end_of_an_explanation_is_warned_of_a_month_before_whatever_it_explains() -> None:
    case: dict[str, Any] = {"complete_from": "nothing", "plan": FOUR_YEARS}
    (task,) = (t for t in tasks(facts_of(case), TODAY) if "refresh-published" in t.id)
    ends = replace(task, kind="explanation", on=date(2028, 2, 1))
    assert ends.urgency(date(2027, 12, 31)) is Urgency.LATER
    assert ends.urgency(date(2028, 1, 1)) is Urgency.SOON


def test_what_was_required_by_a_day_that_has_passed_is_asked_for_though_nobody_can_tell() -> None:
    case: dict[str, Any] = {
        "complete_from": "nothing",
        "plan": {"start": "2023-12-31", "end": "2027-12-30", "length_years": 4},
    }
    whole, on = facts_of(case), date(2026, 11, 24)
    (refresh,) = (t for t in tasks(whole, on) if "refresh-published" in t.id)
    assert (refresh.on, refresh.urgency(on)) == (date(2025, 12, 31), Urgency.LATE)
    assert (refresh.duty.record, refresh.duty.field) == ("plans/plan.yml", "refresh.published.on")
    assert not [t for t in tasks(whole, date(2028, 1, 1)) if "refresh-published" in t.id]


def test_a_task_says_who_does_what_and_a_line_to_write() -> None:
    meets = next(t for t in tasks(facts_of(MISSED)) if "regular-meetings" in t.id)
    assert meets.duty.role is Role.FORUM_SECRETARY
    assert (meets.duty.record, meets.duty.new) == ("council-meetings/2027-08-01-meeting.yml", True)
    assert "held: 2027-08-01" in meets.duty.example.splitlines()


@pytest.mark.parametrize(
    ("rule", "counted"),
    [("regular-meetings", space_meetings), ("results-meetings-held", results_meetings)],
)
def test_the_lines_for_a_new_meeting_are_all_that_it_needs_to_count(
    rule: str, counted: Any
) -> None:
    whole = facts_of(MISSED)
    task = next(t for t in tasks(whole) if rule in t.id)
    assert task.finding
    written: dict[str, Any] = yaml.load(task.duty.example, Loader=yaml.BaseLoader)  # noqa: S506
    said = {k: v == "true" if v in ("true", "false") else v for k, v in written.items()}
    sides = {side: int(n) for side, n in written["attendance"]["by_sector"].items()}
    held = record("meeting", id="new", **{**said, "attendance": {"by_sector": sides}})
    more = replace(whole, meetings={**whole.meetings, "new": held})
    day = date.fromisoformat(written["held"])
    sure, _ = counted(task.finding.phase, more, day)
    assert "new" in {h.meeting.id for h in sure}


def test_what_falls_due_has_a_duty_of_its_own() -> None:
    fall_due = {
        path.stem
        for path in CASES.glob("*.yml")
        if path.stem != "vectors"
        for case in read_yaml(path)
        for expected in case["expect"]
        if "due" in expected
    }
    assert fall_due <= DUTIES.keys()


def test_what_to_do_is_said_for_rules_that_exist() -> None:
    assert DUTIES.keys() <= {r.id.partition("/")[2] for r in RULES}


UNDONE = [{"on": "2027-06", "status": "complete"}, {"on": "2027-07", "status": "limited"}]


def commitment(**milestone: Any) -> Any:
    return record(
        "commitment",
        id="c",
        plan=PLAN,
        title={"en": "C"},
        stage="adopted",
        lead=["ministry"],
        milestones=[{"id": "m", "title": {"en": "M"}, **milestone}],
    )


@pytest.mark.parametrize(
    ("milestone", "urgency"),
    [
        ({"due": "2027-07-31"}, "late"),
        ({"due": "2027-08"}, "soon"),
        ({"due": "2027-12-31"}, "later"),
        ({"due": "2027-07-31", "completed_on": "2027-09"}, None),
        ({"due": "2027-07-31", "updates": [{"on": "2027-06", "status": "complete"}]}, None),
        ({"due": "2027-07-31", "updates": [{"on": "2027-06", "status": "cancelled"}]}, None),
        ({"due": "2027-07-31", "updates": [{"on": "2027-06", "status": "limited"}]}, "late"),
        ({"due": "2027-07-31", "updates": UNDONE}, "late"),
        ({}, None),
    ],
)
def test_a_milestone_falls_due_until_it_is_done(
    milestone: dict[str, Any], urgency: str | None
) -> None:
    register = replace(facts_of(MISSED), commitments={"c": commitment(**milestone)})
    found = [t for t in tasks(register) if t.kind == "milestone"]
    assert [t.urgency(TODAY) for t in found] == ([urgency] if urgency else [])
    assert all(t.organisations == ("ministry",) for t in found)


def test_milestones_of_a_plan_that_is_over_or_of_a_draft_ask_nobody() -> None:
    late = commitment(due="2027-07-31")
    register = replace(facts_of(MISSED), commitments={"c": replace(late, stage="draft")})
    assert not [t for t in tasks(register) if t.kind == "milestone"]
    register = replace(register, commitments={"c": late})
    assert not [t for t in tasks(register, date(2029, 1, 1)) if t.kind == "milestone"]


CONSULTED: dict[str, Any] = {
    "complete_from": "2027-01-01",
    "phase": "co_creation",
    "plan": {"start": "2027-03-01", "end": "2027-12-31"},
}


@pytest.mark.parametrize(
    ("window", "waiting"),
    [
        ({"inputs": 3}, 3),
        ({"inputs": 3, "answers": ["2027-07-01"]}, 2),
        ({"inputs": 3, "responses": [{"on": "2027-07-01", "all_inputs": True}]}, 0),
        ({"inputs": 3, "responses": [{"on": "2027-07-01", "inputs": ["w-input-1"]}]}, 2),
        ({}, 0),
    ],
)
def test_a_promised_response_waits_for_every_input(window: dict[str, Any], waiting: int) -> None:
    asked = {"id": "w", "opens": "2027-04-01", "closes": "2027-05-01", "response_due": "2027-06-30"}
    found = tasks(facts_of(CONSULTED | {"consultations": [asked | window]}))
    promised = [t for t in found if t.kind == "response"]
    assert [t.values["count"] for t in promised] == ([waiting] if waiting else [])
    assert all(t.on == date(2027, 6, 30) for t in promised)
    named = [t for t in found if "reasoned-response" in t.id]
    assert not (promised and named), "one consultation is named once"


@pytest.mark.parametrize(
    ("held", "urgency", "field"),
    [
        ("2027-08-20", "soon", "agenda_published.on"),
        ("2027-08-01", "soon", "agenda_published.on"),
        ("2027-08", "soon", "agenda_published.on"),
        ("2027-07", "late", "state"),
    ],
)
def test_a_planned_meeting_is_prepared_and_then_recorded(
    held: str, urgency: str, field: str
) -> None:
    planned = meeting("planned", held, state="planned", who="unknown")
    register = facts_of(MISSED)
    register = replace(register, meetings={**register.meetings, planned.id: planned})
    (task,) = (t for t in tasks(register) if t.kind == "meeting")
    assert (task.urgency(TODAY), task.duty.field) == (urgency, field)


def test_an_explanation_runs_out_and_takes_the_alarm_away_until_then() -> None:
    explained = record(
        "explanation",
        id="e",
        rule="ogp-2022/regular-meetings",
        plan=PLAN,
        phase="implementation",
        given_on="2027-07-20",
        until="2027-08-15",
        reason={"en": "Snow."},
        remedy={"en": "Spring."},
        seen_by_none=True,
    )
    register = replace(facts_of(MISSED), explanations={"e": explained})
    (task,) = (t for t in tasks(register) if t.kind == "explanation")
    assert task.on == date(2027, 8, 15)
    assert "regular-meetings" not in required(tuple(t for t in tasks(register) if t != task))
    assert "regular-meetings" in required(tasks(register, date(2027, 8, 16)))


def test_new_is_what_writes_a_file_that_is_not_there() -> None:
    for duty in DUTIES.values():
        assert duty.new == (duty.record in NOT_THERE), duty.act


NOT_THERE = {"council-meetings/{day}-meeting.yml", "documents/{day}-document.yml", "plans/<id>.yml"}


@pytest.mark.parametrize(
    ("due", "place"),
    [("2027-08-10", "before"), ("2027-08-20", "after"), ("2027-07-31", "late")],
)
def test_a_promise_and_a_finding_come_by_their_day_and_what_is_late_first(
    due: str, place: str
) -> None:
    case = MISSED | {"meetings": ["2027-02-15"], "complete_from": "2027-01-01"}
    register = replace(facts_of(case), commitments={"c": commitment(due=due)})
    names = [t.id.partition(":")[0].rpartition("/")[2] for t in tasks(register)]
    promise, meets = names.index("milestone"), names.index("regular-meetings")
    assert (promise < meets) == (place != "after")


def test_a_finding_that_is_late_comes_before_a_promise_that_is_later_still() -> None:
    register = replace(facts_of(MISSED), commitments={"c": commitment(due="2027-06-01")})
    kinds = [t.kind for t in tasks(register) if t.urgency(TODAY) is Urgency.LATE]
    assert kinds[:2] == ["finding", "milestone"]


@pytest.mark.parametrize(
    ("due", "on", "late"),
    [
        ("2027-07-31", "2027-07-31", True),
        ("2027-08-01", "2027-08-01", False),
        ("2027-08", "2027-08-31", False),
    ],
)
def test_the_last_day_that_a_milestone_may_mean_is_its_day(due: str, on: str, late: bool) -> None:
    register = replace(facts_of(MISSED), commitments={"c": commitment(due=due)})
    (task,) = (t for t in tasks(register) if t.kind == "milestone")
    assert (str(task.on), "was due" in task.message) == (on, late)


@pytest.mark.parametrize(("held", "on"), [("2027-07", "2027-07-31"), ("2027-09", "2027-09-30")])
def test_the_last_day_that_a_planned_meeting_may_mean_is_its_day(held: str, on: str) -> None:
    planned = meeting("planned", held, state="planned", who="unknown")
    other = meeting("other", held, state="planned", who="unknown", plan="unknown")
    register = replace(facts_of(MISSED), meetings={"planned": planned, "other": other})
    found = {t.id: t for t in tasks(register) if t.kind == "meeting"}
    assert {str(t.on) for t in found.values()} == {on}
    plans = {id: t.plan and t.plan.id for id, t in found.items()}
    assert plans == {"meeting:planned": PLAN, "meeting:other": None}


@pytest.mark.parametrize(
    ("today", "field"), [("2027-08-31", "agenda_published.on"), ("2027-09-01", "state")]
)
def test_a_meeting_planned_for_some_day_of_a_month_is_past_when_the_month_is(
    today: str, field: str
) -> None:
    planned = meeting("planned", "2027-08", state="planned", who="unknown")
    register = replace(facts_of(MISSED), meetings={"planned": planned})
    (task,) = (t for t in tasks(register, date.fromisoformat(today)) if t.kind == "meeting")
    assert task.duty.field == field


@pytest.mark.parametrize(
    ("due", "on", "example"),
    [
        ("2027-07", "2027-07-31", "answered_on: 2027-08-01"),
        ("2027-09-30", "2027-09-30", "answered_on: 2027-09-30"),
    ],
)
def test_a_promised_response_is_asked_for_by_the_last_day_it_may_mean(
    due: str, on: str, example: str
) -> None:
    window = {"id": "w", "opens": "2027-04-01", "closes": "2027-05-01", "inputs": 1}
    case = CONSULTED | {"consultations": [window | {"response_due": due}]}
    (task,) = (t for t in tasks(facts_of(case)) if t.kind == "response")
    assert (str(task.on), task.duty.example) == (on, example)


@pytest.mark.parametrize(("today", "asks"), [("2028-12-31", True), ("2029-01-01", False)])
def test_milestones_are_asked_for_up_to_the_last_day_the_plan_may_run(
    today: str, asks: bool
) -> None:
    case = MISSED | {"plan": {"end": "2028-12"}}
    register = replace(facts_of(case), commitments={"c": commitment(due="2028-12-01")})
    found = [t for t in tasks(register, date.fromisoformat(today)) if t.kind == "milestone"]
    assert bool(found) == asks


def test_an_explanation_known_by_its_month_holds_to_the_last_day() -> None:
    explained = record(
        "explanation",
        id="e",
        rule="ogp-2022/regular-meetings",
        plan=PLAN,
        phase="implementation",
        given_on="2027-07-20",
        until="2027-08",
        reason={"en": "Snow."},
        remedy={"en": "Spring."},
    )
    register = replace(facts_of(MISSED), explanations={"e": explained})
    (task,) = (t for t in tasks(register) if t.kind == "explanation")
    assert task.on == date(2027, 8, 31)


def test_the_standing_advice_asks_nobody_when_the_plan_is_over() -> None:
    found = tasks(facts_of(MISSED | {"complete_from": "nothing"}), date(2029, 1, 1))
    assert not [t for t in found if "completeness-declared" in t.id]


def test_what_nobody_can_tell_asks_for_the_field_that_would_decide() -> None:
    case = {"complete_from": "nothing", "meetings": ["2027-01-05"]}
    (found,) = (
        f
        for f in check(RULES, facts_of(case), TODAY)
        if f.rule.id.endswith("/regular-meetings") and f.phase.name == "implementation"
        if f.outcome is Outcome.CANNOT_TELL
    )
    duty = duty_of(found, TODAY)
    assert not duty.new
    assert (duty.record, duty.field) == ("plans/plan.yml", "complete_from.meetings")


def test_a_new_meeting_is_one_of_the_space_of_its_phase() -> None:
    spaces = [
        {"body": "group", "phase": "co_creation"},
        {"body": "forum", "phase": "implementation"},
    ]
    bodies = [{"id": id, "name": {"en": id}, "kind": "council"} for id in ("group", "forum")]
    found = tasks(facts_of(MISSED | {"spaces": spaces, "bodies": bodies}))
    meets = next(t for t in found if "regular-meetings" in t.id)
    assert "body: forum" in meets.duty.example.splitlines()
