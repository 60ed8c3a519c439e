"""Explanations that no longer explain anything, and those that ran out too early."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan.model import Explanation, Register
from actionplan.standards.rule import Finding, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say about a record that no finding says; `path` is its file.

    The message is a template that `values` fills.
    """

    path: str
    message: str
    values: Mapping[str, Any]


def explains(explanation: Explanation, rule: str, plan: str, phase: str, verdict: Verdict) -> bool:
    """True if it explains that this verdict of a rule is missed.

    It explains the time that it names, or whatever is judged that had begun when it was
    given: never a miss of its rule that came later.
    """
    if (explanation.rule, explanation.plan, explanation.phase) != (rule, plan, phase):
        return False
    if explanation.window is not None:
        return explanation.window.first == verdict.first
    return verdict.first is None or verdict.first <= explanation.given_on.last


def notices(findings: Sequence[Finding], register: Register, today: date) -> tuple[Notice, ...]:
    """What is to be said of explanations on a day, in the order of their ids.

    One that ran out while its standard is still missed and can be put right, and one
    that holds although nothing it explains is missed.
    """
    missed = [f for f in findings if f.outcome is Outcome.MISSED]
    return tuple(_notices(register, missed, today))


def _notices(register: Register, missed: Sequence[Finding], today: date) -> Iterator[Notice]:
    for explanation in register.explanations.values():
        found = [
            f
            for f in missed
            if explains(explanation, f.rule.id, f.plan.id, f.phase.name, f.verdict)
        ]
        if explanation.until.last < today:
            if any(f.breach for f in found):
                yield Notice(
                    explanation.path,
                    "This explanation ran out {until:on}, and the standard is still missed.",
                    {"until": explanation.until},
                )
        elif explanation.given_on.first <= today and not found:
            yield Notice(
                explanation.path,
                "This explanation holds until {until}, but nothing that it explains is missed.",
                {"until": explanation.until},
            )
