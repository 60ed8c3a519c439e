"""OGP's rules of procedure: the next plan, progress, the refresh, cycles in a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Commitment, IrmFinding, Plan, Register
from actionplan.standards.editions import CONSECUTIVE_CYCLES, NEXT_PLAN, PROGRESS, REFRESH
from actionplan.standards.grounds import deadline_of, ended, started
from actionplan.standards.phase import Phase
from actionplan.standards.progress import Progress, place_of_progress, progress_of
from actionplan.standards.quoted import quoted
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.succession import (
    Event,
    Wanted,
    judged_by_day,
    months_after,
    no_end,
    publications,
)
from actionplan.standards.verdicts import cannot_tell, due, met, missed, not_applicable

NEXT_PLAN_MONTHS = 12
REFRESH_MONTHS, REFRESH_WARNING_MONTHS = 24, 6
TWO_YEAR_PLAN = 2


@rule(NEXT_PLAN, Level.REQUIRED, warning_months=NEXT_PLAN_MONTHS)
def next_plan_published(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The next action plan is published within twelve months after this one ends.

    Counted in calendar months from the last day of the plan as OGP states it to
    the submission of the next plan to OGP or the publication of its text,
    whichever came first. The record of a missing plan counts as missed only if
    the updates are declared complete from a year before that day on. From the end of
    this plan on it is warned of; that lead is ours.
    """
    if phase.end is None:
        yield no_end(phase)
        return
    wanted = Wanted(
        by=months_after(phase.end, NEXT_PLAN_MONTHS),
        counted_from=ended(phase),
        kind="updates",
        met="The next plan was published {on:on}, in time.",
        due="The next plan should be published by {deadline}.",
        late="The next plan was published {on:on}. It was due by {deadline}.",
        absent="No next plan is on record. It was due by {deadline}.",
        unclear="It is not on record exactly enough when the next plan was published.",
        open_after_end=True,
    )
    yield judged_by_day(wanted, publications(phase, register, today), phase, today)


@rule(PROGRESS, Level.REQUIRED)
def progress_made(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """There is progress on at least one commitment of the plan.

    Met if the records tell of progress on one commitment: a status of the lead or
    of the government's self-assessment, a milestone that is completed, or the
    IRM's code for completion. Missed if, at the end of the plan, every commitment
    is said not to have begun or to be cancelled. Where nothing is said of a
    commitment, nobody can tell.
    """
    adopted = [c for c in register.commitments_of(phase.plan.id) if c.stage == "adopted"]
    found = {c.id: progress_of(c, register, today) for c in adopted}
    moved = [c for c in adopted if found[c.id] is Progress.SOME]
    if moved:
        yield met(
            "Progress is on record: “{title}”.",
            place_of_progress(moved[0], register, today),
            title=moved[0].title,
        )
    elif not phase.over(today):
        yield due(
            "Progress on at least one commitment should be on record by {deadline}."
            if phase.end
            else "Progress on at least one commitment should be on record before the plan ends.",
            deadline_of(phase),
            deadline=phase.deadline(today),
            said=phase.end,
        )
    else:
        silent = [c for c in adopted if found[c.id] is Progress.UNKNOWN]
        yield _no_progress(phase, adopted, silent)


def _no_progress(phase: Phase, adopted: list[Commitment], silent: list[Commitment]) -> Verdict:
    assert phase.end
    wanted = phase.plan.commitments_adopted
    if silent or not adopted or (wanted is not None and len(adopted) < wanted):
        return cannot_tell(
            "It is not on record for every commitment whether there was progress.",
            missing=Evidence(silent[0].path if silent else phase.plan.path, "irm"),
        )
    return missed(
        "Every commitment on record is said not to have begun: {count}.",
        *(Evidence(c.path, "updates") for c in adopted[:5]),
        ended(phase),
        deadline=phase.end.last,
        still_open=False,
        count=len(adopted),
    )


@rule(REFRESH, Level.REQUIRED, warning_months=REFRESH_WARNING_MONTHS)
def refresh_published(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A four-year plan is refreshed at its two-year mark.

    The mark is twenty-four calendar months after the first day of the plan. Met if
    the refreshed plan is public by then. How much later OGP accepts it is not said
    in what could be read, so the mark itself is the deadline here. It is warned of from
    the eighteenth month on; that lead is ours.
    """
    length = phase.plan.length_years
    if length == TWO_YEAR_PLAN:
        yield not_applicable("A two-year plan needs no refresh.")
        return
    if length is None:
        yield cannot_tell(
            "It is not on record how long the plan is.",
            missing=Evidence(phase.plan.path, "length_years"),
        )
        return
    wanted = Wanted(
        by=months_after(phase.began, REFRESH_MONTHS),
        counted_from=started(phase),
        kind="refresh",
        met="The refreshed plan was public {on:on}, in time.",
        due="The refreshed plan should be public by {deadline}.",
        late="The refreshed plan was public {on:on}. It was due by {deadline}.",
        absent="No refresh of the plan is on record. It was due by {deadline}.",
        unclear="It is not on record when the refreshed plan was published.",
    )
    yield judged_by_day(wanted, list(_refresh(phase.plan)), phase, today)


def _refresh(plan: Plan) -> Iterator[Event]:
    if plan.refresh:
        day = plan.refresh.published.on if plan.refresh.published else None
        yield Event(day, Evidence(plan.path, "refresh.published.on", day))


@rule(CONSECUTIVE_CYCLES, Level.REQUIRED)
def in_line_with_process(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The country does not act contrary to process in two plans in a row.

    Rests only on what the IRM published and the records quote, for this plan and
    the one before it. Nothing is computed here.
    """
    own = contrary(phase.plan, register, today)
    before = contrary(plan_before(phase.plan, register), register, today)
    if own is None and not phase.over(today):
        yield not_applicable("The IRM's finding on this plan is not on record yet.")
    elif own is None or (own.value == "yes" and before is None):
        place = phase.plan if own is None else (plan_before(phase.plan, register) or phase.plan)
        yield cannot_tell(
            "The IRM's findings on this plan and the one before it are not both on record.",
            missing=Evidence(place.path, "irm"),
        )
    elif own.value == "yes" and before and before.value == "yes":
        yield missed(
            "The IRM found two plans in a row contrary to process.",
            Evidence(phase.plan.path, "irm"),
            deadline=None,
            still_open=False,
        )
    else:
        yield met(
            "The IRM did not find two plans in a row contrary to process.",
            Evidence(phase.plan.path, "irm"),
        )


def contrary(plan: Plan | None, register: Register, today: date) -> IrmFinding | None:
    """What the IRM had published on whether the plan was contrary to process, as quoted."""
    found = quoted(plan.irm if plan else (), "contrary_to_process", register, today)
    return next(iter(found), None)


def plan_before(plan: Plan, register: Register) -> Plan | None:
    """The plan with the next lower number."""
    earlier = (p for p in register.plans.values() if p.number < plan.number)
    return max(earlier, key=lambda p: (p.number, p.id), default=None)
