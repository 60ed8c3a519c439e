"""The minutes of a meeting: who came, what was on the agenda, what was decided."""

from __future__ import annotations

from actionplan.labels import label
from actionplan.model import Attendee, Meeting
from actionplan.papers.paper import Paper, Said, closing
from actionplan.publish.context import Context
from actionplan.publish.sessions import meeting_state
from actionplan.words import pick


def minutes(c: Context, meeting: Meeting) -> Paper:
    """The minutes, as far as they are on record."""
    paper = Paper(c, f"minutes-{meeting.id}", Said(*pick(c.lang, meeting.title)), c.say("Minutes"))
    _facts(paper, meeting)
    paper.heading(1, paper.say("Agenda"))
    paper.points((paper.text(item.title) for item in meeting.agenda), numbered=True)
    _attendance(paper, meeting)
    if meeting.minutes and (meeting.minutes.text or meeting.minutes.summary):
        paper.heading(1, paper.say("What was said"))
        if meeting.minutes.text:
            paper.words(paper.text(meeting.minutes.text))
        else:
            paper.words(paper.text(meeting.minutes.summary or {}))
            paper.words(paper.say("Summary in our words; unofficial"), note=True)
    paper.heading(1, paper.say("Decisions"))
    paper.points((paper.text(d.text) for d in meeting.decisions), numbered=True)
    _published(paper, meeting)
    closing(paper)
    return paper


def _facts(paper: Paper, it: Meeting) -> None:
    c = paper.c
    body = c.register.body(it.body) if it.body else None
    rows: list[tuple[str, list[Said]]] = [
        ("Day", [paper.day(it.held), *([paper.day(it.ends)] if it.ends else [])]),
        ("Place", [paper.text(it.place)] if it.place else []),
        ("Body", [paper.text(body.name)] if body else []),
        ("Plan", list(paper.names("plans", [it.plan])) if it.plan else []),
        ("Kind", [paper.own(c.label("meeting", it.kind))]),
        ("State", [paper.own(meeting_state(c, it))]),
    ]
    if it.mode:
        rows.append(("Form of the meeting", [paper.own(c.label("mode", it.mode))]))
    paper.facts(rows)


def _attendance(paper: Paper, it: Meeting) -> None:
    found = it.attendance
    paper.heading(1, paper.say("Who attended"))
    if found is None:
        paper.words(paper.nothing)
        return
    if found.by_sector:
        paper.table(
            "Attendance by side",
            ("Side", "How many"),
            ([paper.own(label(paper.lang, "sector", sector)), paper.own(str(number))]
             for sector, number in found.by_sector.items()),
        )  # fmt: skip
    for caption, people in (("Present", found.present), ("Excused", found.apologies)):
        if people:
            heads = ("Organisation", "Side", "Name", "Capacity")
            paper.table(caption, heads, (_person(paper, one) for one in people))
    if found.note:
        paper.words(paper.text(found.note))
    if not found.complete:
        paper.words(paper.say("It is not on record that this list is complete."), note=True)


def _person(paper: Paper, one: Attendee) -> list[Said]:
    """A row of the list. Where nothing is said of a person, nothing is guessed."""
    blank = paper.own("–")
    names = paper.names("organisations", [one.organisation]) if one.organisation else (blank,)
    return [
        *names,
        paper.own(label(paper.lang, "sector", one.sector)),
        paper.own(one.name) if one.name else blank,
        paper.text(one.capacity) if one.capacity else blank,
    ]


def _published(paper: Paper, it: Meeting) -> None:
    shown = it.minutes.published if it.minutes else None
    on = [paper.day(shown.on)] if shown and shown.on else []
    where = [paper.own(shown.where)] if shown and shown.where else []
    sources = paper.names("documents", it.sources)
    paper.heading(1, paper.say("Publication"))
    paper.facts([("Minutes published on", on), ("Address", where), ("Sources", sources)])
