"""Advice on consultations: how long, whom they ask, and what came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Consultation, Register
from actionplan.standards.advised import MAKING_TOGETHER
from actionplan.standards.grounds import NAMED
from actionplan.standards.phase import Phase
from actionplan.standards.rounds import consultations, rounds
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import SHOWN, UNTOLD, cannot_tell, complete_on, falls_short, met

PERIOD_DAYS = 14
SIDES = 2
EVENTS = ("meeting", "public_discussion")


@rule(MAKING_TOGETHER, Level.ADVISED)
def two_weeks_to_comment(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A consultation is open for two weeks at least.

    Counted with the first and the last day. Meetings are no periods and are left out.
    OGP names no number of days; fourteen are ours.
    """

    def judge(window: Consultation) -> Verdict | None:
        if window.mechanism in EVENTS:
            return None
        place = Evidence(phase.plan.path, f"consultations.{window.id}")
        opens, closes = window.opens, window.closes
        if opens is None or closes is None:
            field = "opens" if opens is None else "closes"
            return cannot_tell(UNTOLD, missing=Evidence(place.record, f"{place.field}.{field}"))
        if (closes.first - opens.last).days + 1 >= PERIOD_DAYS:
            return met(SHOWN, place)
        days = (closes.last - opens.first).days + 1
        if days >= PERIOD_DAYS:
            vague = "closes" if opens.exact else "opens"
            return cannot_tell(UNTOLD, missing=Evidence(place.record, f"{place.field}.{vague}"))
        return falls_short(
            "“{title}” was open for {days} days.",
            place,
            phase=phase,
            today=today,
            title=window.title,
            days=days,
        )

    yield from tally("consultations", consultations(phase), lambda w: w.id, judge)


@rule(MAKING_TOGETHER, Level.ADVISED)
def several_sides_asked(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A consultation asks two kinds of stakeholders at least.

    Counted are the sides named as its audience. OGP speaks of a range of
    stakeholders; that two are a range is ours.
    """

    def judge(window: Consultation) -> Verdict:
        place = Evidence(phase.plan.path, f"consultations.{window.id}.audience")
        if not window.audience:
            return cannot_tell(UNTOLD, missing=place)
        if len(set(window.audience)) >= SIDES:
            return met(SHOWN, place)
        return falls_short(
            "“{title}” asked one kind of stakeholders.",
            place,
            phase=phase,
            today=today,
            title=window.title,
        )

    yield from tally("consultations", consultations(phase), lambda w: w.id, judge)


@rule(MAKING_TOGETHER, Level.ADVISED)
def inputs_on_record(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The inputs of a closed consultation are on record.

    Or it is on record that none came. The IRM's brief advises to publish all inputs.
    Nothing on record counts as lacking only if the consultations are declared
    complete; that a closed consultation is looked at is ours. One without a last day is
    closed when co-creation is over.
    """
    inputs = {it.window.id: it.inputs for it in rounds(phase, register, today)}

    def judge(window: Consultation) -> Verdict | None:
        if not _closed(window, phase, today):
            return None
        place = Evidence(phase.plan.path, f"consultations.{window.id}.none_received")
        if came := inputs[window.id]:
            return met(SHOWN, *(Evidence(i.path, "received", i.received) for i in came[:NAMED]))
        if window.none_received:
            return met(SHOWN, place)
        if complete_on(
            phase, "consultations", (window.opens or window.closes or phase.began).first
        ):
            return falls_short(
                "“{title}”: no input is on record, nor that none came.",
                place,
                phase=phase,
                today=today,
                title=window.title,
            )
        return cannot_tell(UNTOLD, missing=place)

    yield from tally("consultations", consultations(phase), lambda w: w.id, judge)


def _closed(window: Consultation, phase: Phase, today: date) -> bool:
    return window.closes.last < today if window.closes else phase.over(today)
