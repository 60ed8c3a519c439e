"""What was taken out for good: that it was, when, why and by which role. Never what it was."""

from __future__ import annotations

from actionplan.publish.context import Context
from actionplan.publish.pages import TAKEN_OUT
from actionplan.publish.render import render

NOT_SHOWN = "This record was taken out of the register. No version of it is shown."


def tombstone(c: Context) -> str:
    """The page at the address of a record that was taken out whole."""
    return render("tombstone", c, title=TAKEN_OUT, words=NOT_SHOWN, record=c.subject)
