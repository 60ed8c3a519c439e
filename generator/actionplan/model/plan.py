"""Action plans and how they were made."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.change import DeclaredChange
from actionplan.model.common import (
    Channel,
    IrmFinding,
    Observation,
    Partner,
    Period,
    Published,
    Record,
    Text,
)
from actionplan.model.response import GroupResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A window in which stakeholders could give input, and its responses."""

    id: str
    title: Text
    mechanism: str | None = None
    opens: When | None = None
    closes: When | None = None
    audience: tuple[str, ...] = ()
    organisations_commented: dict[str, int] | None = None
    others_commented: int | None = None
    inputs_by_source: int | None = None
    channels: tuple[Channel, ...] = ()
    response_due: When | None = None
    none_received: bool = False
    responses: tuple[GroupResponse, ...] = ()
    note: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a co-creation timeline."""

    title: Text
    on: When | None = None
    until: When | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The co-creation timeline; its first publication is what counts."""

    published: Published | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The overview of opportunities to take part; its first publication counts."""

    published: Published | None = None
    channels: tuple[Channel, ...] = ()
    who_can_join: Text | None = None
    contact: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredStart:
    """The first day of plan development, as declared, with the reason for that day."""

    on: When
    basis: Text
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoCreation:
    """How the plan was made: start, timeline, overview, and when it ended."""

    start: DeclaredStart | None = None
    end: When | None = None
    timeline: Timeline | None = None
    overview: Overview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """An activity that told stakeholders about OGP and how to take part."""

    id: str
    title: Text
    on: When | None = None
    kind: str | None = None
    audience: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The act that adopted the plan."""

    on: When | None = None
    by: Text | None = None
    act: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """The day the plan was handed to OGP."""

    on: When | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A reading of a draft by somebody outside the drafting team."""

    on: When | None = None
    reviewers: tuple[Partner, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A version of the draft that was consulted on."""

    id: str
    on: When | None = None
    title: Text | None = None
    commitments: int | None = None
    document: str | None = None
    review: Review | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """The refresh of a four-year plan at its two-year mark."""

    published: Published | None = None
    text: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Which body was the space for dialogue of this plan, in which phase."""

    body: str
    phase: str
    basis: Text | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteFrom:
    """From which day the records of each kind are declared complete."""

    meetings: When | None = None
    consultations: When | None = None
    responses: When | None = None
    timeline: When | None = None
    updates: When | None = None
    outreach: When | None = None
    forum: When | None = None
    refresh: When | None = None
    commitments: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """An action plan."""

    number: int
    title: Text
    own_title: Text | None = None
    summary: Text | None = None
    period_ogp: Period | None = None
    period_national: Period | None = None
    length_years: int | None = None
    shortened: bool = False
    commitments_adopted: int | None = None
    adoption: Adoption | None = None
    approvals: tuple[Observation, ...] = ()
    submission: Submission | None = None
    spaces: tuple[Space, ...] = ()
    co_creation: CoCreation | None = None
    outreach: tuple[Outreach, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    drafts: tuple[Draft, ...] = ()
    refresh: Refresh | None = None
    texts: tuple[str, ...] = ()
    complete_from: CompleteFrom | None = None
    irm: tuple[IrmFinding, ...] = ()
    observations: tuple[Observation, ...] = ()
    changes: tuple[DeclaredChange, ...] = ()
