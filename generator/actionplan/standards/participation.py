"""Standard 3: inclusive and informed opportunities to take part in making the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_days
from actionplan.model import CoCreation, Consultation, Overview, Register, Timeline
from actionplan.standards.editions import ADVANCE_NOTICE, FEEDBACK_MECHANISM, OUTREACH
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    due,
    hole,
    met,
    missed,
)

NOTICE_DAYS = 14


@rule(ADVANCE_NOTICE, Level.REQUIRED, before_start=True)
def advance_notice(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The timeline and the overview are public two weeks before plan development starts.

    Counted in calendar days from the first publication of the later of the two to
    the declared first day of plan development: fourteen days are enough, thirteen
    are not. A later, changed timeline does not matter; the first one counts.
    """
    assert phase.start is not None
    making = phase.plan.co_creation or CoCreation()
    timeline = _day(making.timeline)
    overview = _day(making.overview)
    place = Evidence(phase.plan.path, "co_creation.timeline.published.on", timeline)
    other = Evidence(phase.plan.path, "co_creation.overview.published.on", overview)
    deadline = add_days(phase.start.first, -NOTICE_DAYS)
    window = (deadline, phase.start.last)
    if timeline and overview:
        public = When(max(timeline.first, overview.first), max(timeline.last, overview.last))
        yield _notice(phase, public, place, other, today)
    elif today <= deadline:
        yield due(
            "The timeline and the overview should be public by {deadline}.",
            deadline=deadline,
            window=window,
        )
    elif complete_on(phase, "timeline", deadline):
        absent = place if timeline is None else other
        yield missed(
            "The records name no publication of the timeline and the overview before "
            "plan development started on {start}. It was due by {deadline}.",
            absent,
            deadline=deadline,
            still_open=not phase.over(today),
            window=window,
            start=phase.start,
        )
    else:
        yield cannot_tell(
            "It is not on record when the timeline and the overview were first published.",
            missing=place if timeline is None else other,
            window=window,
        )


def _notice(phase: Phase, public: When, place: Evidence, other: Evidence, today: date) -> Verdict:
    assert phase.start is not None
    shortest = (phase.start.first - public.last).days
    longest = (phase.start.last - public.first).days
    deadline = add_days(phase.start.last, -NOTICE_DAYS)
    window = (add_days(phase.start.first, -NOTICE_DAYS), phase.start.last)
    if shortest >= NOTICE_DAYS:
        return met(
            "Both were public on {on}, {days} days before plan development started on {start}.",
            place,
            other,
            window=window,
            on=public,
            days=shortest,
            start=phase.start,
        )
    if longest < NOTICE_DAYS:
        return missed(
            "Both were public on {on}, {days} days before plan development started on {start}. "
            "Fourteen are asked for.",
            place,
            other,
            deadline=deadline,
            still_open=not phase.over(today),
            window=window,
            on=public,
            days=longest,
            start=phase.start,
        )
    vague = Evidence(phase.plan.path, "co_creation.start.on")
    if not public.exact:
        vague = place if place.on and not place.on.exact else other
    return cannot_tell(
        "Publication on {on} and start on {start} are not known to the day.",
        place,
        other,
        missing=vague,
        window=window,
        on=public,
        start=phase.start,
    )


@rule(OUTREACH, Level.REQUIRED)
def outreach(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Outreach activities tell stakeholders about OGP and how to take part.

    Met if at least one dated activity for the public or for stakeholders is on
    record, not later than the end of co-creation. An activity only for members
    of the forum or of a working group does not count.
    """
    activities = phase.plan.outreach
    place = Evidence(phase.plan.path, "outreach")
    for activity in activities:
        if activity.audience in ("public", "stakeholders") and _by_end(activity.on, phase, today):
            yield met(
                "Outreach took place on {on}: {title}.",
                Evidence(place.record, f"outreach.{activity.id}", activity.on),
                on=activity.on,
                title=activity.title,
            )
            return
    unclear = [a for a in activities if a.audience != "members_only" and _may(a.on, phase, today)]
    if not phase.over(today):
        yield due(
            "Outreach should take place by {deadline}." if phase.end else OPEN_OUTREACH,
            deadline=phase.end.last if phase.end else None,
        )
    elif not unclear and complete_on(phase, "outreach", _first(phase)):
        yield missed(
            "No outreach for stakeholders is on record.",
            place,
            deadline=_last(phase),
            still_open=False,
        )
    else:
        yield cannot_tell(
            "No dated outreach that reached stakeholders is on record.",
            missing=place if unclear else hole(phase, "outreach"),
        )


OPEN_OUTREACH = "Outreach should take place before co-creation ends."


@rule(FEEDBACK_MECHANISM, Level.REQUIRED)
def feedback_mechanism(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """There is a way to give input during an adequate period.

    Met if at least one consultation is on record with the way input could be
    given, its first day and its last day. A single day is not a period. How long
    is adequate is not a number in the standards; people judge it.
    """
    windows = phase.plan.consultations
    place = Evidence(phase.plan.path, "consultations")
    for window in windows:
        if window.mechanism and _period(window) and _by_end(window.opens, phase, today):
            yield met(
                "Input could be given from {opens} to {closes}: {title}.",
                Evidence(place.record, f"consultations.{window.id}", window.opens),
                window=_days(window),
                opens=window.opens,
                closes=window.closes,
                title=window.title,
            )
            return
    if not phase.over(today):
        yield due(
            "A way to give input should be open by {deadline}." if phase.end else OPEN_MECHANISM,
            deadline=phase.end.last if phase.end else None,
        )
    elif not windows and complete_on(phase, "consultations", _first(phase)):
        yield missed(
            "No way to give input is on record.", place, deadline=_last(phase), still_open=False
        )
    elif windows:
        yield cannot_tell(
            "Consultations are on record, but not how and over which period input could be given.",
            missing=Evidence(place.record, f"consultations.{_vague(windows).id}.opens"),
        )
    else:
        yield cannot_tell(
            "No way to give input is on record.", missing=hole(phase, "consultations")
        )


OPEN_MECHANISM = "A way to give input should be open before co-creation ends."


def _day(public: Timeline | Overview | None) -> When | None:
    return public.published.on if public and public.published else None


def _period(window: Consultation) -> bool:
    """True if input could certainly be given on more than one day."""
    opens, closes = window.opens, window.closes
    return opens is not None and closes is not None and closes.first > opens.last


def _vague(windows: tuple[Consultation, ...]) -> Consultation:
    """The consultation whose days would decide: one without them, else the first."""
    return next((w for w in windows if w.opens is None), windows[0])


def _days(window: Consultation) -> tuple[date | None, date | None]:
    return (
        window.opens.first if window.opens else None,
        window.closes.last if window.closes else None,
    )


def _by_end(when: When | None, phase: Phase, today: date) -> bool:
    """True if the day has surely come, and not after the end of the phase."""
    last = min(today, phase.end.last) if phase.end else today
    return when is not None and when.last <= last


def _may(when: When | None, phase: Phase, today: date) -> bool:
    last = min(today, phase.end.last) if phase.end else today
    return when is None or when.first <= last


def _first(phase: Phase) -> date:
    assert phase.start is not None
    return phase.start.first


def _last(phase: Phase) -> date | None:
    return phase.end.last if phase.end else None
