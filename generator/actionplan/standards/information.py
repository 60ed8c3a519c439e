"""Standard 2: open, accessible and timely information."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, Year, add_days, add_months, on, plan_years
from actionplan.model import Document, Plan, Register, Site
from actionplan.standards.editions import REPOSITORY, WEBSITE
from actionplan.standards.forum import distinct_days, most_days
from actionplan.standards.rule import Evidence, Level, Phase, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    due,
    hole,
    met,
    missed,
)

FRESH_MONTHS = 6
UPDATES_A_YEAR = 2


@rule(WEBSITE, Level.REQUIRED)
def website_answers(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The OGP website can be opened by anybody.

    Met if the newest recorded visit to the website in the phase found it open
    without a login. While the phase runs, a visit older than six months proves
    nothing; this limit is ours.
    """
    site = register.site
    website = site.website
    place = Evidence(site.path, "website.checks")
    if website is None or website.url is None:
        yield cannot_tell(
            "No OGP website is on record.", missing=Evidence(site.path, "website.url")
        )
        return
    by = _judged_until(phase, today)
    visits = [c for c in website.checks if _start(phase) <= c.on.first and c.on.last <= by]
    if not visits:
        yield cannot_tell("No visit to the website in this phase is on record.", missing=place)
        return
    newest = max(visits, key=lambda c: c.on)
    shown = Evidence(site.path, "website.checks", newest.on)
    if not phase.over(today) and add_months(newest.on.last, FRESH_MONTHS) < today:
        yield cannot_tell(
            "The last recorded visit to the website was on {on}.",
            shown,
            missing=place,
            on=newest.on,
        )
    elif newest.reachable:
        yield met("The website could be opened on {on}.", shown, on=newest.on)
    else:
        yield missed(
            "The website could not be opened on {on}.",
            shown,
            deadline=newest.on.last,
            still_open=not phase.over(today),
            on=newest.on,
        )


