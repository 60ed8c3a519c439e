"""A plan's history of verdicts: what the rules say of each day from its start to today.

It is computed from the records of today, as if each day were the day of the check. It
does not say what somebody knew or published then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from actionplan.dates import When, add_days, plan_years
from actionplan.model import Plan, Register
from actionplan.model.walk import field_names
from actionplan.standards.engine import judge, phases
from actionplan.standards.phase import Phase
from actionplan.standards.renewed import RENEWED
from actionplan.standards.rule import Clause, Outcome, Rule
from actionplan.standards.summary import ORDER


@dataclass(frozen=True, slots=True)
class Spell:
    """The days, first and last included, on which a state stood."""

    first: date
    last: date
    state: Outcome


@dataclass(frozen=True, slots=True)
class Course:
    """How a rule, or a clause with all its rules, stood in a phase from its start to today."""

    clause: Clause
    phase: Phase
    spells: tuple[Spell, ...]
    rule: Rule | None = None


def courses(
    rules: Sequence[Rule], register: Register, plan: Plan, today: date
) -> tuple[Course, ...]:
    """The course of each rule in each phase of a plan that has begun and is judged."""
    found = []
    for phase in phases(plan):
        if phase.start is None or phase.start.first > today:
            continue
        bounds = tuple(_boundaries(register, phase))
        plain = _fixed_days((*bounds, *_proofs(register)), phase, today)
        for rule in rules:
            if phase.name in rule.clause.phases:
                renewals = RENEWED.get(rule.id.partition("/")[2])
                again = renewals(phase, register, today) if renewals else ()
                fixed = _fixed_days((*bounds, *again), phase, today) if renewals else plain
                spells = _Walk(rule, phase, register, fixed).spells()
                if any(s.state is not Outcome.NOT_APPLICABLE for s in spells):
                    found.append(Course(rule.clause, phase, spells, rule))
    return tuple(found)


def by_clause(them: Sequence[Course]) -> tuple[Course, ...]:
    """The courses of rules put together: a clause takes the worst state of its rules."""
    groups: dict[tuple[str, str], list[Course]] = {}
    for course in them:
        groups.setdefault((course.phase.name, course.clause.number), []).append(course)
    return tuple(
        Course(group[0].clause, group[0].phase, _worst(group)) for group in groups.values()
    )


def _worst(group: Sequence[Course]) -> tuple[Spell, ...]:
    days = sorted({s.first for course in group for s in course.spells})
    last = max(s.last for course in group for s in course.spells)
    states = [(day, min((_on(c, day) for c in group), key=ORDER.index)) for day in days]
    return _joined(states, last)


def _on(course: Course, day: date) -> Outcome:
    return next(s.state for s in course.spells if s.first <= day <= s.last)


def _joined(states: Sequence[tuple[date, Outcome]], last: date) -> tuple[Spell, ...]:
    """Spells from the days on which a state began; the same state twice is one spell."""
    firsts = [next(same) for _, same in groupby(states, key=lambda s: s[1])]
    marks = pairwise([*firsts, (add_days(last, 1), states[-1][1])])
    return tuple(Spell(day, add_days(after, -1), state) for (day, state), (after, _) in marks)


class _Walk:
    """Finds the days on which the state of a rule changed, by judging as few days as it can.

    What puts right what has run out is fixed in the records, with the day before it, or
    there was a deadline. So if two such days say the same, all days between them do; else
    the day of the change is found by halving.
    """

    def __init__(self, rule: Rule, phase: Phase, register: Register, fixed: Sequence[date]) -> None:
        self.rule, self.phase, self.register = rule, phase, register
        self.fixed = fixed
        self.known: dict[date, tuple[Outcome, tuple[date, ...]]] = {}

    def spells(self) -> tuple[Spell, ...]:
        """The states from the first fixed day to the last."""
        day, last = self.fixed[0], self.fixed[-1]
        states = [(day, self._state(day))]
        while day < last:
            end = self._next(day)
            day = end if self._state(end) is self._state(day) else self._change(day, end)
            states.append((day, self._state(day)))
        return _joined(states, last)

    def _next(self, day: date) -> date:
        """The next day on which something may have run out, or the last day."""
        ahead = [d for d in self.fixed if d > day]
        due = [d if d > day else add_days(day, 1) for d in self._judged(day)[1] if d >= day]
        return min([*ahead, *due])

    def _change(self, day: date, end: date) -> date:
        """The first day of another state; on `day` it is still the old one, on `end` no more."""
        old = self._state(day)
        while (middle := add_days(day, (end - day).days // 2)) > day:
            day, end = (middle, end) if self._state(middle) is old else (day, middle)
        return end

    def _state(self, day: date) -> Outcome:
        return self._judged(day)[0]

    def _judged(self, day: date) -> tuple[Outcome, tuple[date, ...]]:
        """The state on a day, and the deadlines that are named on it."""
        if day not in self.known:
            verdicts = list(judge(self.rule, self.phase, self.register, day))
            outcomes = {v.outcome for v in verdicts} or {Outcome.NOT_APPLICABLE}
            state = next(o for o in ORDER if o in outcomes)
            self.known[day] = (state, tuple({v.deadline for v in verdicts if v.deadline}))
        return self.known[day]


def _fixed_days(days: Sequence[When], phase: Phase, today: date) -> list[date]:
    """Days on which something may come or end, and those before, from the phase's start to today.

    A date known in part has two: from its first day on it may be there, from its last day
    on it surely is. The first day of the phase is one of those of its plan.
    """
    found = {today}
    for when in days:
        for day in (when.first, when.last):
            found |= {add_days(day, -1), day}
    return sorted(d for d in found if phase.began.first <= d <= today)


def _boundaries(register: Register, phase: Phase) -> Iterator[When]:
    """The days of the plans, of the forum's bodies and of the site; and the years of the plan."""
    for plan in register.plans.values():
        yield from _days(plan)
    yield from _days(register.council)
    for year in plan_years(phase.began, phase.end) if phase.end else ():
        yield year.first


def _proofs(register: Register) -> Iterator[When]:
    """Evidence that fades: visits to the website, and what came into the repository."""
    if register.site.website:
        yield from (check.on for check in register.site.website.checks)
    for document in register.documents.values():
        if document.evidence_of and document.in_repository_since:
            yield document.in_repository_since


def _days(part: Any) -> Iterator[When]:
    """Every date in a part of a record."""
    for name in field_names(part.__class__):
        value = getattr(part, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, When):
                yield item
            elif field_names(item.__class__):
                yield from _days(item)
