"""Long lists: every row stands on one page, and a group is found where it begins."""

from __future__ import annotations

import pytest

from actionplan.publish.paging import PER_PAGE, Listing, later_pages, list_address


def listing(*sizes: int) -> Listing[int]:
    return Listing("inputs", [(f"g{n}", list(range(size))) for n, size in enumerate(sizes)])


@pytest.mark.parametrize(
    "sizes",
    [(), (0,), (1,), (PER_PAGE,), (PER_PAGE, 0), (PER_PAGE, 1), (0, PER_PAGE + 1), (150, 150, 301)],
)
def test_a_list_has_a_page_for_each_of_its_addresses_and_none_is_empty(
    sizes: tuple[int, ...],
) -> None:
    cut = listing(*sizes)
    assert [p.number for p in later_pages("inputs", sum(sizes))] == list(range(2, cut.pages + 1))
    rows = [sum(len(group.rows) for group in cut.page(n)) for n in range(1, cut.pages + 1)]
    assert sum(rows) == cut.total == sum(sizes)
    assert all(n == PER_PAGE for n in rows[:-1])
    assert all(rows[1:])


def test_a_group_that_goes_on_says_so_and_is_linked_where_it_begins() -> None:
    cut = listing(150, 150)
    assert [(g.key, len(g.rows), g.begun) for g in cut.page(1)] == [
        ("g0", 150, False),
        ("g1", 50, False),
    ]
    assert [(g.key, len(g.rows), g.begun) for g in cut.page(2)] == [("g1", 100, True)]
    assert cut.address("g1") == "inputs/#g1"
    assert listing(PER_PAGE, 1).address("g1") == "inputs/page/2/#g1"
    assert list_address("inputs", 1) == "inputs/"
