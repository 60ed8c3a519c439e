"""Receipts and inputs together: everything that was sent in is accounted for, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from actionplan import dates
from actionplan.records.problem import Fault, quoted

SAME = ("channel", "received", "consultation")
"""What a receipt and the input it became both say, and say alike."""
CLOSED = ("input", "reason", "decided_on", "decided_by")
"""What an open receipt cannot have yet."""
TWO = 2
"""How many people, by role, decide that something is not published."""


class Ledger:
    """The sound receipts and inputs of a repository, each as a plain value by its id."""

    def __init__(self, records: Iterable[tuple[str, dict[str, Any]]]) -> None:
        self.known: dict[str, dict[str, dict[str, Any]]] = {"receipt": {}, "input": {}}
        self.since: dates.When | None = None
        for kind, value in records:
            if kind in self.known and "tombstone" not in value:
                self.known[kind][value["id"]] = value
            elif kind == "site" and (day := value.get("intake", {}).get("receipts_since")):
                self.since = dates.parse(day)

    def faults(self, kind: str, value: dict[str, Any]) -> Iterator[Fault]:
        """What is wrong between a receipt or an input and its counterpart.

        An input that was taken out whole keeps its receipt and says nothing of it.
        """
        if "tombstone" in value:
            return
        if kind == "receipt":
            yield from _state(value)
            yield from self._input_of(value)
        elif kind == "input":
            yield from self._receipt_of(value)
            yield from self._without(value)

    def _input_of(self, receipt: dict[str, Any]) -> Iterator[Fault]:
        item = self.known["input"].get(receipt.get("input", ""))
        if item and receipt["state"] == "published" and item.get("receipt") != receipt["id"]:
            yield Fault(
                ("input",),
                "receipt-not-named",
                "The input “{input}” does not name this receipt.",
                "Write “receipt: {id}” into the input, or correct the id.",
                {"input": item["id"], "id": receipt["id"]},
            )

    def _receipt_of(self, item: dict[str, Any]) -> Iterator[Fault]:
        receipt = self.known["receipt"].get(item.get("receipt", ""))
        if receipt is None:
            return
        if receipt["state"] != "published" or receipt.get("input") != item["id"]:
            yield Fault(
                ("receipt",),
                "input-not-named",
                "The receipt “{id}” does not say that it became this input.",
                "Write “state: published” and “input: {input}” into the receipt.",
                {"input": item["id"], "id": receipt["id"]},
            )
            return
        for field in SAME:
            if field in receipt and str(item.get(field)) != str(receipt[field]):
                yield _unlike(field, item, receipt)

    def _without(self, item: dict[str, Any]) -> Iterator[Fault]:
        if self.since is None or "receipt" in item or "basis" in item:
            return
        if dates.parse(str(item["received"])).last >= self.since.first:
            yield Fault(
                (),
                "no-receipt",
                "An input that came in since {since} needs a receipt.",
                "Create one below receipts/ and name it here as “receipt: <number>”.",
                {"since": str(self.since)},
            )


def _state(receipt: dict[str, Any]) -> Iterator[Fault]:
    early = [f for f in CLOSED if f in receipt]
    if receipt["state"] == "open" and early:
        yield Fault(
            ("state",),
            "open-yet-decided",
            "The receipt is “open”, but “{field}” is on record.",
            "Write the state it has now, or delete “{field}”.",
            {"field": early[0]},
        )
    if receipt["state"] == "refused" and len(receipt["decided_by"]) < TWO:
        yield Fault(
            ("decided_by",),
            "decided-by-one",
            "A refusal needs two people; only one role is named.",
            "Add the role of the second person who agreed.",
            {},
        )


def _unlike(field: str, item: dict[str, Any], receipt: dict[str, Any]) -> Fault:
    return Fault(
        (field,) if field in item else (),
        "unlike-receipt",
        "“{field}” is “{found}” here and “{said}” in the receipt “{id}”.",
        "Correct one of the two.",
        {
            "field": field,
            "found": quoted(item.get(field, "")),
            "said": quoted(receipt[field]),
            "id": receipt["id"],
        },
    )
