"""Standard 4: a reasoned response to what stakeholders said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Consultation, Register, Response
from actionplan.standards.editions import REASONED_RESPONSE
from actionplan.standards.grounds import deadline_of, declared, ended
from actionplan.standards.phase import Phase
from actionplan.standards.rounds import Round, answered_on, rounds
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    due,
    hole,
    met,
    missed,
    not_applicable,
    span,
)

NEEDS_NO_REASON = {"accepted", "withdrawn"}


@rule(REASONED_RESPONSE, Level.REQUIRED)
def reasoned_response(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Every consultation is answered with reasons while the plan is made.

    Judged for each consultation on the making of the plan. Met if a dated response to it
    or to its inputs is on record, with a reason unless all was accepted. One
    response may answer many inputs. A response after the end of co-creation may
    still be credited by the IRM; the records alone cannot tell.
    """
    asked = rounds(phase, register, today)
    waiting = [it for it in asked if not it.window.none_received]
    if not waiting:
        yield _nothing_consulted(phase, bool(asked), today)
    for it in waiting:
        yield _round(phase, it, today)


def _nothing_consulted(phase: Phase, asked: bool, today: date) -> Verdict:
    if asked:
        return not_applicable("It is on record that no input came.")
    if phase.over(today):
        return cannot_tell(
            "No consultation is on record, so no response can be looked for.",
            missing=Evidence(phase.plan.path, "consultations"),
        )
    return due(
        "Input will have to be answered by {deadline}."
        if phase.end
        else "Input will have to be answered before co-creation ends.",
        deadline_of(phase),
        deadline=phase.last_day,
    )


def _round(phase: Phase, it: Round, today: date) -> Verdict:
    window = it.window
    found = sorted(_responses(phase, it), key=_order)
    dated = [e for e in found if e.on]
    undated = [e for e in found if e.on is None]
    in_time = [e for e in dated if e.on and (phase.end is None or e.on.last <= phase.end.first)]
    if in_time:
        return _answered(it, in_time[0])
    if dated:
        return _perhaps_late(phase, window, dated[0])
    if undated:
        return cannot_tell(
            "The response to “{title}” has no date on record.",
            undated[0],
            missing=undated[0],
            window=span(window),
            title=window.title,
        )
    return _unanswered(phase, window, bool(it.inputs), today)


def _answered(it: Round, first: Evidence) -> Verdict:
    """In time. One answer is enough for the rule; of how many inputs is said beside it."""
    return met(
        "The response to “{title}” came {on:on}. Inputs answered so far: {count} of {all}."
        if it.inputs
        else "The response to “{title}” came {on:on}.",
        first,
        window=span(it.window),
        title=it.window.title,
        on=first.on,
        count=it.answered,
        all=len(it.inputs),
    )


def _perhaps_late(phase: Phase, window: Consultation, shown: Evidence) -> Verdict:
    """The first response came after the end of the phase, or its day is not known well enough."""
    assert phase.end
    assert shown.on
    late = shown.on.first > phase.end.last
    return cannot_tell(
        "The response to “{title}” came {on:on}, after co-creation had ended {end:on}. "
        "Only the IRM can say whether it counts."
        if late
        else "The response to “{title}” came {on:on} and co-creation ended {end:on}. It is not "
        "known exactly enough which came first.",
        shown,
        missing=Evidence(phase.plan.path, "irm") if late else _vague(phase, shown),
        window=span(window),
        title=window.title,
        on=shown.on,
        end=phase.end,
    )


def _vague(phase: Phase, shown: Evidence) -> Evidence:
    exact = shown.on is not None and shown.on.exact
    return Evidence(phase.plan.path, phase.end_field) if exact else shown


def _unanswered(phase: Phase, window: Consultation, inputs: bool, today: date) -> Verdict:
    if not phase.over(today):
        deadline, set_by = _deadline(phase, window, today)
        return due(
            "“{title}” should be answered by {deadline}."
            if deadline
            else "“{title}” should be answered before co-creation ends.",
            Evidence(phase.plan.path, f"consultations.{window.id}.responses"),
            set_by,
            deadline=deadline,
            window=span(window),
            title=window.title,
        )
    assert phase.end is not None
    place = f"consultations.{window.id}"
    if not inputs and not any((window.organisations_commented or {}).values()):
        return cannot_tell(
            "Neither an input to “{title}” nor a response is on record.",
            missing=Evidence(phase.plan.path, f"{place}.none_received"),
            window=span(window),
            title=window.title,
        )
    if not complete_on(phase, "responses", (window.opens or phase.began).first):
        return cannot_tell(
            "No response to “{title}” is on record.",
            missing=hole(phase, "responses"),
            window=span(window),
            title=window.title,
        )
    if window.opens is None or window.opens.last > phase.end.first:
        return cannot_tell(
            "It is not on record whether “{title}” opened while the plan was made.",
            missing=Evidence(phase.plan.path, f"{place}.opens"),
            window=span(window),
            title=window.title,
        )
    return missed(
        "No response with a reason to “{title}” is on record. It was due by {deadline}.",
        Evidence(phase.plan.path, f"{place}.responses"),
        ended(phase),
        declared(phase, "responses"),
        deadline=phase.end.last,
        still_open=_plan_runs(phase, today),
        window=span(window),
        title=window.title,
    )


def _deadline(phase: Phase, window: Consultation, today: date) -> tuple[date | None, Evidence]:
    """The promised day while it is still to come, else the end of co-creation if it is known.

    Beside it what sets that day.
    """
    promised = window.response_due
    if promised and promised.last >= today:
        place = f"consultations.{window.id}.response_due"
        return promised.last, Evidence(phase.plan.path, place, promised)
    return phase.last_day, deadline_of(phase)


def _responses(phase: Phase, it: Round) -> Iterator[Evidence]:
    """Responses to a consultation that give a reason or need none, with their days."""
    for group in it.group_answers:
        if _reasoned(group):
            field = f"consultations.{it.window.id}.responses.{group.id}"
            yield Evidence(phase.plan.path, field, answered_on(group))
    for one in it.inputs:
        if one.response and it.given(one.response) and _reasoned(one.response):
            yield Evidence(one.path, "response", answered_on(one.response))


def _order(place: Evidence) -> tuple[str, str, str]:
    return str(place.on or ""), place.record, place.field


def _reasoned(response: Response) -> bool:
    return response.reason is not None or response.disposition in NEEDS_NO_REASON


def _plan_runs(phase: Phase, today: date) -> bool:
    """A missing answer can still be given while the plan it was asked for runs."""
    period = phase.plan.period_ogp
    return period is None or period.end is None or today <= period.end.last
