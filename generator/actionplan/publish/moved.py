"""Addresses that survive a rename: a page at each former id that leads to the record's page now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actionplan.publish.context import Context
from actionplan.publish.ids import absolute
from actionplan.publish.naming import name_of
from actionplan.publish.pages import PAGES
from actionplan.publish.policy import policy
from actionplan.publish.render import render
from actionplan.publish.snapshot import Snapshot


def moved(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """A plain page for each former id, in every language, with its path in the site."""
    for kind in PAGES.values():
        for record in kind.records(snapshot.register):
            for id in getattr(record, "former_ids", ()):
                former = kind.address(replace(record, id=id))
                for lang in snapshot.register.site.languages:
                    c = Context(snapshot, lang, former, record)
                    yield f"{lang}/{former}", _page(c, kind.address(record)).encode()


def _page(c: Context, address: str) -> str:
    return render(
        "moved",
        c,
        target=c.href(address),
        canonical=absolute(c.site, f"{c.lang}/{address}"),
        record=name_of(c, c.subject),
        policy=policy(c.site),
    )
