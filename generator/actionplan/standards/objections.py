"""Which findings an objection is about."""

from __future__ import annotations

from actionplan.model import Objection
from actionplan.standards.rule import Finding


def concerns(objection: Objection, finding: Finding) -> bool:
    """True if the objection is about this finding, or about all of its rule in that phase."""
    about = (finding.rule.id, finding.plan.id, finding.phase.name)
    if about != (objection.rule, objection.plan, objection.phase):
        return False
    if objection.about and objection.about != finding.subject.id:
        return False
    return objection.window is None or objection.window.first == finding.verdict.first
