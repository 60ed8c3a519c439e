"""Advice on dialogue: meetings called in time, spread over the year, and soon on record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.model import Body, Meeting, Register
from actionplan.standards.advised import DIALOGUE_IN_VIEW
from actionplan.standards.forum import NO_SPACE, Held, papers_of, space_meetings, spaces
from actionplan.standards.grounds import declared, started
from actionplan.standards.meetings import may_count
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_from,
    complete_on,
    falls_short,
    hole,
    met,
    not_applicable,
    to_come,
)

WARN_MONTHS, LIMIT_MONTHS = 5, 6
MINUTES_DAYS = 30
BASICS = {
    "mandate": "mandate",
    "composition": "composition",
    "selection": "selection of members",
    "frequency": "how often it meets",
    "decision_making": "how it decides",
    "record_keeping": "keeping of records",
}


@rule(DIALOGUE_IN_VIEW, Level.ADVISED)
def next_meeting_in_time(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The forum meets again before five months have passed.

    OGP's limit is six months. A month earlier is time to call the meeting; the five
    months are ours. Only the time since the last meeting that counts is looked at.
    """
    if phase.over(today):
        yield not_applicable("This phase has ended.")
        return
    sure, perhaps = space_meetings(phase, register, today)
    since = sure[-1].on if sure else phase.began
    place = sure[-1].evidence if sure else started(phase)
    latest = max([since.last, *(h.on.last for h in sure + perhaps)])
    if today <= add_months(since.first, WARN_MONTHS):
        yield met("Five months since {start} have not passed.", place, start=since)
    elif today <= add_months(latest, WARN_MONTHS):
        yield _unclear(latest, sure, perhaps, phase)
    elif _long_complete(phase, today):
        yield falls_short(
            "More than five months have passed since {start}. The limit is {limit}.",
            place,
            declared(phase, "meetings"),
            phase=phase,
            today=today,
            start=since,
            limit=add_months(since.first, LIMIT_MONTHS),
        )
    else:
        yield cannot_tell(
            "No meeting that counts is on record after {start}.",
            place,
            missing=hole(phase, "meetings"),
            start=since,
        )


def _long_complete(phase: Phase, today: date) -> bool:
    """True if a meeting from before the records were complete would not be in time either."""
    declared = complete_from(phase, "meetings")
    return declared is not None and today > add_months(add_days(declared.last, -1), WARN_MONTHS)


def _unclear(latest: date, sure: list[Held], perhaps: list[Held], phase: Phase) -> Verdict:
    """The meeting that may have been as late as that and may count, or else a vague start."""
    for held in perhaps:
        if held.on.last == latest:
            return may_count(held)
    vague = next((h for h in sure if h.on.last == latest), None)
    return cannot_tell(
        "The days of the meetings around {start} are not known exactly enough.",
        missing=Evidence(vague.meeting.path, "held")
        if vague
        else Evidence(phase.plan.path, phase.start_field),
        start=vague.on if vague else phase.began,
    )


@rule(DIALOGUE_IN_VIEW, Level.ADVISED)
def a_meeting_each_half_year(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The forum meets in each half of the year.

    The other way to read “every six months”: a meeting from January to June and one
    from July to December. Shown beside the stricter count from meeting to meeting.
    Only halves that lie wholly in the phase and have passed are looked at. The reading
    is ours.
    """
    sure, perhaps = space_meetings(phase, register, today)
    halves = list(_halves(phase, today))
    if not halves:
        yield not_applicable("No half of a year lies wholly in this phase yet.")
    for first, last in halves:
        window = (first, last)
        inside = [h for h in sure if first <= h.on.first and h.on.last <= last]
        maybe = [h for h in sure + perhaps if first <= h.on.last and h.on.first <= last]
        if inside:
            yield met(
                "A meeting that counts was held from {first} to {last}.",
                inside[0].evidence,
                window=window,
                first=first,
                last=last,
            )
        elif not maybe and complete_on(phase, "meetings", first):
            yield falls_short(
                "No meeting that counts is recorded from {first} to {last}.",
                declared(phase, "meetings"),
                phase=phase,
                today=today,
                window=window,
                first=first,
                last=last,
            )
        else:
            yield cannot_tell(
                "It is not certain that a meeting counts from {first} to {last}.",
                missing=Evidence(maybe[0].meeting.path, maybe[0].lacks or "held")
                if maybe
                else hole(phase, "meetings"),
                window=window,
                first=first,
                last=last,
            )


def _halves(phase: Phase, today: date) -> Iterator[tuple[date, date]]:
    """The first and last days of the halves that lie wholly in the phase and have passed."""
    start, until = phase.began.last, phase.until(add_days(today, -1)).first
    first = date(start.year, 1, 1)
    while (last := add_days(add_months(first, 6), -1)) <= until:
        if first >= start:
            yield first, last
        first = add_days(last, 1)


@rule(DIALOGUE_IN_VIEW, Level.ADVISED)
def minutes_within_thirty_days(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The minutes of a meeting are published within thirty days.

    Looked at are meetings of the space for dialogue in this phase. Minutes that are
    not on record count as lacking only if the meetings are declared complete. The
    number is ours.
    """
    bodies = {b.id for b in spaces(phase, register)}
    meetings = [
        m
        for m in register.meetings.values()
        if m.body in bodies and m.state == "held" and m.held and phase.surely_holds(m.held, today)
    ]

    def judge(meeting: Meeting) -> Verdict | None:
        assert meeting.held
        place, _ = papers_of(meeting)
        day = None if to_come(place.on, today) else place.on
        return _in_time(meeting.held, day, place, phase, today, meeting)

    yield from tally("meetings", meetings, lambda m: m.id, judge)


def _in_time(
    held: When,
    day: When | None,
    place: Evidence,
    phase: Phase,
    today: date,
    meeting: Meeting,
) -> Verdict | None:
    """Whether minutes came in time; None while there is still time."""
    by = When(add_days(held.first, MINUTES_DAYS), add_days(held.last, MINUTES_DAYS))
    if day and day.last <= by.first:
        return met(SHOWN, place, Evidence(meeting.path, "held", held))
    if today <= by.last:
        return None
    late = day is not None and day.first > by.last
    if late or (day is None and complete_on(phase, "meetings", held.first)):
        return falls_short(
            "“{title}”: its minutes were not public within thirty days.",
            place,
            Evidence(meeting.path, "held", held),
            phase=phase,
            today=today,
            title=meeting.title,
        )
    return cannot_tell(UNTOLD, missing=place)


@rule(DIALOGUE_IN_VIEW, Level.ADVISED)
def rules_cover_the_basics(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The rules of the forum say the six things members need to know.

    Its mandate, its composition, how members are selected, how often it meets, how it
    decides and how records are kept. OGP asks for basic rules; the list is ours.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))
    for body in bodies:
        yield _covers(body, phase, register, today)


def _covers(body: Body, phase: Phase, register: Register, today: date) -> Verdict:
    place = Evidence(register.council.path, f"bodies.{body.id}.rules.covers")
    if body.rules is None or not body.rules.covers:
        return cannot_tell(
            "It is not on record what the rules of “{body}” cover.", missing=place, body=body.name
        )
    lacking = tuple(said for code, said in BASICS.items() if code not in body.rules.covers)
    if not lacking:
        return met("The rules of “{body}” cover the basics.", place, body=body.name)
    return falls_short(
        "The rules of “{body}” do not cover: {lacking}.",
        place,
        phase=phase,
        today=today,
        body=body.name,
        lacking=lacking,
    )
