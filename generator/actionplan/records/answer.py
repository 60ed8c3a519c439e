"""Responses to inputs: who waits for one, and where one is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.dates import When
from actionplan.model import Input, Plan, Register
from actionplan.records.edit import edited, prose

NEEDS_NO_REASON = ("accepted", "withdrawn")
SHORT = 40
"""A reason of fewer characters hardly is one. The number is ours."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An input without a response: for how many days, and by when one was promised."""

    item: Input
    days: int
    due: When | None

    def late(self, today: date) -> bool:
        """True if the promised day has passed."""
        return self.due is not None and today > self.due.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it is given: `reason` in the language `lang`."""

    disposition: str
    on: date
    reason: str = ""
    lang: str = ""
    by: str = ""
    commitments: tuple[str, ...] = ()


REFUSALS = {
    "no-reason": ("“{disposition}” needs a reason.", "Give it with --reason or --reason-file."),
    "too-early": (
        "The answer would be older than the input “{id}”, which came in on {day}.",
        "Check the day given with --on.",
    ),
    "unknown-input": (
        "There is no input “{id}” here.",
        "“actionplan answer” lists those that wait.",
    ),
    "answered": (
        "The input “{id}” has an answer.",
        "Change it in the record, so that everybody can see what was changed.",
    ),
    "not-together": (
        "These inputs do not belong to one consultation.",
        "Answer those of each consultation by themselves.",
    ),
}
"""Why inputs cannot be answered so: the message and its cure."""


class NotAnswerableError(Exception):
    """These inputs cannot be answered so: a code of `REFUSALS`, and what fills its words."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.message, self.cure = REFUSALS[code]
        self.values = values


def waiting(register: Register, today: date) -> list[Waiting]:
    """Every input without a response: those past a promised day first, then the oldest."""
    answers = register.answers()
    due = {w.id: w.response_due for p in register.plans.values() for w in p.consultations}
    found = [
        Waiting(i, (today - i.received.first).days, due.get(i.consultation or ""))
        for i in register.inputs.values()
        if i.id not in answers
    ]
    return sorted(found, key=lambda w: (not w.late(today), -w.days, w.item.id))


def written(root: Path, register: Register, ids: Collection[str], given: Given) -> dict[str, bytes]:
    """The files as they will be with the answer in them. Nothing is written yet.

    One input carries its answer itself; several of one consultation are answered in its plan.
    Raises NotAnswerableError, or Malformed if a file cannot be read.
    """
    inputs = list(_known(register, ids))
    if given.disposition not in NEEDS_NO_REASON and not given.reason.strip():
        raise NotAnswerableError("no-reason", disposition=given.disposition)
    if early := next((i for i in inputs if i.received.first > given.on), None):
        raise NotAnswerableError("too-early", id=early.id, day=early.received)
    answer = _answer(given)
    if len(inputs) == 1:
        (item,) = inputs
        return {item.path: _edit("input", root, item.path, lambda r: r.update(response=answer))}
    plan, window = _shared(register, inputs)

    def add(record: Any) -> None:
        (found,) = (w for w in record["consultations"] if w["id"] == window)
        there = found.setdefault("responses", [])
        taken = {r["id"] for r in there}
        there.append({"id": _free(given.on, taken), "inputs": [i.id for i in inputs], **answer})

    return {plan.path: _edit("plan", root, plan.path, add)}


def remarks(
    register: Register, ids: Collection[str], given: Given
) -> Iterator[tuple[str, str, dict[str, int]]]:
    """What is allowed but not good, as (message, cure, values)."""
    reason = _same(given.reason)
    if reason and len(reason) < SHORT:
        cure = "Say what was weighed, and what the author can do next."
        yield "The reason is very short.", cure, {}
    others = {
        id(answer)
        for item, answer in register.answers().items()
        if item not in ids and reason in map(_same, (answer.reason or {}).values())
    }
    if reason and others:
        yield (
            "The same reason already stands in {count} other answers.",
            "Answer such inputs together, or say what is particular to this one.",
            {"count": len(others)},
        )


def _same(reason: str) -> str:
    """The reason as it is compared: letter case and blanks do not make another one."""
    return " ".join(reason.casefold().split())


def _known(register: Register, ids: Iterable[str]) -> Iterator[Input]:
    answers = register.answers()
    for id in dict.fromkeys(ids):
        if id not in register.inputs:
            raise NotAnswerableError("unknown-input", id=id)
        if id in answers:
            raise NotAnswerableError("answered", id=id)
        yield register.inputs[id]


def _shared(register: Register, inputs: list[Input]) -> tuple[Plan, str]:
    windows = {i.consultation for i in inputs}
    window = inputs[0].consultation
    if len(windows) > 1 or window is None:
        raise NotAnswerableError("not-together")
    return register.plans[inputs[0].plan], window


def _answer(given: Given) -> dict[str, Any]:
    reason = given.reason.strip()
    whole = {
        "disposition": given.disposition,
        "reason": {given.lang: prose(reason)} if reason else None,
        "answered_on": given.on,
        "by": given.by,
        "commitments": list(given.commitments),
    }
    return {field: found for field, found in whole.items() if found}


def _free(on: date, taken: Collection[str]) -> str:
    first = f"answer-{on.isoformat()}"
    numbered = (f"{first}-{n}" for n in range(2, len(taken) + 3))
    return next(id for id in (first, *numbered) if id not in taken)


def _edit(kind: str, root: Path, path: str, change: Any) -> bytes:
    return edited(kind, path, (root / path).read_bytes(), change)
