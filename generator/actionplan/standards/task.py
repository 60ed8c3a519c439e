"""Something somebody has to do: by when, who, and what to write once it is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from actionplan.dates import add_months
from actionplan.model import Plan, Record
from actionplan.standards.editions import DECLARED_COMPLETENESS
from actionplan.standards.rule import WARNING_MONTHS, Finding


class Role(StrEnum):
    """Who is asked, by the office they hold: a register names no private person."""

    POINT_OF_CONTACT = "point_of_contact"
    FORUM_SECRETARY = "forum_secretary"
    LEAD_ORGANISATION = "lead_organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What to do, and then what to write: the file, the field, and a line as an example.

    `act` is an English sentence. `example` is what to write, line by line. `new` is true if
    the file is still to be made.
    """

    act: str
    role: Role = Role.POINT_OF_CONTACT
    record: str = ""
    field: str = ""
    example: str = ""
    new: bool = False


class Urgency(StrEnum):
    """How pressing a task is, the most pressing first."""

    FIRST = "first"
    LATE = "late"
    SOON = "soon"
    WAITING = "waiting"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that somebody has to do. `on` is its last day; None if it has none.

    `kind` says what asks for it: a finding, or a promise in the records. The message is
    an English template that `values` fills. `about` is the record it is about, `finding`
    the finding it comes from; `advice` is true if OGP does not ask for it.
    `organisations` are ids of those who are named for it.
    """

    id: str
    kind: str
    plan: Plan | None
    message: str
    duty: Duty
    on: date | None
    values: Mapping[str, Any] = field(default_factory=dict)
    about: Record | None = None
    finding: Finding | None = None
    advice: bool = False
    organisations: tuple[str, ...] = ()

    def urgency(self, today: date) -> Urgency:
        """Before all else, late, soon, somebody is waiting, or later.

        Soon is within a month, or within the time that the rule of its finding asks for.
        """
        if self.finding is not None and self.finding.rule.clause is DECLARED_COMPLETENESS:
            return Urgency.FIRST
        if self.finding is not None and self.finding.breach:
            return Urgency.LATE
        if self.on is None:
            return Urgency.WAITING
        if self.on < today:
            return Urgency.LATE
        asks = self.finding if self.kind == "finding" else None
        months = asks.rule.warning_months if asks else WARNING_MONTHS
        return Urgency.SOON if self.on <= add_months(today, months) else Urgency.LATER
