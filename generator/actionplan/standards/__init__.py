"""(Register, today) -> Findings."""

from actionplan.standards.engine import check, phases
from actionplan.standards.rule import (
    Clause,
    Edition,
    Evidence,
    Finding,
    Level,
    Outcome,
    Phase,
    Rule,
    Severity,
    Verdict,
)
from actionplan.standards.rules import RULES
from actionplan.standards.summary import Requirement, current_plan, requirements, whats_next

__all__ = [
    "RULES",
    "Clause",
    "Edition",
    "Evidence",
    "Finding",
    "Level",
    "Outcome",
    "Phase",
    "Requirement",
    "Rule",
    "Severity",
    "Verdict",
    "check",
    "current_plan",
    "phases",
    "requirements",
    "whats_next",
]
