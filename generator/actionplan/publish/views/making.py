"""Co-creation: where the making of the plan stands, and how to take part."""

from __future__ import annotations

from actionplan.model import Channel, Plan
from actionplan.publish.context import Context
from actionplan.publish.render import render
from actionplan.publish.views.plans import answered, by_phase, steps
from actionplan.publish.views.standing import target_of
from actionplan.standards import current_plan


def where_we_are(c: Context) -> str:
    """The steps in which the current plan was or is being made, and the plans before it."""
    plan = current_plan(c.lookup.plans, c.today)
    return render(
        "where_we_are",
        c,
        plan=plan,
        steps=steps(plan) if plan else [],
        answered=answered(c, plan) if plan else {},
        requirements=by_phase(c.lookup.requirements[plan.id]).get("co_creation", [])
        if plan
        else [],
        target=target_of,
        earlier=[p for p in c.lookup.plans if p is not plan],
    )


def take_part(c: Context) -> str:
    """The ways to take part that are on record for the current plan."""
    plan = current_plan(c.lookup.plans, c.today)
    channels = _channels(plan) if plan else []
    open_now = [channel for channel in channels if _open(c, channel)]
    return render("take_part", c, plan=plan, channels=channels, open_now=open_now)


def _channels(plan: Plan) -> list[Channel]:
    overview = plan.co_creation.overview if plan.co_creation else None
    found = list(overview.channels) if overview else []
    for consultation in plan.consultations:
        found += consultation.channels
    return found


def _open(c: Context, channel: Channel) -> bool:
    opened = channel.opens is None or channel.opens.first <= c.today
    return opened and channel.closes is not None and channel.closes.last >= c.today
