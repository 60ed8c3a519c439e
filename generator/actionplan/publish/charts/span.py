"""How much of a plan's time has passed."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from actionplan.dates import When
from actionplan.publish.charts.svg import Axis, box, chart, line


def elapsed(id: str, title: str, says: str, start: When, end: When, today: date) -> Markup:
    """A bar of the time, filled up to the day of the check."""
    axis = Axis(start.first, end.last)
    now = axis.at(today)
    body = [box("c-rest", 0, 100, 4, 10)]
    if now > 0:
        body.append(box("c-gone", 0, now, 4, 10))
    body.append(line("c-now", now, 0, 18))
    return chart(id, title, says, 18, body, "span")
