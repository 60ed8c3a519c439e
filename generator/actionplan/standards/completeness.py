"""Advice of this project: say from which day the records are complete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date

from actionplan.model import CompleteFrom, Register
from actionplan.standards.editions import DECLARED_COMPLETENESS
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import met, missed, not_applicable

TWO_YEAR_PLAN = 2


@rule(DECLARED_COMPLETENESS, Level.ADVISED)
def completeness_declared(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A running plan says from which day its records are complete.

    Without that day a hole in the records can mean two things: nothing happened,
    or nothing was written down. The answer then is “cannot tell”. OGP does not
    ask for the declaration; it is what lets the other rules answer.
    """
    plan = phase.plan
    place = Evidence(plan.path, "complete_from")
    if phase.over(today):
        yield not_applicable("The plan has ended.")
        return
    absent = _absent(plan.complete_from, plan.length_years == TWO_YEAR_PLAN)
    if absent:
        yield missed(
            "The plan does not say from which day its records are complete: {absent}.",
            place,
            deadline=None,
            still_open=True,
            absent=absent,
        )
    else:
        yield met("The plan says from which day its records are complete.", place)


def _absent(declared: CompleteFrom | None, two_years: bool) -> tuple[str, ...]:
    """The kinds without a day. A two-year plan has no refresh.

    On the commitment texts only advice rests: they are declared by who wants it.
    """
    not_asked = {"commitments", "refresh"} if two_years else {"commitments"}
    names = (f.name for f in fields(CompleteFrom) if f.name not in not_asked)
    return tuple(n for n in names if getattr(declared, n, None) is None)
