"""Advice on the IRM's reports: what the IRM published on a plan is in the repository."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.model import Document, Register
from actionplan.standards.advised import CALENDAR
from actionplan.standards.engine import phases
from actionplan.standards.grounds import declared, ended, started
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.succession import AHEAD_MONTHS, months_after, no_end
from actionplan.standards.verdicts import cannot_tell, complete_on, due, hole, met, missed, to_come

REPORT_MONTHS, BRIEF_MONTHS, MIDTERM_MONTHS = 4, -3, 24
REVIEW_MONTHS = 18
LISTING_DAYS = 60
FOUR_YEAR_PLAN = 4


@dataclass(frozen=True, slots=True)
class Expected:
    """A report of the IRM: after which day and up to which it comes, and by when it is expected.

    `counted_from` is the day of the plan that the days are counted from.
    """

    name: str
    after: When | None
    until: When | None
    by: When
    counted_from: Evidence


@rule(CALENDAR, Level.ADVISED)
def irm_reports_listed(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The IRM's reports on the plan are in the repository.

    Looked for are the brief before co-creation, the review after the plan was handed
    in, for a plan of four years the midterm review, and the report on results. The IRM
    writes its brief three months before co-creation, its review within four months and
    its results about four months after the end; the midterm review is looked for around
    the two-year mark. A report is to be listed within sixty days of its own
    publication: what the IRM publishes late is not held against the country. The sixty
    days, and which report is taken for which by its day, are ours.
    """
    wanted = list(_expected(phase))
    if not wanted:
        yield no_end(phase)
    reports = [
        d
        for _, d in sorted(register.documents.items())
        if d.kind == "irm_report" and phase.plan.id in d.plans
    ]
    for it in wanted:
        yield replace(_judged(it, reports, phase, today), window_name=it.name)


def _expected(phase: Phase) -> Iterator[Expected]:
    making, _ = phases(phase.plan)
    handed_in, mark = making.end, months_after(phase.began, REVIEW_MONTHS)
    if making.start:
        by = _listed(months_after(making.start, BRIEF_MONTHS))
        yield Expected("brief", None, making.start, by, started(making))
    if handed_in:
        by = _listed(months_after(handed_in, REPORT_MONTHS))
        until = mark if phase.plan.length_years == FOUR_YEAR_PLAN else phase.end
        yield Expected("review", handed_in, until, by, ended(making))
    if phase.plan.length_years == FOUR_YEAR_PLAN:
        by = _listed(months_after(phase.began, MIDTERM_MONTHS))
        yield Expected("midterm", mark, phase.end, by, started(phase))
    if phase.end:
        by = _listed(months_after(phase.end, REPORT_MONTHS))
        yield Expected("results", phase.end, None, by, ended(phase))


def _listed(when: When) -> When:
    return When(add_days(when.first, LISTING_DAYS), add_days(when.last, LISTING_DAYS))


def _judged(it: Expected, reports: list[Document], phase: Phase, today: date) -> Verdict:
    seen = [d for d in reports if not to_come(d.published, today)]
    dated = [(d.published, d.id, d) for d in seen if d.published and _surely(it, d.published)]
    if dated:
        return _in_repository(min(dated)[2], today)
    if today <= it.by.last:
        return due(
            "The IRM's next report should be in the repository by {deadline}.",
            it.counted_from,
            deadline=it.by.first if today <= it.by.first else it.by.last,
        )
    unclear = [d for d in seen if d.published is None or _perhaps(it, d.published)]
    if unclear:
        return cannot_tell(
            "It is not on record exactly enough which report the IRM published when.",
            missing=_vague(it, unclear[0]),
        )
    return _none(it, phase, today)


def _vague(it: Expected, report: Document) -> Evidence:
    """The day that is not known exactly: of the report, or else of the plan."""
    if report.published and report.published.exact:
        return it.counted_from
    return Evidence(report.path, "published", report.published)


def _none(it: Expected, phase: Phase, today: date) -> Verdict:
    template = "No report of the IRM for that time is on record. One was expected by {deadline}."
    still_open = not phase.over(today)
    if complete_on(phase, "updates", add_months(it.by.first, -AHEAD_MONTHS)):
        shown = it.counted_from, declared(phase, "updates")
        return missed(template, *shown, deadline=it.by.last, still_open=still_open)
    return cannot_tell(
        template,
        it.counted_from,
        missing=hole(phase, "updates"),
        deadline=it.by.last,
        still_open=still_open,
    )


def _surely(it: Expected, on: When) -> bool:
    late_enough = it.after is None or on.first > it.after.last
    return late_enough and (it.until is None or on.last <= it.until.first)


def _perhaps(it: Expected, on: When) -> bool:
    late_enough = it.after is None or on.last > it.after.first
    return late_enough and (it.until is None or on.first <= it.until.last)


def _in_repository(report: Document, today: date) -> Verdict:
    """Whether a report was listed soon after it was published; with no day it is listed now."""
    assert report.published
    since = None if to_come(report.in_repository_since, today) else report.in_repository_since
    by = _listed(report.published)
    place = Evidence(report.path, "in_repository_since", since)
    if since is None or since.last <= by.first:
        return met(
            "The IRM's report of {on} is in the repository.",
            Evidence(report.path, "published", report.published),
            on=report.published,
        )
    if since.first <= by.last:
        return cannot_tell(
            "It is not on record exactly enough when the IRM's report of {on} came into the "
            "repository.",
            missing=Evidence(report.path, "published", report.published) if since.exact else place,
            on=report.published,
        )
    return missed(
        "The IRM's report of {on} came into the repository {since:on}. It should have been there "
        "by {deadline}.",
        place,
        deadline=by.last,
        still_open=False,
        on=report.published,
        since=since,
    )
