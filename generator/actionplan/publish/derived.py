"""Tables that no schema describes: sources, answers, rules, findings and their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from actionplan.model import Assurance
from actionplan.publish import derived_rows
from actionplan.publish.columns import Column
from actionplan.publish.derived_rows import Row
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import Level, Outcome

PHASES = ("co_creation", "implementation")
WORDINGS = ("verified", "brief", "restated", "unconfirmed", "ours")


@dataclass(frozen=True, slots=True)
class Derived:
    """A table, its columns and key, and what makes its rows."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Snapshot], Iterator[Row]]


def _column(name: str, form: str, title: str, says: str, **more: Any) -> Column:
    return Column(name, form, (says,), (title,), **more)


def _no_rows(snapshot: Snapshot) -> Iterator[Row]:
    yield from ()


SOURCES = Derived(
    "sources",
    ("table", "row", "field", "document"),
    (
        _column("table", "string", "Table", "The table in which the fact stands."),
        _column("row", "string", "Row", "The id of its row there."),
        _column("field", "string", "Field", "The field of the record that names the document."),
        _column("document", "string", "Document", "The document.", target="documents"),
    ),
    _no_rows,
)
"""Which document each row rests on; filled while the records are walked through."""


DERIVED = (
    Derived(
        "tombstones",
        ("record",),
        (
            _column("record", "string", "Record", "The file of the record."),
            _column("on", "date", "Taken out on", "The day on which it was taken out."),
            _column("reason", "string", "Reason for taking out", "Why it was taken out."),
            _column("by_role", "string", "Decided by", "Which role decided it."),
            _column("digest", "string", "Digest", "Salted digest of what was taken out."),
        ),
        derived_rows.tombstones,
    ),
    Derived(
        "answers",
        ("input", "response"),
        (
            _column("input", "string", "Input", "The input that is answered.", target="inputs"),
            _column(
                "response",
                "string",
                "Response",
                "The response that answers it.",
                target="responses",
            ),
            _column("disposition", "string", "What became of it", "What became of the input."),
            _column("answered_on", "when", "Answered on", "The day the answer was given."),
        ),
        derived_rows.answers,
    ),
    Derived(
        "rules",
        ("id",),
        (
            _column("id", "string", "Id", "The rule, as its page names it."),
            _column("edition", "string", "Edition", "The edition of the standards."),
            _column("clause", "string", "Requirement", "The number of the requirement."),
            _column(
                "level", "string", "Level", "Required by OGP, or advised.", choices=tuple(Level)
            ),
            _column(
                "wording",
                "string",
                "How sure the words are",
                "How sure its words are.",
                choices=WORDINGS,
            ),
            _column("url", "string", "Web address", "Where the words stand."),
            _column("title", "text", "Title", "The rule in one sentence."),
            _column("words", "text", "Words of the requirement", "The words of the requirement."),
        ),
        derived_rows.rules,
    ),
    Derived(
        "findings",
        ("id",),
        (
            _column(
                "id", "string", "Id", "The finding. The same as long as rule, plan and window are."
            ),
            _column("rule", "string", "Rule", "The rule that was applied.", target="rules"),
            _column("plan", "string", "Plan", "The plan that was judged.", target="plans"),
            _column(
                "subject",
                "string",
                "What was judged",
                "What in the plan was judged, if not the plan itself.",
            ),
            _column("phase", "string", "Phase", "The phase of the plan.", choices=PHASES),
            _column(
                "outcome", "string", "Outcome", "What the records show.", choices=tuple(Outcome)
            ),
            _column("first", "date", "First day", "First day of the time that was judged."),
            _column("last", "date", "Last day", "Last day of the time that was judged."),
            _column("deadline", "date", "Deadline", "The day by which something has to be done."),
            _column(
                "open", "boolean", "Can still be put right", "True while it can still be put right."
            ),
            _column(
                "breach", "boolean", "Turns the check red", "True if it alone turns the check red."
            ),
            _column(
                "explanation",
                "string",
                "Explanation",
                "The public explanation that holds on this day.",
                target="explanations",
            ),
            _column("message", "text", "In words", "The finding in words."),
        ),
        derived_rows.findings,
    ),
    Derived(
        "evidence",
        ("finding", "number"),
        (
            _column("finding", "string", "Finding", "The finding.", target="findings"),
            _column("number", "integer", "Number", "The number of the place, counted from 1."),
            _column(
                "record", "string", "File of the record", "The file of the record it rests on."
            ),
            _column("field", "string", "Field", "The field of that record."),
            _column("on", "when", "Day", "The date that counts, as written."),
            _column(
                "known",
                "string",
                "How it is known",
                "How the date is known: stated in a record, dated by git, witnessed by an archive, "
                "or contradicted by git.",
                choices=tuple(Assurance),
            ),
            _column(
                "missing",
                "boolean",
                "Is not there",
                "True if this field would decide it but is not there.",
            ),
        ),
        derived_rows.evidence,
    ),
)
