"""Advice on the government's own part: who comes, who knows, who carries it on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from actionplan.dates import When
from actionplan.model import Attendee, Meeting, Organisation, Register
from actionplan.standards.advised import OFFICIALS_IN_DOING, OFFICIALS_IN_MAKING
from actionplan.standards.forum import results_meetings
from actionplan.standards.grounds import NAMED, deadline_of, declared, started
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.texts import Texts
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_on,
    complete_throughout,
    due,
    falls_short,
    hole,
    met,
    to_come,
)
from actionplan.standards.years import Term, begun_years

SENIOR = {"minister", "deputy_minister", "state_secretary", "head_of_department"}
HIGHEST = {"minister", "deputy_minister", "state_secretary"}
AUDIENCE = "officials"


@rule(OFFICIALS_IN_MAKING, Level.ADVISED)
def lead_institutions_attend(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Each institution that leads a commitment came to a meeting while the plan was made.

    Looked at is who is recorded as present. An absence counts only if the meetings are
    declared complete and the attendance of each is complete. One meeting is enough;
    that line is ours.
    """
    yield from _leads(
        phase, register, today, lambda a: True, "“{name}”: it is not recorded at any meeting."
    )


@rule(OFFICIALS_IN_MAKING, Level.ADVISED)
def senior_officials_attend(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A senior official of each lead institution came to a meeting while the plan was made.

    Senior are ministers, deputy ministers, state secretaries and heads of departments;
    the list is ours. An absence counts only if the meetings are declared complete and
    the attendance of each is complete.
    """
    yield from _leads(
        phase,
        register,
        today,
        lambda a: a.rank in SENIOR,
        "“{name}”: no senior official of it is recorded at any meeting.",
    )


def _leads(
    phase: Phase,
    register: Register,
    today: date,
    fits: Callable[[Attendee], bool],
    lacking: str,
) -> Iterator[Verdict]:
    meetings = _while_made(phase, register, today)
    present = {
        a.organisation: m
        for m in meetings
        for a in (m.attendance.present if m.attendance else ())
        if fits(a)
    }
    known = complete_throughout(phase, "meetings") and all(
        m.attendance and m.attendance.complete for m in meetings
    )

    def judge(lead: Organisation) -> Verdict | None:
        if lead.id in present:
            return met(SHOWN, Evidence(present[lead.id].path, "attendance"))
        if not phase.over(today):
            return None
        if known:
            came = (Evidence(m.path, "attendance", m.held) for m in meetings[:NAMED])
            grounds = Evidence(lead.path, "name"), *came, declared(phase, "meetings")
            return falls_short(lacking, *grounds, phase=phase, today=today, name=lead.name)
        unclear = next((m for m in meetings if not (m.attendance and m.attendance.complete)), None)
        missing = Evidence(unclear.path, "attendance") if unclear else hole(phase, "meetings")
        return cannot_tell(UNTOLD, missing=missing)

    yield from tally("organisations", _lead_institutions(phase, register), lambda o: o.id, judge)


def _lead_institutions(phase: Phase, register: Register) -> list[Organisation]:
    commitments = register.commitments_of(phase.plan.id)
    ids = {id for c in commitments if c.stage in ("draft", "adopted") for id in c.lead}
    return [o for id in sorted(ids) if (o := register.organisations.get(id))]


def _while_made(phase: Phase, register: Register, today: date) -> list[Meeting]:
    """Meetings on the making of this plan that may have been held in the phase."""
    bodies = {s.body for s in phase.plan.spaces if s.phase == phase.name}
    return [
        m
        for _, m in sorted(register.meetings.items())
        if m.state == "held"
        and m.held
        and phase.may_hold(m.held, today)
        and (m.body in bodies or (m.plan == phase.plan.id and m.phase != "implementation"))
    ]


@rule(OFFICIALS_IN_MAKING, Level.ADVISED)
def senior_officials_told(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Senior officials were told about the plan, with a paper that is on record.

    Met if an outreach activity for senior officials names a document. The IRM's brief
    advises outreach to them with a background memo; how it is recognised is ours.
    """
    told = [a for a in phase.plan.outreach if a.audience == AUDIENCE and not to_come(a.on, today)]
    done = [a for a in told if a.sources and a.on]
    place = Evidence(phase.plan.path, "outreach")
    if done:
        yield met(
            "Senior officials were told: “{title}”.",
            Evidence(phase.plan.path, f"outreach.{done[0].id}", done[0].on),
            title=done[0].title,
        )
    elif not phase.over(today):
        yield due(
            "Senior officials should hear of the plan while it is made.",
            deadline_of(phase),
            deadline=phase.last_day,
        )
    elif not told and complete_throughout(phase, "outreach"):
        yield falls_short(
            "No outreach to senior officials is on record.", place, phase=phase, today=today
        )
    else:
        missing = (
            Evidence(place.record, f"outreach.{told[0].id}") if told else hole(phase, "outreach")
        )
        yield cannot_tell("No outreach to senior officials is on record.", missing=missing)


@rule(OFFICIALS_IN_DOING, Level.ADVISED)
def senior_officials_at_results(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A senior official comes to a meeting on results in every year of the plan.

    Senior are ministers, deputy ministers, state secretaries and heads of departments.
    The list and the year are ours.
    """
    sure, _ = results_meetings(phase, register, today)
    for term in begun_years(phase, today):
        yield _yearly(
            term,
            [(h.on, h.meeting) for h in sure],
            SENIOR,
            phase,
            today,
            "A senior official came to a meeting on results between {first} and {last}.",
            "A senior official should come to a meeting on results by {deadline}.",
            "No senior official is recorded at a meeting on results from {first} to {last}.",
        )


@rule(OFFICIALS_IN_DOING, Level.ADVISED)
def progress_at_high_level(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """A minister, a deputy minister or a state secretary looks at progress every year.

    Met if one of them is recorded at a meeting on the plan in each year of it. The
    IRM's brief advises regular intervals; the year is ours.
    """
    meetings = [
        (m.held, m)
        for _, m in sorted(register.meetings.items())
        if m.plan == phase.plan.id and m.state == "held" and m.held and m.held.first <= today
    ]
    for term in begun_years(phase, today):
        yield _yearly(
            term,
            meetings,
            HIGHEST,
            phase,
            today,
            "Progress was looked at on a high level between {first} and {last}.",
            "A minister, a deputy minister or a state secretary should look at progress by "
            "{deadline}.",
            "No minister, deputy minister or state secretary is recorded at a meeting on the plan "
            "from {first} to {last}.",
        )


def _yearly(
    term: Term,
    meetings: list[tuple[When, Meeting]],
    ranks: set[str],
    phase: Phase,
    today: date,
    shown: str,
    wanted: str,
    lacking: str,
) -> Verdict:
    year = term.year
    first, last = year.told
    inside = [m for on, m in meetings if year.may_hold(on)]
    there = [m for on, m in meetings if _has_rank(m, ranks) and year.surely_holds(on)]
    told: dict[str, Any] = {"window": year.window, "first": first, "last": last}
    if there:
        return met(shown, Evidence(there[0].path, "attendance", there[0].held), **told)
    if term.leaves_time:
        deadline = year.deadline(today)
        return due(wanted, started(phase), deadline=deadline, window=year.window)
    unclear = next(
        (m for m in inside if _has_rank(m, ranks) or not (m.attendance and m.attendance.complete)),
        None,
    )
    if unclear is None and complete_on(phase, "meetings", year.window[0]):
        came = (Evidence(m.path, "attendance", m.held) for m in inside)
        grounds = *came, started(phase), declared(phase, "meetings")
        return falls_short(lacking, *grounds, phase=phase, today=today, **told)
    missing = Evidence(unclear.path, "attendance") if unclear else hole(phase, "meetings")
    return cannot_tell(lacking, missing=missing, **told)


def _has_rank(meeting: Meeting, ranks: set[str]) -> bool:
    present = meeting.attendance.present if meeting.attendance else ()
    return any(a.rank in ranks for a in present)


@rule(OFFICIALS_IN_DOING, Level.ADVISED)
def deputy_contacts_named(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Each commitment has a contact and a deputy.

    So that the work goes on when somebody leaves; the IRM's brief points at the
    turnover of staff. Two contacts are ours. What is not on record counts as lacking
    only if the commitments are declared complete.
    """
    texts = Texts(phase, register, today)
    yield from texts.each(
        lambda c: texts.says(
            bool(c.contact and c.deputy_contact),
            c,
            "deputy_contact" if c.contact else "contact",
            "“{title}”: a contact and a deputy are not both named.",
        )
    )
