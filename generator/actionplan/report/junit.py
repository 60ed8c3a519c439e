"""A check as JUnit XML: one test for each finding, for systems that show test results."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from actionplan.records import Problem
from actionplan.report.known import told_dates
from actionplan.report.result import Report, cure, message, requirement, tag, values_of
from actionplan.standards import Finding, Notice, Outcome
from actionplan.words import say, show


def as_junit(report: Report, lang: str) -> str:
    """One suite for the records and one for each plan.

    What is missed, open and not explained is a failure, as is a problem. What is met
    passes; all else is skipped, with its words. What is not judged is left out. How the
    dates of a finding are known is the output of its test.
    """
    suites = Element("testsuites", name="actionplan")
    if report.problems:
        _suite(suites, say(lang, "Records"), [_problem(p, lang) for p in report.problems])
    if report.notices:
        _suite(suites, say(lang, "Notices"), [_notice(n, lang) for n in report.notices])
    judged = [f for f in report.findings if f.outcome is not Outcome.NOT_APPLICABLE]
    for plan in dict.fromkeys(f.plan.id for f in judged):
        mine = [f for f in judged if f.plan.id == plan]
        name = f"{show(lang, mine[0].plan.title)} ({plan})"
        _suite(suites, name, [_case(report, f, lang) for f in mine])
    indent(suites)
    return tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _suite(suites: Element, name: str, cases: Sequence[Element]) -> None:
    counts = {word: sum(case.find(word) is not None for case in cases) for word in WORDS}
    suite = SubElement(
        suites,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(counts["failure"]),
        skipped=str(counts["skipped"]),
        errors="0",
    )
    suite.extend(cases)


WORDS = ("failure", "skipped")


def _problem(problem: Problem, lang: str) -> Element:
    values = values_of(problem, lang)
    name = f"{problem.path}:{problem.line}" if problem.line else problem.path
    case = Element("testcase", classname=f"record/{problem.code}", name=name)
    failure = SubElement(case, "failure", message=say(lang, problem.message, **values))
    failure.text = say(lang, problem.cure, **values)
    return case


def _notice(notice: Notice, lang: str) -> Element:
    case = Element("testcase", classname="record/notice", name=notice.path)
    SubElement(case, "skipped", message=say(lang, notice.message, **notice.values))
    return case


def _case(report: Report, finding: Finding, lang: str) -> Element:
    case = Element("testcase", classname=requirement(finding, lang), name=finding.id)
    if finding.outcome is not Outcome.MET:
        said = f"{tag(finding, lang)}: {message(finding, lang)}"
        result = SubElement(case, "failure" if finding.breach else "skipped", message=said)
        result.text = cure(finding, report.today, lang) or None
    if dates := told_dates(report.register, finding, lang):
        SubElement(case, "system-out").text = dates
    return case
