"""The search page: a field where scripts run, and the lists of every kind for everybody."""

from __future__ import annotations

from actionplan.publish.context import Context
from actionplan.publish.pages import PAGES
from actionplan.publish.render import render
from actionplan.publish.search import KINDS


def search(c: Context) -> str:
    """The field, which a script shows, and a list of the lists."""
    kinds = [
        (_list(kind), title, _count(c, kind)) for kind, title in KINDS.items() if kind in PAGES
    ]
    return render("search", c, kinds=kinds)


def _list(kind: str) -> str:
    return "standards/" if kind == "rules" else f"{kind}/"


def _count(c: Context, kind: str) -> int:
    return sum(1 for _ in PAGES[kind].records(c.register))
