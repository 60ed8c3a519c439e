"""What is wrong with the notes on a record itself: what was taken out, and declared changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from actionplan.records.field import holds, part_at, written
from actionplan.records.free import DECLARED
from actionplan.records.problem import Fault

Place = tuple[str | int, ...]


def faults(kind: str, value: dict[str, Any]) -> Iterator[Fault]:
    """Everything in the notes of a sound record that does not agree with the rest of it."""
    for i, entry in enumerate(value.get("redacted", ())):
        at: Place = ("redacted", i, "fields")
        yield from _known_fields(kind, entry, at)
        if not entry.get("replaced"):
            yield from _still_there(value, entry, at)
    for i, entry in enumerate(value.get("changes", ())):
        yield from _known_fields(kind, entry, ("changes", i, "fields"))
        yield from _reasons(kind, entry, ("changes", i))


def _known_fields(kind: str, entry: dict[str, Any], at: Place) -> Iterator[Fault]:
    for j, field in enumerate(entry["fields"]):
        if part_at(kind, tuple(field.split("."))) is None:
            yield Fault(
                (*at, j),
                "unknown-field",
                "There is no field “{field}” in a record of this kind.",
                "Write the names of the fields with dots between them, such as milestones.law.due.",
                {"field": field},
            )


def _still_there(value: dict[str, Any], entry: dict[str, Any], at: Place) -> Iterator[Fault]:
    for j, field in enumerate(entry["fields"]):
        if holds(value, tuple(field.split("."))):
            yield Fault(
                (*at, j),
                "redacted-yet-there",
                "“{field}” is said to be taken out, but it is still in this file.",
                "Delete “{field}”. If it holds other words now, write “replaced: true”.",
                {"field": written(tuple(field.split(".")))},
            )


def _reasons(kind: str, entry: dict[str, Any], at: Place) -> Iterator[Fault]:
    """What each kind of change has to name."""
    if entry["kind"] == "transcription" and "sources" not in entry:
        yield _lacks(
            at, "A transcription names the source it follows.", "sources", "Add “{field}”."
        )
    if entry["kind"] == "correction" and "sources" not in entry and _has_a_source(kind, entry):
        yield _lacks(
            at,
            "A correction names the source that shows what is right.",
            "sources",
            "Add “{field}”. If the promise or decision itself changed, it is an amendment.",
        )
    if entry["kind"] != "amendment":
        return
    if not entry.keys() & {"decision", "no_decision"}:
        yield _lacks(
            at,
            "An amendment names the decision of the forum behind it.",
            "decision",
            "Add “{field}” with the meeting and the id of its decision, or say under "
            "“no_decision” why there is none.",
        )
    if "consulted" not in entry:
        yield _lacks(
            at,
            "An amendment says how civil society was consulted.",
            "consulted",
            "Add “{field}”. If it was not consulted, say so there.",
        )


def _has_a_source(kind: str, entry: dict[str, Any]) -> bool:
    """False for the words of an author, and for what the country declares complete itself."""
    steps = (field.partition(".")[0] for field in entry["fields"])
    return kind != "input" and not all(step in DECLARED for step in steps)


def _lacks(at: Place, message: str, field: str, cure: str) -> Fault:
    return Fault(at, "missing-field", message, cure, {"field": field})
