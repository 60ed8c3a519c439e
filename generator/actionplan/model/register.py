"""The Register: all records, loaded and frozen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from actionplan.model.commitment import Commitment
from actionplan.model.common import Record
from actionplan.model.council import Body, Council
from actionplan.model.document import Document, Organisation
from actionplan.model.evidence import History
from actionplan.model.explanation import Explanation
from actionplan.model.input import Input
from actionplan.model.meeting import Meeting
from actionplan.model.objection import Objection
from actionplan.model.plan import Plan
from actionplan.model.receipt import Receipt
from actionplan.model.redaction import Tombstone
from actionplan.model.response import Response
from actionplan.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The newest commit on the public branch that touched a record's file."""

    on: date
    commit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All records of a repository, loaded and frozen; each kind by id, in id order.

    `tombstones`, `last_changes`, `histories` and `gaps` are by the path of a record's file.
    What was taken out whole is a tombstone and no record. Changes and histories are what git
    saw, and empty where git says nothing. Rules never look at them.
    """

    site: Site
    council: Council
    plans: Mapping[str, Plan] = field(default_factory=dict)
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    inputs: Mapping[str, Input] = field(default_factory=dict)
    receipts: Mapping[str, Receipt] = field(default_factory=dict)
    explanations: Mapping[str, Explanation] = field(default_factory=dict)
    objections: Mapping[str, Objection] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    tombstones: Mapping[str, Tombstone] = field(default_factory=dict)
    last_changes: Mapping[str, LastChange] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _by_plan: Mapping[str, tuple[Commitment, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the commitments by plan once: every rule on commitments asks for them."""
        groups: defaultdict[str, list[Commitment]] = defaultdict(list)
        for commitment in self.commitments.values():
            groups[commitment.plan].append(commitment)
        by_plan = {plan: tuple(sorted(them, key=_in_order)) for plan, them in groups.items()}
        object.__setattr__(self, "_by_plan", by_plan)

    def commitments_of(self, plan: str) -> tuple[Commitment, ...]:
        """The commitments of a plan, by their number and then by id."""
        return self._by_plan.get(plan, ())

    def answers(self) -> Mapping[str, Response]:
        """The answer to each input that has one: its own, or the one to the group it is in."""
        given: dict[str, Response] = {}
        for plan in self.plans.values():
            for window in plan.consultations:
                for response in window.responses:
                    everyone = response.all_inputs and self._inputs_of(plan.id, window.id)
                    given.update(dict.fromkeys(everyone or response.inputs, response))
        given.update((i.id, i.response) for i in self.inputs.values() if i.response)
        return {id: response for id, response in given.items() if id in self.inputs}

    def _inputs_of(self, plan: str, window: str) -> list[str]:
        return [i.id for i in self.inputs.values() if (i.plan, i.consultation) == (plan, window)]

    def body(self, id: str) -> Body | None:
        """The body of that id, if the forum has one."""
        return next((b for b in self.council.bodies if b.id == id), None)

    def at(self, path: str) -> Record | Site | Council | None:
        """The record whose file that is, if there is one."""
        if path in (self.site.path, self.council.path):
            return self.site if path == self.site.path else self.council
        folder, _, rest = path.partition("/")
        kind = "meetings" if folder == "council-meetings" else folder
        found: Record | None = getattr(self, kind, {}).get(
            rest.rpartition("/")[2].removesuffix(".yml")
        )
        return found

    def records(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for kind in (
            self.plans,
            self.commitments,
            self.meetings,
            self.inputs,
            self.explanations,
            self.objections,
            self.organisations,
            self.documents,
        ):
            yield from kind.values()


def _in_order(commitment: Commitment) -> tuple[int, str]:
    """What has no number comes after all that have one."""
    return (commitment.number or 10**6, commitment.id)
