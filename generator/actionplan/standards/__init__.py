"""(Register, today) -> Findings."""

from actionplan.standards.advised import DESIGN
from actionplan.standards.agenda import agenda
from actionplan.standards.duties import duty_of
from actionplan.standards.editions import DECLARED_COMPLETENESS
from actionplan.standards.engine import check, phases
from actionplan.standards.explanations import Notice, notices
from actionplan.standards.objections import concerns
from actionplan.standards.phase import Phase
from actionplan.standards.rule import (
    Clause,
    Edition,
    Evidence,
    Finding,
    Kind,
    Level,
    Outcome,
    Rule,
    Severity,
    Subject,
    Verdict,
)
from actionplan.standards.rules import RULES
from actionplan.standards.summary import Requirement, current_plan, requirements
from actionplan.standards.task import Duty, Role, Task, Urgency
from actionplan.standards.timeline import Course, Spell, by_clause, courses

__all__ = [
    "DECLARED_COMPLETENESS",
    "DESIGN",
    "RULES",
    "Clause",
    "Course",
    "Duty",
    "Edition",
    "Evidence",
    "Finding",
    "Kind",
    "Level",
    "Notice",
    "Outcome",
    "Phase",
    "Requirement",
    "Role",
    "Rule",
    "Severity",
    "Spell",
    "Subject",
    "Task",
    "Urgency",
    "Verdict",
    "agenda",
    "by_clause",
    "check",
    "concerns",
    "courses",
    "current_plan",
    "duty_of",
    "notices",
    "phases",
    "requirements",
]
