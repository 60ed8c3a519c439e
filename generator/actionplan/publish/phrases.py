"""Short phrases that templates need of a record: names, addresses of files, yes and no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

from markupsafe import Markup

from actionplan import words
from actionplan.assurance import known, told
from actionplan.dates import When
from actionplan.labels import LABELS
from actionplan.model import Commitment, Input, IrmFinding, Plan, Text
from actionplan.publish.areas import area_address, code
from actionplan.publish.fields import field_name
from actionplan.publish.naming import input_title, name_of
from actionplan.publish.outside import anchor, in_language
from actionplan.publish.pages import page_of_file
from actionplan.publish.progress import plan_over
from actionplan.standards import Evidence, Outcome, Requirement

if TYPE_CHECKING:
    from actionplan.publish.context import Context


def organisation_name(c: Context, id: str) -> Markup:
    """The name of an organisation, not linked."""
    record = c.register.organisations.get(id)
    return c.name(record.name) if record else Markup.escape(id)


def body_name(c: Context, id: str) -> Markup:
    """The name of a body of the forum."""
    body = c.register.body(id)
    return c.name(body.name) if body else Markup.escape(id)


def permalink(c: Context, path: str, short: bool = False) -> Markup:
    """A link to a record's file as its last change left it, or its path with that commit.

    The short form names the commit alone.
    """
    change = c.register.last_changes.get(path)
    if change is None:
        return Markup("<code>{}</code>").format(path)
    said = f"@\u00a0{change.commit[:12]}" if short else f"{path} @ {change.commit[:12]}"
    if c.site.forge is None:
        return Markup("<code>{}</code>").format(said)
    return anchor(f"{c.site.forge.url.rstrip('/')}/blob/{change.commit}/{path}", said)


def date_known(c: Context, place: Evidence) -> str:
    """How the date of a place that a finding rests on is known; empty if it has none."""
    if place.on is None:
        return ""
    return told(c.lang, known(c.register, place.record, place.field, place.on))


def heading(c: Context, record: Input) -> Markup:
    """The heading of an input's page: its title, or who gave it and when."""
    return c.title(record.title) if record.title else Markup.escape(input_title(c, record))


def file_url(c: Context, path: str) -> str | None:
    """The address of a record's file where the records are kept; None if that is not public."""
    forge = c.site.forge
    return f"{forge.url.rstrip('/')}/blob/{forge.branch}/{path}" if forge else None


def issue_url(c: Context, number: int) -> str | None:
    """The address of a public issue where the records are kept; None if that is not public."""
    return f"{c.site.forge.url.rstrip('/')}/issues/{number}" if c.site.forge else None


def file_link(c: Context, path: str) -> Markup:
    """A link to the page that shows a record's file, by the record's name."""
    page = page_of_file(path, c.register)
    if page is None:
        return Markup("<code>{}</code>").format(path)
    return anchor(c.href(page), _name_of_page(c, page))


def _name_of_page(c: Context, page: str) -> Markup:
    kind, _, id = page.strip("/").partition("/")
    if kind in ("council", "about"):
        return Markup.escape(c.say("The forum" if kind == "council" else "About this register"))
    record = getattr(c.register, kind, {}).get(id)
    return name_of(c, record) if record else Markup.escape(id)


def overall(plan: Plan, phase: str) -> tuple[IrmFinding, ...]:
    """What the IRM published on all minimum requirements of a phase together."""
    return tuple(
        found
        for found in plan.irm
        if found.indicator == "minimum_requirements"
        and not found.requirement
        and found.phase in (None, phase)
    )


def completion(commitment: Commitment) -> tuple[IrmFinding, ...]:
    """The IRM's codes for how far a commitment was implemented."""
    return tuple(i for i in commitment.irm if i.indicator == "completion" and i.value)


def how_it_ended(plan: Plan, today: date) -> IrmFinding | None:
    """The last that the record quotes of the IRM on how a plan was implemented; None before its
    end. Where the IRM is not quoted on completion, its finding on the implementation stands in."""
    if not plan_over(plan, today):
        return None
    said = [i for i in plan.irm if i.phase == "implementation" and i.text and not i.requirement]
    for indicator in ("completion", "finding"):
        if found := [i for i in said if i.indicator == indicator]:
            return found[-1]
    return None


def contested(c: Context, requirement: Requirement) -> int:
    """How many objections there are to the findings of a requirement."""
    phase = requirement.phase
    rules = {f.rule.id for f in requirement.findings}
    known = c.lookup.objections
    return sum(len(known.get(f"{rule}:{phase.plan.id}:{phase.name}", ())) for rule in rules)


def explained(requirement: Requirement) -> tuple[When, bool] | None:
    """Until when what is missed is explained, and whether all of it is; None if nothing is."""
    missed = [f for f in requirement.findings if f.outcome is Outcome.MISSED]
    until = [f.explanation.until for f in missed if f.explanation]
    return (min(until), len(until) == len(missed)) if until else None


def yes_no(c: Context, value: bool | None) -> str:
    """Yes, no, or not known."""
    return c.say("not known" if value is None else "Yes" if value else "No")


def language(c: Context, code: str) -> str:
    """The name of a language, or its code if there is no word for it."""
    return c.label("language", code) if code in LABELS["language"] else code


KEPT = {"yes": "met", "no": "not met"}
"""The IRM says of a requirement now that it is met, now yes; pages say the one word for both."""


def irm_code(c: Context, found: IrmFinding) -> Markup:
    """The code of a finding, "" if it has none; in English where the page's language lacks it."""
    if not found.value:
        return Markup("")
    value = found.value
    if found.indicator in ("requirement", "minimum_requirements"):
        value = KEPT.get(value.lower(), value)
    said = c.say(value[:1].upper() + value[1:])
    translated = c.lang == words.SOURCE or said.lower() != value.lower()
    return Markup.escape(said) if translated else in_language(said, "en")


def irm_word(c: Context, found: IrmFinding) -> str:
    """What a word of the IRM means, in our words; "" where nothing needs to be said."""
    known = LABELS["irm_word"]
    exact = f"{found.indicator} {(found.value or '').lower()}"
    code = exact if exact in known else found.indicator
    return c.label("irm_word", code) if found.value and code in known else ""


_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\Wa-zа-яёөү\d_])")


def first_sentence(c: Context, text: Text) -> Markup:
    """The first sentence of words that are ours."""
    said, lang = words.pick(c.lang, text)
    return c.name({lang: shorten(_END_OF_SENTENCE.split(said, 1)[0], 240, placeholder=" …")})


def short(c: Context, text: Text, length: int = 160) -> Markup:
    """The beginning of longer words."""
    said, lang = words.pick(c.lang, text)
    return c.name({lang: shorten(said, length, placeholder=" …")})


def place_name(c: Context, place: Evidence) -> str:
    """The field of a place in a record, by the titles of its schema."""
    return field_name(c, place.record, tuple(place.field.split(".")))


def told_once(places: Iterable[Evidence]) -> list[Evidence]:
    """The places a verdict rests on, each record and day once, in their order."""
    return list({(place.record, place.on): place for place in reversed(tuple(places))}.values())[
        ::-1
    ]


def area_page(tag: str) -> str:
    """The page path of the commitments that have a tag of OGP; of all if it has no letters."""
    known = code(tag)
    return area_address(known) if known else "commitments/"


def policy_area(c: Context, tag: str) -> Markup:
    """A tag of OGP in the page's language, or in English, marked so, where it has no words."""
    said = c.say(tag)
    translated = c.lang == words.SOURCE or said != tag
    return Markup.escape(said) if translated else in_language(said, "en")
