"""What no schema can see inside a record: dates in order, ids used once, folder and field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from actionplan import dates
from actionplan.records.problem import Fault, quoted

LONGEST_EXPLANATION = 6
PAIRS = (
    ("start", "end"),
    ("opens", "closes"),
    ("since", "until"),
    ("start", "due"),
    ("held", "ends"),
    ("on", "until"),
    ("given_on", "until"),
    ("received", "response.answered_on"),
    ("received", "decided_on"),
    ("received", "reply.on"),
)
FOLDERS = {"commitment": "plan", "input": "consultation"}
"""The field that says the folder of a record, by kind."""
ONCE = {
    "council": ("bodies",),
    "plan": ("outreach", "consultations", "drafts"),
    "commitment": ("milestones",),
    "meeting": ("decisions",),
    "document": ("points",),
}
"""Lists whose items have ids of their own, by kind."""

Path = tuple[str | int, ...]


def faults(kind: str, path: str, value: dict[str, Any], newest: date | None) -> Iterator[Fault]:
    """Everything in a sound record that does not agree with the rest of it."""
    if newest:
        yield from _future(value, newest)
    yield from _order(value)
    yield from _once(value, ONCE.get(kind, ()))
    if kind in FOLDERS:
        yield from _folder(path, kind, value)
    if kind == "input":
        yield from _stands_somewhere(value)
    elif kind == "plan":
        for i, window in enumerate(value.get("consultations", ())):
            yield from _once(window, ("responses",), ("consultations", i))
    elif kind == "meeting":
        yield from _only_planned(value)
    elif kind == "explanation":
        yield from _six_months(value)
    elif kind == "receipt":
        yield from _year(path, value)
    elif kind == "site":
        yield from _zone(value["time_zone"])


def _future(value: dict[str, Any], newest: date) -> Iterator[Fault]:
    """A meeting held, or an input received, on a day that has not come."""
    field = "held" if value.get("state") == "held" else "received"
    if field in value and dates.parse(str(value[field])).first > newest:
        yield Fault(
            (field,),
            "in-the-future",
            "“{field}” is {day}, a day that has not come.",
            "Check the year. A meeting to come has “state: planned”."
            if field == "held"
            else "Check the year.",
            {"field": field, "day": str(value[field])},
        )


def _only_planned(value: dict[str, Any]) -> Iterator[Fault]:
    """A meeting that is said to lie ahead, and yet has attendance, decisions or minutes."""
    there = [f for f in ("attendance", "decisions", "minutes") if f in value]
    if value["state"] == "planned" and there:
        yield Fault(
            ("state",),
            "planned-yet-held",
            "The meeting is “planned”, but “{field}” is on record.",
            "Write “state: held”, or delete “{field}”.",
            {"field": there[0]},
        )


def id_twice(path: Path, id: str, other: str) -> Fault:
    """An id that something else has too."""
    return Fault(
        path,
        "id-twice",
        "The id “{id}” is also used by {other}.",
        "Give one of them another id.",
        {"id": id, "other": other},
    )


def _once(value: dict[str, Any], fields: tuple[str, ...], above: Path = ()) -> Iterator[Fault]:
    for field in fields:
        seen: set[str] = set()
        for i, item in enumerate(value.get(field, ())):
            if item["id"] in seen:
                yield id_twice((*above, field, i, "id"), item["id"], field)
            seen.add(item["id"])


def _folder(path: str, kind: str, value: dict[str, Any]) -> Iterator[Fault]:
    folder, field = path.split("/")[1], FOLDERS[kind]
    if field not in value:
        field = "plan"  # An input outside a consultation lies in the folder of its plan.
    if value[field] != folder:
        yield Fault(
            (field,),
            "other-folder",
            "The folder is “{folder}”, but the field “{field}” is “{found}”.",
            "Move the file, or write “{field}: {folder}”.",
            {"folder": folder, "field": field, "found": quoted(value[field])},
        )


def _stands_somewhere(value: dict[str, Any]) -> Iterator[Fault]:
    """What was said in a public record names that record."""
    if value.get("basis") and not value.get("sources") and not value.get("source"):
        yield Fault(
            ("basis",),
            "no-source",
            "“basis” says that it was said in a public record, but no source is named.",
            "Name the document under “sources”.",
            {},
        )


def _year(path: str, value: dict[str, Any]) -> Iterator[Fault]:
    folder, year = path.split("/")[1], value["received"][:4]
    if folder != year:
        yield Fault(
            ("received",),
            "other-year",
            "The folder is “{folder}”, but the day it was received lies in {year}.",
            "Move the file into the folder {year}, or correct the day.",
            {"folder": folder, "year": year},
        )


def _order(value: Any, path: Path = ()) -> Iterator[Fault]:
    """Two dates of one place in the wrong order, anywhere in the record."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            if isinstance(item, dict):
                yield from _order(item, (*path, i))
    elif isinstance(value, dict):
        for first, last in PAIRS:
            if first in value:
                yield from _pair(value, path, first, last)
        for key, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _order(inner, (*path, key))


def _pair(value: dict[str, Any], path: Path, first: str, last: str) -> Iterator[Fault]:
    steps = last.split(".")
    begin: Any = value[first]
    end: Any = value
    for step in steps:
        end = end.get(step) if isinstance(end, dict) else None
    if not isinstance(begin, str | int) or not isinstance(end, str | int):
        return
    if dates.parse(str(end)).last < dates.parse(str(begin)).first:
        yield Fault(
            (*path, *steps),
            "dates-in-order",
            "“{last}” ({end}) is before “{first}” ({begin}).",
            "Check both dates.",
            {"last": steps[-1], "end": str(end), "first": first, "begin": str(begin)},
        )


def _six_months(value: dict[str, Any]) -> Iterator[Fault]:
    given = dates.parse(value["given_on"]).first
    limit = dates.add_months(given, LONGEST_EXPLANATION)
    if dates.parse(value["until"]).last > limit:
        yield Fault(
            ("until",),
            "too-long-explanation",
            "An explanation lasts six months at most; this one could last until {limit}.",
            "Write {limit} or an earlier day.",
            {"limit": limit.isoformat()},
        )


def _zone(zone: str) -> Iterator[Fault]:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        yield Fault(
            ("time_zone",),
            "unknown-zone",
            "There is no time zone “{zone}”.",
            "Write an IANA name such as Asia/Ulaanbaatar.",
            {"zone": quoted(zone)},
        )
