"""Advice on the website and the documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actionplan.dates import When, add_days, add_months
from actionplan.model import Document, Plan, Register, Site
from actionplan.standards.advised import INFORMING
from actionplan.standards.grounds import NAMED, declared, started
from actionplan.standards.phase import Phase
from actionplan.standards.repository import entries_of
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.tally import tally
from actionplan.standards.verdicts import (
    SHOWN,
    UNTOLD,
    cannot_tell,
    complete_from,
    complete_throughout,
    falls_short,
    hole,
    met,
    not_applicable,
    to_come,
)
from actionplan.standards.years import vague_bound

VISIT_DAYS = 7
GAP_MONTHS = 6
ENDED = "The plan has ended."


@rule(INFORMING, Level.ADVISED)
def website_visited_weekly(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The website is visited once a week, and the visit is recorded.

    A page that does not open is noticed early. OGP asks for a public website; seven
    days are ours.
    """
    site = register.site
    place = Evidence(site.path, "website.checks")
    visits = [c.on for c in (site.website.checks if site.website else ()) if c.on.first <= today]
    if phase.over(today):
        yield not_applicable(ENDED)
    elif not visits:
        yield cannot_tell("No visit to the website is on record.", missing=place)
    elif max(v.first for v in visits) >= add_days(today, -VISIT_DAYS):
        yield met("The website was visited {on:on}.", place, on=max(visits))
    elif max(v.last for v in visits) >= add_days(today, -VISIT_DAYS):
        yield cannot_tell(
            "It is not on record exactly enough when the website was visited last.", missing=place
        )
    else:
        yield falls_short(
            "The last recorded visit to the website was {on:on}, more than a week ago.",
            place,
            phase=phase,
            today=today,
            on=max(visits),
        )


