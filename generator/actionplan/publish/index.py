"""Indexes over a snapshot, built once, so that no page has to search all records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from markupsafe import Markup

from actionplan.dates import When
from actionplan.model import (
    Commitment,
    Consultation,
    Document,
    Explanation,
    Input,
    Meeting,
    Objection,
    Organisation,
    Plan,
    Receipt,
    Record,
    Response,
)
from actionplan.publish.listings import listings
from actionplan.publish.paging import Listing
from actionplan.publish.progress import Progress, progress
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.uses import documents_used
from actionplan.standards import (
    DESIGN,
    RULES,
    Course,
    Finding,
    Kind,
    Outcome,
    Requirement,
    courses,
    requirements,
)

T = TypeVar("T")
Groups = Mapping[str, tuple[T, ...]]


def grouped(items: Iterable[T], keys: Callable[[T], Iterable[str | None]]) -> Groups[T]:
    """The items under each of their keys, in their order. An item without a key is left out."""
    groups: defaultdict[str, dict[int, T]] = defaultdict(dict)
    for item in items:
        for key in keys(item):
            if key:
                groups[key][id(item)] = item
    return {key: tuple(found.values()) for key, found in groups.items()}


def newest(when: When | None) -> tuple[bool, int]:
    """A sort key: the newest first, what has no date last."""
    return (when is None, -when.first.toordinal() if when else 0)


class Lookup:
    """Records by what they touch. Every list is in the order in which pages show it."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Index the snapshot."""
        register = snapshot.register
        self._snapshot = snapshot
        self._courses: dict[str, tuple[Course, ...]] = {}
        self.links: dict[tuple[str, int, str, str], Markup] = {}
        """Links already made: by language, depth of the page, kind and id."""
        self.plans: tuple[Plan, ...] = tuple(
            sorted(register.plans.values(), key=lambda p: (-p.number, p.id))
        )
        self._consultations = {(p.id, c.id): c for p in self.plans for c in p.consultations}
        self.consultations = {c.id: c for c in self._consultations.values()}
        self._commitments(register.commitments.values())
        self.progress: Mapping[str, Progress] = {
            it.id: progress(it, register.plans.get(it.plan), snapshot.today)
            for it in register.commitments.values()
        }
        self._meetings(register.meetings.values())
        self._inputs(register.inputs.values())
        self.receipts_in: Groups[Receipt] = grouped(
            register.receipts.values(), lambda r: [r.consultation]
        )
        self._documents(register.records(), register.documents.values())
        self.forum_rests_on = frozenset(documents_used(register.council))
        self.site_rests_on = frozenset(documents_used(register.site))
        self.organisations: Groups[Organisation] = grouped(
            register.organisations.values(), lambda o: [o.sector]
        )
        self.answers: Mapping[str, Response] = register.answers()
        self.answered_on = grouped(
            (i for i in register.inputs.values() if i.response),
            lambda i: i.response.commitments if i.response else (),
        )
        self.answered_in = grouped(
            ((c, r) for c in self.consultations.values() for r in c.responses),
            lambda both: both[1].commitments,
        )
        self.objections: Groups[Objection] = grouped(
            register.objections.values(), lambda o: [f"{o.rule}:{o.plan}:{o.phase}"]
        )
        self.explanations: Groups[Explanation] = grouped(
            register.explanations.values(), lambda e: [f"{e.rule}:{e.plan}:{e.phase}"]
        )
        self.findings: Groups[Finding] = grouped(snapshot.findings, lambda f: [f.rule.id])
        self.of_plan: Groups[Finding] = grouped(snapshot.findings, lambda f: [f.plan.id])
        self.of_record: Groups[Finding] = grouped(snapshot.findings, _about)
        self._by_kind = {kind: self._states(kind) for kind in Kind}
        self.requirements = self._by_kind[Kind.MINIMUM]
        self.listings: Mapping[str, Mapping[str, Listing[Any]]] = {
            lang: listings(self, lang) for lang in register.site.languages
        }
        """The lists by language and kind: names stand in the order of a language's letters."""

    def states(self, kind: Kind) -> Mapping[str, tuple[Requirement, ...]]:
        """The state of each clause of a kind, by plan."""
        return self._by_kind[kind]

    def _states(self, kind: Kind) -> Mapping[str, tuple[Requirement, ...]]:
        """The state of each clause of a kind, by plan."""
        return {p.id: requirements(self.of_plan.get(p.id, ()), p, kind) for p in self.plans}

    def history(self, plan: Plan) -> tuple[Course, ...]:
        """How each rule stood, from the start of each phase of a plan to today.

        But for the rules on the texts of commitments: what a text says is not of a day.
        """
        if plan.id not in self._courses:
            snapshot = self._snapshot
            rules = [r for r in RULES if r.clause is not DESIGN]
            self._courses[plan.id] = courses(rules, snapshot.register, plan, snapshot.today)
        return self._courses[plan.id]

    def judged(self) -> tuple[Plan, ...]:
        """The plans that the standard speaks of, newest first."""
        return tuple(
            plan
            for plan in self.plans
            if any(r.state is not Outcome.NOT_APPLICABLE for r in self.requirements[plan.id])
        )

    def consultation(self, item: Input) -> Consultation | None:
        """The consultation an input came in."""
        return self._consultations.get((item.plan, item.consultation or ""))

    def _commitments(self, commitments: Iterable[Commitment]) -> None:
        in_order = sorted(commitments, key=lambda c: (c.plan, c.number or 999, c.id))
        self.commitments_of = grouped(in_order, lambda c: [c.plan])
        self.continued_by = grouped(in_order, lambda c: c.carried_over_from)
        self.merged_from = grouped(in_order, lambda c: [c.merged_into])
        ages = {plan.id: age for age, plan in enumerate(self.plans)}
        by_age = sorted(in_order, key=lambda c: ages.get(c.plan, len(ages)))
        self.led_by = grouped(by_age, lambda c: [*c.lead, *_milestone_leads(c)])
        self.supported_by = grouped(by_age, _supporters)

    def _meetings(self, meetings: Iterable[Meeting]) -> None:
        self.meetings = tuple(sorted(meetings, key=lambda m: (newest(m.held), m.id)))
        self.meetings_of_plan = grouped(self.meetings, lambda m: [m.plan])
        self.meetings_of_body = grouped(self.meetings, lambda m: [m.body])
        self.meetings_on = grouped(self.meetings, _discussed)
        self.attended_by = grouped(self.meetings, _present)

    def _inputs(self, inputs: Iterable[Input]) -> None:
        in_order = sorted(inputs, key=lambda i: (newest(i.received), i.id))
        self.inputs_of_plan = grouped(in_order, lambda i: [i.plan])
        self.inputs_in = grouped(in_order, _window)
        self.inputs_on = grouped(in_order, lambda i: i.commitments)
        self.inputs_at = grouped(in_order, lambda i: [i.meeting])
        self.inputs_by = grouped(in_order, lambda i: [i.organisation])

    def _documents(self, records: Iterable[Record], documents: Iterable[Document]) -> None:
        in_order = sorted(documents, key=lambda d: (newest(d.published), d.id))
        self.documents = grouped(in_order, lambda d: [d.kind])
        self.published_by = grouped(in_order, lambda d: [d.publisher])
        self.uses = grouped(records, documents_used)


