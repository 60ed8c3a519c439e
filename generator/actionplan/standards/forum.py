"""Which bodies are the space for dialogue, and which meetings count for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from actionplan.dates import When
from actionplan.model import Attendance, Body, Meeting, Register
from actionplan.standards.rule import Evidence, Phase


class Counts(Enum):
    """Whether a meeting counts, as far as the records tell."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that counts or may count. `lacks` names the field that would decide."""

    on: When
    meeting: Meeting
    lacks: str = ""

    @property
    def evidence(self) -> Evidence:
        """The meeting as evidence."""
        return Evidence(self.meeting.path, "held", self.on)


def spaces(phase: Phase, register: Register) -> tuple[Body, ...]:
    """The bodies declared as the space for dialogue of this phase."""
    declared = (s.body for s in phase.plan.spaces if s.phase == phase.name)
    return tuple(b for id in declared if (b := register.body(id)))


def space_meetings(phase: Phase, register: Register, today: date) -> tuple[list[Held], list[Held]]:
    """Meetings of the space for dialogue up to today: those that count, those that may.

    Both in the order of their days. Meetings before the phase are included: the
    six months run on from one phase to the next.
    """
    bodies = {b.id for b in spaces(phase, register)}
    sure: list[Held] = []
    perhaps: list[Held] = []
    for meeting in register.meetings.values():
        if meeting.body in bodies and meeting.held and meeting.held.first <= today:
            counts, lacks = _counts_for_space(meeting)
            if counts is Counts.YES:
                sure.append(Held(meeting.held, meeting))
            elif counts is Counts.UNKNOWN:
                perhaps.append(Held(meeting.held, meeting, lacks))
    return _by_day(sure), _by_day(perhaps)


def results_meetings(
    phase: Phase, register: Register, today: date
) -> tuple[list[Held], list[Held]]:
    """Meetings on the results of the plan with civil society: those that count, those that may."""
    sure: list[Held] = []
    perhaps: list[Held] = []
    for meeting in register.meetings.values():
        if meeting.plan == phase.plan.id and meeting.held and meeting.held.first <= today:
            counts, lacks = _counts_for_results(meeting)
            if counts is Counts.YES:
                sure.append(Held(meeting.held, meeting))
            elif counts is Counts.UNKNOWN:
                perhaps.append(Held(meeting.held, meeting, lacks))
    return _by_day(sure), _by_day(perhaps)


def both_sides(attendance: Attendance | None) -> Counts:
    """Whether government and civil society were both there."""
    return _worst(side(attendance, "government"), side(attendance, "civil_society"))


def side(attendance: Attendance | None, sector: str) -> Counts:
    """Whether one side was there, as far as the attendance tells."""
    if attendance is None:
        return Counts.UNKNOWN
    totals = attendance.by_sector
    if any(a.sector == sector for a in attendance.present) or (totals and totals.get(sector)):
        return Counts.YES
    return Counts.NO if attendance.complete or totals else Counts.UNKNOWN


def _counts_for_space(meeting: Meeting) -> tuple[Counts, str]:
    if meeting.kind == "sub_group":
        return Counts.NO, ""
    return _decide(
        ("state", _held(meeting)),
        ("plenary", _answer(meeting.plenary)),
        ("attendance", both_sides(meeting.attendance)),
    )


def _counts_for_results(meeting: Meeting) -> tuple[Counts, str]:
    if meeting.kind == "related" or meeting.phase == "co_creation":
        return Counts.NO, ""
    return _decide(
        ("state", _held(meeting)),
        ("results_presented", _answer(meeting.results_presented)),
        ("comments_collected", _answer(meeting.comments_collected)),
        ("attendance", side(meeting.attendance, "civil_society")),
    )


def _decide(*questions: tuple[str, Counts]) -> tuple[Counts, str]:
    """No if one answer is no; else unknown, with the first field that lacks, if one is."""
    answer = _worst(*(a for _, a in questions))
    if answer is not Counts.UNKNOWN:
        return answer, ""
    return answer, next(f for f, a in questions if a is Counts.UNKNOWN)


def _worst(*answers: Counts) -> Counts:
    for answer in (Counts.NO, Counts.UNKNOWN):
        if answer in answers:
            return answer
    return Counts.YES


def _held(meeting: Meeting) -> Counts:
    known = {"held": Counts.YES, "announced": Counts.UNKNOWN}
    return known.get(meeting.state, Counts.NO)


def _answer(value: bool | None) -> Counts:
    if value is None:
        return Counts.UNKNOWN
    return Counts.YES if value else Counts.NO


def _by_day(meetings: list[Held]) -> list[Held]:
    return sorted(meetings, key=lambda h: (h.on, h.meeting.id))


def distinct_days(dates: list[When]) -> int:
    """How many different days the dates are certain to fall on."""
    count = 0
    taken: date | None = None
    for when in sorted(dates, key=lambda w: w.last):
        if taken is None or when.first > taken:
            count += 1
            taken = when.last
    return count


def most_days(dates: list[When]) -> int:
    """On how many different days the dates may fall at most: known days count once."""
    return len({w for w in dates if w.exact}) + sum(1 for w in dates if not w.exact)
