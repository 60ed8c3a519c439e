"""The rules of the eight minimum requirements, in the order of the standard."""

from __future__ import annotations

from actionplan.standards import (
    dialogue,
    implementation,
    meetings,
    notice,
    participation,
    repository,
    response,
    website,
)
from actionplan.standards.rule import Rule

MINIMUM: tuple[Rule, ...] = (
    dialogue.both_sides_take_part,
    meetings.regular_meetings,
    dialogue.public_rules,
    website.website_answers,
    website.latest_plan_online,
    repository.repository_holds_evidence,
    repository.repository_updates,
    notice.advance_notice,
    participation.outreach,
    participation.feedback_mechanism,
    response.reasoned_response,
    implementation.results_meetings_held,
)
