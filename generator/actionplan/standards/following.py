"""Advice on following a plan: results in time, their papers, evidence, progress half-way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.model import Commitment, Meeting, Published, Register, Update
from actionplan.standards.advised import FOLLOWING
from actionplan.standards.forum import distinct_days, most_days, results_meetings
from actionplan.standards.progress import Progress, progress_of
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.tally import tally
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
    not_applicable,
    to_come,
)
from actionplan.standards.years import TWICE, begun_years

WARN_MONTHS = 9
PAPERS_DAYS = 60
FIRST_YEAR = 12


@rule(FOLLOWING, Level.ADVISED)
def results_by_month_nine(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Nine months into a year of the plan its two results meetings are held or announced.

    OGP asks for two in the year. After nine months there is still time to call one;
    the nine months are ours. Only the year that runs is looked at.
    """
    running = [t.year for t in begun_years(phase, today) if t.leaves_time]
    if not running:
        yield not_applicable("This phase has ended.")
        return
    year = running[0]
    sure, perhaps = results_meetings(phase, register, today)
    count = distinct_days([h.on for h in sure if year.surely_holds(h.on)])
    most = most_days([h.on for h in sure + perhaps if year.may_hold(h.on)])
    mark = add_months(year.first.last, WARN_MONTHS)
    first = year.told[0]
    if count >= TWICE:
        yield met("Two meetings on results since {first} are on record.", first=first)
    elif today <= mark:
        yield due(
            "Meetings on results since {first}: {count}. By {deadline} there should be two.",
            deadline=mark,
            window=year.window,
            first=first,
            count=count,
        )
    elif most < TWICE and complete_on(phase, "meetings", year.window[0]):
        yield falls_short(
            "Nine months have passed. Meetings on results since {first}: {count}.",
            phase=phase,
            today=today,
            window=year.window,
            first=first,
            count=count,
        )
    else:
        yield cannot_tell(
            "Meetings on results since {first} that certainly count: {count}.",
            missing=hole(phase, "meetings"),
            window=year.window,
            first=first,
            count=count,
        )


@rule(FOLLOWING, Level.ADVISED)
def results_papers_within_sixty_days(
    phase: Phase, register: Register, today: date
) -> Iterator[Verdict]:
    """The agenda or the minutes of a results meeting are public within sixty days.

    They are the evidence that results were shown and comments taken. What is not on
    record counts as lacking only if the meetings are declared complete. The number
    is ours.
    """
    sure, _ = results_meetings(phase, register, today)
    meetings = [h.meeting for h in sure if phase.surely_holds(h.on, today)]

    def judge(meeting: Meeting) -> Verdict | None:
        assert meeting.held
        by = When(
            add_days(meeting.held.first, PAPERS_DAYS), add_days(meeting.held.last, PAPERS_DAYS)
        )
        place = Evidence(meeting.path, "minutes.published.on", meeting.held)
        days = [p.on for p in _papers(meeting) if p and p.on and not to_come(p.on, today)]
        if any(day.last <= by.first for day in days):
            return met(SHOWN, place)
        if today <= by.last:
            return None
        sure_late = all(day.first > by.last for day in days)
        if sure_late and (days or complete_on(phase, "meetings", meeting.held.first)):
            return falls_short(
                "“{title}”: neither agenda nor minutes were public within sixty days.",
                place,
                phase=phase,
                today=today,
                title=meeting.title,
            )
        return cannot_tell(UNTOLD, missing=place)

    yield from tally("meetings", meetings, lambda m: m.id, judge)


def _papers(meeting: Meeting) -> tuple[Published | None, Published | None]:
    return (meeting.agenda_published, meeting.minutes.published if meeting.minutes else None)


@rule(FOLLOWING, Level.ADVISED)
def evidence_for_each_commitment(
    phase: Phase, register: Register, today: date
) -> Iterator[Verdict]:
    """A year into the plan there is evidence on each commitment.

    Met if a progress update names a document. OGP asks for evidence on the
    commitments; that each should have some after a year is ours. What is not on record
    counts as lacking only if the updates are declared complete.
    """
    begun = add_months(phase.began.last, FIRST_YEAR) < today
    adopted = [c for c in register.commitments_of(phase.plan.id) if c.stage == "adopted"]

    def judge(commitment: Commitment) -> Verdict:
        place = Evidence(commitment.path, "updates")
        if any(u.evidence and not to_come(u.on, today) for u in _updates(commitment)):
            return met(SHOWN, place)
        if complete_throughout(phase, "updates"):
            return falls_short(
                "“{title}”: no evidence of progress is on record.",
                place,
                phase=phase,
                today=today,
                title=commitment.title,
            )
        return cannot_tell(UNTOLD, missing=place)

    if begun:
        yield from tally("commitments", adopted, lambda c: c.id, judge)
    else:
        yield not_applicable("The plan has not run for a year yet.")


def _updates(commitment: Commitment) -> Iterator[Update]:
    yield from commitment.updates
    for milestone in commitment.milestones:
        yield from milestone.updates


@rule(FOLLOWING, Level.ADVISED)
def progress_half_way(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Half-way through the plan some commitment shows progress.

    No progress on any commitment at the end is contrary to process. Half-way there
    is time to act; looking then is ours.
    """
    if phase.end is None:
        yield cannot_tell(
            "The last day of the plan is not on record.",
            missing=Evidence(phase.plan.path, phase.end_field),
        )
        return
    middle = add_days(phase.began.last, (phase.end.last - phase.began.last).days // 2)
    adopted = [c for c in register.commitments_of(phase.plan.id) if c.stage == "adopted"]
    found = [progress_of(c, register, today) for c in adopted]
    place = Evidence(phase.plan.path, "period_ogp")
    if Progress.SOME in found:
        yield met(
            "Progress on commitments is on record: {count}.",
            place,
            count=found.count(Progress.SOME),
        )
    elif today <= middle:
        yield due("Progress should be on record by {deadline}, half-way.", deadline=middle)
    elif found and set(found) == {Progress.NONE}:
        yield falls_short(
            "Half-way through the plan every commitment is said not to have begun.",
            place,
            phase=phase,
            today=today,
        )
    else:
        silent = adopted[found.index(Progress.UNKNOWN)] if found else phase.plan
        yield cannot_tell(
            "It is not on record for every commitment whether there was progress.",
            missing=Evidence(silent.path, "updates"),
        )
