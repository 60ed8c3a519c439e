"""How heavy the pages are, in bytes: on the real records, and in a country with many."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.weight import Weight, weights

FIRST_VIEW, NO_SCRIPT = 40 * 1024, 30 * 1024
"""The aim of a first view, and of the text without scripts."""
PACK, MOST = "/evidence/", 70 * 1024
"""The evidence pack is a document to print and stands whole; no page is heavier than this."""


@pytest.mark.parametrize("site", ["real_site", "example_site", "large_site"])
def test_every_page_is_light(site: str, request: pytest.FixtureRequest) -> None:
    built: Path = request.getfixturevalue(site)
    heavy = [it for it in weights(built) if it.first_view > FIRST_VIEW or it.no_script > NO_SCRIPT]
    assert [it for it in heavy if not it.path.endswith(PACK)] == []
    assert [it for it in heavy if it.first_view > MOST] == []


def test_the_menus_do_not_grow_with_the_records(example_site: Path, large_site: Path) -> None:
    small, large = (_about(site) for site in (example_site, large_site))
    assert abs(large.page - small.page) < 300


def _about(site: Path) -> Weight:
    return next(it for it in weights(site) if it.path == "en/contact/")


def test_long_lists_come_in_pages(large_site: Path) -> None:
    assert (large_site / "en/inputs/page/2/index.html").is_file()
    assert (large_site / "mn/commitments/page/2/index.html").is_file()
    assert not (large_site / "en/documents/page").exists()
