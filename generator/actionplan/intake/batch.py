"""Many submissions at once: all of them become records, or none does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actionplan.intake.judge import judge
from actionplan.intake.known import Known
from actionplan.intake.outcomes import Outcome, stops
from actionplan.intake.refusals import Refusal, receipts
from actionplan.intake.submission import Submission
from actionplan.intake.terms import Terms


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a batch: the files by path, in order, and every outcome."""

    files: Mapping[str, bytes]
    outcomes: tuple[Outcome, ...]
    stopped: bool


def take(
    found: Iterable[tuple[Submission | Refusal | None, list[Outcome]]],
    known: Known,
    terms: Terms,
) -> Batch:
    """Judge every submission. If one is stopped, the whole batch is.

    What is refused by itself, as a row without consent, gets its receipt with the others.
    """
    files: dict[str, bytes] = {}
    outcomes: list[Outcome] = []
    refused: list[Refusal] = []
    for sent, read in found:
        outcomes += read
        if isinstance(sent, Refusal):
            refused.append(sent)
        elif sent is not None and not stops(read, terms.allow):
            draft, said = judge(sent, known, terms)
            files |= draft.files if draft else {}
            outcomes += said
    closed, said = receipts(refused, files, known, terms)
    outcomes += said
    files |= closed
    return Batch(files, tuple(outcomes), stops(outcomes, terms.allow))
