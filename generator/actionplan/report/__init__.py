"""Problems and findings as text people read, as JSON, and as GitHub annotations."""

from collections.abc import Callable

from actionplan.report.agenda import AGENDA_FORMATS, Agenda
from actionplan.report.as_json import as_json
from actionplan.report.github import as_github
from actionplan.report.result import Report, apart, made_worse, message
from actionplan.report.text import as_text

FORMATS: dict[str, Callable[[Report, str], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}

__all__ = [
    "AGENDA_FORMATS",
    "FORMATS",
    "Agenda",
    "Report",
    "apart",
    "as_text",
    "made_worse",
    "message",
]
