"""Advice on following a plan: results in time, their papers, evidence, progress half-way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.model import Commitment, Meeting, Register
from actionplan.standards.advised import FOLLOWING
from actionplan.standards.forum import distinct_days, most_days, papers_of, results_meetings
from actionplan.standards.grounds import NAMED, declared, ended, started
from actionplan.standards.phase import Phase
from actionplan.standards.progress import Progress, place_of_progress, progress_of
from actionplan.standards.rule import Evidence, Level, Verdict, rule
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
    held = [h for h in sure if year.surely_holds(h.on)]
    shown = (*(h.evidence for h in held), started(phase))
    count = distinct_days([h.on for h in held])
    most = most_days([h.on for h in sure + perhaps if year.may_hold(h.on)])
    mark = min(add_months(year.first.last, WARN_MONTHS), year.last.last)
    first = year.told[0]
    if count >= TWICE:
        yield met("Two meetings on results since {first} are on record.", *shown, first=first)
    elif today <= mark:
        yield due(
            "Meetings on results since {first}: {count}. By {deadline} there should be two.",
            *shown,
            deadline=mark,
            window=year.window,
            first=first,
            count=count,
        )
    elif most < TWICE and complete_on(phase, "meetings", year.window[0]):
        yield falls_short(
            "Nine months have passed. Meetings on results since {first}: {count}.",
            *shown,
            declared(phase, "meetings"),
            phase=phase,
            today=today,
            window=year.window,
            first=first,
            count=count,
        )
    else:
        yield cannot_tell(
            "Meetings on results since {first} that certainly count: {count}.",
            *shown,
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
        held = Evidence(meeting.path, "held", meeting.held)
        public = [e for e in papers_of(meeting) if e.on and not to_come(e.on, today)]
        days = [e.on for e in public if e.on]
        if in_time := [e for e in public if e.on and e.on.last <= by.first]:
            return met(SHOWN, in_time[0], held)
        if today <= by.last:
            return None
        sure_late = all(day.first > by.last for day in days)
        if sure_late and (days or complete_on(phase, "meetings", meeting.held.first)):
            return falls_short(
                "“{title}”: neither agenda nor minutes were public within sixty days.",
                *papers_of(meeting),
                held,
                phase=phase,
                today=today,
                title=meeting.title,
            )
        return cannot_tell(UNTOLD, missing=papers_of(meeting)[0])

    yield from tally("meetings", meetings, lambda m: m.id, judge)


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
        if shown := next(_with_evidence(commitment, today), None):
            return met(SHOWN, Evidence(commitment.path, shown))
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


def _with_evidence(commitment: Commitment, today: date) -> Iterator[str]:
    """The fields of which an update names a document."""
    held = [("updates", commitment.updates)]
    held += [(f"milestones.{m.id}.updates", m.updates) for m in commitment.milestones]
    for field, updates in held:
        if any(u.evidence and not to_come(u.on, today) for u in updates):
            yield field


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
    found = {c.id: progress_of(c, register, today) for c in adopted}
    place = Evidence(phase.plan.path, "period_ogp")
    moved = [c for c in adopted if found[c.id] is Progress.SOME]
    if moved:
        yield met(
            "Progress on commitments is on record: {count}.",
            *(place_of_progress(c, register, today) for c in moved[:NAMED]),
            count=len(moved),
        )
    elif today <= middle:
        template = "Progress should be on record by {deadline}, half-way."
        yield due(template, started(phase), ended(phase), deadline=middle)
    elif found and set(found.values()) == {Progress.NONE}:
        yield falls_short(
            "Half-way through the plan every commitment is said not to have begun.",
            place,
            phase=phase,
            today=today,
        )
    else:
        silent = [c.path for c in adopted if found[c.id] is Progress.UNKNOWN]
        yield cannot_tell(
            "It is not on record for every commitment whether there was progress.",
            missing=Evidence(silent[0] if silent else phase.plan.path, "updates"),
        )
