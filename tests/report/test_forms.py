"""Each form of a report, in each language: small golden outputs of the fictional country.

They hold what four rules say, on days with each of the four outcomes. `UPDATE_GOLDEN=1`
writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from actionplan.dates import on
from actionplan.model import Forge, History, Register, Sight
from actionplan.records import Malformed, Problem, lines_of, load
from actionplan.report import FORMATS, Report, compare, contradicted, place_of
from actionplan.report.markdown import code
from actionplan.report.result import cure
from actionplan.standards import RULES, Evidence, Finding, Notice, Outcome, check, notices
from tests.conftest import EXAMPLE
from tests.test_records import BAD, case, spoil
from tests.test_standards import BY_NAME, judged

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("regular-meetings", "advance-notice", "reasoned-response", "completeness-declared")
FEW = [r for r in RULES if r.id.partition("/")[2] in NAMES]
DAY = date(2028, 1, 10)
"""On it the forum has not met for seven months."""


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


def report_of(register: Register, **more: Any) -> Report:
    found = check(FEW, register, DAY)
    lines = lines_of(EXAMPLE, [(p.record, p.field) for p in map(place_of, found)])
    told = notices(found, register, DAY)
    return Report(DAY, findings=found, register=register, notices=told, lines=lines, **more)


def golden(name: str, said: str) -> None:
    file = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "mn"])
@pytest.mark.parametrize("form", ["text", "github", "junit", "markdown"])
def test_a_report_reads_as_before(register: Register, form: str, lang: str) -> None:
    golden(f"{form}.{lang}.txt", FORMATS[form](report_of(register), lang))


@pytest.mark.parametrize("lang", ["en", "mn"])
def test_the_four_outcomes_are_each_said(register: Register, lang: str) -> None:
    said = FORMATS["text"](report_of(register, everything=True), lang)
    assert "{" not in said
    words = {"en": ("Missed", "Due", "Met"), "mn": ("Хангаагүй", "Хугацаа нь болоогүй", "Хангасан")}
    assert all(f"[{word}]" in said for word in words[lang])


def change(register: Register, **more: Any) -> Report:
    """A change that takes the meeting of June away and answers nothing."""
    fewer = {k: m for k, m in register.meetings.items() if k != "council-2027-06-10"}
    after = check(FEW, replaced(register, meetings=fewer), date(2027, 9, 15))
    made = compare("main", check(FEW, register, date(2027, 9, 15)), after)
    return Report(date(2027, 9, 15), findings=made.worse, change=made, **more)


def replaced(it: Any, **more: Any) -> Any:
    from dataclasses import replace

    return replace(it, **more)


@pytest.mark.parametrize("lang", ["en", "mn"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_change_is_told_by_what_it_did(register: Register, form: str, lang: str) -> None:
    golden(f"change.{form}.{lang}.txt", FORMATS[form](change(register), lang))


def test_what_is_better_and_what_is_not_yours_is_told_apart(register: Register) -> None:
    before, after = check(FEW, register, DAY), check(FEW, register, date(2027, 9, 15))
    made = compare("main", before, after)
    assert made.worse == made.not_yours == ()
    assert Outcome.DUE in {f.outcome for f in made.better}
    same = compare("main", before, before)
    assert (same.worse, same.better) == ((), ())
    assert [f.breach for f in same.not_yours] == [True]


def undecided_by(register: Register, **fields: Any) -> Any:
    """What a change of the running plan does on a day on which its forum is late."""
    plans = {**register.plans, "alpha": replaced(register.plans["alpha"], **fields)}
    after = check(FEW, replaced(register, plans=plans), DAY)
    return compare("main", check(FEW, register, DAY), after)


@pytest.mark.parametrize(
    "fields", [{"complete_from": None}, {"period_ogp": None}, {"spaces": ()}], ids=str
)
def test_what_is_no_longer_decided_is_never_better(
    register: Register, fields: dict[str, Any]
) -> None:
    missed = [f for f in check(FEW, register, DAY) if f.breach and f.plan.id == "alpha"]
    made = undecided_by(register, **fields)
    assert {f.id for f in missed} <= {f.id for f in made.undecided}
    assert not [f for f in made.better if f.plan.id == "alpha" and f.outcome is Outcome.MISSED]
    for form in ("text", "markdown"):
        for lang, words in (("en", "no longer decide it"), ("mn", "тогтоох боломжгүй болсон")):
            assert words in FORMATS[form](Report(DAY, change=made), lang)
        assert "makes nothing worse" not in FORMATS[form](Report(DAY, change=made), "en")


def test_what_is_met_now_is_better_and_no_window_that_moved_hides_it(register: Register) -> None:
    late = date(2027, 9, 15)
    fewer = {k: m for k, m in register.meetings.items() if k != "council-2027-06-10"}
    before = check(FEW, replaced(register, meetings=fewer), late)
    made = compare("main", before, check(FEW, register, late))
    assert made.undecided == made.worse == ()
    assert {f.rule.clause.number for f in made.better} >= {"1.1"}


def test_a_new_commitment_that_falls_short_of_advice_is_told(register: Register) -> None:
    plan = register.plans["alpha"]
    complete = replaced(plan.complete_from, commitments=on(date(2026, 1, 1)))
    plans = {**register.plans, "alpha": replaced(plan, complete_from=complete)}
    id = "alpha-company-owners"
    others = {k: c for k, c in register.commitments.items() if k != id}
    before, after = (
        check(RULES, replaced(register, plans=plans, commitments=them), DAY)
        for them in (others, register.commitments)
    )
    made = compare("main", before, after)
    assert {f.subject.id for f in made.worse} == {id}
    assert not any(f.breach for f in made.worse)
    assert compare("main", after, after).worse == ()


def contradicted_register(register: Register) -> tuple[Register, str]:
    """The timeline of the running plan, said to be published here long before git saw it."""
    plan = register.plans["alpha"]
    making = plan.co_creation
    shown = replaced(making.timeline.published, where="https://forge.example/country/x")
    timeline = replaced(making.timeline, published=shown)
    plan = replaced(plan, co_creation=replaced(making, timeline=timeline))
    site = replaced(register.site, forge=Forge(url="https://forge.example/country", branch="main"))
    sight = Sight(date(2027, 1, 1), "c" * 40)
    plans = {**register.plans, "alpha": plan}
    history = History(appeared=(sight,), standing=sight)
    return replaced(register, site=site, plans=plans, histories={plan.path: history}), plan.path


@pytest.mark.parametrize("form", FORMATS)
def test_a_date_that_git_contradicts_is_told_in_every_form(register: Register, form: str) -> None:
    whole, path = contradicted_register(register)
    found = check(FEW, whole, DAY)
    told = tuple(contradicted(whole, found))
    assert [(n.path, n.values["field"]) for n in told] == [
        (path, "co_creation.timeline.published.on")
    ]
    assert not list(contradicted(register, found))
    report = Report(DAY, findings=found, register=whole, notices=told)
    assert "only from 1 January 2027 on" in FORMATS[form](report, "en")
    assert "2027 оны 1 сарын 1" in FORMATS[form](report, "mn")


@pytest.mark.parametrize("form", FORMATS)
def test_a_notice_is_told_in_every_form_and_beside_what_a_change_did(
    register: Register, form: str
) -> None:
    words = "nothing that it explains is missed"
    told = (Notice("explanations/e.yml", f"This explanation holds, but {words}.", {}),)
    for report in (Report(DAY, notices=told), change(register, notices=told)):
        said = FORMATS[form](report, "en")
        assert words in said
        assert "explanations/e.yml" in said


@pytest.mark.parametrize(
    ("lang", "only", "meanwhile"),
    [("en", "Only the IRM can", "If a meeting was held"), ("mn", "зөвхөн ХБТМ", "Хурал болсон")],
)
def test_what_only_the_irm_decides_says_what_the_country_can_do(
    lang: str, only: str, meanwhile: str
) -> None:
    ended = {"start": "2027-01-01", "end": "2027-05-31"}
    told = {"name": "none", "today": "2027-07-01", "plan": ended, "complete_from": "2026-12-01"}
    (finding,) = judged(BY_NAME["regular-meetings"], told)
    assert finding.verdict.missing == Evidence("plans/plan.yml", "irm")
    said = cure(finding, date(2027, 7, 1), lang)
    assert only in said
    assert meanwhile in said
    assert "“irm”" in said or "«irm»" in said
    assert "To decide it" not in said
    other = replaced(finding, rule=BY_NAME["results-meetings-held"])
    assert meanwhile not in cure(other, date(2027, 7, 1), lang)
    own = replaced(finding.verdict, missing=Evidence("commitments/plan/one.yml", "irm"))
    assert only not in cure(replaced(finding, verdict=own), date(2027, 7, 1), lang)


def test_json_says_what_a_change_did(register: Register) -> None:
    summary = json.loads(FORMATS["json"](change(register), "en"))["summary"]
    assert summary["change"]["base"] == "main"
    assert len(summary["change"]["worse"]) == 2
    assert summary["notices"] == []
    assert "change" not in json.loads(FORMATS["json"](Report(DAY), "en"))["summary"]


@pytest.fixture
def problems(country: Path) -> tuple[Problem, ...]:
    spoil(country, case(BAD / "four-mistakes-in-one-commitment")["change"])
    with pytest.raises(Malformed) as stopped:
        load(country)
    return stopped.value.problems


@pytest.mark.parametrize("form", FORMATS)
def test_problems_are_told_in_every_form(problems: tuple[Problem, ...], form: str) -> None:
    for lang in ("en", "mn"):
        said = FORMATS[form](Report(DAY, problems=problems), lang)
        assert said.count("alpha-open-ledger.yml") >= 4
        assert "{field}" not in said


def test_sarif_has_the_shape_of_its_standard(register: Register, problems: Any) -> None:
    content = json.loads(FORMATS["sarif"](report_of(register, problems=problems), "en"))
    assert content["version"] == "2.1.0"
    (run,) = content["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    fingerprints = []
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["message"]["text"]
        assert (result["kind"] == "fail") == (result["level"] in ("error", "warning"))
        (place,) = (each["physicalLocation"] for each in result["locations"])
        assert not re.search(r"[ :]|^/", place["artifactLocation"]["uri"])
        assert all(at > 0 for at in place.get("region", {}).values())
        fingerprints += result.get("partialFingerprints", {}).values()
    assert len(set(fingerprints)) == len(fingerprints) > 0
    kinds = {result["kind"] for result in run["results"]}
    assert {"fail", "pass", "informational"} <= kinds


HOW_KNOWN = {"en": "its source was seen by an archive on 11 February 2025", "mn": "архив 2025"}


@pytest.mark.parametrize("lang", ["en", "mn"])
def test_how_each_date_is_known_is_in_every_form(register: Register, lang: str) -> None:
    late = check([r for r in FEW if r.clause.number == "3.1"], register, DAY)
    missed = tuple(
        replaced(f, verdict=replaced(f.verdict, outcome=Outcome.MISSED)) for f in late if f.verdict
    )
    report = Report(DAY, findings=missed, register=register)
    for form in ("text", "github", "junit", "markdown"):
        assert HOW_KNOWN[lang] in FORMATS[form](report, lang), form
    told = [f["dates"] for f in json.loads(FORMATS["json"](report, lang))["findings"]]
    (run,) = json.loads(FORMATS["sarif"](report, lang))["runs"]
    assert [r["properties"]["dates"] for r in run["results"]] == told
    assert {"witnessed", "stated"} <= {d["known"] for dates in told for d in dates}


def test_junit_counts_what_it_holds(register: Register, problems: Any) -> None:
    said = FORMATS["junit"](report_of(register, problems=problems), "mn")
    suites = ElementTree.fromstring(said.encode())  # noqa: S314
    for suite in suites:
        assert int(suite.attrib["tests"]) == len(suite)
        for word in ("failure", "skipped"):
            count = suite.attrib["failures" if word == "failure" else word]
            assert int(count) == len(suite.findall(f"testcase/{word}"))
    assert sum(int(s.attrib["failures"]) for s in suites) == len(problems) + 1


HOSTILE = (
    "fixes #1 @someone https://evil.example [x](javascript:alert(1)) <img src=x onerror=1> "
    "`` ` ```\n\n# Heading\n- list\n![i](https://evil.example/i.png) a@b.example | x | &lt; **b**"
)


@pytest.mark.parametrize("text", [HOSTILE, "`", "``", " ", "", "`a", "a`", "\u2028# x", "\\`x"])
def test_nothing_leaves_a_code_span(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {code(text)}: said")
    inline = [child for t in tokens if t.type == "inline" for child in t.children or ()]
    assert [t.type for t in inline] == ["code_inline", "text"]
    assert {t.type for t in tokens} == {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline"),
        *("paragraph_close", "list_item_close", "bullet_list_close"),
    }


def test_a_hostile_title_stays_a_title_in_the_summary(register: Register) -> None:
    worst = next(f for f in check(FEW, register, DAY) if f.outcome is Outcome.MISSED)
    told = worst.verdict.__class__(
        outcome=Outcome.MISSED,
        message="The response to {title} came on {on}.",
        values={"title": {"en": HOSTILE}, "on": on(DAY)},
        evidence=(Evidence("plans/beta.yml"),),
    )
    finding = Finding(worst.id, worst.rule, worst.phase, told)
    said = FORMATS["markdown"](Report(DAY, findings=(finding,)), "en")
    tokens = MarkdownIt("commonmark").parse(said)
    inline = [child for t in tokens if t.type == "inline" for child in t.children or ()]
    kinds = {t.type for t in inline}
    assert kinds <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert "#1" not in "".join(t.content for t in inline if t.type == "text")
    assert sum(t.type == "heading_open" for t in tokens) == 2


@pytest.mark.parametrize(
    ("path", "field", "line"),
    [
        ("plans/beta.yml", "co_creation.start.on", 22),
        ("plans/beta.yml", "co_creation.start.nothing", 21),
        ("commitments/alpha/alpha-hearings-first.yml", "milestones.towns.due", None),
        ("plans/beta.yml", "nothing", 1),
        ("plans/nothing.yml", "id", 0),
    ],
)
def test_the_line_of_a_field_or_of_what_lacks_it(path: str, field: str, line: int | None) -> None:
    found = lines_of(EXAMPLE, [(path, field)]).get((path, field), 0)
    if line is None:
        text = (EXAMPLE / path).read_text(encoding="utf-8").splitlines()
        assert text[found - 1].strip() == "due: 2027-10-31"
    else:
        assert found == line


@pytest.mark.parametrize(("day", "warned"), [("2027-11-09", False), ("2027-11-10", True)])
def test_what_is_due_is_warned_of_a_month_before(
    register: Register, day: str, warned: bool
) -> None:
    today = date.fromisoformat(day)
    said = FORMATS["github"](Report(today, findings=check(FEW, register, today)), "en")
    assert ("::Due: 1.1 Space for dialogue" in said) is warned
    assert "::error" not in said
