"""The latest dated facts of the register, whatever kind of record they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest

from markupsafe import Markup

from actionplan.dates import When
from actionplan.model import Text
from actionplan.publish.context import Context
from actionplan.publish.pages import name_of, page_of


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened on a day: what kind of fact, in whose page, in which words.

    `about` is the same in every language.
    """

    on: When
    about: str
    kind: str
    target: str
    name: Markup
    text: Text | None = None


def latest(c: Context, count: int) -> list[Change]:
    """The newest facts, none of them in the future, newest first."""
    past = (change for change in _all(c) if change.on.last <= c.today)
    return nlargest(count, past, key=lambda change: (change.on.first, change.on.last))


def _all(c: Context) -> Iterator[Change]:
    yield from _commitments(c)
    for meeting in c.lookup.meetings:
        if meeting.held and meeting.state == "held":
            kind = c.label("meeting", meeting.kind)
            yield Change(meeting.held, "meeting", kind, page_of(meeting), name_of(c, meeting))
    for plan in c.lookup.plans:
        for seen in (*plan.observations, *plan.approvals):
            if seen.on:
                kind = c.say("Report on the plan")
                yield Change(seen.on, "report", kind, page_of(plan), name_of(c, plan), seen.text)
    for id, answer in c.lookup.answers.items():
        if answer.answered_on:
            item = c.register.inputs[id]
            kind, on = c.say("Answer"), answer.answered_on
            yield Change(on, "answer", kind, page_of(item), name_of(c, item))


def _commitments(c: Context) -> Iterator[Change]:
    for commitment in c.register.commitments.values():
        if commitment.updates or commitment.observations:
            target, name = page_of(commitment), name_of(c, commitment)
            for update in commitment.updates:
                kind = c.label("status", update.status)
                yield Change(update.on, "update", kind, target, name, update.text)
            for seen in commitment.observations:
                if seen.on:
                    kind = c.say("Reported")
                    yield Change(seen.on, "report", kind, target, name, seen.text)
