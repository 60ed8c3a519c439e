"""The dated facts of the register, whatever kind of record they stand in, and whom they concern."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from actionplan.dates import When
from actionplan.model import Commitment, Input, Meeting, Text
from actionplan.publish.context import Context
from actionplan.publish.naming import name_of
from actionplan.publish.pages import page_of


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened on a day: what kind of fact, in whose page, in which words.

    `about` is the same in every language. `topics` are the pages whose readers it concerns;
    `nth` tells facts of one page, kind and day apart.
    """

    on: When
    about: str
    kind: str
    target: str
    name: Markup
    text: Text | None = None
    topics: tuple[str, ...] = ()
    nth: int = 1


LOOKED_AT = 100
"""How many of the newest facts are looked through for pages that differ."""


def latest(c: Context, count: int) -> list[Change]:
    """The newest facts, none of them in the future, newest first."""
    return newest((change for change in _all(c) if change.on.last <= c.today), count)


def latest_pages(c: Context, count: int) -> list[Change]:
    """The newest fact of each page, newest first: a page that changed often stands once."""
    first: dict[str, Change] = {}
    for change in latest(c, LOOKED_AT):
        first.setdefault(change.target, change)
    return list(first.values())[:count]


def newest(changes: Iterable[Change], count: int) -> list[Change]:
    """The newest of some facts, newest first."""
    in_order = sorted(changes, key=lambda it: (it.on.first, it.on.last), reverse=True)
    return in_order[:count]


def by_topic(c: Context) -> dict[str, list[Change]]:
    """Every fact of the past under each page whose readers it concerns; "" holds the site's."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    seen: Counter[tuple[str, str, str]] = Counter()
    for change in (*_all(c), *_received(c)):
        key = (change.target, change.about, str(change.on))
        seen[key] += 1
        if change.on.last <= c.today:
            one = replace(change, nth=seen[key])
            for topic in dict.fromkeys(change.topics):
                found[topic].append(one)
    return found


def consultation_page(id: str) -> str:
    """Where the feed and the calendar of a consultation lie."""
    return f"consultations/{id}/"


def _all(c: Context) -> Iterator[Change]:
    yield from _commitments(c)
    for meeting in c.lookup.meetings:
        if meeting.held and meeting.state == "held":
            kind = c.label("meeting", meeting.kind)
            target, name = page_of(meeting), name_of(c, meeting)
            yield Change(meeting.held, "meeting", kind, target, name, None, _of_meeting(meeting))
    for plan in c.lookup.plans:
        for seen in (*plan.observations, *plan.approvals):
            if seen.on:
                kind, at = c.say("Report on the plan"), page_of(plan)
                yield Change(seen.on, "report", kind, at, name_of(c, plan), seen.text, ("", at))
    for id, answer in c.lookup.answers.items():
        if answer.answered_on:
            item = c.register.inputs[id]
            touched = map(_commitment_page, answer.commitments)
            topics = ("", f"plans/{item.plan}/", *_of_input(item), *touched)
            kind, on = c.say("Answer"), answer.answered_on
            yield Change(on, "answer", kind, page_of(item), name_of(c, item), None, topics)


def _commitments(c: Context) -> Iterator[Change]:
    answered = _answered(c)
    for commitment in c.register.commitments.values():
        milestones = any(m.updates for m in commitment.milestones)
        if commitment.updates or commitment.observations or milestones:
            target, name = page_of(commitment), name_of(c, commitment)
            asked = answered.get(commitment.id, ())
            topics = ("", *_of_commitment(c, commitment), *(f"inputs/{id}/" for id in asked))
            for update in commitment.updates:
                kind = c.label("status", update.status)
                yield Change(update.on, "update", kind, target, name, update.text, topics)
            for milestone in commitment.milestones:
                for update in milestone.updates:
                    kind = f"{c.plain(milestone.title)}: {c.label('status', update.status)}"
                    about = f"update:{milestone.id}"
                    yield Change(update.on, about, kind, target, name, update.text, topics)
            for seen in commitment.observations:
                if seen.on:
                    kind = c.say("From other sources")
                    yield Change(seen.on, "report", kind, target, name, seen.text, topics)


def _answered(c: Context) -> dict[str, list[str]]:
    """The inputs whose answers touch each commitment."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id, answer in c.lookup.answers.items():
        for commitment in answer.commitments:
            found[commitment].append(id)
    return found


def _received(c: Context) -> Iterator[Change]:
    """That an input came in; told to those who follow it, not to everybody."""
    for item in c.register.inputs.values():
        kind = c.say("Input received")
        yield Change(
            item.received, "received", kind, page_of(item), name_of(c, item), None, _of_input(item)
        )


def _commitment_page(id: str) -> str:
    return f"commitments/{id}/"


def _organisation_pages(ids: Iterable[str | None]) -> Iterator[str]:
    return (f"organisations/{id}/" for id in ids if id)


def _of_commitment(c: Context, commitment: Commitment) -> Iterator[str]:
    """The commitment, its plan, who leads it, and the inputs that speak of it."""
    yield page_of(commitment)
    yield f"plans/{commitment.plan}/"
    yield from _organisation_pages(commitment.lead)
    for item in c.lookup.inputs_on.get(commitment.id, ()):
        yield page_of(item)


def _of_meeting(meeting: Meeting) -> tuple[str, ...]:
    """The plan, who came, and the commitments that were spoken of."""
    discussed = [id for item in meeting.agenda for id in item.commitments]
    discussed += (id for decision in meeting.decisions for id in decision.commitments)
    present = meeting.attendance.present if meeting.attendance else ()
    return (
        "",
        page_of(meeting),
        *([f"plans/{meeting.plan}/"] if meeting.plan else []),
        *map(_commitment_page, discussed),
        *_organisation_pages(attendee.organisation for attendee in present),
    )


def _of_input(item: Input) -> tuple[str, ...]:
    """The input, its consultation, and the organisation that gave it."""
    return (
        page_of(item),
        *([consultation_page(item.consultation)] if item.consultation else []),
        *_organisation_pages([item.organisation]),
    )
