"""What to do for advice that has a day, and the files and lines that duties name."""

from __future__ import annotations

from collections.abc import Mapping

from actionplan.standards.task import Duty, Role

PLAN = "plans/{plan}.yml"
NEW_MEETING = "council-meetings/{day}-meeting.yml"
NEW_DOCUMENT = "documents/{day}-document.yml"
NEXT_PLAN = "plans/<id>.yml"

_HELD = """title:
  en: Meeting
kind: council
state: held
held: {day}
body: {body}
plan: {plan}
phase: {phase}
"""
_BOTH_CAME = """attendance:
  by_sector:
    government: 5
    civil_society: 5
"""
FORUM_MEETING = _HELD + "plenary: true\n" + _BOTH_CAME
RESULTS_MEETING = _HELD + _BOTH_CAME + "results_presented: true\ncomments_collected: true\n"
SENIOR_MEETING = (
    _HELD
    + """attendance:
  present:
    - sector: government
      rank: minister
results_presented: true
"""
)
"""All that a meeting needs to count. The numbers and ranks are examples."""

KEEP_ALL = "Keep every minimum requirement of the plan that runs. What the IRM found stays."

ADVISED: Mapping[str, Duty] = {
    "next-meeting-in-time": Duty(
        act="Hold a meeting of the forum with both sides.",
        role=Role.FORUM_SECRETARY,
        record=NEW_MEETING,
        field="held",
        example=FORUM_MEETING,
        new=True,
    ),
    "a-meeting-each-half-year": Duty(
        act="If a meeting was held in that time, put it on record.", role=Role.FORUM_SECRETARY
    ),
    "results-twice-each-calendar-year": Duty(
        act="If a meeting on results was held in that time, put it on record."
    ),
    "updates-six-months-apart": Duty(
        act="If a document came into the repository in that time, put it on record."
    ),
    "updates-a-month-apart": Duty(
        act="If a document came into the repository in that time, put it on record."
    ),
    "website-kept-moving": Duty(
        act="Publish a new document on how the plan is going.",
        record=NEW_DOCUMENT,
        field="in_repository_since",
        example="in_repository_since: {day}",
        new=True,
    ),
    "website-visited-weekly": Duty(
        act="Open the website without logging in, to see whether it works.",
        record="site.yml",
        field="website.checks",
        example="reachable: true",
    ),
    "a-plan-to-spare": Duty(act=KEEP_ALL),
    "fewer-than-three-in-a-row": Duty(act=KEEP_ALL),
    "next-co-creation-begun": Duty(
        act="Begin to make the next plan, and say on which day that was and why.",
        record=NEXT_PLAN,
        field="co_creation.start",
        example="on: {day}",
        new=True,
    ),
    "next-plan-without-a-gap": Duty(
        act="Publish the next action plan before this one ends.",
        record=NEXT_PLAN,
        field="submission.on",
        example="on: {day}",
        new=True,
    ),
    "self-assessment-published": Duty(
        act="Publish the government's own assessment of the plan.",
        record=NEW_DOCUMENT,
        field="kind",
        example="kind: self_assessment",
        new=True,
    ),
    "irm-reports-listed": Duty(
        act="Look whether the IRM has published a report on the plan, and put it into the "
        "repository.",
        record=NEW_DOCUMENT,
        field="kind",
        example="kind: irm_report",
        new=True,
    ),
    "results-by-month-nine": Duty(
        act="Call the meetings on results that are still to be held this year.",
        record=NEW_MEETING,
        field="results_presented",
        example=RESULTS_MEETING,
        new=True,
    ),
    "progress-half-way": Duty(
        act="Publish how far the commitments have come.",
        role=Role.LEAD_ORGANISATION,
        record="commitments/{plan}/<id>.yml",
        field="updates",
        example="status: limited",
    ),
    "senior-officials-at-results": Duty(
        act="Invite a senior official to a meeting on results.",
        record=NEW_MEETING,
        field="attendance",
        example=SENIOR_MEETING,
        new=True,
    ),
    "progress-at-high-level": Duty(
        act="Let a minister, a deputy minister or a state secretary look at the progress.",
        record=NEW_MEETING,
        field="attendance",
        example=SENIOR_MEETING,
        new=True,
    ),
    "senior-officials-told": Duty(
        act="Tell senior officials about the plan, with a paper they can keep.",
        record=PLAN,
        field="outreach",
        example="audience: officials",
    ),
    "final-draft-seen-by-forum": Duty(
        act="Show the final draft to the forum, and let it decide.",
        role=Role.FORUM_SECRETARY,
        record=PLAN,
        field="approvals",
        example="on: {day}",
    ),
    "draft-reviewed": Duty(
        act="Let somebody outside the drafting team read the draft.",
        record=PLAN,
        field="drafts.<id>.review",
        example="on: {day}",
    ),
    "every-input-answered": Duty(
        act="Answer the inputs that have no answer yet, with reasons.",
        record=PLAN,
        field="{field}",
        example="answered_on: {day}",
    ),
}
