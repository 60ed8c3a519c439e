"""Standard 2: the website, and the plan on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import When, add_months
from actionplan.model import Document, Plan, Register, Site, WebsiteCheck
from actionplan.standards.editions import WEBSITE
from actionplan.standards.grounds import declared, started
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Evidence, Level, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_throughout,
    due,
    met,
    missed,
    not_applicable,
)

FRESH_MONTHS = 6


@rule(WEBSITE, Level.REQUIRED)
def website_answers(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The OGP website can be opened by anybody.

    Met if the newest recorded visit to the website in the phase found it open
    without a login. While the phase runs, a visit older than six months no longer
    proves that it opens; this limit is ours.
    """
    site = register.site
    if site.website is None or site.website.url is None:
        yield cannot_tell(
            "No OGP website is on record.", missing=Evidence(site.path, "website.url")
        )
        return
    place = Evidence(site.path, "website.checks")
    newest = _newest([c for c in site.website.checks if phase.may_hold(c.on, today)])
    if not any(phase.surely_holds(c.on, today) for c in newest):
        yield cannot_tell("No visit to the website in this phase is on record.", missing=place)
        return
    day = max(c.on for c in newest)
    shown = Evidence(site.path, "website.checks", day)
    if len({c.reachable for c in newest}) > 1:
        yield cannot_tell(
            "The visits to the website {on:on} found it open and closed.",
            shown,
            missing=place,
            on=day,
        )
    elif not newest[0].reachable:
        yield missed(
            "The website could not be opened {on:on}.",
            shown,
            deadline=day.last,
            still_open=not phase.over(today),
            on=day,
        )
    elif not phase.over(today) and add_months(day.last, FRESH_MONTHS) < today:
        yield cannot_tell(
            "The last recorded visit to the website was {on:on}.", shown, missing=place, on=day
        )
    else:
        yield met("The website could be opened {on:on}.", shown, on=day)


def _newest(visits: Sequence[WebsiteCheck]) -> list[WebsiteCheck]:
    """The last visit; several, if their days do not tell which was the last."""
    begun = max((c.on.first for c in visits), default=None)
    return [c for c in visits if begun and c.on.last >= begun]


@rule(WEBSITE, Level.REQUIRED)
def latest_plan_online(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """The latest action plan can be read online.

    Met if the text of the latest adopted plan is on record with an address, in a
    language of the administration, published within the phase or before it.
    """
    plan = _latest_plan(phase, register)
    if plan is None:
        yield _no_earlier(phase)
        return
    by = phase.until(today)
    texts = [d for id in plan.texts if (d := register.documents.get(id))]
    online = [
        (d.published, d.id, d)
        for d in texts
        if d.published and d.published.last <= by.first and _readable(d, register.site)
    ]
    if online:
        day, _, text = min(online)
        yield met(
            "The text of “{plan}” has been online since {on}.",
            Evidence(text.path, "published", day),
            plan=plan.title,
            on=day,
        )
        return
    unclear = [d for d in texts if _may_be_readable(d, register.site, by)]
    yield _no_text(plan, phase, unclear, today)


def _no_earlier(phase: Phase) -> Verdict:
    """While the first plan is made there is none to read; of others an earlier one is missing."""
    if phase.plan.number == 1:
        return not_applicable("This is the first plan. There was no earlier one to read.")
    return cannot_tell(
        "No earlier plan that was adopted is on record.",
        missing=Evidence("plans/<id>.yml", "adoption.on"),
    )


def _no_text(plan: Plan, phase: Phase, unclear: list[Document], today: date) -> Verdict:
    place = Evidence(plan.path, "texts")
    wanted = _wanted_by(plan, phase)
    assert wanted.on
    deadline = wanted.on.last
    if today <= deadline and not phase.over(today):
        return due(
            "The text of “{plan}” should be online by {deadline}.",
            place,
            wanted,
            deadline=deadline,
            plan=plan.title,
        )
    if not unclear and complete_throughout(phase, "updates"):
        return missed(
            "No text of “{plan}” is on record.",
            place,
            wanted,
            declared(phase, "updates"),
            deadline=min(deadline, phase.until(today).last),
            still_open=not phase.over(today),
            plan=plan.title,
        )
    return cannot_tell(
        "It is not on record where and since when the text of “{plan}” can be read.",
        missing=Evidence(unclear[0].path, "published") if unclear else place,
        plan=plan.title,
    )


def _wanted_by(plan: Plan, phase: Phase) -> Evidence:
    """The first day of the phase, or the adoption of the plan if that came later."""
    adopted = plan.adoption.on if plan.adoption else None
    if adopted and adopted.last > phase.began.last:
        return Evidence(plan.path, "adoption.on", adopted)
    return started(phase)


def _latest_plan(phase: Phase, register: Register) -> Plan | None:
    """The plan itself once it runs; before that, the newest earlier one that was adopted.

    One that OGP lists with a period was adopted, whether or not its act is on record.
    """
    if phase.name == "implementation":
        return phase.plan
    earlier = (
        p
        for p in register.plans.values()
        if p.number < phase.plan.number and (p.adoption or p.submission or p.period_ogp)
    )
    return max(earlier, key=lambda p: p.number, default=None)


def _readable(document: Document, site: Site) -> bool:
    return document.url is not None and bool(
        set(document.languages) & set(site.administrative_languages)
    )


def _may_be_readable(document: Document, site: Site, by: When) -> bool:
    """True unless its language is another one or it came only later."""
    fits = not document.languages or set(document.languages) & set(site.administrative_languages)
    return bool(fits) and (document.published is None or document.published.first <= by.last)
