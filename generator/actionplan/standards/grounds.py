"""What a verdict on time rests on: the days of the phase, and what is declared complete."""

from __future__ import annotations

from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence
from actionplan.standards.verdicts import hole

NAMED = 20
"""How many records one verdict names at most; what more there are is counted."""


def started(phase: Phase) -> Evidence:
    """The first day of the phase."""
    return Evidence(phase.plan.path, phase.start_field, phase.start)


def ended(phase: Phase) -> Evidence:
    """The last day of the phase; its field has no day while the end is not known."""
    return Evidence(phase.plan.path, phase.end_field, phase.end)


def deadline_of(phase: Phase) -> Evidence:
    """What sets the last day for something asked for within the phase.

    That is its end, or while no end is known its beginning: what is due runs on from there.
    """
    return ended(phase) if phase.end else started(phase)


def term_of(phase: Phase) -> Evidence:
    """What its years are counted from: a plan's from its first day, a co-creation's to its end."""
    return deadline_of(phase) if phase.name == "co_creation" else started(phase)


def declared(phase: Phase, kind: str) -> Evidence:
    """The declaration by which a hole in the records is an answer."""
    return hole(phase, kind)
