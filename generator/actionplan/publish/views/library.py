"""Organisations and documents."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from actionplan.model import Commitment, Document, Organisation, Record
from actionplan.publish.context import Context
from actionplan.publish.pages import KINDS
from actionplan.publish.render import render
from actionplan.publish.views.lists import shown

USES = (
    ("plans", "Action plans"),
    ("commitments", "Commitments"),
    ("meetings", "Meetings"),
    ("inputs", "Inputs"),
    ("organisations", "Organisations"),
)


def organisation_list(c: Context) -> str:
    """Every organisation, by the side it stands for."""
    found = c.lookup
    return render(
        "organisation_list",
        c,
        shown=shown(c, "organisations"),
        sizes={sector: len(them) for sector, them in found.organisations.items()},
        led=found.led_by,
        met=found.attended_by,
        said=found.inputs_by,
    )


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
        supported=_others(found.supported_by.get(record.id, ()), led),
        meetings=found.attended_by.get(record.id, ()),
        inputs=found.inputs_by.get(record.id, ()),
        answers=found.answers,
        documents=found.published_by.get(record.id, ()),
    )


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
        forum=record.id in found.forum_rests_on,
        site=record.id in found.site_rests_on,
    )
