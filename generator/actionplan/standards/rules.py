"""The list of rules, in the order of the standard."""

from actionplan.standards.completeness import completeness_declared
from actionplan.standards.dialogue import both_sides_take_part, public_rules, regular_meetings
from actionplan.standards.implementation import results_meetings_held
from actionplan.standards.information import (
    latest_plan_online,
    repository_holds_evidence,
    repository_updates,
    website_answers,
)
from actionplan.standards.participation import advance_notice, feedback_mechanism, outreach
from actionplan.standards.response import reasoned_response
from actionplan.standards.rule import Rule

RULES: tuple[Rule, ...] = (
    both_sides_take_part,
    regular_meetings,
    public_rules,
    website_answers,
    latest_plan_online,
    repository_holds_evidence,
    repository_updates,
    advance_notice,
    outreach,
    feedback_mechanism,
    reasoned_response,
    results_meetings_held,
    completeness_declared,
)
