"""The rules on whole sets of records: the fictional country, and Mongolia's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.records import load
from actionplan.standards import RULES, Finding, Level, Outcome, check, requirements
from tests.conftest import ROOT, TODAY

MONGOLIA_ON = date(2026, 11, 22)


def test_in_the_fictional_country_nothing_is_missed(country: Path) -> None:
    findings = judged(country)
    assert missed(findings) == set()
    required = [f for f in findings if f.rule.level is Level.REQUIRED]
    assert not any(f.outcome is Outcome.CANNOT_TELL for f in required)
    assert states(country, "alpha") == {
        "1.1 co_creation": "met",
        "1.1 implementation": "due",
        "2.1 co_creation": "met",
        "2.1 implementation": "met",
        "2.2 co_creation": "met",
        "2.2 implementation": "met",
        "3.1 co_creation": "met",
        "3.2 co_creation": "met",
        "3.3 co_creation": "met",
        "4.1 co_creation": "met",
        "5.1 implementation": "due",
    }
    assert states(country, "beta") == {
        "1.1 co_creation": "due",
        "1.1 implementation": "not_applicable",
        "2.1 co_creation": "met",
        "2.1 implementation": "not_applicable",
        "2.2 co_creation": "met",
        "2.2 implementation": "not_applicable",
        "3.1 co_creation": "met",
        "3.2 co_creation": "met",
        "3.3 co_creation": "met",
        "4.1 co_creation": "due",
        "5.1 implementation": "not_applicable",
    }


def a_meeting_less(country: Path) -> None:
    (country / "council-meetings/council-2027-06-10.yml").unlink()


def no_response_to_the_ideas(country: Path) -> None:
    plan = country / "plans/alpha.yml"
    text = plan.read_text(encoding="utf-8")
    start = text.index("    responses:\n      - id: alpha-ideas-answer")
    end = text.index("    note:\n", start)
    plan.write_text(text[:start] + text[end:], encoding="utf-8")


def no_response_to_the_input_on_the_draft(country: Path) -> None:
    one = country / "inputs/alpha-draft/alpha-draft-hearings-in-towns.yml"
    text = one.read_text(encoding="utf-8")
    start = text.index("\nresponse:\n")
    one.write_text(text[:start] + text[text.index("\nsources:\n", start) :], encoding="utf-8")


def a_timeline_one_day_later(country: Path) -> None:
    replace(country / "plans/beta.yml", "on: 2027-08-23", "on: 2027-08-24", count=1)


def a_website_closed_at_the_last_visit(country: Path) -> None:
    last = "- on: 2027-09-08\n      reachable: "
    replace(country / "site.yml", f"{last}true", f"{last}false")


def an_update_less(country: Path) -> None:
    document = country / "documents/alpha-progress-2027-spring.yml"
    replace(document, "in_repository_since: 2027-03-12\n", "")


def replace(path: Path, old: str, new: str, count: int = -1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (a_meeting_less, {"1.1 alpha implementation", "1.1 beta co_creation"}),
        (no_response_to_the_ideas, {"4.1 alpha co_creation"}),
        (no_response_to_the_input_on_the_draft, {"4.1 alpha co_creation"}),
        (a_timeline_one_day_later, {"3.1 beta co_creation"}),
        (
            a_website_closed_at_the_last_visit,
            {"2.1 alpha implementation", "2.1 beta co_creation"},
        ),
        (an_update_less, {"2.2 alpha implementation"}),
    ],
)
def test_one_edit_turns_the_right_requirement_to_missed(
    country: Path, spoil: Callable[[Path], None], expected: set[str]
) -> None:
    before = {f.id: f.outcome for f in judged(country)}
    spoil(country)
    after = judged(country)
    assert missed(after) == expected
    required = [f for f in after if f.rule.level is Level.REQUIRED]
    assert all(f.breach for f in required if f.outcome is Outcome.MISSED)
    touched = {part[:3] for part in expected}
    for finding in required:
        if finding.rule.clause.number not in touched:
            assert before[finding.id] is finding.outcome


def test_the_missing_meeting_is_named_with_its_days(country: Path) -> None:
    a_meeting_less(country)
    found = [f for f in judged(country) if f.outcome is Outcome.MISSED]
    for finding in (f for f in found if f.rule.level is Level.REQUIRED):
        assert finding.rule.id == "ogp-2022/regular-meetings"
        assert finding.verdict.deadline == date(2027, 9, 2)
        assert finding.verdict.values["days"] == 197


def test_an_explanation_that_ran_out_explains_nothing(country: Path) -> None:
    """The country explained a late meeting until June 2026; the one of 2027 is another."""
    a_meeting_less(country)
    assert all(f.explanation is None for f in judged(country))


def judged(root: Path, today: date = TODAY) -> tuple[Finding, ...]:
    return check(RULES, load(root, [r.id for r in RULES]), today)


def missed(findings: tuple[Finding, ...]) -> set[str]:
    return {
        f"{f.rule.clause.number} {f.plan.id} {f.phase.name}"
        for f in findings
        if f.outcome is Outcome.MISSED and f.rule.level is Level.REQUIRED
    }


def states(root: Path, plan: str, today: date = TODAY) -> dict[str, str]:
    register = load(root)
    found = requirements(check(RULES, register, today), register.plans[plan])
    return {f"{r.clause.number} {r.phase.name}": r.state.value for r in found}


# Mongolia's own records.

FIFTH_PLAN = """
    1.1  co_creation     both-sides-take-part       cannot_tell  bodies.nap5-working-group.members_by_sector
    1.1  co_creation     both-sides-take-part       cannot_tell  bodies.national-council.members_by_sector
    1.1  co_creation     regular-meetings           cannot_tell  attendance
    1.1  co_creation     public-rules               cannot_tell  bodies.nap5-working-group.rules.published.on
    1.1  co_creation     public-rules               cannot_tell  bodies.national-council.rules.published.on
    2.1  co_creation     website-answers            cannot_tell  website.checks
    2.1  co_creation     latest-plan-online         cannot_tell  texts
    2.2  co_creation     repository-holds-evidence  cannot_tell  complete_from.updates
    2.2  co_creation     repository-updates         cannot_tell  complete_from.updates
    3.1  co_creation     advance-notice             cannot_tell  co_creation.timeline.published.on
    3.2  co_creation     outreach                   cannot_tell  complete_from.outreach
    3.3  co_creation     feedback-mechanism         cannot_tell  consultations.nap5-online-comments.opens
    4.1  co_creation     reasoned-response          cannot_tell  complete_from.responses
    4.1  co_creation     reasoned-response          cannot_tell  complete_from.responses
    1.1  implementation  both-sides-take-part       cannot_tell  bodies.national-council.members_by_sector
    1.1  implementation  regular-meetings           cannot_tell  complete_from.meetings
    1.1  implementation  public-rules               cannot_tell  bodies.national-council.rules.published.on
    2.1  implementation  website-answers            cannot_tell  website.checks
    2.1  implementation  latest-plan-online         cannot_tell  texts
    2.2  implementation  repository-holds-evidence  due          2027-12-01
    2.2  implementation  repository-updates         cannot_tell  complete_from.updates
    2.2  implementation  repository-updates         cannot_tell  complete_from.updates
    2.2  implementation  repository-updates         due          2026-11-30
    2.2  implementation  repository-updates         cannot_tell  complete_from.updates
    5.1  implementation  results-meetings-held      cannot_tell  complete_from.meetings
    5.1  implementation  results-meetings-held      cannot_tell  complete_from.meetings
    5.1  implementation  results-meetings-held      due          2026-11-30
    P.1  implementation  next-plan-published        due          2028-12-01
    P.2  implementation  progress-made              due          2027-12-01
    P.3  implementation  refresh-published          cannot_tell  complete_from.refresh
    P.4  implementation  in-line-with-process       not_applicable  None
    R.1  implementation  completeness-declared      missed       None
