"""What the printed text of a commitment says, and when an absent field says something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from actionplan.model import Commitment, Register, Text
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Verdict
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_on,
    falls_short,
    met,
)

JUDGED = ("draft", "adopted")
Asked = Callable[[Commitment], Verdict | None]


class Texts:
    """The commitments of a plan, judged one by one.

    What a record lacks the adopted text may still say. It counts as lacking only
    if the plan declares its commitment texts complete.
    """

    def __init__(self, phase: Phase, register: Register, today: date) -> None:
        """Take the drafts and the adopted commitments of the plan."""
        self.phase, self.today = phase, today
        every = register.commitments_of(phase.plan.id)
        self.commitments = tuple(c for c in every if c.stage in JUDGED)
        self.whole = complete_on(phase, "commitments", today)

    def each(self, judge: Asked) -> Iterator[Verdict]:
        """Those that lack something by name, the others counted."""
        return tally("commitments", self.commitments, lambda c: c.id, judge)

    def says(
        self,
        shown: bool,
        commitment: Commitment,
        field: str,
        lacking: str,
        at: Evidence | None = None,
    ) -> Verdict:
        """Whether the record shows it; if not, whether its text is known to lack it.

        `field` would hold it; `at` is where it is shown, if that is elsewhere.
        """
        place = Evidence(commitment.path, field)
        if shown:
            return met(SHOWN, at or place)
        if self.whole:
            return self.lacks(lacking, place, title=commitment.title)
        return cannot_tell(UNTOLD, missing=place)

    def lacks(self, message: str, *places: Evidence, **values: Any) -> Verdict:
        """What is on record itself falls short."""
        return falls_short(message, *places, phase=self.phase, today=self.today, **values)


def words(*texts: Text | None) -> list[str]:
    """The words of the texts in every language, in lower case and without outer space."""
    return [said.strip().casefold() for text in texts if text for said in text.values()]
