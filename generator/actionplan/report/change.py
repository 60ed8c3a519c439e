"""What a change to the records did to the findings: judged before and after, on the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.standards import Finding, Outcome

RANK = {Outcome.MISSED: 0, Outcome.CANNOT_TELL: 1, Outcome.DUE: 2, Outcome.MET: 3}
"""Worst first. What a rule does not speak of is as good as met."""


@dataclass(frozen=True, slots=True)
class Change:
    """The findings a change made worse, those it made better, and the breaches it only found.

    What is better is shown as it stands now, or as it stood if it is gone. `base` is
    the commit that the change is compared with.
    """

    base: str
    worse: tuple[Finding, ...]
    better: tuple[Finding, ...]
    not_yours: tuple[Finding, ...]


def compare(base: str, before: Sequence[Finding], after: Sequence[Finding]) -> Change:
    """What became worse, better, or stays open although the change has nothing to do with it.

    Both are judged on the same day, so that time alone makes nothing worse here.
    """
    old, new = {f.id: f for f in before}, {f.id: f for f in after}
    worse = tuple(f for f in after if _worse(old.get(f.id), f))
    known = {f.id for f in worse}
    return Change(
        base=base,
        worse=worse,
        better=tuple(_better(before, new)),
        not_yours=tuple(f for f in after if f.breach and f.id not in known),
    )


def _worse(before: Finding | None, now: Finding) -> bool:
    if before is None:
        return now.breach
    return _rank(now) < _rank(before) or now.breach > before.breach


def _rank(finding: Finding) -> int:
    return RANK.get(finding.outcome, RANK[Outcome.MET])


def _better(before: Sequence[Finding], new: dict[str, Finding]) -> Iterator[Finding]:
    for old in before:
        now = new.get(old.id)
        if now is None:
            if old.outcome is Outcome.MISSED:
                yield old
        elif now.outcome is not Outcome.NOT_APPLICABLE and _worse(now, old):
            yield now
