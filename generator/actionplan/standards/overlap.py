"""Which commitments say nearly the same, found in time that grows with their number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.model import Commitment, Milestone
from actionplan.standards.texts import words

SAME = 0.8
COMPARED = 20
"""With how many others that share a lead and a word one is compared at most."""


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a milestone, and whose it is."""

    bag: frozenset[str]
    commitment: Commitment

    def says_nearly_the_same(self, other: _Said) -> bool:
        """True if another commitment uses more than four in five of all words of the two."""
        if self.commitment.id == other.commitment.id:
            return False
        return len(self.bag & other.bag) > SAME * len(self.bag | other.bag)


def overlaps(commitments: tuple[Commitment, ...]) -> dict[str, Commitment]:
    """Commitments by id, each with an earlier one of the same lead that says nearly the same."""
    near: dict[tuple[str, str], list[_Said]] = {}
    twins: dict[str, Commitment] = {}
    for said, key in ((s, k) for c in commitments for s in _said(c) for k in _keys(s)):
        known = near.setdefault(key, [])
        twin = next((it.commitment for it in known if it.says_nearly_the_same(said)), None)
        if twin:
            twins.setdefault(said.commitment.id, twin)
        if len(known) < COMPARED:
            known.append(said)
    return twins


def _said(commitment: Commitment) -> Iterator[_Said]:
    for milestone in commitment.milestones:
        for bag in _bags(milestone):
            yield _Said(bag, commitment)


def _bags(milestone: Milestone) -> Iterator[frozenset[str]]:
    for said in words(milestone.title):
        if bag := frozenset(re.findall(r"\w+", said)):
            yield bag


def _keys(said: _Said) -> Iterator[tuple[str, str]]:
    """Lead and long words: of two that say nearly the same, one of these words is the same."""
    shared = len(said.bag) - int(SAME * len(said.bag)) + 1
    for word in sorted(said.bag, key=lambda w: (-len(w), w))[:shared]:
        for lead in said.commitment.lead:
            yield lead, word
