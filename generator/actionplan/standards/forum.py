"""Which bodies are the space for dialogue, and which meetings count for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from actionplan.dates import When
from actionplan.model import Attendance, Body, Meeting, Register
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence

NO_SPACE = "No body is declared as the space for dialogue of this phase."


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
        return Evidence(self.meeting.path, "held", self.meeting.held)


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
    own = (m for m in register.meetings.values() if m.body in bodies)
    return _sorted_out(own, _counts_for_space, today)


def results_meetings(
    phase: Phase, register: Register, today: date
) -> tuple[list[Held], list[Held]]:
    """Meetings on the results of the plan with civil society: those that count, those that may."""
    bodies = {b.id for b in spaces(phase, register)}
    return _sorted_out(
        register.meetings.values(),
        lambda m: _counts_for_results(m, _on_plan(m, phase, bodies)),
        today,
    )


def _sorted_out(
    meetings: Iterable[Meeting], judge: Callable[[Meeting], tuple[Counts, str]], today: date
) -> tuple[list[Held], list[Held]]:
    """A meeting without a day may have been held on any day up to today."""
    found: dict[Counts, list[Held]] = {answer: [] for answer in Counts}
    for meeting in meetings:
        counts, lacks = judge(meeting)
        if meeting.held is None and counts is not Counts.NO:
            found[Counts.UNKNOWN].append(Held(When(date.min, today), meeting, "held"))
        elif meeting.held and meeting.held.first <= today:
            found[counts].append(Held(meeting.held, meeting, lacks))
    return _by_day(found[Counts.YES]), _by_day(found[Counts.UNKNOWN])


def both_sides(attendance: Attendance | None) -> Counts:
    """Whether government and civil society were both there."""
    return all_of(side(attendance, "government"), side(attendance, "civil_society"))


def side(attendance: Attendance | None, sector: str) -> Counts:
    """Whether one side was there, as far as the attendance tells."""
    if attendance is None:
        return Counts.UNKNOWN
    totals = attendance.by_sector
    if any(a.sector == sector for a in attendance.present) or (totals and totals.get(sector)):
        return Counts.YES
    return Counts.NO if attendance.complete or totals else Counts.UNKNOWN


def papers_of(meeting: Meeting) -> tuple[Evidence, Evidence]:
    """Its minutes and its agenda, each with the day on which they were published."""
    minutes = meeting.minutes.published if meeting.minutes else None
    agenda = meeting.agenda_published
    return (
        Evidence(meeting.path, "minutes.published.on", minutes.on if minutes else None),
        Evidence(meeting.path, "agenda_published.on", agenda.on if agenda else None),
    )


def _counts_for_space(meeting: Meeting) -> tuple[Counts, str]:
    if meeting.kind == "sub_group":
        return Counts.NO, ""
    return _decide(
        ("state", was_held(meeting)),
        ("plenary", _answer(meeting.plenary)),
        ("attendance", both_sides(meeting.attendance)),
    )


def _on_plan(meeting: Meeting, phase: Phase, bodies: set[str]) -> Counts:
    """Whether a meeting was on the plan: a meeting of its forum may be, if no plan is named."""
    if meeting.plan is None and meeting.body in bodies:
        return Counts.UNKNOWN
    return _answer(meeting.plan == phase.plan.id)


def _counts_for_results(meeting: Meeting, on_plan: Counts) -> tuple[Counts, str]:
    if meeting.kind == "related" or meeting.phase == "co_creation":
        return Counts.NO, ""
    return _decide(
        ("plan", on_plan),
        ("state", was_held(meeting)),
        ("results_presented", _answer(meeting.results_presented)),
        ("comments_collected", _answer(meeting.comments_collected)),
        ("attendance", side(meeting.attendance, "civil_society")),
    )


def _decide(*questions: tuple[str, Counts]) -> tuple[Counts, str]:
    """No if one answer is no; else unknown, with the first field that lacks, if one is."""
    answer = all_of(*(a for _, a in questions))
    if answer is not Counts.UNKNOWN:
        return answer, ""
    return answer, next(f for f, a in questions if a is Counts.UNKNOWN)


def all_of(*answers: Counts) -> Counts:
    """No if one answer is no; else unknown if one is; else yes."""
    for answer in (Counts.NO, Counts.UNKNOWN):
        if answer in answers:
            return answer
    return Counts.YES


def was_held(meeting: Meeting) -> Counts:
    """Whether the meeting took place: what was only announced may have."""
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
