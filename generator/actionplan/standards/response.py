"""Standard 4: a reasoned response to what stakeholders said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When
from actionplan.model import Consultation, Input, Register, Response
from actionplan.standards.editions import REASONED_RESPONSE
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    due,
    hole,
    met,
    missed,
    not_applicable,
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
    asked = [w for w in phase.plan.consultations if not _after(w, phase)]
    windows = [w for w in asked if not w.none_received]
    if not windows:
        yield from _nothing_consulted(phase, bool(asked), today)
    for window in windows:
        inputs = [i for i in register.inputs.values() if i.consultation == window.id]
        yield _window(phase, window, inputs, today)


def _after(window: Consultation, phase: Phase) -> bool:
    """True if it opened after co-creation had ended: it is not about making the plan."""
    return bool(window.opens and phase.end and window.opens.first > phase.end.last)


def _nothing_consulted(phase: Phase, asked: bool, today: date) -> Iterator[Verdict]:
    if asked:
        yield not_applicable("It is on record that no input came.")
    elif phase.over(today):
        yield cannot_tell(
            "No consultation is on record, so no response can be looked for.",
            missing=Evidence(phase.plan.path, "consultations"),
        )
    else:
        yield due(
            "Input will have to be answered by {deadline}." if phase.end else OPEN_ANSWER,
            deadline=phase.end.last if phase.end else None,
        )


OPEN_ANSWER = "Input will have to be answered before co-creation ends."


def _window(phase: Phase, window: Consultation, inputs: list[Input], today: date) -> Verdict:
    place = Evidence(phase.plan.path, f"consultations.{window.id}.responses")
    stretch = _days(window)
    found = [(_on(r), e) for r, e in _responses(phase, window, inputs) if _reasoned(r)]
    dated = sorted((on, e) for on, e in found if on is not None and on.first <= today)
    if dated:
        on, shown = dated[0]
        if phase.end is None or on.last <= phase.end.last:
            return met(
                "The response to {title} came on {on}.",
                shown,
                window=stretch,
                title=window.title,
                on=on,
            )
        return cannot_tell(
            "The response to {title} came on {on}, after co-creation had ended on {end}. "
            "Only the IRM can say whether it counts.",
            shown,
            missing=shown,
            window=stretch,
            title=window.title,
            on=on,
            end=phase.end,
        )
    if found:
        return cannot_tell(
            "The response to {title} has no date on record.",
            found[0][1],
            missing=found[0][1],
            window=stretch,
            title=window.title,
        )
    return _unanswered(phase, window, place, today)


def _unanswered(phase: Phase, window: Consultation, place: Evidence, today: date) -> Verdict:
    stretch = _days(window)
    if not phase.over(today):
        promised = window.response_due.last if window.response_due else None
        deadline = promised or (phase.end.last if phase.end else None)
        return due(
            "{title} should be answered by {deadline}."
            if deadline
            else "{title} should be answered before co-creation ends.",
            deadline=deadline,
            window=stretch,
            title=window.title,
        )
    assert phase.end is not None
    if complete_on(phase, "responses", phase.end.last):
        return missed(
            "No response with a reason to {title} is on record. It was due by {deadline}.",
            place,
            deadline=phase.end.last,
            still_open=_plan_runs(phase, today),
            window=stretch,
            title=window.title,
        )
    return cannot_tell(
        "No response to {title} is on record.",
        missing=hole(phase, "responses"),
        window=stretch,
        title=window.title,
    )


def _responses(
    phase: Phase, window: Consultation, inputs: list[Input]
) -> Iterator[tuple[Response, Evidence]]:
    for group in window.responses:
        field = f"consultations.{window.id}.responses.{group.id}"
        yield group, Evidence(phase.plan.path, field, _on(group))
    for one in inputs:
        if one.response:
            yield one.response, Evidence(one.path, "response", _on(one.response))


def _on(response: Response) -> When | None:
    return response.answered_on or (response.published.on if response.published else None)


def _reasoned(response: Response) -> bool:
    return response.reason is not None or response.disposition in NEEDS_NO_REASON


def _plan_runs(phase: Phase, today: date) -> bool:
    """A missing answer can still be given while the plan it was asked for runs."""
    period = phase.plan.period_ogp
    return period is None or period.end is None or today <= period.end.last


def _days(window: Consultation) -> tuple[date | None, date | None]:
    return (
        window.opens.first if window.opens else None,
        window.closes.last if window.closes else None,
    )
