"""Commitments, their milestones, and what each side says of them."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.change import DeclaredChange
from actionplan.model.common import (
    IrmFinding,
    Observation,
    Partner,
    Period,
    Published,
    Record,
    Target,
    Text,
    View,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """Money and means, or the reason why none are needed."""

    amount: float | None = None
    currency: str | None = None
    source: Text | None = None
    secured: bool | None = None
    none_needed: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A dated status update. A late or stopped state needs a reason."""

    on: When
    status: str
    text: Text | None = None
    reason: Text | None = None
    published: Published | None = None
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step of a commitment that can be verified."""

    id: str
    title: Text
    outputs: Text | None = None
    start: When | None = None
    due: When | None = None
    completed_on: When | None = None
    lead: tuple[str, ...] = ()
    supporting: tuple[Partner, ...] = ()
    targets: tuple[Target, ...] = ()
    updates: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """How a commitment serves the open government values."""

    transparency: Text | None = None
    accountability: Text | None = None
    participation: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultedMilestone:
    """A milestone as a draft had it."""

    id: str
    title: Text
    due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A commitment as a draft had it that was consulted on."""

    draft: str
    title: Text
    description: Text | None = None
    solution: Text | None = None
    results_wanted: Text | None = None
    lead: tuple[str, ...] = ()
    period: Period | None = None
    consulted_milestones: tuple[ConsultedMilestone, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a commitment covers."""

    name: Text
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Where a commitment applies: the whole country, or places."""

    national: bool = False
    areas: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactChange:
    """A change of the contact, and the note that was handed over."""

    on: When
    note: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """A commitment of an action plan."""

    plan: str
    number: int | None = None
    ogp_id: str | None = None
    title: Text
    promise: Text | None = None
    stage: str
    merged_into: str | None = None
    carried_over_from: tuple[str, ...] = ()
    origin: str | None = None
    template: int | None = None
    summary: Text | None = None
    description: Text | None = None
    problem: Text | None = None
    causes: Text | None = None
    done_before: Text | None = None
    solution: Text | None = None
    results_wanted: Text | None = None
    values: Values | None = None
    period: Period | None = None
    spans_plans: bool = False
    lead: tuple[str, ...] = ()
    lead_as_printed: Text | None = None
    supporting: tuple[Partner, ...] = ()
    no_partners: Text | None = None
    contact: Text | None = None
    deputy_contact: Text | None = None
    contact_changes: tuple[ContactChange, ...] = ()
    policy_areas: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    targets: tuple[Target, ...] = ()
    coverage: Coverage | None = None
    resources: Resources | None = None
    updates: tuple[Update, ...] = ()
    self_assessment: tuple[View, ...] = ()
    civil_society_view: tuple[View, ...] = ()
    irm: tuple[IrmFinding, ...] = ()
    observations: tuple[Observation, ...] = ()
    versions: tuple[Version, ...] = ()
    changes: tuple[DeclaredChange, ...] = ()
