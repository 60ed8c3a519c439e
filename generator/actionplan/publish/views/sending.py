"""The form for people without an account, and the ways in which its text can be sent."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from actionplan.forms import BEGIN, EMPTY, END, Form, Question, block, form, github
from actionplan.model import Commitment, Plan
from actionplan.publish.context import Context
from actionplan.publish.render import render

ABOUT_YOU = ("sector", "on_behalf_of", "display_name")
"""What nobody has to say. It stands apart from the rest."""
COMMITMENTS = "commitments"
"""The question that is answered from a list of what is on record."""
MOST = 200
"""Commitments in that list; those of the newest plan are always in it."""
LONGEST_LINK = 8191
"""Bytes of a link that the platform still takes. A Cyrillic letter takes six of them."""
LONGEST_MAIL = 2000
"""Bytes of a mail link that mail programs still take whole."""


def input_form(c: Context) -> str:
    """The form for an input to the plan."""
    return _form(c, form("input", c.lang))


def progress_form(c: Context) -> str:
    """The form for a comment on progress."""
    return _form(c, form("progress", c.lang))


def _form(c: Context, asked: Form) -> str:
    intake, contact = c.site.intake, c.site.contact
    offered = _offered(c)
    return render(
        "sending_form",
        c,
        form=asked,
        first=tuple(_put(c, q, offered) for q in asked.questions if _first(q)),
        offered=offered,
        field_of_list=COMMITMENTS,
        about_you=tuple(q for q in asked.questions if q.field in ABOUT_YOU),
        consent=asked.question("consent"),
        order=" ".join(q.id for q in asked.questions),
        empty_block=block(asked, {}, ()),
        marks={"begin": BEGIN, "end": END, "empty": EMPTY},
        helpers=intake.assisted_by if intake else (),
        email=intake.email if intake else None,
        relay=intake.relay if intake else None,
        issue=_issue(c, asked),
        host=urlsplit(c.site.forge.url).hostname if c.site.forge else "",
        taking=intake is not None,
        office=contact.office if contact else None,
        reachable=contact is not None and contact.reachable,
        days=intake.decide_within_days if intake else None,
        longest={"link": LONGEST_LINK, "mail": LONGEST_MAIL},
    )


def _offered(c: Context) -> list[tuple[Plan, tuple[Commitment, ...]]]:
    """The plans that have commitments, the newest first, with what a comment can be about."""
    plans = [(p, c.lookup.commitments_of.get(p.id, ())) for p in c.lookup.plans]
    found: list[tuple[Plan, tuple[Commitment, ...]]] = []
    for plan, them in plans:
        if them and (not found or sum(len(of) for _, of in found) + len(them) <= MOST):
            found.append((plan, them))
    return found


def _put(c: Context, question: Question, offered: object) -> Question:
    """The question as the page puts it: where there is a list nobody has to know ids."""
    if question.field == COMMITMENTS and offered:
        return replace(question, help=c.say("Choose it from the list. The newest plan is first."))
    return question


def _first(question: Question) -> bool:
    return question.field not in ABOUT_YOU and question.shape != "checks"


def _issue(c: Context, asked: Form) -> str | None:
    """The address of the platform's own form, if these records have a platform."""
    if c.site.forge is None:
        return None
    file = github.file_of(asked.id, c.lang)
    return f"{c.site.forge.url.rstrip('/')}/issues/new?template={file}"
