"""Advice on amendments of the plan: early, or as part of the refresh."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_months
from actionplan.model import Commitment, Plan, Register
from actionplan.standards.advised import CALENDAR
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    falls_short,
    met,
    not_applicable,
)

YEAR_MONTHS, REFRESH_MONTHS = 12, 6


@rule(CALENDAR, Level.ADVISED)
def amendments_within_a_year(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A commitment is amended within a year after the plan was handed in.

    Looked at are declared amendments. OGP's handbook has rules on amendments whose words
    are still to be confirmed, so the twelve months are ours, and so are the six months
    before the publication of a refresh in which an amendment is taken for a part of it.
    """
    commitments = [c for c in register.commitments_of(phase.plan.id) if _amended(c, today)]
    submission = phase.plan.submission
    if not commitments:
        yield not_applicable("No amendment of a commitment is on record.")
        return
    if submission is None or submission.on is None:
        yield cannot_tell(
            "It is not on record when the plan was handed in.",
            missing=Evidence(phase.plan.path, "submission.on"),
        )
        return
    handed_in = submission.on
    limit = When(add_months(handed_in.first, YEAR_MONTHS), add_months(handed_in.last, YEAR_MONTHS))

    def judge(commitment: Commitment) -> Verdict:
        days = [d for d in _amended(commitment, today) if not _of_refresh(d, phase.plan)]
        place = Evidence(commitment.path, "changes")
        if late := [d for d in days if d.first > limit.last]:
            return falls_short(
                "“{title}”: its amendment of {amended} came later than {limit}, a year after the "
                "plan was handed in.",
                place,
                phase=phase,
                today=today,
                title=commitment.title,
                amended=min(late),
                limit=limit,
            )
        if all(d.last <= limit.first for d in days):
            return met(SHOWN, place)
        vague = place if handed_in.exact else Evidence(phase.plan.path, "submission.on")
        return cannot_tell(UNTOLD, missing=vague)

    yield from tally("commitments", commitments, lambda c: c.id, judge)


def _amended(commitment: Commitment, today: date) -> list[When]:
    """The days of its declared amendments up to today."""
    amendments = (c for c in commitment.changes if c.kind == "amendment")
    return [c.on for c in amendments if c.on.first <= today]


def _of_refresh(day: When, plan: Plan) -> bool:
    """True if the day may lie in the months before the refreshed plan was published."""
    public = plan.refresh.published.on if plan.refresh and plan.refresh.published else None
    if public is None:
        return False
    return add_months(public.first, -REFRESH_MONTHS) <= day.last and day.first <= public.last
