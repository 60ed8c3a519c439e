"""Whether a commitment has moved, as far as the records tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum

from actionplan.model import Commitment, IrmFinding, Milestone, Register
from actionplan.standards.quoted import quoted
from actionplan.standards.rule import Evidence
from actionplan.standards.verdicts import to_come

MOVED = {"limited", "substantial", "complete"}
STILL = {"not_started", "cancelled"}
IRM_MOVED = {"completed": "complete", "substantially or completely implemented": "substantial"}
IRM_STILL = {"not started", "not_started", "no evidence available", "no_evidence"}


class Progress(Enum):
    """What the records say of a commitment."""

    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


def progress_of(commitment: Commitment, register: Register, today: date) -> Progress:
    """Some if anybody tells of it up to today; none if all who speak say so; else unknown."""
    said = _statuses(commitment, register, today)
    if said & MOVED or _completed(commitment, today):
        return Progress.SOME
    return Progress.NONE if said & STILL else Progress.UNKNOWN


def _statuses(commitment: Commitment, register: Register, today: date) -> set[str]:
    updates = [*commitment.updates, *(u for m in commitment.milestones for u in m.updates)]
    own = {u.status for u in updates if u.on.first <= today}
    own |= {v.status for v in commitment.self_assessment if v.status and not to_come(v.on, today)}
    return own | {_status(i) for i in quoted(commitment.irm, "completion", register, today)}


def _status(found: IrmFinding) -> str:
    """The IRM's code in the words of our statuses; another code says nothing here."""
    value = (found.value or "").lower()
    if value in IRM_STILL:
        return "not_started"
    return IRM_MOVED.get(value, value)


def _completed(commitment: Commitment, today: date) -> bool:
    return any(_done(m, today) for m in commitment.milestones)


def _done(milestone: Milestone, today: date) -> bool:
    return milestone.completed_on is not None and milestone.completed_on.first <= today


def place_of_progress(commitment: Commitment, register: Register, today: date) -> Evidence:
    """Where a commitment that has moved tells of it."""
    return next(_places(commitment, register, today))


def _places(commitment: Commitment, register: Register, today: date) -> Iterator[Evidence]:
    path = commitment.path
    if any(u.status in MOVED and u.on.first <= today for u in commitment.updates):
        yield Evidence(path, "updates")
    for it in commitment.milestones:
        if _done(it, today):
            yield Evidence(path, f"milestones.{it.id}.completed_on", it.completed_on)
        if any(u.status in MOVED and u.on.first <= today for u in it.updates):
            yield Evidence(path, f"milestones.{it.id}.updates")
    if any(v.status in MOVED and not to_come(v.on, today) for v in commitment.self_assessment):
        yield Evidence(path, "self_assessment")
    yield Evidence(path, "irm")
