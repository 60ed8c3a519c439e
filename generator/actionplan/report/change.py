"""What a change to the records did to the findings: judged before and after, on the same day.

A standard that was missed is better only once it is met, or can still be. One of which the
records no longer tell, or no longer speak, is told apart: nobody did what was asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from actionplan.standards import Finding, Outcome

RANK = {Outcome.MISSED: 0, Outcome.CANNOT_TELL: 1, Outcome.DUE: 2, Outcome.MET: 3}
"""Worst first. What a rule does not speak of is as good as met."""
SILENT = (Outcome.CANNOT_TELL, Outcome.NOT_APPLICABLE)
"""The outcomes that decide nothing."""

NO_LONGER_DECIDED = (
    "This was missed, and with this change the records no longer decide it: {count}."
)

Place = tuple[str, str, str, str]
"""What a rule speaks of: rule, plan, phase and subject. Its windows move with the records."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a change made worse and better, what it took a miss from, and what it only found.

    What is better is shown as it stands now, or as it stood if it is gone; what is no
    longer decided as it stood. `base` is the commit that the change is compared with.
    """

    base: str
    worse: tuple[Finding, ...]
    better: tuple[Finding, ...]
    undecided: tuple[Finding, ...]
    not_yours: tuple[Finding, ...]


def compare(base: str, before: Sequence[Finding], after: Sequence[Finding]) -> Change:
    """What became worse, better, undecided, or stays open although it is not this change's doing.

    Both are judged on the same day, so that time alone makes nothing worse here.
    """
    them = _Both(before, after)
    worse = tuple(f for f in after if them.worse(f))
    undecided = tuple(f for f in before if them.undecided(f))
    known, lost = {f.id for f in worse}, {f.id for f in undecided}
    return Change(
        base=base,
        worse=worse,
        better=tuple(b for f in before if f.id not in lost for b in them.better(f)),
        undecided=undecided,
        not_yours=tuple(f for f in after if f.breach and f.id not in known),
    )


class _Both:
    """The findings of before and after, by id and by what they speak of."""

    def __init__(self, before: Sequence[Finding], after: Sequence[Finding]) -> None:
        self.old, self.new = {f.id: f for f in before}, {f.id: f for f in after}
        self.missed_before = Counter(_place(f) for f in before if f.outcome is Outcome.MISSED)
        self.missed_now = Counter(_place(f) for f in after if f.outcome is Outcome.MISSED)
        self.decided = {_place(f) for f in after if f.outcome not in SILENT}
        self.silenced = {_place(f) for f in after if self._silenced(f)}

    def _silenced(self, now: Finding) -> bool:
        old = self.old.get(now.id)
        return now.outcome is Outcome.CANNOT_TELL and (old is None or old.outcome not in SILENT)

    def worse(self, now: Finding) -> bool:
        old = self.old.get(now.id)
        if old is not None:
            return _worse(old, now)
        place = _place(now)
        more = self.missed_now[place] > self.missed_before[place]
        return now.breach or (now.outcome is Outcome.MISSED and more)

    def undecided(self, old: Finding) -> bool:
        """True if it was missed and nothing says now that it is not."""
        if old.outcome is not Outcome.MISSED:
            return False
        if now := self.new.get(old.id):
            return now.outcome in SILENT
        return _place(old) not in self.decided or _place(old) in self.silenced

    def better(self, old: Finding) -> tuple[Finding, ...]:
        now = self.new.get(old.id)
        if now is None:
            return (old,) if old.outcome is Outcome.MISSED else ()
        better = now.outcome is not Outcome.NOT_APPLICABLE and _worse(now, old)
        return (now,) if better else ()


def _place(finding: Finding) -> Place:
    return finding.rule.id, finding.plan.id, finding.phase.name, finding.subject.id


def _worse(before: Finding, now: Finding) -> bool:
    return _rank(now) < _rank(before) or now.breach > before.breach


def _rank(finding: Finding) -> int:
    return RANK.get(finding.outcome, RANK[Outcome.MET])
