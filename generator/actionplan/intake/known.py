"""What is on record already, as far as a new input has to know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from actionplan import dates
from actionplan.intake.outcomes import Outcome
from actionplan.intake.stubs import fingerprint
from actionplan.model import Consultation, Plan, Register


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input belongs: its plan, and its consultation if it was given to one."""

    plan: str
    consultation: str = ""
    closes: dates.When | None = None

    @property
    def folder(self) -> str:
        """The folder below inputs/."""
        return self.consultation or self.plan


@dataclass(slots=True)
class Known:
    """A register with its texts by their fingerprint, and the paths that were taken just now."""

    register: Register
    texts: dict[str, str] = field(default_factory=dict)
    commitments: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for record in self.register.inputs.values():
            for words in (record.text or {}).values():
                self.remember(words, record.path)
        for commitment in self.register.commitments.values():
            self.commitments[commitment.id.casefold()] = commitment.id
            if commitment.ogp_id:
                self.commitments[commitment.ogp_id.casefold()] = commitment.id

    def remember(self, text: str, where: str) -> None:
        """Keep a text, so that the same one is noticed when it comes again."""
        if print := fingerprint(text):
            self.texts.setdefault(print, where)

    def take(self, text: str, path: str) -> None:
        """Remember what was taken in just now, and under which path."""
        self.remember(text, path)
        self.taken.add(path)

    def twin(self, text: str) -> str:
        """Where the same text stands already; empty if nowhere."""
        return self.texts.get(fingerprint(text), "")

    def place(
        self, day: date, consultation: str, commitments: tuple[str, ...], plan: str
    ) -> tuple[Place | None, list[Outcome]]:
        """Where an input of that day belongs, by what is said of it."""
        if consultation:
            return self._named(consultation, day)
        plans = {self.register.commitments[c].plan for c in commitments} or ({plan} - {""})
        if len(plans) > 1:
            return None, [Outcome("two-plans")]
        open_now = [
            (p, c) for p, c in self._windows() if _open(c, day) and {p.id} & (plans or {p.id})
        ]
        if len(open_now) > 1:
            ids = [c.id for _, c in open_now]
            return None, [Outcome("which-consultation", {"ids": ", ".join(ids), "first": ids[0]})]
        if open_now:
            owner, window = open_now[0]
            return Place(owner.id, window.id, window.closes), []
        newest = max(self.register.plans.values(), key=lambda p: p.number, default=None)
        if not plans and newest is None:
            return None, [Outcome("no-plan")]
        return Place(next(iter(plans), newest.id if newest else "")), [Outcome("outside")]

    def _named(self, id: str, day: date) -> tuple[Place | None, list[Outcome]]:
        for plan, window in self._windows():
            if window.id == id:
                late = window.closes is not None and window.closes.last < day
                noted = [Outcome("late", {"closed": window.closes})] if late else []
                return Place(plan.id, window.id, window.closes), noted
        return None, [Outcome("unknown-consultation", {"id": id})]

    def _windows(self) -> Iterator[tuple[Plan, Consultation]]:
        for plan in self.register.plans.values():
            for window in plan.consultations:
                yield plan, window


def _open(window: Consultation, day: date) -> bool:
    """True if the consultation surely took input on that day."""
    if window.opens is None or window.closes is None:
        return False
    return window.opens.last <= day <= window.closes.first
