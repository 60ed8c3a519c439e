"""Explanations that no longer explain anything, and those that ran out too early."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan.model import Explanation, Register
from actionplan.standards.rule import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say about an explanation. The message is a template that `values` fills."""

    explanation: Explanation
    message: str
    values: Mapping[str, Any]


def notices(findings: Sequence[Finding], register: Register, today: date) -> tuple[Notice, ...]:
    """What is to be said of explanations on a day, in the order of their ids.

    One that ran out while its standard is still missed and can be put right, and one
    that holds although nothing it explains is missed.
    """
    missed: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.outcome is Outcome.MISSED:
            key = (finding.rule.id, finding.plan.id, finding.phase.name)
            missed.setdefault(key, []).append(finding)
    return tuple(_notices(register, missed, today))


def _notices(
    register: Register, missed: Mapping[tuple[str, str, str], list[Finding]], today: date
) -> Iterator[Notice]:
    for explanation in register.explanations.values():
        found = missed.get((explanation.rule, explanation.plan, explanation.phase), [])
        if explanation.until.last < today:
            if any(f.breach for f in found):
                yield Notice(
                    explanation,
                    "This explanation ran out {until:on}, and the standard is still missed.",
                    {"until": explanation.until},
                )
        elif explanation.given_on.first <= today and not found:
            yield Notice(
                explanation,
                "This explanation holds until {until}, but nothing that it explains is missed.",
                {"until": explanation.until},
            )
