"""What a check found, and how its sentences are said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan.labels import label
from actionplan.model import Register
from actionplan.records import Problem
from actionplan.standards import DECLARED_COMPLETENESS, Finding, Level, Outcome
from actionplan.words import say

WORST_FIRST = (Outcome.MISSED, Outcome.CANNOT_TELL, Outcome.DUE, Outcome.MET)
SHOWN = (*WORST_FIRST, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found on a day. Findings are empty if there are problems.

    The register, with what git saw of the records in evidence, says how each date is known.
    """

    today: date
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    register: Register | None = None

    @property
    def exit_code(self) -> int:
        """0 all well; 1 problems; 2 a required standard is missed, open and unexplained."""
        if self.problems:
            return 1
        return 2 if any(f.breach for f in self.findings) else 0


def message(finding: Finding, lang: str) -> str:
    """The sentence of a finding in a language."""
    return say(lang, finding.verdict.message, **finding.verdict.values)


def tag(finding: Finding, lang: str) -> str:
    """The word for a finding: its outcome, or “Advice” where nothing is asked for by OGP."""
    if _is_advice(finding):
        return say(lang, "Advice")
    return label(lang, "outcome", finding.outcome)


def cure(finding: Finding, lang: str) -> str:
    """What to write so that a finding can be decided; empty where nothing is to be written."""
    if finding.outcome is Outcome.MISSED and finding.rule.clause is DECLARED_COMPLETENESS:
        return say(
            lang,
            "Write “complete_from” in {record}, only for the kinds you are sure are complete.",
            record=finding.plan.path,
        )
    missing = finding.verdict.missing
    if missing is None:
        return ""
    sentence = (
        "If it happened, record it. Only if it did not, write “{field}” in {record}."
        if missing.field.startswith("complete_from.")
        else "To decide it, write “{field}” in {record}."
    )
    return say(lang, sentence, field=missing.field, record=missing.record)


def _is_advice(finding: Finding) -> bool:
    return finding.rule.level is Level.ADVISED and finding.outcome is Outcome.MISSED


def is_further_advice(finding: Finding) -> bool:
    """True for advice other than the standing one to declare completeness."""
    advised = finding.rule.level is Level.ADVISED
    return advised and finding.rule.clause is not DECLARED_COMPLETENESS


def apart(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Further advice, and all else."""
    return (
        [f for f in findings if is_further_advice(f)],
        [f for f in findings if not is_further_advice(f)],
    )


def values_of(problem: Problem, lang: str) -> dict[str, Any]:
    """The values of a problem; a reason inside a message is a sentence of its own."""
    values = dict(problem.values)
    if "reason" in values:
        values["reason"] = say(lang, values["reason"])
    return values


def made_worse(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that a change made worse, and the breaches that were none before it.

    Judged on the same day, so that time alone makes nothing worse here.
    """
    old = {f.id: f for f in before}
    return tuple(f for f in after if _worse(old.get(f.id), f))


def _worse(before: Finding | None, now: Finding) -> bool:
    if before is None:
        return now.breach
    return SHOWN.index(now.outcome) < SHOWN.index(before.outcome) or now.breach > before.breach
