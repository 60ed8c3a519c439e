"""Rows of a survey that become no record -> receipts that say so, and hold no word of them.

A receipt takes its number from the survey's own number of the row, so that the same table twice
counts once; nothing has to be kept of a person who did not agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actionplan.intake.known import Known
from actionplan.intake.outcomes import Outcome
from actionplan.intake.record import faults
from actionplan.intake.render import render
from actionplan.intake.terms import Terms
from actionplan.records.ledger import TWO
from actionplan.records.receipts import ever_kept, kept, place


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row that is not taken. `mark` is as in a submission; `reason` a code of the schema.

    Without a day it has `faults`, which say why; they count only where receipts are kept.
    """

    row: int
    channel: str
    received: date | None
    reason: str
    mark: str = ""
    faults: tuple[Outcome, ...] = ()


def receipts(
    found: Iterable[Refusal], taken: Collection[str], known: Known, terms: Terms
) -> tuple[dict[str, bytes], list[Outcome]]:
    """A closed receipt for every refusal that has none yet, by path; and what keeps it from being.

    Where no receipts are kept on the day of a row, there is none for it. `taken` are the paths of
    the other files of the batch.
    """
    files: dict[str, bytes] = {}
    outcomes: list[Outcome] = []
    by_two = len(set(terms.by)) >= TWO
    for refusal in found:
        day = refusal.received
        if day is None or not kept(known.register.site, day):
            outcomes += refusal.faults if ever_kept(known.register.site) else ()
            continue
        id = f"{day.year}-{refusal.mark}"
        apart = list(_apart(refusal, id, known, {*files, *taken}))
        outcomes += apart
        if not apart and id not in known.register.receipts:
            where, said = _consultation(refusal, day, known, terms)
            value = _receipt(refusal, id, where, terms)
            said += faults("receipt", place(id), value, known.register, terms) if by_two else ()
            outcomes += [replace(o, row=refusal.row) for o in said]
            files[place(id)] = b"" if said else render("receipt", place(id), value)
    if files and not by_two:
        outcomes.append(Outcome("refused-by-one", {"count": len(files)}))
    return files, outcomes


def _apart(refusal: Refusal, id: str, known: Known, taken: Collection[str]) -> Iterator[Outcome]:
    there = known.register.receipts.get(id)
    if not refusal.mark:
        yield Outcome("no-reference", row=refusal.row)
    elif place(id) in taken:
        yield Outcome("same-reference", row=refusal.row)
    elif there and (there.state, there.reason) != ("refused", refusal.reason):
        yield Outcome("receipt-taken", {"id": id}, row=refusal.row)


def _consultation(
    refusal: Refusal, day: date, known: Known, terms: Terms
) -> tuple[str, list[Outcome]]:
    """The consultation of a row. What its author wrote is not looked at."""
    found, said = known.place(day, terms.consultation, (), terms.plan)
    return (found.consultation if found else ""), [] if found else list(said)


def _receipt(refusal: Refusal, id: str, consultation: str, terms: Terms) -> dict[str, Any]:
    whole = {
        "id": id,
        "channel": refusal.channel,
        "received": str(refusal.received),
        "consultation": consultation,
        "state": "refused",
        "reason": refusal.reason,
        "decided_on": str(terms.today),
        "decided_by": list(dict.fromkeys(terms.by)),
    }
    return {field: said for field, said in whole.items() if said}
