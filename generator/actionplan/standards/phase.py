"""A phase of a plan: its making or its carrying out, with its days as far as known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actionplan.dates import When
from actionplan.model import Plan


@dataclass(frozen=True, slots=True)
class Phase:
    """The co-creation or the implementation of one plan, with its days as far as known."""

    plan: Plan
    name: str
    start: When | None
    end: When | None

    @property
    def began(self) -> When:
        """Its start, for a rule: the engine asks none about a phase without one."""
        assert self.start is not None
        return self.start

    @property
    def last_day(self) -> date | None:
        """The last day it may end on; None while its end is not known."""
        return self.end.last if self.end else None

    def over(self, today: date) -> bool:
        """True if every day the phase may have ended on has passed."""
        return self.end is not None and self.end.last < today

    def until(self, today: date) -> When:
        """Today, or the end of a phase that has ended: the days that can be judged."""
        first, last = (self.end.first, self.end.last) if self.end else (today, today)
        return When(min(first, today), min(last, today))

    def deadline(self, today: date) -> date | None:
        """The first day on which it may end, or the last one once that has passed."""
        if self.end is None:
            return None
        return self.end.first if today <= self.end.first else self.end.last

    def surely_holds(self, when: When, today: date) -> bool:
        """True if the date lies in the phase, up to today, whatever the unknown days are."""
        return self.began.last <= when.first and when.last <= self.until(today).first

    def may_hold(self, when: When, today: date) -> bool:
        """True if the date may lie in the phase, up to today."""
        ended = self.end is not None and when.first > self.end.last
        return self.began.first <= when.last and when.first <= today and not ended

    @property
    def start_field(self) -> str:
        """The field of the plan that holds the first day."""
        return "co_creation.start.on" if self.name == "co_creation" else "period_ogp.start"

    @property
    def end_field(self) -> str:
        """The field of the plan that holds the last day."""
        if self.name != "co_creation":
            return "period_ogp.end"
        return next((field for field, _ in ends_of_making(self.plan)), "submission.on")


def ends_of_making(plan: Plan) -> Iterator[tuple[str, When]]:
    """The days on record that may end the making of a plan, with their fields; the first counts."""
    days = (
        ("submission.on", plan.submission and plan.submission.on),
        ("co_creation.end", plan.co_creation and plan.co_creation.end),
        ("adoption.on", plan.adoption and plan.adoption.on),
    )
    yield from ((field, day) for field, day in days if day)
