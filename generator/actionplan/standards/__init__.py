"""(Register, today) -> Findings."""

from actionplan.standards.editions import DECLARED_COMPLETENESS
from actionplan.standards.engine import check, phases
from actionplan.standards.rule import (
    Clause,
    Edition,
    Evidence,
    Finding,
    Kind,
    Level,
    Outcome,
    Phase,
    Rule,
    Severity,
    Subject,
    Verdict,
)
from actionplan.standards.rules import RULES
from actionplan.standards.summary import Requirement, current_plan, requirements, whats_next

__all__ = [
    "DECLARED_COMPLETENESS",
    "RULES",
    "Clause",
    "Edition",
    "Evidence",
    "Finding",
    "Kind",
    "Level",
    "Outcome",
    "Phase",
    "Requirement",
    "Rule",
    "Severity",
    "Subject",
    "Verdict",
    "check",
    "current_plan",
    "phases",
    "requirements",
    "whats_next",
]
