"""What is said of a meeting: whether it was held, how and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from actionplan.labels import label
from actionplan.model import Meeting, Text

if TYPE_CHECKING:
    from actionplan.publish.context import Context


def meeting_state(c: Context, meeting: Meeting) -> str:
    """Whether a meeting was held; of a planned one whose day is past, that no source tells."""
    if meeting.state == "planned" and meeting.held and meeting.held.last < c.today:
        return c.say("Planned; no source says that it was held")
    return c.label("held", meeting.state)


def meeting_place(c: Context, meeting: Meeting) -> Markup:
    """How and where people met; once, if the place only repeats that it was online."""
    mode, place = meeting.mode, meeting.place
    if mode and place and _repeats(mode, place):
        place = None
    known = [Markup.escape(c.label("mode", mode))] if mode else []
    return Markup(", ").join([*known, c.text(place)] if place else known)


def _repeats(mode: str, place: Text) -> bool:
    return any(label(lang, "mode", mode).casefold() == t.casefold() for lang, t in place.items())
