"""What no schema can see: ids, links between records, and dates in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from actionplan import dates
from actionplan.records.files import Found
from actionplan.records.kinds import Kind
from actionplan.records.problem import quoted
from actionplan.records.references import references
from actionplan.records.wording import Fault

LONGEST_EXPLANATION = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that could be read: its kind, file and plain value.

    `sound` is true if its schema allows it.
    """

    kind: Kind
    path: str
    value: dict[str, Any]
    sound: bool = True


class Links:
    """All ids of a repository, by the kind they name.

    A file counts by its name even if it holds mistakes, so that one mistake is
    not reported again in every record that points at it.
    """

    def __init__(
        self, found: Collection[Found], drafts: Collection[Draft], rules: Collection[str]
    ) -> None:
        self.rules = rules
        self.files: dict[str, dict[str, list[str]]] = {}
        self.plan_of_consultation: dict[str, str] = {}
        for kind, path in found:
            if kind.depth:
                self._add(kind.name, _stem(path), path)
        for draft in drafts:
            self._learn(draft)

    def _learn(self, draft: Draft) -> None:
        value, kind = draft.value, draft.kind.name
        for body in _items(value, "bodies") if kind == "council" else ():
            self._add("body", str(body.get("id")), draft.path)
        for window in _items(value, "consultations") if kind == "plan" else ():
            self._add("consultation", str(window.get("id")), draft.path)
            self.plan_of_consultation[str(window.get("id"))] = _stem(draft.path)

    def _add(self, kind: str, id: str, path: str) -> None:
        self.files.setdefault(kind, {}).setdefault(id, []).append(path)

    def faults(self, draft: Draft) -> Iterator[Fault]:
        """Everything wrong with a record's id, links and dates.

        Of a record that is not sound only its links are looked at.
        """
        value = draft.value
        for path, kind, id in references(draft.kind.name, value):
            if id not in self.files.get(kind, {}):
                yield self._unknown(path, kind, id)
        if not draft.sound:
            return
        if draft.kind.depth:
            yield from self._id(draft)
        yield from _order(value)
        match draft.kind.name:
            case "commitment":
                yield from _folder(draft, "plan")
            case "input":
                yield from self._input(draft)
            case "explanation":
                yield from self._explanation(value)
            case "plan":
                yield from _once(value)
            case "site":
                yield from _zone(value)

    def _id(self, draft: Draft) -> Iterator[Fault]:
        id = draft.value["id"]
        stem = _stem(draft.path)
        if id != stem:
            yield Fault(
                ("id",),
                "id-not-file-name",
                "The id is “{id}” but the file is named “{stem}”.",
                "Rename one of them; the id is part of the public address.",
                {"id": id, "stem": stem},
            )
        others = [p for p in self.files[draft.kind.name].get(id, ()) if p != draft.path]
        if others:
            yield Fault(
                ("id",),
                "id-twice",
                "The id “{id}” is also used by {other}.",
                "Give one of them another id.",
                {"id": id, "other": others[0]},
            )

    def _unknown(self, path: tuple[str | int, ...], kind: str, id: str) -> Fault:
        near = get_close_matches(id, self.files.get(kind, {}), n=1, cutoff=0.6)
        cure = "Did you mean “{near}”?" if near else TARGETS[kind][1]
        values = {"id": quoted(id), "near": near[0] if near else ""}
        return Fault(path, "unknown-" + kind, TARGETS[kind][0], cure, values)

    def _input(self, draft: Draft) -> Iterator[Fault]:
        yield from _folder(draft, "consultation")
        window, plan = draft.value.get("consultation"), draft.value["plan"]
        owner = self.plan_of_consultation.get(window or "", plan)
        if owner != plan:
            yield Fault(
                ("plan",),
                "other-plan",
                "The plan is “{plan}”, but the consultation belongs to “{owner}”.",
                "Write “{owner}”, or choose another consultation.",
                {"plan": plan, "owner": owner},
            )

    def _explanation(self, value: dict[str, Any]) -> Iterator[Fault]:
        if self.rules and value["rule"] not in self.rules:
            near = get_close_matches(value["rule"], self.rules, n=1, cutoff=0.4)
            yield Fault(
                ("rule",),
                "unknown-rule",
                "There is no rule “{rule}”.",
                "Did you mean “{near}”?" if near else "“actionplan rules” lists them.",
                {"rule": quoted(value["rule"]), "near": near[0] if near else ""},
            )
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


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _items(value: dict[str, Any], field: str) -> list[dict[str, Any]]:
    found = value.get(field)
    return [i for i in found if isinstance(i, dict)] if isinstance(found, list) else []


