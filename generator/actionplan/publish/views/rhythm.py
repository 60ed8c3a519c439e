"""How often a body of the forum met, and who came to its meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from actionplan.dates import When
from actionplan.model import Attendance, Body, Meeting, Plan
from actionplan.publish import charts
from actionplan.publish.context import Context
from actionplan.publish.views.standing import legend, legend_of, spelled

SHOWN_GAPS = 12
SHOWN_MEETINGS = 6
SIDES = ("government", "civil_society")
MARKS = ("present", "deputy", "apologies", "absent")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who came to the latest meetings: a mark for each seat and meeting, None if not on record."""

    meetings: tuple[Meeting, ...]
    rows: tuple[tuple[str, tuple[str | None, ...]], ...]


def rhythm(c: Context, body: Body, meetings: Sequence[Meeting]) -> Markup | None:
    """The gaps between the meetings of a body, newest first; None if no day of one is known.

    A gap of which the days say nothing is not drawn; the meetings are counted below instead.
    """
    found = [_judged(gap, _declared(c, body)) for gap in gaps_of(c, body, meetings)]
    shown = [gap for gap in found if gap.shortest or gap.kept is not None][::-1][:SHOWN_GAPS]
    if not shown:
        return _undated(c, meetings) or None
    chart = charts.rhythm(
        f"rhythm-{body.id}",
        c.say("Days between meetings"),
        "; ".join(_said(c, gap) for gap in shown),
        c.say("six months"),
        shown,
        lambda gap: _said(c, gap),
    )
    return chart + _legend(c, shown) + _undated(c, meetings)


def gaps_of(c: Context, body: Body, meetings: Sequence[Meeting]) -> list[charts.Gap]:
    """The gaps between meetings that were held, oldest first, until the body's end or today.

    Where the end is not on record but its work is done, the last gap has no end to run to.
    """
    held = [m.held for m in meetings if m.held and m.state == "held"]
    if body.until and body.until.last < c.today:
        end = body.until.first
        return charts.gaps([day for day in held if day.first <= end], end)
    found = charts.gaps(held, c.today)
    return [gap for gap in found if not gap.running] if work_done(c, body) else found


def work_done(c: Context, body: Body) -> bool:
    """True if a working group has done what plans name it for; a council goes on."""
    served = [(p, s.phase) for p in c.lookup.plans for s in p.spaces if s.body == body.id]
    ends = [_end(plan, phase) for plan, phase in served]
    known = [end for end in ends if end and end.last < c.today]
    return body.kind == "working_group" and bool(known) and len(known) == len(ends)


def _end(plan: Plan, phase: str) -> When | None:
    """When a phase of a plan was over: a plan is made when it is adopted, or when it begins."""
    if phase != "co_creation":
        return plan.period_ogp.end if plan.period_ogp else None
    if plan.adoption and plan.adoption.on:
        return plan.adoption.on
    return plan.period_ogp.start if plan.period_ogp else None


def _undated(c: Context, meetings: Sequence[Meeting]) -> Markup:
    """How many meetings were held in a year or month of which no day is on record."""
    held = [m.held for m in meetings if m.held and m.state == "held"]
    counts = Counter(day for day in held if not day.exact)
    one, many = (
        "{day}: {count} meeting, its day not known",
        "{day}: {count} meetings, days not known",
    )
    return Markup("").join(
        Markup('<p class="note">{}</p>').format(c.count(number, one, many, day=day))
        for day, number in sorted(counts.items(), reverse=True)
    )


def _declared(c: Context, body: Body) -> date | None:
    """From which day every meeting of the body is said to be on record."""
    days = [
        plan.complete_from.meetings.last
        for plan in c.lookup.plans
        if plan.complete_from and plan.complete_from.meetings
        if any(space.body == body.id for space in plan.spaces)
    ]
    return min(days, default=None)


def _judged(gap: charts.Gap, declared: date | None) -> charts.Gap:
    """A long gap is one for sure only where the records are declared complete."""
    sure = declared is not None and declared <= gap.start.first
    return gap if gap.kept or sure else replace(gap, kept=None)


def _said(c: Context, gap: charts.Gap) -> str:
    least, most = c.number(gap.shortest), c.number(gap.longest)
    days = least if least == most else f"{least}–{most}"
    if gap.running and gap.end.last < c.today:
        return c.say("from {day} to the end: {days} days", day=gap.start, days=days)
    if gap.running:
        return c.say("since {day}: {days} days", day=gap.start, days=days)
    return c.say("{day}: after {days} days", day=gap.end, days=days)


def _legend(c: Context, shown: Sequence[charts.Gap]) -> Markup:
    codes = dict.fromkeys(charts.code_of(gap) for gap in shown)
    return legend_of([(code, c.label("rhythm", code)) for code in codes])


def balance(c: Context, body: Body) -> Markup | None:
    """The members of a body by side, as one bar; None if they are not on record."""
    counts: Mapping[str, int] = body.members_by_sector or Counter(
        s.sector for s in body.seats if not s.until or s.until.last >= c.today
    )
    parts = [charts.Part(s, c.label("sector", s), counts.get(s, 0)) for s in SIDES]
    others = sum(n for sector, n in counts.items() if sector not in SIDES)
    parts.append(charts.Part("others", c.say("Others"), others))
    parts = [part for part in parts if part.number]
    if not parts:
        return None
    title = c.say("Members by side")
    return charts.share(f"sides-{body.id}", title, spelled(parts), parts) + legend(c, parts)


def matrix(c: Context, body: Body, meetings: Sequence[Meeting]) -> Matrix | None:
    """Who of the members came to the latest meetings; None where no list of names is on record."""
    listed = [m for m in meetings if m.state == "held" and names_known(m)]
    latest = tuple(listed[:SHOWN_MEETINGS])
    members = list(dict.fromkeys(s.organisation for s in body.seats if s.organisation))
    if not latest or not members:
        return None
    rows = tuple((id, tuple(_mark(body, id, m) for m in latest)) for id in members)
    return Matrix(latest, rows)


def names_known(meeting: Meeting) -> bool:
    """True if the names of those who came to a meeting are on record."""
    return bool(meeting.attendance and meeting.attendance.present)


def _mark(body: Body, member: str, meeting: Meeting) -> str | None:
    came = meeting.attendance
    if came is None or not _held_seat(body, member, meeting.held):
        return None
    if found := [a for a in came.present if a.organisation == member]:
        return "deputy" if all(a.deputy for a in found) else "present"
    if any(a.organisation == member for a in came.apologies):
        return "apologies"
    return "absent" if came.complete else None


def _held_seat(body: Body, member: str, day: When | None) -> bool:
    """True if the member may have held a seat on that day."""
    return day is not None and any(
        (s.since is None or s.since.first <= day.last)
        and (s.until is None or s.until.last >= day.first)
        for s in body.seats
        if s.organisation == member
    )


def sides(attendance: Attendance | None) -> dict[str, int]:
    """How many came from each side: as its source counts them, else as the names count."""
    if not attendance:
        return {}
    counted = Counter(a.sector for a in attendance.present)
    return attendance.by_sector or dict(counted.most_common())
