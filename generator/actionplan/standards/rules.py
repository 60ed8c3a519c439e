"""The list of rules, in the order of the standard."""

from actionplan.standards.completeness import completeness_declared
from actionplan.standards.dialogue import both_sides_take_part, public_rules
from actionplan.standards.implementation import results_meetings_held
from actionplan.standards.meetings import regular_meetings
from actionplan.standards.notice import advance_notice
from actionplan.standards.participation import feedback_mechanism, outreach
from actionplan.standards.repository import repository_holds_evidence, repository_updates
from actionplan.standards.response import reasoned_response
from actionplan.standards.rule import Rule
from actionplan.standards.website import latest_plan_online, website_answers

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
