"""Action plans: the list, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model import IrmFinding, Plan, Text
from actionplan.publish.context import Context
from actionplan.publish.index import newest
from actionplan.publish.progress import promised
from actionplan.publish.render import render
from actionplan.publish.views.progress import milestones_bar, over_time
from actionplan.publish.views.standing import promises_bar, target_of, time_bar, time_passed
from actionplan.standards import Outcome, Requirement, current_plan

KINDS_DECLARED = (
    "meetings", "consultations", "responses", "timeline", "updates", "outreach", "forum", "refresh",
    "commitments",
)  # fmt: skip

MOST = 100
"""Commitments and meetings on the page of a plan; the others stand in the lists."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated step in the making or the life of a plan."""

    on: When | None
    until: When | None
    text: Text
    sources: tuple[str, ...]


def plan_list(c: Context) -> str:
    """Every plan, newest first."""
    return render(
        "plan_list", c, plans=c.lookup.plans, current=current_plan(c.lookup.plans, c.today)
    )


def plan(c: Context) -> str:
    """All that is on record about one plan."""
    record: Plan = c.subject
    found = c.lookup
    everything = found.commitments_of.get(record.id, ())
    commitments = promised(everything)
    return render(
        "plan",
        c,
        record=record,
        bar=promises_bar(c, commitments),
        milestones=milestones_bar(c, commitments),
        over_time=over_time(c, record, commitments),
        time=time_bar(c, record),
        passed=time_passed(record, c.today),
        most=MOST,
        requirements=by_phase(_judged(found.requirements[record.id])),
        target=target_of,
        general_irm=tuple(i for i in record.irm if not i.requirement),
        quoted=_quoted(record),
        commitments=everything,
        meetings=found.meetings_of_plan.get(record.id, ()),
        steps=steps(record),
        reports=reports(record),
        declared=declared(record),
        answered=answered(c, record),
        unknown=_unknown(c, record),
    )


def _unknown(c: Context, record: Plan) -> list[str]:
    """What of the making of a plan is not on record, in words."""
    making = record.co_creation
    known = {
        "The first day": making and making.start,
        "Space for dialogue": record.spaces,
        "Steps": making and making.timeline and making.timeline.steps,
        "Outreach": record.outreach,
        "Consultations": record.consultations,
        "Drafts": record.drafts,
        "Meetings": c.lookup.meetings_of_plan.get(record.id),
    }
    return [c.say(name) for name, found in known.items() if not found]


def _judged(requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """The requirements of a plan; none if not one of them is judged, which one sentence says."""
    spoken = any(it.state is not Outcome.NOT_APPLICABLE for it in requirements)
    return requirements if spoken else ()


def by_phase(requirements: tuple[Requirement, ...]) -> dict[str, list[Requirement]]:
    """The requirements under the name of their phase."""
    phases: dict[str, list[Requirement]] = {}
    for requirement in requirements:
        phases.setdefault(requirement.phase.name, []).append(requirement)
    return phases


def _quoted(record: Plan) -> tuple[IrmFinding, ...]:
    """What the IRM found on single requirements."""
    return tuple(i for i in record.irm if i.requirement)


def steps(record: Plan) -> list[Moment]:
    """The timeline's steps in the order of their days; those without a day keep their place."""
    making = record.co_creation
    planned = making.timeline.steps if making and making.timeline else ()
    return [Moment(s.on, s.until, s.title, s.sources) for s in planned]


def reports(record: Plan) -> list[Moment]:
    """What sources report on the plan, newest first."""
    seen = sorted((*record.approvals, *record.observations), key=lambda o: newest(o.on))
    return [Moment(s.on, None, s.text, s.sources) for s in seen]


def declared(record: Plan) -> list[tuple[str, When | None]]:
    """From which day the records of each kind are said to be complete."""
    known = record.complete_from
    return [(kind, getattr(known, kind, None)) for kind in KINDS_DECLARED] if known else []


def answered(c: Context, record: Plan) -> dict[str, tuple[int, int]]:
    """For each consultation: how many of its inputs are answered, and how many there are."""
    counts = {}
    for window in record.consultations:
        inputs = c.lookup.inputs_in.get(f"{record.id}/{window.id}", ())
        counts[window.id] = (sum(i.id in c.lookup.answers for i in inputs), len(inputs))
    return counts
