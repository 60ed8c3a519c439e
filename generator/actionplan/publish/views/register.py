"""What every page says of the register itself, and who answers for it."""

from __future__ import annotations

from actionplan.model import Tombstone
from actionplan.publish.calendar import has_calendar
from actionplan.publish.context import Context
from actionplan.publish.feeds import FOLLOWED
from actionplan.publish.render import everywhere, render

COUNTED = (
    ("plans", "Action plans"),
    ("commitments", "Commitments"),
    ("meetings", "Meetings"),
    ("inputs", "Inputs"),
    ("organisations", "Organisations"),
    ("documents", "Documents"),
)


def notice(c: Context) -> str:
    """A plain warning where the country is invented; else nothing."""
    return everywhere("notice", c.lang) if c.site.fictional else ""


def checked(c: Context) -> str:
    """The day the records were checked on."""
    return everywhere("checked", c.lang, today=c.today)


def country(c: Context) -> str:
    """The country, since when it takes part, and where these records are kept."""
    return render("country", c)


def record_counts(c: Context) -> str:
    """How many records of each kind there are."""
    counts = [(kind, title, len(getattr(c.register, kind))) for kind, title in COUNTED]
    return render("record_counts", c, counts=counts)


def contact(c: Context) -> str:
    """The office that answers for the process."""
    return render("contact", c, contact=c.site.contact)


def follow(c: Context) -> str:
    """Where the feed and the calendar of the page are; nothing on pages that have none."""
    kind, _, below = c.page_path.partition("/")
    record = c.subject is not None and not isinstance(c.subject, Tombstone)
    followed = not c.page_path or (record and kind in FOLLOWED and below.count("/") == 1)
    return everywhere("follow", c.lang, calendar=has_calendar(c)) if followed else ""
