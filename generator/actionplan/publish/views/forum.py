"""The forum and its meetings."""

from __future__ import annotations

from collections import Counter

from actionplan.model import Body, Meeting
from actionplan.publish.context import Context
from actionplan.publish.index import newest
from actionplan.publish.render import render
from actionplan.publish.views.lists import shown


def council(c: Context) -> str:
    """The bodies of the forum in the order of the record, each with rules, seats and meetings."""
    bodies = c.register.council.bodies
    meetings = {b.id: c.lookup.meetings_of_body.get(b.id, ()) for b in bodies}
    spaces = {b.id: _spaces(c, b) for b in bodies}
    reports = {b.id: sorted(b.observations, key=lambda o: newest(o.on)) for b in bodies}
    return render("council", c, bodies=bodies, meetings=meetings, spaces=spaces, reports=reports)


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
        by_sector=_by_sector(record),
        inputs=c.lookup.inputs_at.get(record.id, ()),
    )


def _by_sector(record: Meeting) -> dict[str, int]:
    """How many came from each side: as its source counts them, else as the names count."""
    if not record.attendance:
        return {}
    counted = Counter(a.sector for a in record.attendance.present)
    return record.attendance.by_sector or dict(counted.most_common())
