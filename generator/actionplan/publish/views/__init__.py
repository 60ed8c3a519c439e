"""A view for each slot: it writes the HTML that fills the hole of that name."""

from __future__ import annotations

from collections.abc import Callable

from actionplan.publish.context import Context
from actionplan.publish.linked import linked_data
from actionplan.publish.views import (
    badges,
    commitments,
    consultations,
    data,
    finding,
    forum,
    home,
    inputs,
    languages,
    library,
    making,
    pack,
    plans,
    receipts,
    register,
    sending,
    standards,
)

View = Callable[[Context], str]

VIEWS: dict[str, View] = {
    "notice": register.notice,
    "checked": register.checked,
    "follow": register.follow,
    "home-head": home.head,
    "plan-glance": home.plan_glance,
    "plan-promises": home.plan_promises,
    "next-deadlines": home.next_deadlines,
    "what-changed": home.what_changed,
    "gap-count": home.gap_count,
    "have-your-say": home.have_your_say,
    "plan-list": plans.plan_list,
    "plan": plans.plan,
    "evidence-pack": pack.evidence_pack,
    "commitment-list": commitments.commitment_list,
    "commitment": commitments.commitment,
    "area": commitments.area,
    "council": forum.council,
    "meeting-list": forum.meeting_list,
    "meeting": forum.meeting,
    "input-list": inputs.input_list,
    "input": inputs.one_input,
    "consultation-list": consultations.consultation_list,
    "consultation": consultations.consultation,
    "receipt-list": receipts.receipt_list,
    "receipt": receipts.receipt,
    "scoreboard": standards.scoreboard,
    "rule-list": standards.rule_list,
    "rule": standards.rule,
    "where-we-are": making.where_we_are,
    "take-part": making.take_part,
    "input-form": sending.input_form,
    "progress-form": sending.progress_form,
    "organisation-list": library.organisation_list,
    "organisation": library.organisation,
    "document-list": library.document_list,
    "document": library.document,
    "data-list": data.data_list,
    "languages": languages.languages,
    "linked-data": linked_data,
    "badges": badges.badges,
    "search": finding.search,
    "country": register.country,
    "record-counts": register.record_counts,
    "contact": register.contact,
}
"""Every slot that a page may have, and the view that fills it."""
