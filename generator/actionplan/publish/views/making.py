"""Co-creation: where the making of the plan stands, and how to take part."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.model import Channel, Plan
from actionplan.publish.context import Context
from actionplan.publish.render import render
from actionplan.publish.views.plans import Moment, by_phase, steps
from actionplan.publish.views.standing import target_of
from actionplan.standards import current_plan


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the timeline: over, now, to come, or without a day."""

    step: Moment
    state: str


def in_making(c: Context) -> Plan | None:
    """The plan that is being made, as nobody has adopted or sent it; else the current one."""
    open_ = [p for p in c.lookup.plans if not p.adoption and not p.submission and p.co_creation]
    return open_[0] if open_ else current_plan(c.lookup.plans, c.today)


def where_we_are(c: Context) -> str:
    """The steps in which the newest plan was or is being made, and the plans before it."""
    plan = in_making(c)
    states = by_phase(c.lookup.requirements[plan.id]) if plan else {}
    return render(
        "where_we_are",
        c,
        plan=plan,
        stops=[_stop(c, step) for step in steps(plan)] if plan else [],
        requirements=states.get("co_creation", []),
        target=target_of,
        earlier=[p for p in c.lookup.plans if p is not plan],
    )


def _stop(c: Context, step: Moment) -> Stop:
    if step.on is None:
        return Stop(step, "undated")
    last = step.until or step.on
    if last.last < c.today:
        return Stop(step, "over")
    return Stop(step, "now" if step.on.first <= c.today else "to-come")


def take_part(c: Context) -> str:
    """The ways to take part that are on record, those that are open now first."""
    plan = in_making(c)
    channels = _channels(plan) if plan else []
    open_now = [channel for channel in channels if _open(c, channel)]
    others = [channel for channel in channels if channel not in open_now]
    return render("take_part", c, plan=plan, open_now=open_now, others=others)


def _channels(plan: Plan) -> list[Channel]:
    overview = plan.co_creation.overview if plan.co_creation else None
    found = list(overview.channels) if overview else []
    for consultation in plan.consultations:
        found += consultation.channels
    return found


def _open(c: Context, channel: Channel) -> bool:
    opened = channel.opens is None or channel.opens.first <= c.today
    return opened and channel.closes is not None and channel.closes.last >= c.today
