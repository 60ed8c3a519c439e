"""How states followed each other: a strip of time for each of several things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from actionplan.dates import add_days
from actionplan.publish.charts.svg import Axis, box, chart, fenced, line, words
from actionplan.words import mark

ROW, FOOT = 34, 20


@dataclass(frozen=True, slots=True)
class Strip:
    """A thing by its name, and the stretches of its states: first day, last day, code."""

    name: str
    stretches: tuple[tuple[date, date, str], ...]


def courses(id: str, lang: str, title: str, says: str, strips: Sequence[Strip]) -> Markup:
    """The strips below each other, on one axis. There is at least one, and it has a stretch."""
    days = [day for strip in strips for stretch in strip.stretches for day in stretch[:2]]
    axis = Axis(min(days), max(days))
    bottom = ROW * len(strips)
    body = []
    for day in axis.marks():
        at = axis.at(day)
        body += [line("c-grid", at, 0, bottom), words(mark(lang, day), at, bottom + 15, fenced(at))]
    for nth, strip in enumerate(strips):
        top = ROW * nth
        body.append(words(strip.name, 0, top + 13))
        for first, last, code in strip.stretches:
            body.append(box(f"c-{code}", axis.at(first), axis.at(add_days(last, 1)), top + 18, 12))
    return chart(id, title, says, bottom + FOOT, body, "courses")