def _about(finding: Finding) -> Iterator[str]:
    """The record below the plan that a finding is about, such as `commitments/open-budget`."""
    if finding.verdict.subject:
        yield f"{finding.subject.kind}/{finding.subject.id}"


def _window(item: Input) -> Iterator[str]:
    if item.consultation:
        yield f"{item.plan}/{item.consultation}"


def _milestone_leads(commitment: Commitment) -> Iterator[str]:
    for milestone in commitment.milestones:
        yield from milestone.lead


def _supporters(commitment: Commitment) -> Iterator[str | None]:
    for partner in commitment.supporting:
        yield partner.organisation
    for milestone in commitment.milestones:
        for partner in milestone.supporting:
            yield partner.organisation


def _discussed(meeting: Meeting) -> Iterator[str]:
    for item in meeting.agenda:
        yield from item.commitments
    for decision in meeting.decisions:
        yield from decision.commitments


def _present(meeting: Meeting) -> Iterator[str | None]:
    if meeting.attendance:
        for attendee in meeting.attendance.present:
            yield attendee.organisation


_kept: list[tuple[Snapshot, Lookup]] = []


def lookup_of(snapshot: Snapshot) -> Lookup:
    """The indexes of a snapshot; those of the last snapshot asked for are kept."""
    if not _kept or _kept[0][0] is not snapshot:
        _kept[:] = [(snapshot, Lookup(snapshot))]
    return _kept[0][1]
