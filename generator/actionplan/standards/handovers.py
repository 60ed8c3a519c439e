"""Advice on a change of staff: whoever takes over finds a note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.model import Commitment, Register
from actionplan.standards.advised import OFFICIALS_IN_DOING
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Level, Verdict, rule
from actionplan.standards.texts import Texts


@rule(OFFICIALS_IN_DOING, Level.ADVISED)
def handovers_noted(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """When the contact of a commitment changes, a note is handed over.

    Looked at are the recorded changes of the contact; a change that nobody recorded is
    not seen. The IRM's brief points at the turnover of staff; asking for a note is ours.
    What is not on record counts as lacking only if the commitments are declared complete.
    """
    texts = Texts(phase, register, today)

    def judge(commitment: Commitment) -> Verdict | None:
        known = [c for c in commitment.contact_changes if c.on.first <= today]
        bare = next((c for c in known if c.note is None and not c.sources), None)
        if not known:
            return None
        return texts.says(
            bare is None,
            commitment,
            f"contact_changes.{bare.on}.note" if bare else "contact_changes",
            "“{title}”: its contact changed and no handover note is on record.",
        )

    yield from texts.each(judge)
