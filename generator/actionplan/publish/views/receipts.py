"""Receipts: everything that was sent in, counted, and a page for each number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from actionplan.labels import LABELS
from actionplan.model import Consultation, Receipt
from actionplan.publish.context import Context
from actionplan.publish.render import render

SHOWN = 200
"""How many open receipts the page lists, the oldest first. All stand in the open data."""


@dataclass(frozen=True, slots=True)
class Count:
    """The receipts of one consultation by state; of none if it is not known."""

    consultation: Consultation | None
    total: int
    states: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A receipt that is not decided yet: its age in days, and by when it should be decided."""

    receipt: Receipt
    age: int
    decide_by: date | None
    late: bool


def receipt_list(c: Context) -> str:
    """The count, the states, the open ones by age, and refusals by reason."""
    receipts = list(c.register.receipts.values())
    waiting = sorted((r for r in receipts if r.state == "open"), key=lambda r: r.received)
    reasons = Counter(r.reason for r in receipts if r.reason)
    return render(
        "receipt_list",
        c,
        counts=_by_consultation(c, receipts),
        states=tuple(LABELS["receipt"]),
        total=_count(None, receipts),
        waiting=[opened(c, r) for r in waiting[:SHOWN]],
        late=sum(opened(c, r).late for r in waiting),
        all_open=len(waiting),
        reasons=[(code, reasons[code]) for code in LABELS["refusal"] if code in reasons],
        with_both=sum("civil_society" in r.decided_by for r in receipts if r.state == "refused"),
        public=sum(i.basis is not None for i in c.register.inputs.values()),
        without=sum(i.basis is None and not i.receipt for i in c.register.inputs.values()),
    )


def receipt(c: Context) -> str:
    """What became of one thing that was sent in."""
    record: Receipt = c.subject
    window = c.lookup.consultations.get(record.consultation or "")
    return render("receipt", c, record=record, window=window, opened=opened(c, record))


def opened(c: Context, record: Receipt) -> Open:
    """How long a receipt has been waiting, and by when a decision was promised."""
    first = record.received.first
    days = c.site.intake.decide_within_days if c.site.intake else None
    by = first + timedelta(days=days) if days else None
    late = record.state == "open" and by is not None and c.today > by
    return Open(record, (c.today - first).days, by, late)


def _by_consultation(c: Context, receipts: list[Receipt]) -> list[Count]:
    found = c.lookup.consultations
    counts = [_count(w, c.lookup.receipts_in.get(id, ())) for id, w in found.items()]
    rest = _count(None, (r for r in receipts if r.consultation is None))
    return [count for count in (*counts, rest) if count.total]


def _count(window: Consultation | None, receipts: Iterable[Receipt]) -> Count:
    states = Counter(r.state for r in receipts)
    return Count(window, states.total(), tuple(states[s] for s in LABELS["receipt"]))
