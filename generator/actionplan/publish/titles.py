"""What tables and their columns are called and hold; the tables in the order of lists."""

from __future__ import annotations

from actionplan.publish.columns import Column
from actionplan.words import say

TITLES: dict[str, tuple[str, str]] = {
    "plans": ("Action plans", "One row per action plan."),
    "spaces": ("Spaces for dialogue", "Which body was the space for dialogue of a plan, by phase."),
    "timeline_steps": ("Co-creation timelines", "The steps of a plan's co-creation timeline."),
    "outreach": ("Outreach", "Activities that told people about OGP and how to take part."),
    "consultations": ("Consultations", "Windows in which people could give input."),
    "commenters": ("Organisations that commented", "How many, by consultation and sector."),
    "channels": ("Ways to take part", "Channels of a consultation or of a plan's overview."),
    "drafts": ("Drafts", "Versions of the draft that were consulted on."),
    "commitments": ("Commitments", "One row per commitment."),
    "tags": ("Policy areas", "Policy areas of commitments, as OGP tags them."),
    "milestones": ("Milestones", "Steps of commitments that can be verified."),
    "status_updates": ("Status updates", "Dated updates on commitments and milestones."),
    "targets": ("Targets", "Targets in numbers, of commitments and milestones."),
    "areas": ("Places", "The places that a commitment covers."),
    "partners": (
        "Supporting actors",
        "Who supports a commitment or milestone, or reviews a draft.",
    ),
    "contact_changes": (
        "Changes of contacts",
        "Days on which another person answers for a commitment, with the handover note.",
    ),
    "views": ("Views", "What the government and civil society say about a commitment."),
    "irm_findings": ("IRM findings", "What the Independent Reporting Mechanism found, quoted."),
    "observations": ("Reported facts", "Sourced facts. They are not an official status."),
    "meetings": ("Meetings", "Meetings and events of the forum, or beside it."),
    "agenda": ("Agendas", "Items of the agendas of meetings."),
    "attendance": ("Attendance", "How many came to a meeting, by sector."),
    "attendees": ("Who attended", "Who came to a meeting or was excused."),
    "declared_changes": (
        "Declared changes",
        "Changes to what was adopted or published, each with its kind and reason.",
    ),
    "consulted_versions": (
        "Consulted versions",
        "Commitments as the drafts had them that were consulted on.",
    ),
    "consulted_milestones": (
        "Consulted milestones",
        "Milestones as the drafts had them that were consulted on.",
    ),
    "redactions": ("Taken out", "Fields that were taken out of records for good."),
    "tombstones": ("Records taken out", "Records that were taken out whole, with the reason."),
    "decisions": ("Decisions", "Decisions of meetings."),
    "receipts": ("Receipts", "What was sent in and what became of it; no text, no name."),
    "inputs": ("Inputs", "What people and organisations asked for or proposed."),
    "responses": ("Responses", "Reasoned responses, to one input or to several."),
    "answers": ("Answered inputs", "One row per input and response that answers it."),
    "rules": ("Rules", "The requirements as they are checked here."),
    "findings": ("Findings", "What the rules found on the day of the check."),
    "evidence": ("Evidence of findings", "The places in the records that findings rest on."),
    "objections": ("Objections", "Why somebody holds that a finding is wrong, and the reply."),
    "explanations": ("Explanations", "Public explanations why a standard was missed."),
    "organisations": ("Organisations", "Organisations, institutions and mixed bodies."),
    "other_names": ("Other names", "Other names that sources use for an organisation."),
    "bodies": ("Bodies of the forum", "The bodies of the forum over time."),
    "members": ("Members of bodies", "How many members a body has, by sector."),
    "seats": ("Seats", "Seats of the bodies and who holds them."),
    "documents": ("Documents", "The documents that the records rest on."),
    "points": ("Points of documents", "What a document says, point by point, in our words."),
    "sources": ("Sources", "Which document each row of the other tables rests on."),
    "site": ("Country and site", "The country and its site, in one row."),
    "texts_read": ("Texts read", "Our own texts that a native speaker has read."),
    "website_checks": ("Visits to the website", "Dated visits to the country's OGP website."),
}
"""The tables, by name: a title and one sentence."""


def heading(lang: str, column: Column) -> str:
    """The title of a column, in the reader's language; of words also which language they are in."""
    title = ": ".join(say(lang, name) for name in column.titles)
    return f"{title} ({column.lang})" if column.lang else title


def said(lang: str, column: Column) -> str:
    """What a column holds, in the reader's language."""
    return " ".join(say(lang, sentence) for sentence in column.says)
