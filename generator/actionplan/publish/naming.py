"""What pages and links to them are called: names, titles and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from actionplan.model import (
    Commitment,
    Document,
    Input,
    Meeting,
    Objection,
    Organisation,
    Plan,
    Record,
    Text,
)
from actionplan.publish.paging import LISTS
from actionplan.standards import Rule

if TYPE_CHECKING:
    from actionplan.publish.context import Context


def name_of(c: Context, record: Record) -> Markup:
    """What links to a record say."""
    match record:
        case Organisation():
            return c.name(record.name)
        case Input():
            return c.name(record.title) if record.title else Markup.escape(input_title(c, record))
        case Plan() | Commitment() | Meeting() | Document():
            return c.name(record.title)
        case _:
            return Markup.escape(record.id)


def author(c: Context, item: Input | Objection) -> Text:
    """Who gave an input or an objection: the organisation, its chosen public name, or its side."""
    if item.organisation and item.organisation in c.register.organisations:
        return c.register.organisations[item.organisation].name
    if item.display_name:
        return {c.lang: item.display_name}
    return {c.lang: c.label("sector", item.sector) if item.sector else c.say("Name not published")}


def input_title(c: Context, item: Input) -> str:
    """The title of an input, or who gave it and when."""
    if item.title:
        return c.plain(item.title)
    return c.say("Input of {who}, {day}", who=c.plain(author(c, item)), day=item.received)


def rule_title(c: Context, rule: Rule) -> str:
    """The title of a rule as a heading: without the full stop of its sentence."""
    return c.say(rule.title).rstrip(".")


def own_title(c: Context) -> str:
    """What the record itself is called."""
    return c.plain(c.subject.title)


def plan_description(c: Context) -> str:
    """What the page of a plan holds."""
    return c.say(
        "{plan}: how it was made, its commitments, and the requirements of open government.",
        plan=c.plain(c.subject.title),
    )


def pack_title(c: Context) -> str:
    """The title of the evidence pack of a plan."""
    return c.say("Evidence pack: {plan}", plan=c.plain(c.subject.title))


def pack_description(c: Context) -> str:
    """What the evidence pack of a plan holds."""
    return c.say(
        "{plan}: what the records show of each requirement, with dates, records and documents.",
        plan=c.plain(c.subject.title),
    )


def commitment_description(c: Context) -> str:
    """What the page of a commitment holds."""
    plan = c.register.plans.get(c.subject.plan)
    return c.say(
        "{commitment}: what was promised in {plan}, by whom, and what became of it.",
        commitment=c.plain(c.subject.title),
        plan=c.plain(plan.title) if plan else c.subject.plan,
    )


def area_title(c: Context) -> str:
    """The words of a policy area."""
    return c.say("Commitments: {area}", area=c.say(c.subject.tag))


def area_description(c: Context) -> str:
    """What the page of a policy area holds."""
    return c.say(
        "Every commitment on record that is tagged “{area}”, by action plan.",
        area=c.say(c.subject.tag),
    )


def meeting_description(c: Context) -> str:
    """What the page of a meeting holds."""
    return c.say(
        "{meeting}: who came, what was said and what was decided.",
        meeting=c.plain(c.subject.title),
    )


def input_description(c: Context) -> str:
    """What the page of an input holds."""
    who = c.plain(author(c, c.subject))
    return c.say("What {who} asked for, and the response on record.", who=who)


def consultation_description(c: Context) -> str:
    """What the page of a consultation holds."""
    return c.say(
        "We asked, you said, we did: {consultation}.",
        consultation=c.plain(c.subject.consultation.title),
    )


def organisation_description(c: Context) -> str:
    """What the page of an organisation holds."""
    return c.say(
        "{name}: its commitments, meetings and inputs in the open government process.",
        name=c.plain(c.subject.name),
    )


def document_description(c: Context) -> str:
    """What the page of a document holds."""
    return c.say(
        "{title}: where it was published and which records rest on it.",
        title=c.plain(c.subject.title),
    )


def rule_description(c: Context) -> str:
    """What the page of a rule holds."""
    return c.say(
        "{name}: what is asked, how it is judged, and what the records show now.",
        name=rule_title(c, c.subject),
    )


def list_title(c: Context) -> str:
    """The title of a later page of a list."""
    return c.say(LISTS[c.subject.kind], number=c.subject.number)
