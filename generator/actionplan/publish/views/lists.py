"""The lists of records, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from actionplan.publish.context import Context
from actionplan.publish.paging import Listing, ListPage, Slice, list_address

NEAR = 3
"""How many pages before and after this one are linked, so that the links never grow."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a list: its groups, and the numbers and addresses of its pages."""

    groups: list[Slice[Any]]
    number: int
    total: int
    others: list[tuple[int, str]]
    """Those near this page, the first and the last; none if the list has one page."""


def shown(c: Context, kind: str) -> Shown:
    """The page of a list that this page is; the first one if its address has no number."""
    listing: Listing[Any] = c.lookup.listings[c.lang][kind]
    number = c.subject.number if isinstance(c.subject, ListPage) else 1
    near = {1, listing.pages, *range(number - NEAR, number + NEAR + 1)}
    pages = [(n, list_address(kind, n)) for n in sorted(near) if 1 <= n <= listing.pages]
    return Shown(listing.page(number), number, listing.total, pages if listing.pages > 1 else [])
