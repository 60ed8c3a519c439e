"""What a page is about, for machines: schema.org in JSON-LD, as one inert block in its head.

Such a block is no script and is never run. Still nothing of a record may end it
or be taken for markup, so every sign that could is written as an escape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from actionplan.model import (
    Commitment,
    Document,
    Input,
    Meeting,
    Organisation,
    Period,
    Plan,
)
from actionplan.publish.context import Context
from actionplan.publish.ids import absolute
from actionplan.publish.pages import PAGES, page_of
from actionplan.standards import Rule

ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
ORGANISATIONS = {
    "government": "GovernmentOrganization",
    "civil_society": "NGO",
    "academia": "EducationalOrganization",
    "media": "NewsMediaOrganization",
}
"""The type of schema.org for an organisation of a sector; the others are an Organization."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

Thing = dict[str, Any]


def linked_data(c: Context) -> str:
    """The block for a page; empty where a page is about nothing that machines have a word for."""
    thing = _about(c)
    if not thing:
        return ""
    whole = {"@context": "https://schema.org", **thing, "inLanguage": c.lang}
    if address := absolute(c.site, f"{c.lang}/{c.page_path}"):
        whole["url"] = address
    return f'<script type="application/ld+json">{escaped(whole)}</script>'


def escaped(content: Thing) -> str:
    """JSON in which no sign can end the block or begin a tag or an entity."""
    written = msgspec.json.encode(_filled(content)).decode()
    for sign, code in ESCAPES.items():  # Five searches are quicker than a look at each letter.
        written = written.replace(sign, code)
    return written


def _filled(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}


def _about(c: Context) -> Thing:
    if c.subject is None:
        return _page(c)
    return ABOUT[type(c.subject)](c, c.subject) if type(c.subject) in ABOUT else {}


def _page(c: Context) -> Thing:
    """The site itself on its first page, the data set on the page of the open data."""
    name, about = c.plain(c.site.title), {"@type": "Country", "name": c.plain(c.site.country)}
    if not c.page_path:
        return {"@type": "WebSite", "name": name, "about": about, "license": LICENCE}
    if c.page_path == "data/":
        said = c.say("Every record of the register as tables, with a dictionary in both languages.")
        return {
            "@type": "Dataset",
            "name": name,
            "description": said,
            "license": LICENCE,
            "spatialCoverage": about,
            "dateModified": c.today.isoformat(),
            "isAccessibleForFree": True,
        }
    return {}


def _plan(c: Context, plan: Plan) -> Thing:
    period = plan.period_ogp or plan.period_national
    country = {"@type": "GovernmentOrganization", "name": c.plain(c.site.country)}
    return {
        "@type": "CreativeWork",
        "genre": c.say("Action plan"),
        "name": c.plain(plan.title),
        "temporalCoverage": _span(period),
        "author": country,
    }


def _commitment(c: Context, commitment: Commitment) -> Thing:
    plan = c.register.plans.get(commitment.plan)
    return {
        "@type": "CreativeWork",
        "genre": c.say("Commitment"),
        "name": c.plain(commitment.title),
        "identifier": commitment.ogp_id or commitment.id,
        "isPartOf": plan and _filled(_plan(c, plan) | _address(c, plan)),
        "temporalCoverage": _span(commitment.period),
        "contributor": _named(c, commitment.lead),
    }


def _meeting(c: Context, meeting: Meeting) -> Thing:
    body = c.register.body(meeting.body) if meeting.body else None
    mode = {"online": "Online", "in_person": "Offline", "hybrid": "Mixed"}.get(meeting.mode or "")
    return {
        "@type": "Event",
        "name": c.plain(meeting.title),
        "startDate": meeting.held and str(meeting.held),
        "endDate": meeting.ends and str(meeting.ends),
        "eventAttendanceMode": mode and f"https://schema.org/{mode}EventAttendanceMode",
        "location": meeting.place and {"@type": "Place", "name": c.plain(meeting.place)},
        "organizer": body and {"@type": "Organization", "name": c.plain(body.name)},
    }


def _input(c: Context, item: Input) -> Thing:
    return {
        "@type": "Comment",
        "name": PAGES["inputs"].title(c),
        "dateCreated": str(item.received),
        "author": _named(c, (item.organisation,) if item.organisation else ()),
    }


def _organisation(c: Context, organisation: Organisation) -> Thing:
    return _name(c, organisation) | {"sameAs": organisation.website}


def _name(c: Context, organisation: Organisation) -> Thing:
    kind = ORGANISATIONS.get(organisation.sector, "Organization")
    return {"@type": kind, "name": c.plain(organisation.name)}


def _document(c: Context, document: Document) -> Thing:
    return {
        "@type": "DigitalDocument",
        "name": c.plain(document.title),
        "datePublished": document.published and str(document.published),
        "publisher": _named(c, (document.publisher,) if document.publisher else ()),
        "isBasedOn": document.url,
    }


def _rule(c: Context, rule: Rule) -> Thing:
    edition = rule.clause.edition
    terms = {"@type": "DefinedTermSet", "name": c.say(edition.title), "url": edition.url}
    return {
        "@type": "DefinedTerm",
        "name": PAGES["rules"].title(c),
        "termCode": rule.clause.number,
        "inDefinedTermSet": terms,
    }


def _named(c: Context, ids: Iterable[str]) -> list[Thing]:
    known = c.register.organisations
    return [_name(c, known[id]) for id in ids if id in known]


def _address(c: Context, record: Plan) -> Thing:
    return {"url": absolute(c.site, f"{c.lang}/{page_of(record)}")}


def _span(period: Period | None) -> str | None:
    """A stretch of time as ISO 8601 writes it; open where a day is not known."""
    if period is None or not (period.start or period.end):
        return None
    return f"{period.start or '..'}/{period.end or '..'}"


ABOUT: dict[type, Callable[[Context, Any], Thing]] = {
    Plan: _plan,
    Commitment: _commitment,
    Meeting: _meeting,
    Input: _input,
    Organisation: _organisation,
    Document: _document,
    Rule: _rule,
}
"""What a page is about, by the kind of its record."""
