"""The badges of the plans, each with the lines of HTML that show it on another site."""

from __future__ import annotations

from html import escape

from actionplan.model import Plan
from actionplan.publish.context import Context
from actionplan.publish.ids import absolute
from actionplan.publish.render import render
from actionplan.publish.views.badge import path_of, said
from actionplan.publish.views.standing import eight


def badges(c: Context) -> str:
    """Each badge, what it says in words, and what to copy where the site's address is known."""
    shown = [(plan, path_of(plan), _words(c, plan), _lines(c, plan)) for plan in c.lookup.judged()]
    return render("badges", c, shown=shown)


def _words(c: Context, plan: Plan) -> str:
    return ". ".join([c.plain(plan.title), *said(c, plan, eight(c, plan))])


def _lines(c: Context, plan: Plan) -> str | None:
    picture = absolute(c.site, f"{c.lang}/{path_of(plan)}")
    page = absolute(c.site, f"{c.lang}/standards/#{plan.id}")
    if not picture or not page:
        return None
    alt = escape(c.say("{plan}: how its requirements stand", plan=c.plain(plan.title)))
    return f'<a href="{escape(page)}"><img src="{escape(picture)}" alt="{alt}"></a>'
