"""How a commitment stands: what its records say, and what they leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from actionplan.dates import When
from actionplan.model import Commitment, Milestone, Plan

UNKNOWN = "unknown"
STANDINGS = ("complete", "open", "late", "ended", "cancelled", UNKNOWN)
"""Done, under way, late, not complete when the plan ended, given up, or without any
report: a commitment is in one of them."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The newest report on a commitment, and its steps.

    `status` is a code of the records, or `unknown` if nobody reported. `late`
    holds the steps whose planned day has passed without a completion on record.
    """

    status: str
    on: When | None
    standing: str
    done: int
    steps: int
    late: tuple[Milestone, ...]


def progress(commitment: Commitment, plan: Plan | None, today: date) -> Progress:
    """How a commitment stands on a day."""
    on, status = status_on(commitment, today) or (None, UNKNOWN)
    given_up = status == "cancelled"
    late = tuple(m for m in commitment.milestones if state_of(m, today, given_up) == "past")
    steps_reported = any(m.updates for m in commitment.milestones)
    reported = on is not None or steps_reported or _declared(plan, today)
    return Progress(
        status=status,
        on=on,
        standing=_standing(commitment, plan, status, late, reported, today),
        done=sum(1 for m in commitment.milestones if m.completed_on),
        steps=len(commitment.milestones),
        late=late,
    )


def status_on(commitment: Commitment, day: date) -> tuple[When, str] | None:
    """The newest status the government had given by a day, and when; None if there is none."""
    given = [(u.on, u.status) for u in commitment.updates]
    given += [(v.on, v.status) for v in commitment.self_assessment if v.on and v.status]
    known = [it for it in given if it[0].first <= day]
    return max(known, key=lambda it: (it[0].last, it[0].first), default=None)


def state_of(milestone: Milestone, today: date, given_up: bool = False) -> str:
    """Done, cancelled, past its planned day without a completion on record, or open.

    A commitment that is given up takes with it every milestone that is not done.
    """
    if milestone.completed_on:
        return "done"
    known = [(u.on.last, u.status) for u in milestone.updates if u.on.first <= today]
    if given_up or (known and max(known, key=lambda it: it[0])[1] == "cancelled"):
        return "cancelled"
    return "past" if milestone.due and milestone.due.last < today else "open"


def promised(commitments: Iterable[Commitment]) -> list[Commitment]:
    """Those that stand: neither withdrawn nor merged into another."""
    return [c for c in commitments if c.stage not in ("withdrawn", "merged")]


def counted(commitments: Iterable[Commitment], known: Mapping[str, Progress]) -> dict[str, int]:
    """How many commitments are in each standing; those that are in none are left out."""
    counts = Counter(known[c.id].standing for c in commitments)
    return {standing: counts[standing] for standing in STANDINGS if counts[standing]}


def _standing(
    commitment: Commitment,
    plan: Plan | None,
    status: str,
    late: tuple[Milestone, ...],
    reported: bool,
    today: date,
) -> str:
    """Only where somebody reports, or says that all reports are here, silence means late."""
    if status in ("complete", "cancelled"):
        return status
    period = commitment.period
    over = bool(period and period.end and period.end.last < today)
    if plan_over(plan, today) and status != UNKNOWN:
        return "ended"
    if reported and (late or over):
        return "late"
    return UNKNOWN if status == UNKNOWN else "open"


def plan_over(plan: Plan | None, today: date) -> bool:
    """True if the plan's last day has passed."""
    period = plan.period_ogp if plan else None
    return bool(period and period.end and period.end.last < today)


def _declared(plan: Plan | None, today: date) -> bool:
    """True if the plan says that every status update up to now is on record."""
    since = plan.complete_from.updates if plan and plan.complete_from else None
    return since is not None and since.last <= today
