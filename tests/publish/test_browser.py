"""The pages in a real browser: readable, keyboard-safe, light, and quiet on the network."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.conftest import until

pytest.importorskip("playwright.sync_api")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = [
    "",
    "plans/",
    "plans/alpha/",
    "plans/alpha/evidence/",
    "commitments/",
    "commitments/alpha-river-readings/",
    "commitments/area/open-data/",
    "council/",
    "meetings/",
    "meetings/council-2026-04-13/",
    "inputs/",
    "inputs/alpha-ideas-typed-as-is/",
    "standards/",
    "standards/rules/",
    "standards/ogp-2022/regular-meetings/",
    "co-creation/",
    "take-part/",
    "consultations/",
    "consultations/beta-ideas/",
    "receipts/",
    "privacy/",
    "organisations/",
    "organisations/state-chancellery/",
    "documents/",
    "documents/alpha-plan/",
    "data/",
    "about/",
    "contact/",
    "search/",
]
LANGUAGES = ["mn", "en"]


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, scheme: str) -> Iterator[Page]:
    """A page of that width and colour scheme; its errors and requests are kept."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, color_scheme=scheme, locale="en"
    )
    opened = context.new_page()
    opened.kept = []  # type: ignore[attr-defined]
    opened.on("console", lambda m: opened.kept.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: opened.kept.append(str(e)))
    opened.on("dialog", lambda d: opened.kept.append(f"dialog: {d.message}"))
    opened.on("request", lambda r: opened.kept.append(r.url) if "127.0.0.1" not in r.url else None)
    yield opened
    context.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_accessible_fit_the_screen_and_ask_nobody_else(
    page: Page, address: str, lang: str
) -> None:
    axe = Axe()
    found: list[str] = []
    for kind in KINDS:
        answer = page.goto(f"{address}{lang}/{kind}")
        assert answer is not None
        assert answer.ok, kind
        result = axe.run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        found += [
            f"{kind}: {v['id']}: {v['nodes'][0]['html'][:120]}"
            for v in result.response["violations"]
        ]
        too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found += [f"{kind}: scrolls sideways"] if too_wide else []
        assert page.get_attribute("html", "lang") == lang
    assert not found, "\n".join(found)
    assert page.kept == []  # type: ignore[attr-defined]
    assert page.evaluate("window.canary") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_links_to_itself_in_the_other_language(
    browser: Browser, address: str, lang: str
) -> None:
    other = next(x for x in LANGUAGES if x != lang)
    opened = browser.new_page()
    for kind in KINDS:
        opened.goto(f"{address}{lang}/{kind}")
        opened.click(f"a[hreflang={other}]")
        opened.wait_for_url(f"{address}{other}/{kind}")
    opened.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, address: str) -> None:
    opened = browser.new_page()
    opened.goto(f"{address}en/")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.wait_for_url(f"{address}en/#content")
    opened.keyboard.press("Tab")
    until(opened, "document.activeElement.closest('#content') !== null")
    opened.close()


def test_all_text_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}en/plans/alpha/")
    assert "Reasoned response" in opened.inner_text("main")
    context.close()


def test_zoomed_to_400_per_cent_nothing_scrolls_sideways(browser: Browser, address: str) -> None:
    opened = browser.new_page(viewport={"width": 320, "height": 256})
    for lang in LANGUAGES:
        for kind in KINDS:
            opened.goto(f"{address}{lang}/{kind}")
            assert not opened.evaluate("document.documentElement.scrollWidth > innerWidth"), kind
    opened.close()


def test_the_first_view_stays_light(browser: Browser, address: str, example_site: Path) -> None:
    """At most 70 KB compressed for page, styles and scripts together."""
    opened = browser.new_page()
    for kind in KINDS:
        paths: list[str] = []
        opened.on("request", lambda r, paths=paths: paths.append(r.url))
        opened.goto(f"{address}mn/{kind}")
        weight = 0
        for url in paths:
            file = example_site / url.removeprefix(address)
            content = (file / "index.html" if file.is_dir() else file).read_bytes()
            weight += len(gzip.compress(content))
        assert weight <= 70 * 1024, (kind, weight)
    opened.close()
