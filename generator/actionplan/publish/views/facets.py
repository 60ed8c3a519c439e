"""What commitments can be filtered by: codes in each row, and the choices of the form."""

from __future__ import annotations

from collections import Counter

from actionplan.model import Commitment
from actionplan.publish.areas import code
from actionplan.publish.context import Context
from actionplan.publish.progress import STANDINGS

FILTERS = {
    "plan": "Action plan",
    "area": "Policy area",
    "lead": "Who leads",
    "state": "How it stands",
}
"""The filters by the name that stands in rows and addresses, with their titles."""


def facets(c: Context, commitment: Commitment) -> dict[str, str]:
    """What a commitment is found by: codes that the filter compares, in its row."""
    known = c.lookup.progress[commitment.id]
    found = {
        "plan": commitment.plan,
        "area": " ".join(map(code, commitment.policy_areas)),
        "lead": " ".join(commitment.lead),
        "state": known.standing,
        "on": str(known.on.last) if known.on else "",
    }
    return {name: value for name, value in found.items() if value}


def choices(c: Context) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """The filters: name, title, and the value, words and number of each choice."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    said: dict[str, dict[str, str]] = {name: {} for name in FILTERS}
    for it in c.register.commitments.values():
        known = c.lookup.progress[it.id]
        named = {
            "plan": {it.plan: _plain(c, "plans", it.plan)},
            "area": {code(area): c.say(area) for area in it.policy_areas},
            "lead": {id: _plain(c, "organisations", id) for id in it.lead},
            "state": {known.standing: c.label("standing", known.standing)},
        }
        for name, values in named.items():
            said[name] |= values
            counts[name].update(values.keys())
    return [
        (name, title, [(v, said[name][v], counts[name][v]) for v in _in_order(c, name, said[name])])
        for name, title in FILTERS.items()
        if len(said[name]) > 1
    ]


def sorts(c: Context) -> dict[str, bool]:
    """Which orders tell commitments apart: the late first, the newest report first."""
    known = c.lookup.progress.values()
    return {
        "late": any(it.standing == "late" for it in known),
        "new": any(it.on for it in known),
    }


def _in_order(c: Context, name: str, said: dict[str, str]) -> list[str]:
    if name == "state":
        return [s for s in STANDINGS if s in said]
    if name == "plan":
        return [plan.id for plan in c.lookup.plans if plan.id in said]
    return sorted(said, key=lambda v: (said[v], v))


def _plain(c: Context, kind: str, id: str) -> str:
    record = getattr(c.register, kind).get(id)
    return c.plain(record.title if kind == "plans" else record.name) if record else id
