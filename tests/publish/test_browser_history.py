"""The history of a record in a real browser: it can be read by everybody, on a phone too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.publish.conftest import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = (
    "en/commitments/alpha-company-owners/",
    "mn/plans/alpha/",
    "mn/inputs/beta-ideas-school-budgets/",
    "en/inputs/beta-ideas-open-minutes/",
)


@pytest.fixture(scope="module")
def told(told_site: Path) -> Iterator[str]:
    with served(told_site) as at:
        yield at


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_what_changed_is_for_everybody(
    browser: Browser, told: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(told + path)
        found = Axe().run(page).response["violations"]
        assert not found, [(path, v["id"], v["nodes"][0]["html"]) for v in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