"""  # noqa: E501


def test_the_fifth_plan_is_judged_as_far_as_its_sources_reach() -> None:
    """Nothing required is missed, and nothing is met, because no source shows it."""
    shown = [
        (
            finding.rule.clause.number,
            finding.phase.name,
            finding.rule.id.partition("/")[2],
            finding.outcome.value,
            str(v.missing.field if (v := finding.verdict).missing else v.deadline),
        )
        for finding in judged(ROOT, MONGOLIA_ON)
        if finding.plan.id == "nap5"
        and (finding.rule.level is Level.REQUIRED or finding.rule.clause.number == "R.1")
    ]
    assert shown == [tuple(line.split()) for line in FIFTH_PLAN.strip().splitlines()]


def test_the_state_of_each_requirement_of_the_fifth_plan() -> None:
    assert set(states(ROOT, "nap5", MONGOLIA_ON).values()) == {"cannot_tell"}


def test_the_four_plans_before_are_not_judged_by_later_rules() -> None:
    findings = [f for f in judged(ROOT, MONGOLIA_ON) if f.plan.id != "nap5"]
    assert {f.plan.id for f in findings} == {"nap1", "nap2", "nap3", "nap4"}
    assert {f.outcome for f in findings} == {Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize("year", range(2012, 2034))
def test_mongolia_never_misses_what_its_records_cannot_show(year: int) -> None:
    """On no day: nobody has declared the records complete."""
    for finding in judged(ROOT, date(year, 11, 22)):
        if finding.rule.level is Level.REQUIRED:
            assert finding.outcome is not Outcome.MISSED
        assert not finding.breach
