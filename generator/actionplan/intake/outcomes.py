"""What can come of a text that was sent in, in words for its author and for the moderator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from actionplan.intake.wording import OUTCOMES
from actionplan.records.problem import Fault
from actionplan.words import say


class Weight(StrEnum):
    """Refused: no record is made. Held: a moderator may allow it. Noted: worth knowing."""

    REFUSED = "refused"
    HELD = "held"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that came of a submission. `code` is stable and may be relied on.

    `row` counts as the program that shows the table counts: the header is row 1. 0 is none.
    The values never hold words of the submitter. `fault` is what keeps a record from being one.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    row: int = 0
    column: str = ""
    fault: Fault | None = None

    @property
    def weight(self) -> Weight:
        """How much it weighs."""
        return Weight(OUTCOMES[self.code][0])


def to_author(outcome: Outcome, lang: str) -> str:
    """What the outcome means for the person who sent it in, and what to do."""
    return say(lang, OUTCOMES[outcome.code][1], **outcome.values)


def to_moderator(outcome: Outcome, lang: str) -> str:
    """What the outcome means for the person who takes it in, with its place and its code."""
    said = say(lang, OUTCOMES[outcome.code][2], **outcome.values)
    if fault := outcome.fault:
        values = {**fault.values, "found": "…"}  # What was found may be words of the submitter.
        said = f"{say(lang, fault.message, **values)} {say(lang, fault.cure, **values)}"
    return f"{_place(outcome, lang)}{said} [{outcome.code}]"


def _place(outcome: Outcome, lang: str) -> str:
    if outcome.row and outcome.column:
        place = say(lang, "row {row}, column “{column}”", row=outcome.row, column=outcome.column)
    elif outcome.row:
        place = say(lang, "row {row}", row=outcome.row)
    elif outcome.column:
        place = say(lang, "column “{column}”", column=outcome.column)
    else:
        return ""
    return f"{place}: "


def stops(outcomes: Iterable[Outcome], allowed: frozenset[str] = frozenset()) -> bool:
    """True if one of the outcomes keeps the record from being made."""
    return any(
        o.weight is Weight.REFUSED or (o.weight is Weight.HELD and o.code not in allowed)
        for o in outcomes
    )
