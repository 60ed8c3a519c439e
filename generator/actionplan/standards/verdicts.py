"""Short ways to write verdicts, and the questions every rule asks of holes in the records."""

from __future__ import annotations

from datetime import date
from typing import Any

from actionplan.dates import When, Year
from actionplan.model import Consultation
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Outcome, Verdict

Window = tuple[date | None, date | None]
NOWHERE: Window = (None, None)
SHOWN = "The records show it."
UNTOLD = "The records do not tell."
"""For verdicts that are only counted."""


def met(message: str, *evidence: Evidence, window: Window = NOWHERE, **values: Any) -> Verdict:
    """The records show it."""
    return Verdict(
        outcome=Outcome.MET,
        message=message,
        values=values,
        first=window[0],
        last=window[1],
        evidence=evidence,
    )


def missed(
    message: str,
    *evidence: Evidence,
    deadline: date | None,
    still_open: bool,
    window: Window = NOWHERE,
    **values: Any,
) -> Verdict:
    """The records show that it was not done by the deadline."""
    return Verdict(
        outcome=Outcome.MISSED,
        message=message,
        values={"deadline": deadline, **values},
        first=window[0],
        last=window[1],
        open=still_open,
        deadline=deadline,
        evidence=evidence,
    )


def falls_short(
    message: str,
    *evidence: Evidence,
    phase: Phase,
    today: date,
    window: Window = NOWHERE,
    **values: Any,
) -> Verdict:
    """Advice that is not followed. It can be followed as long as the phase runs."""
    return missed(
        message,
        *evidence,
        deadline=None,
        still_open=not phase.over(today),
        window=window,
        **values,
    )


def due(
    message: str,
    *evidence: Evidence,
    deadline: date | None,
    said: When | None = None,
    window: Window = NOWHERE,
    **values: Any,
) -> Verdict:
    """There is still time.

    Where the day is not known exactly, `deadline` is the earliest one that is still ahead,
    and `said` is how the sentence tells it, such as a month.
    """
    return Verdict(
        outcome=Outcome.DUE,
        message=message,
        values={"deadline": said or deadline, **values},
        first=window[0],
        last=window[1],
        open=True,
        deadline=deadline,
        evidence=evidence,
    )


def cannot_tell(
    message: str,
    *evidence: Evidence,
    missing: Evidence,
    deadline: date | None = None,
    still_open: bool = False,
    window: Window = NOWHERE,
    **values: Any,
) -> Verdict:
    """The records do not decide it; `missing` names the field that would.

    With a `deadline` that day has passed: what was asked for by then is not on record.
    """
    return Verdict(
        outcome=Outcome.CANNOT_TELL,
        message=message,
        values={"deadline": deadline, **values} if deadline else values,
        first=window[0],
        last=window[1],
        open=still_open,
        deadline=deadline,
        evidence=evidence,
        missing=missing,
    )


def part_of_a_year(phase: Phase, year: Year, *evidence: Evidence) -> Verdict:
    """Fewer than two in a year that is not whole: no words of OGP decide it."""
    first, last = year.told
    return cannot_tell(
        "From {first} to {last} is only a part of a year. The IRM decides how many are asked for.",
        *evidence,
        missing=Evidence(phase.plan.path, "irm"),
        window=year.window,
        first=first,
        last=last,
    )


def not_applicable(message: str, **values: Any) -> Verdict:
    """The rule does not speak of this phase."""
    return Verdict(outcome=Outcome.NOT_APPLICABLE, message=message, values=values)


def to_come(when: When | None, today: date) -> bool:
    """True if a fact is dated after today: no rule looks at it yet. One without a day is seen."""
    return when is not None and when.first > today


def complete_from(phase: Phase, kind: str) -> When | None:
    """From which day the plan declares its records of that kind complete."""
    declared = phase.plan.complete_from
    answer: When | None = getattr(declared, kind) if declared else None
    return answer


def complete_on(phase: Phase, kind: str, day: date) -> bool:
    """True if a hole on that day means that nothing happened, not that nothing is recorded."""
    declared = complete_from(phase, kind)
    return declared is not None and declared.last <= day


def complete_throughout(phase: Phase, kind: str) -> bool:
    """True if that is so on every day of the phase, whenever it may have begun."""
    return complete_on(phase, kind, phase.began.first)


def hole(phase: Phase, kind: str) -> Evidence:
    """The declaration that would turn `cannot tell` into an answer."""
    return Evidence(phase.plan.path, f"complete_from.{kind}")


def span(window: Consultation) -> Window:
    """The first and the last day of a consultation, as far as they are known."""
    opens, closes = window.opens, window.closes
    return opens.first if opens else None, closes.last if closes else None
