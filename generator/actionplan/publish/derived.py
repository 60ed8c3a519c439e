"""Tables that no schema describes: sources, answers, rules, findings and their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from actionplan.assurance import known
from actionplan.model import Assurance, Response
from actionplan.publish.columns import Column
from actionplan.publish.index import lookup_of
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import RULES, Evidence, Finding, Level, Outcome
from actionplan.words import say

Row = dict[str, Any]
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


def _answers(snapshot: Snapshot) -> Iterator[Row]:
    for plan in snapshot.register.plans.values():
        for window in plan.consultations:
            everyone = lookup_of(snapshot).inputs_in.get(f"{plan.id}/{window.id}", ())
            for response in window.responses:
                ids = [i.id for i in everyone] if response.all_inputs else response.inputs
                for id in (i for i in dict.fromkeys(ids) if i in snapshot.register.inputs):
                    yield _answer(id, f"{window.id}/{response.id}", response)
    for item in snapshot.register.inputs.values():
        if item.response:
            yield _answer(item.id, f"input/{item.id}/response/1", item.response)


def _answer(input: str, id: str, response: Response) -> Row:
    row = {"input": input, "response": id, "disposition": response.disposition}
    on = {"answered_on": str(response.answered_on)} if response.answered_on else {}
    return row | on


def _rules(snapshot: Snapshot) -> Iterator[Row]:
    for rule in RULES:
        clause = rule.clause
        yield {
            "id": rule.id,
            "edition": clause.edition.slug,
            "clause": clause.number,
            "level": rule.level.value,
            "wording": clause.wording,
            "url": clause.url,
            **_said(snapshot, "title", rule.title),
            **_said(snapshot, "words", clause.words),
        }


def _findings(snapshot: Snapshot) -> Iterator[Row]:
    for finding in snapshot.findings:
        verdict = finding.verdict
        days = {k: getattr(verdict, k) for k in ("first", "last", "deadline")}
        yield {
            "id": finding.id,
            "rule": finding.rule.id,
            "plan": finding.plan.id,
            **({"subject": verdict.subject.id} if verdict.subject else {}),
            "phase": finding.phase.name,
            "outcome": finding.outcome.value,
            **{name: day.isoformat() for name, day in days.items() if day},
            "open": verdict.open,
            "breach": finding.breach,
            **({"explanation": finding.explanation.id} if finding.explanation else {}),
            **_said(snapshot, "message", verdict.message, **verdict.values),
        }


def _said(snapshot: Snapshot, name: str, template: str, **values: Any) -> Row:
    languages = snapshot.register.site.languages
    return {f"{name}_{lang}": say(lang, template, **values) for lang in languages}


def _evidence(snapshot: Snapshot) -> Iterator[Row]:
    for finding in snapshot.findings:
        yield from _places(snapshot, finding, finding.verdict.evidence, False)
        if finding.verdict.missing:
            yield from _places(snapshot, finding, (finding.verdict.missing,), True)


def _places(
    snapshot: Snapshot, finding: Finding, places: tuple[Evidence, ...], missing: bool
) -> Iterator[Row]:
    start = 0 if not missing else len(finding.verdict.evidence)
    for number, place in enumerate(places, start + 1):
        row = {"finding": finding.id, "number": number, "record": place.record}
        if place.field:
            row["field"] = place.field
        if place.on:
            row["on"] = str(place.on)
            row["known"] = known(snapshot.register, place.record, place.field, place.on).level.value
        yield row | {"missing": missing}


def _tombstones(snapshot: Snapshot) -> Iterator[Row]:
    for path, stone in snapshot.register.tombstones.items():
        removal = stone.tombstone
        yield {
            "record": path,
            "on": str(removal.on),
            "reason": removal.reason,
            "by_role": removal.by_role,
            **({"digest": removal.digest} if removal.digest else {}),
        }


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
        _tombstones,
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
        _answers,
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
        _rules,
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
        _findings,
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
        _evidence,
    ),
)


def heading(lang: str, column: Column) -> str:
    """The title of a column, in the reader's language; of words also which language they are in."""
    title = ": ".join(say(lang, name) for name in column.titles)
    return f"{title} ({column.lang})" if column.lang else title


def said(lang: str, column: Column) -> str:
    """What a column holds, in the reader's language."""
    return " ".join(say(lang, sentence) for sentence in column.says)