@rule(INFORMING, Level.ADVISED)
def updates_six_months_apart(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """No more than six months pass between two updates of the repository.

    OGP asks for two updates a year; the IRM's brief words it as every six months. Two
    at the start of a year and two at the end of the next would leave a long silence. To
    count from one update to the next is a reading of ours.
    """
    entries = [(on, d) for on, d in entries_of(register) if phase.may_hold(on, today)]
    inside = [on for on, _ in entries]
    complete = complete_from(phase, "updates")
    gap = complete and _gap(
        max(phase.began.last, complete.last),
        [(on.first, on.last) for on in inside],
        phase.until(today).first,
    )
    loose = _gap(phase.began.first, [(o.last, o.first) for o in inside], phase.until(today).last)
    if gap:
        around = [(on, d) for on, d in entries if on.last == gap[0] or on.first == gap[1]]
        yield falls_short(
            "No update of the repository is on record from {start} to {end}.",
            declared(phase, "updates"),
            *_places(around),
            phase=phase,
            today=today,
            window=gap,
            start=gap[0],
            end=gap[1],
        )
    elif loose is None:
        template = "No more than six months lie between the updates on record."
        yield met(template, *_places(entries[:NAMED]), started(phase))
    else:
        undeclared = complete is None or loose[0] < complete.last
        yield cannot_tell(
            "It is not certain that no more than six months lay between updates.",
            missing=hole(phase, "updates") if undeclared else _vague(phase, entries),
        )


def _places(entries: list[tuple[When, Document]]) -> Iterator[Evidence]:
    return (Evidence(d.path, "in_repository_since", on) for on, d in entries)


def _vague(phase: Phase, entries: list[tuple[When, Document]]) -> Evidence:
    """The day that is not known exactly: of an update, or else of the phase."""
    vague = next((d for on, d in entries if not on.exact), None)
    return Evidence(vague.path, "in_repository_since") if vague else vague_bound(phase)


def _gap(start: date, updates: list[tuple[date, date]], until: date) -> tuple[date, date] | None:
    """The first stretch of more than six months.

    Each update is the day on which it ends a stretch and the day on which it begins
    the next; the two differ where the day is not known exactly.
    """
    for ends, begins in sorted(updates):
        if ends > add_months(start, GAP_MONTHS):
            return start, ends
        start = max(start, begins)
    return (start, until) if until > add_months(start, GAP_MONTHS) else None


@rule(INFORMING, Level.ADVISED)
def plan_in_english(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The plan can be read in English as well.

    OGP takes plans in a language of the administration and in English. Its duty to
    hand one in is not part of the eight requirements; that it is on record here is
    advice of ours.
    """
    known = (register.documents.get(id) for id in phase.plan.texts)
    texts = [d for d in known if d and not to_come(d.published, today)]
    english = [d for d in texts if "en" in d.languages and d.url]
    place = Evidence(phase.plan.path, "texts")
    if english:
        yield met("The plan can be read in English.", Evidence(english[0].path, "languages"))
    elif all(d.languages for d in texts) and complete_throughout(phase, "updates"):
        yield falls_short(
            "No English text of the plan is on record.", place, phase=phase, today=today
        )
    else:
        yield cannot_tell("No English text of the plan is on record.", missing=place)


@rule(INFORMING, Level.ADVISED)
def earlier_plans_kept(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The texts of earlier plans stay online.

    Looked for is an address of the text of every earlier plan on record. OGP asks for
    the latest plan; keeping the others is advice of ours.
    """
    earlier = sorted(
        (p for p in register.plans.values() if p.number < phase.plan.number),
        key=lambda p: (p.number, p.id),
    )
    without = [p for p in earlier if not _online(p, register, today)]
    titles = tuple(p.title for p in without)
    place = Evidence(without[0].path if without else phase.plan.path, "texts")
    shown = (Evidence(p.path, "texts") for p in earlier)
    if not earlier:
        yield not_applicable("No earlier plan is on record.")
    elif not without:
        yield met("The texts of all earlier plans are online: {count}.", *shown, count=len(earlier))
    elif complete_throughout(phase, "updates"):
        yield falls_short(
            "Earlier plans without a text online: {titles}.",
            place,
            phase=phase,
            today=today,
            titles=titles,
        )
    else:
        yield cannot_tell(
            "Earlier plans without a text on record: {titles}.", missing=place, titles=titles
        )


def _online(plan: Plan, register: Register, today: date) -> bool:
    texts = (register.documents.get(id) for id in plan.texts)
    out = (d for d in texts if d and not to_come(d.published, today))
    return any(d.url or d.archive or d.file for d in out)


@rule(INFORMING, Level.ADVISED)
def documents_dated(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """Every document on the plan has the day on which it was published.

    OGP's guidance asks for timestamps in documents. What has no day on record may have
    one in print, so it counts as lacking only if the updates are declared complete;
    counting all documents is ours.
    """
    documents = [
        d
        for d in register.documents.values()
        if phase.plan.id in d.plans and not to_come(d.published or d.in_repository_since, today)
    ]

    def judge(document: Document) -> Verdict:
        place = Evidence(document.path, "published", document.published)
        since = document.in_repository_since
        if document.published or since:
            held = Evidence(document.path, "in_repository_since", since)
            return met(SHOWN, place if document.published else held)
        if complete_throughout(phase, "updates"):
            return falls_short(
                "“{title}”: no day of publication is on record.",
                place,
                phase=phase,
                today=today,
                title=document.title,
            )
        return cannot_tell(UNTOLD, missing=place)

    yield from tally("documents", documents, lambda d: d.id, judge)


@rule(INFORMING, Level.ADVISED)
def contact_named(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The register says who answers for the process and how to reach them.

    An office, a name and a mail address: its own, or the one that takes in inputs. The
    list is ours: whoever wants to take part needs somebody to write to.
    """
    place = Evidence(register.site.path, "contact")
    lacking = tuple(_lacks(register.site))
    if phase.over(today):
        yield not_applicable(ENDED)
    elif lacking:
        yield falls_short(
            "The contact on record lacks: {lacking}.",
            place,
            phase=phase,
            today=today,
            lacking=lacking,
        )
    else:
        yield met("Office, name and mail address of the contact are on record.", place)


def _lacks(site: Site) -> Iterator[str]:
    contact = site.contact
    if contact is None or contact.office is None:
        yield "office"
    if contact is None or contact.name is None:
        yield "name"
    mail = (contact and contact.email) or (site.intake and site.intake.email)
    if not mail:
        yield "mail address"
