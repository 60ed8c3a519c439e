"""Standard 3: outreach, and a way to give input."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_months
from actionplan.model import Consultation, Outreach, Register
from actionplan.standards.editions import FEEDBACK_MECHANISM, OUTREACH
from actionplan.standards.grounds import deadline_of, declared, ended
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_throughout,
    due,
    hole,
    met,
    missed,
    span,
    to_come,
)
from actionplan.standards.years import vague_bound

AUDIENCES = ("public", "stakeholders")
AHEAD_MONTHS = 12
"""How long before plan development outreach can be about it."""


@rule(OUTREACH, Level.REQUIRED)
def outreach(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Outreach activities tell stakeholders about OGP and how to take part.

    Met if at least one dated activity for the public or for stakeholders is on
    record, not later than the end of co-creation. One before the timeline was public
    counts, and it is said that it was; what lies more than a year before plan
    development started was about another plan, and that year is our reading. An
    activity only for members of the forum or of a working group does not count.
    """
    activities = [a for a in phase.plan.outreach if _may_be_for_this_plan(a, phase)]
    by = phase.until(today)
    since = add_months(phase.began.last, -AHEAD_MONTHS)
    done = [
        a
        for a in activities
        if a.audience in AUDIENCES and a.on and a.on.first >= since and a.on.last <= by.first
    ]
    if done:
        yield _reached(done, phase, today)
    elif not phase.over(today):
        yield due(
            "Outreach should take place by {deadline}."
            if phase.end
            else "Outreach should take place before co-creation ends.",
            deadline_of(phase),
            deadline=phase.last_day,
        )
    else:
        yield _no_outreach(phase, [a for a in activities if _may_count(a, by)])


def _reached(done: list[Outreach], phase: Phase, today: date) -> Verdict:
    """The first activity since the timeline was public, or else the first before it."""
    public = _timeline_day(phase, today)
    order = sorted((str(a.on), a.id, a) for a in done)
    since = [a for _, _, a in order if public is None or (a.on and a.on.last >= public.first)]
    shown = (since or [order[0][2]])[0]
    return met(
        "Outreach took place {on:on}: “{title}”."
        if since
        else "Outreach took place {on:on}, before the timeline was public: “{title}”.",
        Evidence(phase.plan.path, f"outreach.{shown.id}", shown.on),
        on=shown.on,
        title=shown.title,
    )


def _timeline_day(phase: Phase, today: date) -> When | None:
    making = phase.plan.co_creation
    timeline = making.timeline if making else None
    day = timeline.published.on if timeline and timeline.published else None
    return None if to_come(day, today) else day


def _may_be_for_this_plan(activity: Outreach, phase: Phase) -> bool:
    earliest = add_months(phase.began.first, -AHEAD_MONTHS)
    return activity.on is None or activity.on.last >= earliest


def _may_count(activity: Outreach, by: When) -> bool:
    in_time = activity.on is None or activity.on.first <= by.last
    return in_time and activity.audience in (None, *AUDIENCES)


def _no_outreach(phase: Phase, unclear: list[Outreach]) -> Verdict:
    if not unclear and complete_throughout(phase, "outreach"):
        return missed(
            "No outreach for stakeholders is on record.",
            Evidence(phase.plan.path, "outreach"),
            declared(phase, "outreach"),
            ended(phase),
            deadline=phase.last_day,
            still_open=False,
        )
    return cannot_tell(
        "No dated outreach that reached stakeholders is on record.",
        missing=_undecided(unclear[0], phase) if unclear else hole(phase, "outreach"),
    )


def _undecided(activity: Outreach, phase: Phase) -> Evidence:
    """What would decide: for whom it was, or the day of it or of the phase."""
    place = f"outreach.{activity.id}"
    if activity.audience is None:
        return Evidence(phase.plan.path, f"{place}.audience")
    if activity.on and activity.on.exact:
        return vague_bound(phase)
    return Evidence(phase.plan.path, f"{place}.on")


@rule(FEEDBACK_MECHANISM, Level.REQUIRED)
def feedback_mechanism(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """There is a way to give input during an adequate period.

    Met if at least one consultation is on record with the way input could be
    given, its first day and its last day, some of them while the plan was made. A
    single day is not a period. How long is adequate is not a number in the standards;
    people judge it.
    """
    windows = [w for w in phase.plan.consultations if not _surely_before(w, phase)]
    by = phase.until(today)
    held = [
        (w.opens, w.id, w)
        for w in windows
        if w.mechanism and w.opens and w.opens.last <= by.first and _period(w, phase)
    ]
    if held:
        opens, id, first = min(held)
        yield met(
            "Input could be given from {opens} to {closes}: “{title}”.",
            Evidence(phase.plan.path, f"consultations.{id}", opens),
            window=span(first),
            opens=opens,
            closes=first.closes,
            title=first.title,
        )
    elif not phase.over(today):
        yield due(
            "A way to give input should be open by {deadline}."
            if phase.end
            else "A way to give input should be open before co-creation ends.",
            deadline_of(phase),
            deadline=phase.last_day,
        )
    else:
        yield _no_way(phase, [w for w in windows if _may_be_a_period(w, by)])


def _no_way(phase: Phase, unclear: list[Consultation]) -> Verdict:
    if unclear:
        return cannot_tell(
            "Consultations are on record, but not how and over which period input could be given.",
            missing=Evidence(phase.plan.path, _would_decide(unclear[0], phase)),
        )
    if complete_throughout(phase, "consultations"):
        return missed(
            "No way to give input is on record.",
            Evidence(phase.plan.path, "consultations"),
            declared(phase, "consultations"),
            ended(phase),
            deadline=phase.last_day,
            still_open=False,
        )
    return cannot_tell("No way to give input is on record.", missing=hole(phase, "consultations"))


def _surely_before(window: Consultation, phase: Phase) -> bool:
    """True if it closed before plan development started: it was not about making the plan."""
    return window.closes is not None and window.closes.last < phase.began.first


def _period(window: Consultation, phase: Phase) -> bool:
    """True if input could certainly be given on more than one day, and while the plan was made."""
    opens, closes = window.opens, window.closes
    if opens is None or closes is None or closes.first < phase.began.last:
        return False
    return closes.first > opens.last


def _may_be_a_period(window: Consultation, by: When) -> bool:
    """True unless it surely was a single day, or opened after the phase."""
    opens, closes = window.opens, window.closes
    one_day = opens is not None and closes is not None and closes.last <= opens.first
    return not one_day and (opens is None or opens.first <= by.last)


def _would_decide(window: Consultation, phase: Phase) -> str:
    """The field that lacks, or the day of the phase if all about the consultation is known."""
    if window.mechanism and window.opens and window.opens.exact:
        if _period(window, phase):
            return phase.end_field
        if window.closes and window.closes.exact:
            return phase.start_field
    return f"consultations.{window.id}.{_lacks(window)}"


def _lacks(window: Consultation) -> str:
    """The field of a consultation that would decide."""
    if window.opens is None or not window.mechanism:
        return "mechanism" if window.opens else "opens"
    return "closes" if window.closes is None or window.opens.exact else "opens"