@rule(WEBSITE, Level.REQUIRED)
def latest_plan_online(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The latest action plan can be read online.

    Met if the text of the latest adopted plan is on record with an address, in a
    language of the administration, published within the phase or before it.
    """
    plan = _latest_plan(phase, register)
    if plan is None:
        yield cannot_tell(
            "No adopted plan was on record in this phase.",
            missing=Evidence(phase.plan.path, "adoption.on"),
        )
        return
    place = Evidence(plan.path, "texts")
    by = _judged_until(phase, today)
    texts = [d for id in plan.texts if (d := register.documents.get(id))]
    for text in texts:
        if _readable(text, register.site) and text.published and text.published.last <= by:
            shown = Evidence(text.path, "published", text.published)
            yield met(
                "The text of {plan} has been online since {on}.",
                shown,
                plan=plan.title,
                on=text.published,
            )
            return
    if not texts and complete_on(phase, "updates", _start(phase)):
        yield missed(
            "No text of {plan} is on record.",
            place,
            deadline=by,
            still_open=not phase.over(today),
            plan=plan.title,
        )
    else:
        yield cannot_tell(
            "It is not on record where and since when the text of {plan} can be read.",
            missing=place,
            plan=plan.title,
        )


@rule(REPOSITORY, Level.REQUIRED)
def repository_holds_evidence(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The repository holds evidence on this phase of the plan.

    Met if at least one document on the plan is on record with the day since
    which it could be read in the repository: for co-creation evidence on the
    process, for implementation evidence on commitments.
    """
    wanted = "process" if phase.name == "co_creation" else "commitment"
    by = _judged_until(phase, today)
    held = [
        d
        for d in _evidence_documents(register)
        if d.evidence_of == wanted
        and phase.plan.id in d.plans
        and d.in_repository_since
        and d.in_repository_since.last <= by
    ]
    if held:
        first = min(held, key=lambda d: (str(d.in_repository_since), d.id))
        yield met(
            "The repository has held evidence on this phase since {on}.",
            Evidence(first.path, "in_repository_since", first.in_repository_since),
            on=first.in_repository_since,
        )
    elif not phase.over(today):
        yield due(
            "Evidence on this phase should be in the repository by {deadline}."
            if phase.end
            else "Evidence on this phase should be in the repository before it ends.",
            deadline=phase.end.last if phase.end else None,
        )
    elif complete_on(phase, "updates", _start(phase)):
        yield missed(
            "No evidence on this phase is on record in the repository.",
            deadline=by,
            still_open=False,
        )
    else:
        yield cannot_tell(
            "It is not on record since when the repository holds evidence on this phase.",
            missing=hole(phase, "updates"),
        )


@rule(REPOSITORY, Level.REQUIRED)
def repository_updates(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The repository is updated at least twice a year.

    An update is a day on which evidence on the process or on commitments came
    into the repository; several documents of one day are one update. Counted in
    each year of the plan, in the twelve months that end with the co-creation,
    and, while the plan runs, in the last twelve months.
    """
    days = [d.in_repository_since for d in _evidence_documents(register) if d.in_repository_since]
    for year in _update_years(phase, today):
        yield _updates(phase, days, year, today)


def _update_years(phase: Phase, today: date) -> list[Year]:
    assert phase.start is not None
    by = _judged_until(phase, today)
    trailing = Year(on(add_days(add_months(by, -12), 1)), on(by))
    if phase.name == "co_creation":
        return [trailing]
    years = [y for y in plan_years(phase.start, phase.end or on(by)) if y.first.first <= today]
    if not phase.over(today) and add_months(phase.start.last, 12) <= today:
        years.append(trailing)
    return years


def _updates(phase: Phase, days: list[When], year: Year, today: date) -> Verdict:
    sure = distinct_days([d for d in days if year.surely_holds(d)])
    possible = most_days([d for d in days if year.may_hold(d)])
    first, last = year.window
    if sure >= UPDATES_A_YEAR:
        return met(UPDATES, window=year.window, count=sure, first=first, last=last)
    if last > today or (phase.name == "co_creation" and not phase.over(today)):
        end = phase.end.last if phase.end else None
        return due(
            "Updates of the repository on record from {first} on: {count}. There should be two by "
            "{deadline}."
            if phase.name == "implementation" or end
            else "Updates of the repository on record from {first} on: {count}. There should be "
            "two before co-creation ends.",
            deadline=end if phase.name == "co_creation" else year.deadline(today),
            window=year.window,
            count=sure,
            first=first,
        )
    if possible < UPDATES_A_YEAR and complete_on(phase, "updates", first):
        return missed(
            "Updates of the repository on record from {first} to {last}: {count}. There should be "
            "two.",
            deadline=last,
            still_open=last == today,
            window=year.window,
            count=possible,
            first=first,
            last=last,
        )
    return cannot_tell(
        "Updates of the repository that are certain, from {first} to {last}: {count}.",
        missing=hole(phase, "updates"),
        window=year.window,
        count=sure,
        first=first,
        last=last,
    )


UPDATES = "Updates of the repository on record from {first} to {last}: {count}."


def _evidence_documents(register: Register) -> Iterator[Document]:
    return (d for d in register.documents.values() if d.evidence_of)


def _latest_plan(phase: Phase, register: Register) -> Plan | None:
    """The plan itself once it runs; before that, the newest earlier one."""
    if phase.name == "implementation":
        return phase.plan
    earlier = (p for p in register.plans.values() if p.number < phase.plan.number)
    return max(earlier, key=lambda p: p.number, default=None)


def _readable(document: Document, site: Site) -> bool:
    return document.url is not None and bool(
        set(document.languages) & set(site.administrative_languages)
    )


def _start(phase: Phase) -> date:
    assert phase.start is not None
    return phase.start.first


def _judged_until(phase: Phase, today: date) -> date:
    """Today, or the last day of a phase that is over."""
    return min(today, phase.end.last) if phase.end else today
