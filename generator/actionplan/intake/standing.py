"""Issues by their labels -> the receipts of all of them: open, refused or taken back.

No word of an issue is read: only its number on the platform, its day and the labels, which the
forms and the moderators set. What is on record already stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.intake.issue import CHANNEL, TO, day_of, labels, mark
from actionplan.intake.known import Known
from actionplan.intake.render import render
from actionplan.records.kinds import schema
from actionplan.records.ledger import TWO
from actionplan.records.receipts import closed, kept, place

INPUT, WITHDRAWN, REFUSED, BY = "input", "withdrawn", "refused: ", "by: "
"""How labels begin: of the forms; of moderators, with the reason, and the role of each of two."""
REASONS = frozenset(schema("receipt")["properties"]["reason"]["enum"])
ROLES = frozenset(schema("common")["$defs"]["role"]["enum"]) - {"author"}
MOST = 200
"""New receipts of one run, the oldest issues first: a flood is counted, but not at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an issue stands. `half` if a label says that it is refused and that does not suffice."""

    number: int
    received: date
    id: str
    window: str
    state: str
    reason: str = ""
    by: tuple[str, ...] = ()
    half: bool = False


def standings(listed: Iterable[Any], zone: str) -> list[Standing]:
    """How every issue that came through a form stands, the oldest first."""
    found = [one for one in (_standing(issue, zone) for issue in listed) if one]
    return sorted(found, key=lambda one: one.number)


def _standing(issue: Any, zone: str) -> Standing | None:
    named = labels(issue, "") if isinstance(issue, dict) else []
    day = day_of(issue.get("created_at"), zone) if INPUT in named else None
    if day is None or not isinstance(issue.get("id"), int):
        return None
    reference = f"issue {issue['id']}"
    reason = next(iter(labels(issue, REFUSED)), "")
    by = tuple(role for role in dict.fromkeys(labels(issue, BY)) if role in ROLES)
    whole = reason in REASONS and len(by) >= TWO
    state = "refused" if whole else "withdrawn" if WITHDRAWN in named else "open"
    return Standing(
        int(issue.get("number", 0)),
        day,
        f"{day.year}-{mark(reference)}",
        next(iter(labels(issue, TO)), ""),
        state,
        reason if whole else "",
        by if whole else (),
        half=bool(reason) and not whole,
    )


def receipts(
    found: Iterable[Standing], root: Path, known: Known, today: date
) -> tuple[dict[str, bytes], int]:
    """The receipts that are new or closed now, by path; and how many have to wait for a later run.

    Raises Malformed if one below `root` cannot be read.
    """
    files: dict[str, bytes] = {}
    waiting = 0
    for one in found:
        there = known.register.receipts.get(one.id)
        if not kept(known.register.site, one.received):
            continue
        now: dict[str, Any] = {"state": one.state, "reason": one.reason, "decided_by": list(one.by)}
        if one.state != "open":
            now["decided_on"] = today
        if there is None and len(files) >= MOST:
            waiting += 1
        elif there is None:
            files[place(one.id)] = _new(one, now, known)
        elif there.state == "open" and one.state != "open":
            files[there.path] = closed(root, there.path, **now)
    return files, waiting


def _new(one: Standing, now: dict[str, Any], known: Known) -> bytes:
    where, _ = known.place(one.received, one.window, (), "")
    whole = {
        "id": one.id,
        "channel": CHANNEL,
        "received": str(one.received),
        "consultation": where.consultation if where else "",
        **{field: str(said) if field == "decided_on" else said for field, said in now.items()},
    }
    return render("receipt", place(one.id), {field: said for field, said in whole.items() if said})
