"""The forum and its meetings."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from actionplan.model import Body, Meeting, Observation
from actionplan.publish.context import Context
from actionplan.publish.index import newest
from actionplan.publish.render import render
from actionplan.publish.views.lists import shown
from actionplan.publish.views.rhythm import (
    Matrix,
    balance,
    matrix,
    names_known,
    rhythm,
    sides,
    work_done,
)

MOST = 50
"""Meetings on the page of the forum and inputs on that of a meeting; the lists hold the others."""


@dataclass(frozen=True, slots=True)
class BodyShown:
    """A body of the forum, its meetings, and the pictures of them; None where nothing is known.

    Of `unlisted` meetings that were held it is not on record who came. `unknown` names what
    is not on record at all.
    """

    body: Body
    meetings: tuple[Meeting, ...]
    spaces: list[tuple[str, str]]
    reports: list[Observation]
    rhythm: Markup | None
    balance: Markup | None
    matrix: Matrix | None
    unlisted: int
    unknown: list[str]


def council(c: Context) -> str:
    """The bodies of the forum, those at work first, each with rules, seats and meetings."""
    now = [body for body in c.register.council.bodies if _at_work(c, body)]
    earlier = [body for body in c.register.council.bodies if body not in now]
    groups = [[_body(c, body) for body in bodies] for bodies in (now, earlier)]
    return render("council", c, groups=groups, most=MOST)


def _at_work(c: Context, body: Body) -> bool:
    """True if a body has no end on record, and is a council or serves a plan that goes on."""
    if (body.until and body.until.last < c.today) or work_done(c, body):
        return False
    return body.kind == "council" or bool(_spaces(c, body))


def _body(c: Context, body: Body) -> BodyShown:
    meetings = c.lookup.meetings_of_body.get(body.id, ())
    return BodyShown(
        body=body,
        meetings=meetings,
        spaces=_spaces(c, body),
        reports=sorted(body.observations, key=lambda o: newest(o.on)),
        rhythm=rhythm(c, body, meetings),
        balance=balance(c, body),
        matrix=matrix(c, body, meetings),
        unlisted=sum(m.state == "held" and not names_known(m) for m in meetings),
        unknown=_unknown(c, {"Published rules": body.rules, "Meetings": meetings}),
    )


def _unknown(c: Context, known: dict[str, object]) -> list[str]:
    """The names of what is not on record."""
    return [c.say(name) for name, found in known.items() if not found]


def _spaces(c: Context, body: Body) -> list[tuple[str, str]]:
    """The plans and phases for which a body was the declared space for dialogue."""
    return [(p.id, s.phase) for p in c.lookup.plans for s in p.spaces if s.body == body.id]


def meeting_list(c: Context) -> str:
    """Every meeting by year, newest first; those without a day come last."""
    return render("meeting_list", c, shown=shown(c, "meetings"))


def meeting(c: Context) -> str:
    """All that is on record about one meeting."""
    record: Meeting = c.subject
    return render(
        "meeting",
        c,
        record=record,
        body=c.register.body(record.body) if record.body else None,
        by_sector=sides(record.attendance),
        unknown=_unknown(
            c,
            {
                "Who came": record.attendance,
                "Agenda": record.agenda,
                "Decisions": record.decisions,
                "Minutes": record.minutes,
            },
        ),
        inputs=c.lookup.inputs_at.get(record.id, ()),
        most=MOST,
    )
