"""The ledger of slippage: due days that moved, states that went back; and long silence.

A due day that was corrected or written down from a source is listed with the reason for it,
so that no name of a change hides one; it does not count as moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from actionplan import dates
from actionplan.dates import When
from actionplan.model import Change, Commitment, FieldPath, Plan, Register, Sight, Update

SILENT_MONTHS = 6
"""Months without an update while the plan runs that count as silence. The number is ours."""
ORDER = ("not_started", "limited", "substantial", "complete")
NOT_MOVED = ("transcription", "translation", "correction")
"""The kinds of change that leave the promise as it was."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A due day that moved: by how many days, later or (less than zero) earlier."""

    field: FieldPath
    before: When
    after: When
    days: int
    sight: Sight | None
    kind: str
    reason: Mapping[str, str] | None = None

    @property
    def counts(self) -> bool:
        """False if it was only written down otherwise."""
        return self.kind not in NOT_MOVED


@dataclass(frozen=True, slots=True)
class WentBack:
    """A state that was lower than the one before."""

    on: When
    before: str
    after: str
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class Slippage:
    """What is in the ledger of one commitment."""

    commitment: Commitment
    moved: tuple[Moved, ...]
    went_back: tuple[WentBack, ...]
    silent_since: date | None
    silent_months: int

    @property
    def later(self) -> int:
        """How many due days were moved to a later day."""
        return sum(1 for m in self.moved if m.counts and m.days > 0)

    @property
    def longest(self) -> int:
        """The most days by which one was moved later."""
        return max((m.days for m in self.moved if m.counts), default=0)

    @property
    def slipped(self) -> bool:
        """True if a due day moved or a state went back; silence alone is no slippage."""
        return bool(self.moved or self.went_back)

    def __bool__(self) -> bool:
        return self.slipped or bool(self.silent_months)


def slippage(register: Register, commitment: Commitment, today: date) -> Slippage:
    """The ledger of a commitment as the records and git show it on that day."""
    since, months = _silence(register.plans.get(commitment.plan), commitment, today)
    return Slippage(
        commitment,
        tuple(_moved(register, commitment)),
        tuple(_went_back(commitment)),
        since,
        months,
    )


def _moved(register: Register, commitment: Commitment) -> Iterator[Moved]:
    history = register.histories.get(commitment.path)
    for change in history.changes if history else ():
        said = change.declared or {}
        if days := _days(change):
            yield Moved(
                change.field,
                *days,
                _apart(*days),
                change.sight,
                str(said.get("kind", "")),
                said.get("reason"),
            )


def _days(change: Change) -> tuple[When, When] | None:
    """The due day before and after, if it is one and moved."""
    if change.field[-1] != "due" and change.field != ("period", "end"):
        return None
    try:
        before, after = (dates.parse(str(v)) for v in (change.before, change.after))
    except ValueError:
        return None
    within = before.first <= after.first and after.last <= before.last
    return None if within else (before, after)


def _apart(before: When, after: When) -> int:
    return (after.last - before.last).days or (after.first - before.first).days


def _went_back(commitment: Commitment) -> Iterator[WentBack]:
    yield from _falls(commitment.updates)
    for milestone in commitment.milestones:
        yield from _falls(milestone.updates, milestone.id)


def _falls(updates: tuple[Update, ...], milestone: str = "") -> Iterator[WentBack]:
    in_order = sorted((u for u in updates if u.status in ORDER), key=lambda u: u.on)
    for before, after in pairwise(in_order):
        if ORDER.index(after.status) < ORDER.index(before.status):
            yield WentBack(after.on, before.status, after.status, milestone)


def _silence(plan: Plan | None, commitment: Commitment, today: date) -> tuple[date | None, int]:
    """Since when no update is on record, and for how many whole months, if that is long."""
    period = plan.period_ogp if plan else None
    if period is None or period.start is None or commitment.stage != "adopted":
        return None, 0
    if not period.start.last <= today or (period.end and period.end.last < today):
        return None, 0
    if _finished(commitment):
        return None, 0
    updates = [*commitment.updates, *(u for m in commitment.milestones for u in m.updates)]
    since = max([period.start.last, *(u.on.last for u in updates if u.on.last <= today)])
    months = 0
    while dates.add_months(since, months + 1) <= today:
        months += 1
    return (since, months) if months >= SILENT_MONTHS else (None, 0)


def _finished(commitment: Commitment) -> bool:
    last = max(commitment.updates, key=lambda u: u.on, default=None)
    return last is not None and last.status in ("complete", "cancelled")
