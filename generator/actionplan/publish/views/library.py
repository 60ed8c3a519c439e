"""Organisations and documents."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from actionplan.model import Body, Commitment, Document, Input, Organisation, Record
from actionplan.publish.context import Context
from actionplan.publish.pages import KINDS
from actionplan.publish.progress import counted, promised
from actionplan.publish.render import render
from actionplan.publish.views.lists import shown
from actionplan.publish.views.steps import Step, steps_of

USES = (
    ("plans", "Action plans"),
    ("commitments", "Commitments"),
    ("meetings", "Meetings"),
    ("inputs", "Inputs"),
    ("organisations", "Organisations"),
)

MOST = 50
"""Records of a kind on the page of an organisation or document; the others are in the lists."""


def organisation_list(c: Context) -> str:
    """Every organisation, by the side it stands for."""
    return render(
        "organisation_list",
        c,
        shown=shown(c, "organisations"),
        sizes={sector: len(them) for sector, them in c.lookup.organisations.items()},
        deeds=deeds,
    )


def deeds(c: Context, id: str) -> list[str]:
    """What an organisation does in these records, by number; nothing for what it does not do."""
    found = c.lookup
    led = found.led_by.get(id, ())
    supported = _others(found.supported_by.get(id, ()), led)
    met, said = found.attended_by.get(id, ()), found.inputs_by.get(id, ())
    counted = (
        (len(led), "leads {count} commitment", "leads {count} commitments"),
        (len(supported), "supports {count} commitment", "supports {count} commitments"),
        (len(met), "came to {count} meeting", "came to {count} meetings"),
        (len(said), "gave {count} input", "gave {count} inputs"),
    )
    return [c.count(number, one, many) for number, one, many in counted if number]


def organisation(c: Context) -> str:
    """What an organisation promised, where it came, what it asked for."""
    record: Organisation = c.subject
    found = c.lookup
    led = found.led_by.get(record.id, ())
    return render(
        "organisation",
        c,
        record=record,
        led=led,
        counts=counted(promised(led), found.progress),
        waiting=_waiting(c, led),
        due=_due(c, record.id, led),
        seats=_seats(c, record.id),
        most=MOST,
        supported=_others(found.supported_by.get(record.id, ()), led),
        meetings=found.attended_by.get(record.id, ()),
        inputs=found.inputs_by.get(record.id, ()),
        answers=found.answers,
        documents=found.published_by.get(record.id, ()),
    )


def _waiting(c: Context, led: Iterable[Commitment]) -> list[Input]:
    """Inputs on the commitments it leads that have no response on record, oldest first."""
    inputs = {i.id: i for it in led for i in c.lookup.inputs_on.get(it.id, ())}
    waiting = [i for i in inputs.values() if i.id not in c.lookup.answers]
    return sorted(waiting, key=lambda i: (i.received.last, i.id))


def _due(c: Context, id: str, led: Iterable[Commitment]) -> list[tuple[Commitment, Step]]:
    """Milestones it leads that are not done and have a planned day, in the order of the days."""
    open_ = [
        (it, step)
        for it in led
        for step in steps_of(c, it)
        if step.state != "done" and step.milestone.due
        if id in (step.milestone.lead or it.lead)
    ]
    return sorted(open_, key=lambda found: (str(found[1].milestone.due), found[0].id))


def _seats(c: Context, id: str) -> list[tuple[Body, int, int, int]]:
    """The bodies in which it holds or held a seat, and meetings with a list of who came.

    Of these the ones it came to itself, those to which only a deputy came, and all.
    """
    seats = []
    for body in c.register.council.bodies:
        if any(seat.organisation == id for seat in body.seats):
            held = [m for m in c.lookup.meetings_of_body.get(body.id, ()) if m.state == "held"]
            lists = [m.attendance.present for m in held if m.attendance and m.attendance.present]
            came = [[a.deputy for a in them if a.organisation == id] for them in lists]
            sent = sum(bool(those) and all(those) for those in came)
            seats.append((body, sum(map(bool, came)) - sent, sent, len(lists)))
    return seats


def _others(commitments: Iterable[Commitment], led: Iterable[Commitment]) -> list[Commitment]:
    leading = {c.id for c in led}
    return [c for c in commitments if c.id not in leading]


def document_list(c: Context) -> str:
    """Every document, by kind, newest first."""
    sizes = {kind: len(them) for kind, them in c.lookup.documents.items()}
    return render("document_list", c, shown=shown(c, "documents"), sizes=sizes)


def document(c: Context) -> str:
    """Where a document was published and which records rest on it."""
    record: Document = c.subject
    users: dict[str, list[Record]] = {}
    for user in c.lookup.uses.get(record.id, ()):
        users.setdefault(KINDS.get(type(user), ""), []).append(user)
    uses = [(kind, title, users[kind]) for kind, title in USES if kind in users]
    found = c.lookup
    return render(
        "document",
        c,
        record=record,
        points=[(g, list(them)) for g, them in groupby(record.points, lambda p: p.group)],
        uses=uses,
        most=MOST,
        forum=record.id in found.forum_rests_on,
        site=record.id in found.site_rests_on,
    )
