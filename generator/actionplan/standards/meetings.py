"""Standard 1: how often the space for dialogue meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Register
from actionplan.standards.editions import SPACE_FOR_DIALOGUE
from actionplan.standards.forum import NO_SPACE, Held, space_meetings, spaces
from actionplan.standards.grounds import declared, ended, started
from actionplan.standards.phase import Phase
from actionplan.standards.rhythm import Gap, Stretch, stretches
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    NOWHERE,
    Window,
    cannot_tell,
    complete_from,
    complete_on,
    due,
    hole,
    met,
    missed,
)
from actionplan.standards.years import vague_bound

BROKEN = (
    "No meeting that counts is recorded between {start} and {end}: {days} days. "
    "One was due by {deadline}."
)
BROKEN_AT_LEAST = (
    "No meeting that counts is recorded between {start} and {end}: at least {days} days. "
    "One was due by {deadline}."
)


@rule(SPACE_FOR_DIALOGUE, Level.REQUIRED)
def regular_meetings(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The space for dialogue meets at least every six months.

    Counted in calendar months from one meeting to the next. A meeting counts if
    it was held, the whole body was called, and both sides came; meetings online
    count, exchanges by e-mail and sub-groups do not. The six months run on from
    one phase to the next, and a phase without a meeting that counts is never met.
    """
    if not spaces(phase, register):
        yield cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))
        return
    sure, perhaps = space_meetings(phase, register, today)
    verdicts = [_stretch(s, phase, sure, perhaps, today) for s in stretches(phase, sure, today)]
    yield from (v for v in verdicts if v)
    if phase.over(today):
        within = [h for h in sure if _within(h, phase)]
        if not within:
            yield _no_meeting(phase, sure, perhaps)
        elif not any(verdicts):
            yield _once(within[0])


def _stretch(
    stretch: Stretch, phase: Phase, sure: list[Held], perhaps: list[Held], today: date
) -> Verdict | None:
    """The verdict on one stretch; None for the rest of a phase that ended before the deadline."""
    if stretch.surely_kept:
        if stretch.end:
            return _kept(stretch, phase)
        return None if phase.over(today) else _next(stretch, phase)
    complete = complete_from(phase, "meetings")
    gap = stretch.gap(sure + perhaps, phase, complete.last) if complete else None
    if gap:
        return _broken(gap, stretch, phase, today)
    if stretch.gap(sure + perhaps, phase):
        return _hole(stretch, phase)
    return _undecided(stretch, phase, sure, perhaps)


def _ends(stretch: Stretch, phase: Phase) -> tuple[Evidence, ...]:
    """The meetings at the ends of a stretch, or the day on which the phase began."""
    return stretch.evidence if stretch.opener else (*stretch.evidence, started(phase))


def _kept(stretch: Stretch, phase: Phase) -> Verdict:
    return met(
        "The space for dialogue met {end:on}, within six months of {start}.",
        *_ends(stretch, phase),
        window=stretch.window,
        start=stretch.start,
        end=stretch.end,
    )


def _once(held: Held) -> Verdict:
    """On the first day of a short phase, so that no time between two meetings is judged in it."""
    return met(
        "The space for dialogue met {on:on}, and the phase ended within six months.",
        held.evidence,
        window=(held.on.first, held.on.last),
        on=held.on,
    )


def _next(stretch: Stretch, phase: Phase) -> Verdict:
    return due(
        "The space for dialogue should meet by {deadline}.",
        *_ends(stretch, phase),
        deadline=stretch.earliest_deadline,
        window=stretch.window,
    )


def _broken(gap: Gap, stretch: Stretch, phase: Phase, today: date) -> Verdict:
    return missed(
        BROKEN if gap.exact else BROKEN_AT_LEAST,
        *_ends(stretch, phase),
        *((ended(phase),) if stretch.end is None and phase.over(today) else ()),
        declared(phase, "meetings"),
        deadline=gap.deadline,
        still_open=stretch.end is None and not phase.over(today),
        window=stretch.window,
        start=gap.start,
        end=gap.end,
        days=gap.days,
    )


def _hole(stretch: Stretch, phase: Phase) -> Verdict:
    return cannot_tell(
        "No meeting that counts is recorded after {start} up to {end}, but the records are not "
        "declared complete for that time.",
        *_ends(stretch, phase),
        missing=hole(phase, "meetings"),
        window=stretch.window,
        start=stretch.start,
        end=stretch.end or stretch.limit,
    )


def _undecided(stretch: Stretch, phase: Phase, sure: list[Held], perhaps: list[Held]) -> Verdict:
    between = [h for h in perhaps if stretch.contains(h.on)]
    if between:
        return may_count(between[0], stretch.window)
    return cannot_tell(
        "The days of the meetings around {start} are not known exactly enough.",
        *stretch.evidence,
        missing=_vague(stretch, phase, sure),
        window=stretch.window,
        start=stretch.start,
    )


def may_count(held: Held, window: Window = NOWHERE) -> Verdict:
    """A meeting is on record, but not whether it counts, or not its day."""
    return cannot_tell(
        "A meeting {on:on} is recorded, but not whether it counts."
        if held.meeting.held
        else "A meeting is recorded without its day: “{title}”.",
        held.evidence,
        missing=Evidence(held.meeting.path, held.lacks),
        window=window,
        on=held.on,
        title=held.meeting.title,
    )


def _vague(stretch: Stretch, phase: Phase, sure: list[Held]) -> Evidence:
    """The field whose exact day would decide: a meeting's, or else the phase's own."""
    near = [stretch.opener, *(h for h in sure if stretch.contains(h.on)), stretch.closer]
    for held in near:
        if held and not held.on.exact:
            return Evidence(held.meeting.path, "held", held.on)
    return vague_bound(phase)


def _within(held: Held, phase: Phase) -> bool:
    """True if the meeting surely took place in a phase that is over."""
    assert phase.end
    return phase.began.last <= held.on.first and held.on.last <= phase.end.first


def _no_meeting(phase: Phase, sure: list[Held], perhaps: list[Held]) -> Verdict:
    assert phase.end
    window = (phase.began.first, phase.end.last)
    near = [h for h in sure + perhaps if window[0] <= h.on.last and h.on.first <= window[1]]
    near.sort(key=lambda h: not h.on.exact)
    missing = hole(phase, "meetings")
    if near:
        missing = _would_decide(near[0], phase)
    elif complete_on(phase, "meetings", window[0]):
        missing = Evidence(phase.plan.path, "irm")
    return cannot_tell(
        "No meeting that is certain to count is recorded in this phase.",
        *(h.evidence for h in near),
        missing=missing,
        window=window,
    )


def _would_decide(held: Held, phase: Phase) -> Evidence:
    """What decides whether a meeting that may count was in the phase and counts."""
    if held.lacks or not held.on.exact:
        return Evidence(held.meeting.path, held.lacks or "held")
    return vague_bound(phase)
