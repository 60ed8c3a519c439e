"""Ids that stand inside another record and are unique only there: decisions, drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from actionplan.records.problem import Fault

INNER = {"meeting": "decisions", "plan": "drafts"}
"""The list that holds them, by kind of record."""


class Inner:
    """The inner ids of every record that could be read, by kind and id of the record."""

    def __init__(self, records: Iterable[tuple[str, dict[str, Any]]]) -> None:
        self._known: dict[tuple[str, str], set[str]] = {
            (kind, str(value.get("id"))): {i["id"] for i in value.get(INNER[kind], ())}
            for kind, value in records
            if kind in INNER
        }

    def faults(self, kind: str, value: dict[str, Any]) -> Iterator[Fault]:
        """Every inner id that a sound record names and that is not there."""
        for i, entry in enumerate(value.get("changes", ())):
            if decision := entry.get("decision"):
                known = self._known.get(("meeting", decision["meeting"]))
                if known is not None and decision["id"] not in known:
                    yield Fault(
                        ("changes", i, "decision", "id"),
                        "unknown-decision",
                        "The meeting “{meeting}” has no decision “{id}”.",
                        "Add the decision to the record of the meeting, or correct the id.",
                        {"meeting": decision["meeting"], "id": decision["id"]},
                    )
        for i, version in enumerate(value.get("versions", ()) if kind == "commitment" else ()):
            known = self._known.get(("plan", value["plan"]))
            if known is not None and version["draft"] not in known:
                yield Fault(
                    ("versions", i, "draft"),
                    "unknown-draft",
                    "The plan “{plan}” has no draft “{id}”.",
                    "Add it to the plan under “drafts”, or correct the id.",
                    {"plan": value["plan"], "id": version["draft"]},
                )
