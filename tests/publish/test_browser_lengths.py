"""Long pages are short on a phone, lead on by jump links, and hide nothing from print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.conftest import served

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page

WITH_LINKS = (
    "plans/nap5/", "plans/nap5/evidence/", "council/", "commitments/mn0060/",
    "standards/ogp-2022/regular-meetings/", "meetings/2023-11-08-nap5-working-group/",
)  # fmt: skip

AT_MOST = {
    "standards/": 5000,
    "plans/nap5/": 9500,
    "plans/nap4/": 7000,
    "plans/nap1/": 5500,
    "council/": 6000,
    "commitments/mn0057/": 6500,
    "commitments/mn0060/": 6500,
}
"""How many pixels high a page may be on a phone, in either language."""


@pytest.fixture(scope="module")
def real(real_site: Path) -> Iterator[str]:
    with served(real_site) as at:
        yield at


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 360, "height": 780})
    yield opened
    opened.close()


@pytest.mark.parametrize("path", WITH_LINKS)
@pytest.mark.parametrize("lang", ["mn", "en"])
def test_jump_links_name_every_heading_and_lead_to_it(
    phone: Page, real: str, lang: str, path: str
) -> None:
    phone.goto(f"{real}{lang}/{path}")
    headings = phone.eval_on_selector_all("main h2[id]", "all => all.map(h => h.id)")
    links = phone.eval_on_selector_all(
        ".contents a", "all => all.map(a => a.getAttribute('href').slice(1))"
    )
    assert links == headings
    assert len(links) >= 4
    assert not phone.is_visible(".contents a"), "on a phone they are one line until asked for"
    phone.focus(".contents summary")
    phone.keyboard.press("Enter")
    phone.wait_for_selector(".contents a", state="visible")
    phone.click(".contents li:last-child a")
    top = phone.evaluate("id => document.getElementById(id).getBoundingClientRect().top", links[-1])
    assert 0 <= top < 780


def test_on_a_wide_screen_the_jump_links_stay_in_sight_beside_the_page(
    browser: Browser, real: str
) -> None:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(f"{real}en/plans/nap5/")
    opened.evaluate("scrollTo(0, 4000)")
    box, heading = opened.locator(".contents a").last, opened.locator("#making")
    found, beside = box.bounding_box(), heading.bounding_box()
    assert found
    assert beside
    assert 0 < found["y"] < 900
    assert beside["x"] + beside["width"] < found["x"]
    assert not opened.evaluate("document.documentElement.scrollWidth > innerWidth")
    opened.emulate_media(media="print")
    assert not opened.is_visible(".contents")
    opened.close()


@pytest.mark.parametrize("path", AT_MOST)
@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_page_ends_before_the_reader_is_lost(
    phone: Page, real: str, lang: str, path: str
) -> None:
    phone.goto(f"{real}{lang}/{path}")
    assert phone.evaluate("document.documentElement.scrollHeight") <= AT_MOST[path]
    assert not phone.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("path", [*AT_MOST, *WITH_LINKS])
def test_what_is_folded_is_printed(phone: Page, real: str, path: str) -> None:
    phone.goto(f"{real}en/{path}")
    folded = phone.locator("main details:not(.contents details) > :not(summary)")
    hidden = "all => all.filter(it => !it.checkVisibility()).length"
    assert folded.evaluate_all(hidden) == folded.count()
    phone.emulate_media(media="print")
    assert folded.evaluate_all(hidden) == 0


def test_a_link_to_what_is_folded_opens_it(phone: Page, address: str) -> None:
    page = f"{address}en/commitments/alpha-river-readings/"
    phone.goto(page)
    target = phone.locator(".milestones > li").nth(1)
    assert not target.is_visible()
    id = target.get_attribute("id")
    phone.click(f"a[href='#{id}']")
    target.wait_for(state="visible")
    phone.goto("about:blank")
    phone.goto(f"{page}#{id}")
    target.wait_for(state="visible")
