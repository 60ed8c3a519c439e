"""What the records show before the day on which plan development is declared to have started."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.dates import When
from actionplan.model import Register, Text
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence


@dataclass(frozen=True, slots=True)
class Sign:
    """Something on record that belongs to the making of the plan, with its day and its place."""

    on: When
    title: Text
    place: Evidence


def first_before_start(phase: Phase, register: Register, today: date) -> Sign | None:
    """The earliest consultation, input or meeting on the plan that surely came before its start.

    Meetings are those recorded for the co-creation of the plan, but not what is only
    related to it.
    """
    found = [
        sign
        for sign in (*_consulted(phase, register), *_met(phase, register))
        if sign.on.last < phase.began.first and sign.on.first <= today
    ]
    return min(found, key=lambda s: (s.on, s.place.record, s.place.field), default=None)


def _consulted(phase: Phase, register: Register) -> Iterator[Sign]:
    windows = {w.id: w for w in phase.plan.consultations}
    for id, window in windows.items():
        if window.opens:
            place = Evidence(phase.plan.path, f"consultations.{id}.opens", window.opens)
            yield Sign(window.opens, window.title, place)
    for item in register.inputs.values():
        asked = windows.get(item.consultation or "") if item.plan == phase.plan.id else None
        if asked:
            place = Evidence(item.path, "received", item.received)
            yield Sign(item.received, asked.title, place)


def _met(phase: Phase, register: Register) -> Iterator[Sign]:
    for meeting in register.meetings.values():
        own = meeting.plan == phase.plan.id and meeting.phase == phase.name
        if own and meeting.held and meeting.state == "held" and meeting.kind != "related":
            place = Evidence(meeting.path, "held", meeting.held)
            yield Sign(meeting.held, meeting.title, place)
