"""The rows of the tables that no schema describes: answers, rules, findings, their evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.assurance import known
from actionplan.model import Response
from actionplan.publish.index import lookup_of
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import RULES, Evidence, Finding
from actionplan.words import say

Row = dict[str, Any]


def answers(snapshot: Snapshot) -> Iterator[Row]:
    """Which response answers which input."""
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


def rules(snapshot: Snapshot) -> Iterator[Row]:
    """Every rule, with its words."""
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


def findings(snapshot: Snapshot) -> Iterator[Row]:
    """Every finding, with its days and words."""
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


def evidence(snapshot: Snapshot) -> Iterator[Row]:
    """Every place a finding rests on, or lacks."""
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


def tombstones(snapshot: Snapshot) -> Iterator[Row]:
    """Every record that was taken out whole."""
    for path, stone in snapshot.register.tombstones.items():
        removal = stone.tombstone
        yield {
            "record": path,
            "on": str(removal.on),
            "reason": removal.reason,
            "by_role": removal.by_role,
            **({"digest": removal.digest} if removal.digest else {}),
        }
