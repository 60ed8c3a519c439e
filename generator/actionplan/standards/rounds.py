"""The consultations on the making of a plan, with what came in and how it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actionplan.dates import When
from actionplan.model import Consultation, GroupResponse, Input, Register, Response
from actionplan.standards.phase import Phase


@dataclass(frozen=True, slots=True)
class Round:
    """A consultation with its inputs and with every answer to them, as known on a day.

    An answer or an input dated after that day is not in it.
    """

    window: Consultation
    inputs: tuple[Input, ...]
    today: date

    @property
    def answers(self) -> list[Response]:
        """Answers to groups of inputs and to single ones."""
        return [*self.group_answers, *self.own_answers]

    @property
    def group_answers(self) -> list[GroupResponse]:
        """Answers to groups of inputs."""
        return [r for r in self.window.responses if self.given(r)]

    @property
    def own_answers(self) -> list[Response]:
        """Answers to single inputs."""
        return [i.response for i in self.inputs if i.response and self.given(i.response)]

    @property
    def answered(self) -> int:
        """How many inputs have an answer, their own or that of a group."""
        if any(r.all_inputs for r in self.group_answers):
            return len(self.inputs)
        named = {id for r in self.group_answers for id in r.inputs}
        return sum(
            1 for i in self.inputs if i.id in named or (i.response and self.given(i.response))
        )

    def given(self, response: Response) -> bool:
        """True unless it is dated after the day."""
        day = answered_on(response)
        return day is None or day.first <= self.today


def rounds(phase: Phase, register: Register, today: date) -> list[Round]:
    """The consultations while a plan is made, with their inputs, in one pass over all inputs."""
    windows = consultations(phase)
    found: dict[str, list[Input]] = {w.id: [] for w in windows}
    for item in register.inputs.values():
        known = item.plan == phase.plan.id and item.consultation in found
        if known and item.consultation and item.received.first <= today:
            found[item.consultation].append(item)
    return [Round(w, tuple(sorted(found[w.id], key=lambda i: i.id)), today) for w in windows]


def consultations(phase: Phase) -> list[Consultation]:
    """The consultations of the plan without those that opened after co-creation had ended.

    Those are not about making the plan.
    """
    return [
        w
        for w in phase.plan.consultations
        if not (w.opens and phase.end and w.opens.first > phase.end.last)
    ]


def answered_on(response: Response) -> When | None:
    """The day of an answer, or else the day on which it was published."""
    return response.answered_on or (response.published.on if response.published else None)
