"""Long lists in pages: every list of records is cut after so many rows, whatever it grows to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

PER_PAGE = 200
"""Rows on a page of a list: what a phone on a slow line can take."""
LISTS = {
    "commitments": "Commitments, page {number}",
    "meetings": "Meetings, page {number}",
    "inputs": "Inputs, page {number}",
    "organisations": "Organisations, page {number}",
    "documents": "Documents, page {number}",
}
"""The kinds that have a list, and the title of its later pages."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list after the first, counted from 1. It is the subject of its page."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """The rows of a group that stand on one page; `begun` if others stand on the page before."""

    key: str
    rows: tuple[T, ...]
    begun: bool


def later_pages(kind: str, count: int) -> Iterator[ListPage]:
    """The pages after the first of a list of that many rows."""
    return (ListPage(kind, n) for n in range(2, -(-count // PER_PAGE) + 1))


def list_address(kind: str, number: int) -> str:
    """The page path of a page of a list; the first is the list's own."""
    return f"{kind}/" if number == 1 else f"{kind}/page/{number}/"


class Listing(Generic[T]):
    """A list of records in groups, cut into pages. The groups are in the order of the list."""

    def __init__(self, kind: str, groups: Iterable[tuple[str, Sequence[T]]]) -> None:
        """Cut the list."""
        self.kind = kind
        self.groups = {key: tuple(rows) for key, rows in groups}
        self._pages: list[list[Slice[T]]] = [[]]
        self._starts: dict[str, int] = {}
        room = PER_PAGE
        for key, rows in self.groups.items():
            start = 0
            while start == 0 or start < len(rows):
                if rows and room == 0:
                    self._pages.append([])
                    room = PER_PAGE
                part = tuple(rows[start : start + room])
                self._pages[-1].append(Slice(key, part, begun=start > 0))
                self._starts.setdefault(key, len(self._pages))
                room -= len(part)
                start += max(len(part), 1)

    @property
    def total(self) -> int:
        """How many rows it has in all."""
        return sum(len(rows) for rows in self.groups.values())

    @property
    def pages(self) -> int:
        """How many pages it has; an empty list has one."""
        return len(self._pages)

    def page(self, number: int) -> list[Slice[T]]:
        """The groups on a page, counted from 1, with their rows there."""
        return self._pages[number - 1]

    def address(self, key: str) -> str:
        """The page path and anchor at which a group begins."""
        return f"{list_address(self.kind, self._starts.get(key, 1))}#{anchor_of_group(key)}"


def anchor_of_group(key: str) -> str:
    """The anchor of a group's heading."""
    return key.replace("/", "-").replace("_", "-") or "rest"
