"""Organisations, posts and memberships of the forum in Popolo, the format of civic technology.

Tools that follow parliaments and councils read it. A person stands in it only as the records name
them: the holder of a public seat, as printed in a public source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from actionplan.model import Body, Organisation, Seat, Text
from actionplan.publish.package import FOLDER
from actionplan.publish.snapshot import Snapshot
from actionplan.words import SOURCE, pick

NAME = "popolo.json"

Node = dict[str, Any]


def popolo(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The organisations, bodies, people and memberships, with their path in the site."""
    register = snapshot.register
    people: dict[str, Node] = {}
    memberships: list[Node] = []
    for body in register.council.bodies:
        for number, seat in enumerate(body.seats, 1):
            memberships.append(_membership(body, seat, number))
            if seat.name:
                id = f"{body.id}-seat-{number}"
                people[id] = {"id": id, "name": seat.name}
    found = {
        "organizations": [
            *(_organisation(o) for o in register.organisations.values()),
            *(_body(body) for body in register.council.bodies),
        ],
        "persons": list(people.values()),
        "memberships": memberships,
    }
    content = json.dumps(found, ensure_ascii=False, indent=2)
    yield f"{FOLDER}/{NAME}", f"{content}\n".encode()


def _organisation(record: Organisation) -> Node:
    other = [{"name": n} for text in record.other_names for n in text.values()]
    other += [{"name": n, "note": lang} for lang, n in _others(record.name)]
    links = [{"url": record.website}] if record.website else []
    return {
        "id": record.id,
        "name": pick(SOURCE, record.name)[0],
        "classification": record.sector,
        **({"other_names": other} if other else {}),
        **({"links": links} if links else {}),
    }


def _body(body: Body) -> Node:
    other = [{"name": n, "note": lang} for lang, n in _others(body.name)]
    return {
        "id": body.id,
        "name": pick(SOURCE, body.name)[0],
        "classification": body.kind,
        **({"founding_date": str(body.since)} if body.since else {}),
        **({"dissolution_date": str(body.until)} if body.until else {}),
        **({"other_names": other} if other else {}),
    }


def _others(name: Text) -> list[tuple[str, str]]:
    """The names in the other languages."""
    first = pick(SOURCE, name)[1]
    return [(lang, said) for lang, said in name.items() if lang != first]


def _membership(body: Body, seat: Seat, number: int) -> Node:
    """A seat: of a person, or of an organisation where nobody is named."""
    id = f"{body.id}-seat-{number}"
    holder: Node = {"person_id": id} if seat.name else {}
    if not seat.name and seat.organisation:
        member = {"@type": "Organization", "id": seat.organisation}
        holder = {"member": member}
    return {
        "id": id,
        "organization_id": body.id,
        **holder,
        **({"on_behalf_of_id": seat.organisation} if seat.organisation and seat.name else {}),
        **({"role": seat.role} if seat.role else {}),
        **({"start_date": str(seat.since)} if seat.since else {}),
        **({"end_date": str(seat.until)} if seat.until else {}),
    }
