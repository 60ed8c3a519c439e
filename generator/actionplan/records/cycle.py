"""Plans and commitments together: OGP's ids used once, and days inside the plan.

A date known only in part is judged by the days it may mean: what could lie inside lies inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from actionplan import dates
from actionplan.records.problem import Fault

LEEWAY = 31
"""Days by which the end of a plan may lie off its length."""
PERIODS = ("period_ogp", "period_national")
"""The periods of a plan. What lies in either lies in the plan."""

Path = tuple[str | int, ...]
Value = dict[str, Any]
Draft = tuple[str, str, Value]
"""The kind of a record that could be read, its file and its plain value."""


class Cycle:
    """The plans, OGP's ids and the country of the records that could be read."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.plans: dict[str, Value] = {}
        self.ids: dict[str, list[str]] = {}
        self.country = ""
        for kind, path, value in drafts:
            if kind == "plan":
                self.plans[value["id"]] = value
            elif kind == "commitment" and "ogp_id" in value:
                self.ids.setdefault(value["ogp_id"], []).append(path)
            elif kind == "site":
                self.country = value["country_code"]

    def faults(self, kind: str, path: str, value: Value) -> Iterator[Fault]:
        """What is wrong with the days of a sound plan or commitment, or with OGP's id of it."""
        if kind == "plan":
            yield from _length(value)
        elif kind == "commitment":
            yield from self._ogp_id(path, value)
            if not _turned_round(value.get("period", {})):
                yield from _in_plan(value, self.plans.get(value["plan"], {}))
                yield from _milestones(value)

    def _ogp_id(self, path: str, value: Value) -> Iterator[Fault]:
        id = value.get("ogp_id", "")
        others = [p for p in self.ids.get(id, ()) if p != path]
        if others:
            yield Fault(
                ("ogp_id",),
                "ogp-id-twice",
                "OGP’s id “{id}” also stands in {other}.",
                "Correct the one that is wrong: OGP gives each commitment an id of its own.",
                {"id": id, "other": others[0]},
            )
        if id and self.country and not id.startswith(self.country):
            yield Fault(
                ("ogp_id",),
                "ogp-id-elsewhere",
                "OGP’s id “{id}” is not one of this country: those begin with “{code}”.",
                "Correct the id, or “country_code” in site.yml.",
                {"id": id, "code": self.country},
            )


def _length(plan: Value) -> Iterator[Fault]:
    """The period that OGP states is as long as the plan is said to be."""
    years, period = plan.get("length_years"), plan.get("period_ogp", {})
    if not years or not {"start", "end"} <= period.keys():
        return
    start, end = dates.parse(str(period["start"])), dates.parse(str(period["end"]))
    earliest = dates.add_days(dates.add_months(start.first, 12 * years), -LEEWAY)
    latest = dates.add_days(dates.add_months(start.last, 12 * years), LEEWAY)
    if end.first > latest or (end.last < earliest and not plan.get("shortened")):
        yield Fault(
            ("length_years",),
            "other-length",
            "“length_years” is {years}, but the period from {start} to {end} has another length.",
            "Correct one of them. If the plan came late and its period is shorter for that, "
            "write “shortened: true”.",
            {"years": years, "start": str(start), "end": str(end)},
        )


def _in_plan(commitment: Value, plan: Value) -> Iterator[Fault]:
    """The days of a commitment lie in its plan, unless its source says otherwise."""
    first, last = _bounds([plan.get(name, {}) for name in PERIODS])
    if commitment.get("spans_plans"):
        return
    for place, day in _days(commitment):
        if _outside(day, first, last):
            yield Fault(
                place,
                "outside-plan",
                "“{field}” ({day}) lies outside the period of the plan “{plan}”.",
                "Check the day. If its source says so, write “spans_plans: true”.",
                {"field": str(place[-1]), "day": str(day), "plan": commitment["plan"]},
            )


def _milestones(commitment: Value) -> Iterator[Fault]:
    """The days of the milestones lie in the period of their commitment."""
    first, last = _bounds([commitment.get("period", {})])
    for place, day in _days(commitment):
        if place[0] == "milestones" and _outside(day, first, last):
            yield Fault(
                place,
                "outside-period",
                "“{field}” ({day}) lies outside the “period” of the commitment.",
                "Correct one of them. If a source gives both so, leave out “period” and say it "
                "under “observations”.",
                {"field": str(place[-1]), "day": str(day)},
            )


def _days(commitment: Value) -> Iterator[tuple[Path, dates.When]]:
    """The planned days of a commitment and its milestones, with their places."""
    for name, written in commitment.get("period", {}).items():
        yield ("period", name), dates.parse(str(written))
    for i, milestone in enumerate(commitment.get("milestones", ())):
        for name in ("start", "due"):
            if name in milestone:
                yield ("milestones", i, name), dates.parse(str(milestone[name]))


def _bounds(periods: list[Value]) -> tuple[date | None, date | None]:
    """The first and the last day that any of the periods may mean, as far as they are known."""
    starts = [dates.parse(str(p["start"])).first for p in periods if "start" in p]
    ends = [dates.parse(str(p["end"])).last for p in periods if "end" in p]
    return min(starts, default=None), max(ends, default=None)


def _turned_round(period: Value) -> bool:
    """True if it ends before it starts, which is said of the period itself."""
    first, last = _bounds([period])
    return bool(first and last and last < first)


def _outside(day: dates.When, first: date | None, last: date | None) -> bool:
    return bool((first and day.last < first) or (last and last < day.first))
