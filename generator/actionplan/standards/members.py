"""Advice on the members of the forum: how they are chosen, and what weight they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from actionplan.model import Body, Meeting, Register, Seat
from actionplan.standards.advised import MEMBERS
from actionplan.standards.forum import NO_SPACE, spaces
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_on,
    falls_short,
    met,
    to_come,
)

CIVIL_SOCIETY, GOVERNMENT = "civil_society", "government"
APPOINTED = "appointed_by_government"
SHARE = 40
"""Per cent."""


def _no_space(phase: Phase) -> Verdict:
    return cannot_tell(NO_SPACE, missing=Evidence(phase.plan.path, "spaces"))


def _seats(body: Body, phase: Phase, today: date) -> list[Seat]:
    """The seats that may have been held in the phase; a seat without days stands."""
    until = phase.until(today).last
    return [
        s
        for s in body.seats
        if (s.since is None or s.since.first <= until)
        and (s.until is None or s.until.last >= phase.began.first)
    ]


def _forum_known(phase: Phase, today: date) -> bool:
    return complete_on(phase, "forum", phase.until(today).first)


@rule(MEMBERS, Level.ADVISED)
def civil_society_chooses(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Not all members for civil society are appointed by the government.

    Looked at is how the seats of civil society were filled. The IRM's brief advises
    to set the membership together with civil society; one member chosen in another
    way is enough for this rule, and that line is ours.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield _no_space(phase)
    for body in bodies:
        seats = [s for s in _seats(body, phase, today) if s.sector == CIVIL_SOCIETY]
        ways = {s.selection for s in seats}
        place = Evidence(register.council.path, f"bodies.{body.id}.seats")
        if ways - {None, APPOINTED}:
            yield met("“{body}”: members for civil society were chosen.", place, body=body.name)
        elif ways == {APPOINTED} and _forum_known(phase, today):
            yield falls_short(
                "“{body}”: all members for civil society were appointed by the government.",
                place,
                phase=phase,
                today=today,
                body=body.name,
            )
        else:
            yield cannot_tell(
                "“{body}”: how the members for civil society were chosen is not on record.",
                missing=place,
                body=body.name,
            )


@rule(MEMBERS, Level.ADVISED)
def human_rights_at_the_table(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """An organisation that works on human rights is a member of the forum.

    The IRM's brief names them among those to include. Looked at are the organisations
    with a seat and the fields they are recorded to work in; how it is recognised is
    ours.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield _no_space(phase)
        return
    seats = [s for body in bodies for s in _seats(body, phase, today)]
    found = [register.organisations.get(s.organisation or "") for s in seats]
    place = Evidence(register.council.path, f"bodies.{bodies[0].id}.seats")
    there = [o for o in found if o and "human_rights" in o.works_on]
    if there:
        yield met("“{name}” is a member.", Evidence(there[0].path, "works_on"), name=there[0].name)
    elif seats and _forum_known(phase, today) and all(o and o.works_on for o in found):
        yield falls_short(
            "No member is recorded to work on human rights.", place, phase=phase, today=today
        )
    else:
        silent = next((o for o in found if o and not o.works_on), None)
        yield cannot_tell(
            "It is not on record whether a member works on human rights.",
            missing=Evidence(silent.path, "works_on") if silent else place,
        )


@rule(MEMBERS, Level.ADVISED)
def balanced_members(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Two in five members of the forum are not from the government.

    Counted from the members by sector on record, or else from the seats if the forum
    is declared complete. Forty per cent are ours; OGP asks that both sides take part.
    """
    bodies = spaces(phase, register)
    if not bodies:
        yield _no_space(phase)
    for body in bodies:
        later = to_come(body.members_counted_on, today)
        counts: Mapping[str, int] = {} if later else (body.members_by_sector or {})
        field = "members_by_sector"
        if not counts and _forum_known(phase, today):
            counts, field = Counter(s.sector for s in _seats(body, phase, today)), "seats"
        place = Evidence(register.council.path, f"bodies.{body.id}.{field}")
        if not sum(counts.values()):
            yield cannot_tell(
                "The members of “{body}” are not on record by side.", missing=place, body=body.name
            )
        else:
            yield _share(counts, body, place, phase, today)


def _share(
    counts: Mapping[str, int], body: Body, place: Evidence, phase: Phase, today: date
) -> Verdict:
    share = share_outside(counts)
    told: dict[str, Any] = {"body": body.name, "share": share}
    if share >= SHARE:
        return met("“{body}”: {share} per cent are not from the government.", place, **told)
    return falls_short(
        "“{body}”: {share} per cent are not from the government, less than forty.",
        place,
        phase=phase,
        today=today,
        **told,
    )


def share_outside(counts: Mapping[str, int]) -> int:
    """How many per cent are not from the government, rounded down."""
    return 100 * (sum(counts.values()) - counts.get(GOVERNMENT, 0)) // sum(counts.values())


@rule(MEMBERS, Level.ADVISED)
def balanced_attendance(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Two in five who come to a meeting of the forum are not from the government.

    Looked at are held meetings of the space for dialogue in this phase whose
    attendance is on record by side or in full. Forty per cent are ours.
    """
    bodies = {b.id for b in spaces(phase, register)}
    meetings = [
        m
        for m in register.meetings.values()
        if m.body in bodies
        and m.state == "held"
        and m.kind != "sub_group"
        and m.held
        and phase.surely_holds(m.held, today)
    ]

    def judge(meeting: Meeting) -> Verdict:
        counts = _came(meeting)
        place = Evidence(meeting.path, "attendance", meeting.held)
        if not sum(counts.values()):
            return cannot_tell(UNTOLD, missing=place)
        share = share_outside(counts)
        if share >= SHARE:
            return met(SHOWN, place)
        return falls_short(
            "“{title}”: {share} per cent of those who came were not from the government.",
            place,
            phase=phase,
            today=today,
            title=meeting.title,
            share=share,
        )

    yield from tally("meetings", meetings, lambda m: m.id, judge)


def _came(meeting: Meeting) -> Mapping[str, int]:
    """Who came, by sector; empty if that is not on record in full."""
    attendance = meeting.attendance
    if attendance is None:
        return {}
    if attendance.by_sector:
        return attendance.by_sector
    return Counter(a.sector for a in attendance.present) if attendance.complete else {}
