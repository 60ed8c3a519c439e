"""Who does what a rule asks for, and what to write where once it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from actionplan.standards.duties_of_advice import (
    ADVISED,
    FORUM_MEETING,
    NEW_DOCUMENT,
    NEW_MEETING,
    PLAN,
    RESULTS_MEETING,
)
from actionplan.standards.rule import Evidence, Finding, Outcome
from actionplan.standards.task import Duty, Role

REQUIRED: Mapping[str, Duty] = {
    "regular-meetings": Duty(
        act="Hold a meeting of the forum with both sides.",
        role=Role.FORUM_SECRETARY,
        record=NEW_MEETING,
        field="held",
        example=FORUM_MEETING,
        new=True,
    ),
    "both-sides-take-part": Duty(
        act="Write how many members each side has.",
        role=Role.FORUM_SECRETARY,
        record="council.yml",
        field="members_by_sector",
        example="civil_society: 6",
    ),
    "public-rules": Duty(
        act="Publish the rules of the forum.",
        role=Role.FORUM_SECRETARY,
        record="council.yml",
        field="rules.published",
        example="on: {day}",
    ),
    "website-answers": Duty(
        act="Open the website without logging in, to see whether it works.",
        record="site.yml",
        field="website.checks",
        example="reachable: true",
    ),
    "latest-plan-online": Duty(
        act="Put the text of the plan online, and name its document in the plan.",
        record=PLAN,
        field="texts",
        example="- {plan}-text",
    ),
    "repository-holds-evidence": Duty(
        act="Publish a document that shows what was done for the plan.",
        record=NEW_DOCUMENT,
        field="in_repository_since",
        example="in_repository_since: {day}",
        new=True,
    ),
    "repository-updates": Duty(
        act="Publish a new document on how the plan is going.",
        record=NEW_DOCUMENT,
        field="in_repository_since",
        example="in_repository_since: {day}",
        new=True,
    ),
    "advance-notice": Duty(
        act="Publish the timeline and the overview of ways to take part.",
        record=PLAN,
        field="co_creation.timeline.published.on",
        example="on: {day}",
    ),
    "outreach": Duty(
        act="Tell stakeholders how they can take part.",
        record=PLAN,
        field="outreach",
        example="on: {day}",
    ),
    "feedback-mechanism": Duty(
        act="Open a consultation, and say how and until when people can give input.",
        record=PLAN,
        field="consultations",
        example="closes: {day}",
    ),
    "reasoned-response": Duty(
        act="Answer what people said, with reasons.",
        record=PLAN,
        field="{field}",
        example="answered_on: {day}",
    ),
    "results-meetings-held": Duty(
        act="Present the results of the plan to civil society at a meeting, and collect comments.",
        record=NEW_MEETING,
        field="results_presented",
        example=RESULTS_MEETING,
        new=True,
    ),
    "next-plan-published": Duty(
        act="Publish the next action plan, and send it to OGP.",
        record="plans/<id>.yml",
        field="submission.on",
        example="on: {day}",
        new=True,
    ),
    "progress-made": Duty(
        act="Publish how far the commitments have come.",
        role=Role.LEAD_ORGANISATION,
        record="commitments/{plan}/<id>.yml",
        field="updates",
        example="status: limited",
    ),
    "refresh-published": Duty(
        act="Refresh the plan together with civil society, and publish it.",
        record=PLAN,
        field="refresh.published.on",
        example="on: {day}",
    ),
    "completeness-declared": Duty(
        act="Say from which day the records are complete, only for the kinds you are sure of.",
        record=PLAN,
        field="complete_from",
        example="meetings: {day}",
    ),
}
DUTIES: Mapping[str, Duty] = {**REQUIRED, **ADVISED}
"""By the name of the rule. A rule that is not here asks for the field its finding names."""


def duty_of(finding: Finding, today: date) -> Duty:
    """What the finding asks for, with the days and files of its plan filled in.

    A finding without a duty of its own asks for the place that it names, if it names one.
    """
    verdict = finding.verdict
    place = verdict.missing or next(iter(verdict.evidence), Evidence(""))
    known = DUTIES.get(finding.rule.id.partition("/")[2])
    if known is None or (finding.outcome is Outcome.CANNOT_TELL and not verdict.open):
        return _named_by(finding, place)
    day = max(verdict.deadline or today, today)
    body = next((s.body for s in finding.plan.spaces if s.phase == finding.phase.name), "<id>")
    values = {
        "plan": finding.plan.id,
        "day": day.isoformat(),
        "field": place.field,
        "body": body,
        "phase": finding.phase.name,
    }
    return replace(
        known,
        record=known.record.format_map(values),
        field=known.field.format_map(values),
        example=known.example.format_map(values),
    )


def _named_by(finding: Finding, place: Evidence) -> Duty:
    act = "Correct or complete the record."
    if finding.verdict.missing:
        act = "Write what is missing."
    elif finding.outcome is Outcome.DUE:
        act = "Do it, and record it."
    lead = place.record.startswith("commitments/")
    role = Role.LEAD_ORGANISATION if lead else Role.POINT_OF_CONTACT
    return Duty(act=act, role=role, record=place.record, field=place.field)
