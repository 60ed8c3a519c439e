"""A mail or a text that came: it has its receipt from the first look on, taken in or not.

An issue is known by its number and a row by its table. A mail and a letter are known by the
receipt alone, so a second look at the same one has to name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.intake.known import Known
from actionplan.intake.outcomes import Outcome, stops
from actionplan.intake.terms import Terms
from actionplan.model import Register
from actionplan.records.kinds import schema
from actionplan.records.receipts import kept, new

CHANNELS = frozenset(schema("common")["$defs"]["way_in"]["enum"])
ASKED = frozenset(
    {
        *("receipt-open", "no-open-receipt", "unlike-receipt", "duplicate", "not-a-record"),
        *("no-source", "unknown-source", "unknown-consultation", "which-consultation", "no-plan"),
    }
)
"""Outcomes in which whoever takes it in is asked for a word; the same is then tried again."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """How and when something came; the day is None if it cannot be told."""

    channel: str
    day: date | None


def unnamed(came: Arrival, register: Register, terms: Terms) -> Iterator[Outcome]:
    """Held if it may have a receipt already that was not named."""
    if terms.receipt or terms.basis:
        return
    open_ones = [
        r.id
        for r in register.receipts.values()
        if (r.state, r.channel, str(r.received)) == ("open", came.channel, str(came.day))
        and r.consultation in (None, terms.consultation or r.consultation)
    ]
    if open_ones:
        yield Outcome("receipt-open", {"ids": ", ".join(open_ones), "first": open_ones[0]})


def receipt(
    came: Arrival,
    outcomes: Iterable[Outcome],
    known: Known,
    terms: Terms,
    draw: Callable[[], str],
) -> tuple[str, bytes] | None:
    """An open receipt, by its path, for what was not taken in; None if it has or needs none."""
    day = came.day
    if terms.receipt or terms.basis or day is None or day > terms.today:
        return None
    told = [o for o in outcomes if stops([o], terms.allow)]
    asked = any(o.code == "receipt-open" for o in told) or {o.code for o in told} <= ASKED
    if asked or came.channel not in CHANNELS or not kept(known.register.site, day):
        return None
    place, _ = known.place(day, terms.consultation, (), terms.plan)
    return new(known.register, day, came.channel, place.consultation if place else "", draw)