def _folder(draft: Draft, field: str) -> Iterator[Fault]:
    folder = draft.path.split("/")[1]
    if draft.value.get(field) != folder:
        yield Fault(
            (field,) if field in draft.value else (),
            "other-folder",
            "The folder is “{folder}”, but the field “{field}” is “{found}”.",
            "Move the file, or write “{field}: {folder}”.",
            {"folder": folder, "field": field, "found": quoted(draft.value.get(field, ""))},
        )


PAIRS = (
    ("start", "end"),
    ("opens", "closes"),
    ("since", "until"),
    ("start", "due"),
    ("held", "ends"),
    ("on", "until"),
    ("received", "response.answered_on"),
)


def _order(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
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


def _pair(
    value: dict[str, Any], path: tuple[str | int, ...], first: str, last: str
) -> Iterator[Fault]:
    steps = last.split(".")
    end: Any = value
    for step in steps:
        end = end.get(step) if isinstance(end, dict) else None
    begin = value[first]
    if not isinstance(begin, str) or not isinstance(end, str):
        return
    if dates.parse(end).last < dates.parse(begin).first:
        yield Fault(
            (*path, *steps),
            "dates-in-order",
            "“{last}” ({end}) is before “{first}” ({begin}).",
            "Check both dates.",
            {"last": steps[-1], "end": end, "first": first, "begin": begin},
        )


def _once(value: dict[str, Any]) -> Iterator[Fault]:
    """The ids of outreach, consultations and drafts are each used once."""
    for field in ("outreach", "consultations", "drafts"):
        seen: set[str] = set()
        for i, item in enumerate(value.get(field, ())):
            if item["id"] in seen:
                yield Fault(
                    (field, i, "id"),
                    "id-twice",
                    "The id “{id}” is also used by {other}.",
                    "Give one of them another id.",
                    {"id": item["id"], "other": field},
                )
            seen.add(item["id"])


def _zone(value: dict[str, Any]) -> Iterator[Fault]:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value["time_zone"])
    except (KeyError, ValueError, OSError):
        yield Fault(
            ("time_zone",),
            "unknown-zone",
            "There is no time zone “{zone}”.",
            "Write an IANA name such as Asia/Ulaanbaatar.",
            {"zone": quoted(value["time_zone"])},
        )


TARGETS = {
    "organisation": (
        "There is no organisation “{id}”.",
        "Create organisations/{id}.yml, or correct the id.",
    ),
    "document": ("There is no document “{id}”.", "Create documents/{id}.yml, or correct the id."),
    "plan": ("There is no plan “{id}”.", "Create plans/{id}.yml, or correct the id."),
    "commitment": (
        "There is no commitment “{id}”.",
        "Create it below commitments/, or correct the id.",
    ),
    "meeting": (
        "There is no meeting “{id}”.",
        "Create council-meetings/{id}.yml, or correct the id.",
    ),
    "input": ("There is no input “{id}”.", "Create it below inputs/, or correct the id."),
    "body": ("There is no body “{id}”.", "Add it to council.yml, or correct the id."),
    "consultation": (
        "There is no consultation “{id}”.",
        "Add it to the plan under “consultations”, or correct the id.",
    ),
}
