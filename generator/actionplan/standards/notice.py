"""Standard 3: two weeks' notice before a plan is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from actionplan.dates import When, add_days
from actionplan.model import CoCreation, Overview, Register, Timeline
from actionplan.standards.beginning import Sign, first_before_start
from actionplan.standards.editions import ADVANCE_NOTICE
from actionplan.standards.grounds import declared, started
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import cannot_tell, complete_on, due, met, missed, to_come

NOTICE_DAYS = 14


@rule(ADVANCE_NOTICE, Level.REQUIRED, before_start=True)
def advance_notice(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The timeline and the overview are public two weeks before plan development starts.

    Counted in calendar days from the first publication of the later of the two to
    the declared first day of plan development: fourteen days are enough, thirteen
    are not. A later, changed timeline does not matter; the first one counts. Where a
    consultation, an input or a meeting on the plan is on record before the declared
    day, with less notice, the records alone cannot tell when plan development started.

    A miss stays open while the plan is made: the work can begin again after two
    weeks' notice, with a new first day declared, or the miss can be explained in
    public. When the plan is made, neither changes what happened.
    """
    verdict = _judged(phase, register, today)
    making = phase.plan.co_creation
    assert making
    assert making.start
    yield replace(verdict, values={**verdict.values, "basis": making.start.basis})


def _judged(phase: Phase, register: Register, today: date) -> Verdict:
    making = phase.plan.co_creation or CoCreation()
    timeline = _place(phase, "timeline", making.timeline, today)
    overview = _place(phase, "overview", making.overview, today)
    if timeline.on and overview.on:
        return _notice(phase, timeline, overview, first_before_start(phase, register, today), today)
    if today <= _latest_deadline(phase):
        earliest = _window(phase)[0]
        return due(
            "The timeline and the overview should be public by {deadline}. Plan development starts "
            "{start:on} (“{basis}”).",
            started(phase),
            deadline=earliest if today <= earliest else _latest_deadline(phase),
            window=_window(phase),
            start=phase.began,
        )
    if late := [e for e in (timeline, overview) if _surely_late(e, phase)]:
        return _late(late[0], timeline, phase, today)
    return _absent(timeline if timeline.on is None else overview, phase, today)


def _notice(
    phase: Phase, timeline: Evidence, overview: Evidence, earlier: Sign | None, today: date
) -> Verdict:
    assert timeline.on
    assert overview.on
    public = When(
        max(timeline.on.first, overview.on.first), max(timeline.on.last, overview.on.last)
    )
    shortest = (phase.began.first - public.last).days
    if shortest >= NOTICE_DAYS and earlier and _too_soon(earlier, public):
        return cannot_tell(
            "Before the declared start {start:on} (“{basis}”) the records show “{title}” {on:on}. "
            "It is not certain when plan development started.",
            earlier.place,
            timeline,
            overview,
            missing=Evidence(phase.plan.path, phase.start_field),
            window=_window(phase),
            title=earlier.title,
            on=earlier.on,
            start=phase.began,
        )
    if shortest >= NOTICE_DAYS:
        return met(
            "Both were public {on:on}, {days} days before plan development started {start:on} "
            "(“{basis}”).",
            timeline,
            overview,
            window=_window(phase),
            on=public,
            days=shortest,
            start=phase.began,
        )
    longest = (phase.began.last - public.first).days
    if longest < NOTICE_DAYS:
        return missed(
            "Both were public {on:on}. Plan development started {start:on} (“{basis}”). Fourteen "
            "days between them are asked for; counted: {days}."
            if longest > 0
            else "Both were public {on:on}, but plan development had started {start:on} "
            "(“{basis}”).",
            timeline,
            overview,
            deadline=_latest_deadline(phase),
            still_open=not phase.over(today),
            window=_window(phase),
            on=public,
            days=longest,
            start=phase.began,
        )
    return cannot_tell(
        "Publication {on:on} and start {start:on} (“{basis}”) are not known to the day.",
        timeline,
        overview,
        missing=_vague(phase, timeline, overview),
        window=_window(phase),
        on=public,
        start=phase.began,
    )


def _too_soon(earlier: Sign, public: When) -> bool:
    """True if the notice would not be long enough for what came before the declared start."""
    return (earlier.on.first - public.last).days < NOTICE_DAYS


def _late(late: Evidence, timeline: Evidence, phase: Phase, today: date) -> Verdict:
    """One of the two was late, so the later of the two was, whenever the other came."""
    return missed(
        "The timeline was public {on:on}, later than {deadline}, two weeks before plan "
        "development started (“{basis}”)."
        if late is timeline
        else "The overview was public {on:on}, later than {deadline}, two weeks before plan "
        "development started (“{basis}”).",
        late,
        deadline=_latest_deadline(phase),
        still_open=not phase.over(today),
        window=_window(phase),
        on=late.on,
    )


def _absent(absent: Evidence, phase: Phase, today: date) -> Verdict:
    if absent.on is None and complete_on(phase, "timeline", _window(phase)[0]):
        return missed(
            "The records name no publication of the timeline and the overview before "
            "plan development started {start:on} (“{basis}”). It was due by {deadline}.",
            absent,
            started(phase),
            declared(phase, "timeline"),
            deadline=_latest_deadline(phase),
            still_open=not phase.over(today),
            window=_window(phase),
            start=phase.began,
        )
    return cannot_tell(
        "It is not on record when the timeline and the overview were first published. Plan "
        "development started {start:on} (“{basis}”).",
        missing=absent,
        window=_window(phase),
        start=phase.began,
    )


def _surely_late(place: Evidence, phase: Phase) -> bool:
    return place.on is not None and place.on.first > _latest_deadline(phase)


def _vague(phase: Phase, timeline: Evidence, overview: Evidence) -> Evidence:
    """The field whose exact day would decide."""
    for place in (timeline, overview):
        if place.on and not place.on.exact:
            return place
    return Evidence(phase.plan.path, phase.start_field)


def _place(phase: Phase, name: str, public: Timeline | Overview | None, today: date) -> Evidence:
    day = public.published.on if public and public.published else None
    known = None if to_come(day, today) else day
    return Evidence(phase.plan.path, f"co_creation.{name}.published.on", known)


def _latest_deadline(phase: Phase) -> date:
    return add_days(phase.began.last, -NOTICE_DAYS)


def _window(phase: Phase) -> tuple[date, date]:
    return add_days(phase.began.first, -NOTICE_DAYS), phase.began.last
