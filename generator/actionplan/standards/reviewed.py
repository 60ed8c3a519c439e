"""What the forum saw last is what is adopted, or civil society was asked about the change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When
from actionplan.model import Commitment, Meeting, Register, Version
from actionplan.standards.consulted import KEPT_AS_CONSULTED, differences
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_on,
    falls_short,
    met,
    to_come,
)


@rule(KEPT_AS_CONSULTED, Level.ADVISED)
def scope_as_reviewed(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """What the forum saw last is what is adopted, or civil society was asked about the change.

    The forum's last review of a commitment is its last meeting in co-creation with a
    decision that names it. It is taken to have seen the last draft up to that day. Met if
    the adopted text says what that draft said, or if a consultation opened after the
    meeting or a declared change names one. Commitments that no meeting reviewed, or of
    which no such draft is kept, are left out. How the review is recognised is ours.
    """
    reviews = _last_reviews(phase, register, today)
    adopted = [c for c in register.commitments_of(phase.plan.id) if c.stage == "adopted"]

    def judge(commitment: Commitment) -> Verdict | None:
        review = reviews.get(commitment.id)
        version = _seen(commitment, review, phase, today) if review else None
        if review is None or review.held is None or version is None:
            return None
        place = Evidence(commitment.path, "versions")
        if not differences(version, commitment) or _asked(commitment, review.held, phase, today):
            return met(SHOWN, place)
        if complete_on(phase, "consultations", review.held.first):
            return falls_short(
                "“{title}”: it changed after the forum saw it at “{meeting}”, and nobody is on "
                "record as asked about the change.",
                place,
                Evidence(review.path, "decisions", review.held),
                phase=phase,
                today=today,
                title=commitment.title,
                meeting=review.title,
            )
        return cannot_tell(UNTOLD, missing=Evidence(commitment.path, "changes"))

    yield from tally("commitments", adopted, lambda c: c.id, judge)


def _last_reviews(phase: Phase, register: Register, today: date) -> dict[str, Meeting]:
    """The last meeting of the space for dialogue in co-creation that decided on a commitment."""
    bodies = {s.body for s in phase.plan.spaces if s.phase == phase.name}
    found = [
        (m.held, m.id, m)
        for m in register.meetings.values()
        if m.state == "held" and m.body in bodies and m.held and phase.may_hold(m.held, today)
    ]
    in_order = [meeting for *_, meeting in sorted(found)]
    return {id: m for m in in_order for d in m.decisions for id in d.commitments}


def _seen(commitment: Commitment, review: Meeting, phase: Phase, today: date) -> Version | None:
    """The commitment as the last draft up to the day of the review had it."""
    assert review.held
    days = {
        d.id: d.on
        for d in phase.plan.drafts
        if d.on and d.on.last <= review.held.last and not to_come(d.on, today)
    }
    known = [v for v in commitment.versions if v.draft in days]
    return max(known, key=lambda v: (days[v.draft], v.draft), default=None)


def _asked(commitment: Commitment, since: When, phase: Phase, today: date) -> bool:
    """True if civil society may have been asked after that day."""
    opened = [w.opens for w in phase.plan.consultations if w.opens]
    declared = [c.on for c in commitment.changes if c.consulted or c.consultation]
    days = [day for day in (*opened, *declared) if not to_come(day, today)]
    return any(day.last >= since.first for day in days)
