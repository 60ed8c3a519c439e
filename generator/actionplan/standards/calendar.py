"""Advice on the calendar: what is prepared for the end of a plan and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Document, Register
from actionplan.standards.advised import CALENDAR
from actionplan.standards.grounds import ended
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.succession import (
    Event,
    Wanted,
    beginnings,
    judged_by_day,
    months_after,
    no_end,
    publications,
)

BEFORE_END_MONTHS = 6
SELF_ASSESSMENT_MONTHS = 3


@rule(CALENDAR, Level.ADVISED)
def next_co_creation_begun(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The making of the next plan begins six months before this one ends.

    Six months leave time for notice, consultation and answers. The number is ours;
    OGP long advised to develop the next plan in the last months of the running one.
    """
    if phase.end is None:
        yield no_end(phase)
        return
    wanted = Wanted(
        by=months_after(phase.end, -BEFORE_END_MONTHS),
        counted_from=ended(phase),
        kind="timeline",
        met="The making of the next plan began {on:on}, six months before the end or earlier.",
        due="The making of the next plan should begin by {deadline}.",
        late="The making of the next plan began {on:on}, later than {deadline}.",
        absent="No first day of the making of the next plan is on record. It should have begun by "
        "{deadline}.",
        unclear="It is not on record exactly enough when the making of the next plan began.",
    )
    yield judged_by_day(wanted, beginnings(phase, register), phase, today)


@rule(CALENDAR, Level.ADVISED)
def next_plan_without_a_gap(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The next plan is published before this one ends.

    OGP's limit is twelve months later. That there should be no gap at all is advice
    of ours: without a plan nobody meets, reports or answers.
    """
    if phase.end is None:
        yield no_end(phase)
        return
    wanted = Wanted(
        by=phase.end,
        counted_from=ended(phase),
        kind="updates",
        met="The next plan was published {on:on}, before this one ended.",
        due="Without a gap the next plan is published by {deadline}.",
        late="The next plan was published {on:on}, after this one had ended {deadline:on}.",
        absent="This plan ended {deadline:on} and no next plan is on record.",
        unclear="It is not on record exactly enough when the next plan was published.",
    )
    yield judged_by_day(wanted, publications(phase, register, today), phase, today)


@rule(CALENDAR, Level.ADVISED)
def self_assessment_published(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A self-assessment is published within three months after the end of the plan.

    OGP's handbook has a section on the self-assessment report. The three months are
    ours, and so is the way it is found: by the kind of the document.
    """
    if phase.end is None:
        yield no_end(phase)
        return
    wanted = Wanted(
        by=months_after(phase.end, SELF_ASSESSMENT_MONTHS),
        counted_from=ended(phase),
        kind="updates",
        met="The self-assessment was published {on:on}.",
        due="The self-assessment should be published by {deadline}.",
        late="The self-assessment was published {on:on}, later than {deadline}.",
        absent="No self-assessment is on record. It should have been published by {deadline}.",
        unclear="It is not on record when a self-assessment was published.",
        open_after_end=True,
    )
    yield judged_by_day(wanted, _documents("self_assessment", phase, register), phase, today)


def _documents(kind: str, phase: Phase, register: Register) -> list[Event]:
    fitting = (d for _, d in sorted(register.documents.items()) if _is_on(d, kind, phase))
    return [Event(d.published, Evidence(d.path, "published", d.published)) for d in fitting]


def _is_on(document: Document, kind: str, phase: Phase) -> bool:
    return document.kind == kind and phase.plan.id in document.plans
