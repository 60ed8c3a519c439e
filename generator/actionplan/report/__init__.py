"""Problems and findings for people and for programs, each as text in one form."""

from collections.abc import Callable

from actionplan.report.agenda import AGENDA_FORMATS, Agenda
from actionplan.report.as_json import as_json
from actionplan.report.change import Change, compare
from actionplan.report.github import as_github
from actionplan.report.junit import as_junit
from actionplan.report.known import contradicted
from actionplan.report.markdown import as_markdown
from actionplan.report.result import Report, apart, message, place_of
from actionplan.report.sarif import as_sarif
from actionplan.report.text import as_text

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
    "markdown": as_markdown,
}

__all__ = [
    "AGENDA_FORMATS",
    "FORMATS",
    "Agenda",
    "Change",
    "Report",
    "apart",
    "as_text",
    "compare",
    "contradicted",
    "message",
    "place_of",
]
