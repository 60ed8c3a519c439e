"""Filters, charts, print and the phone in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.conftest import served, until

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page

TOTAL_SHOWN = "document.querySelectorAll('#filter-list li:not([hidden])').length"


@pytest.fixture(scope="module")
def example(example_site: Path) -> Iterator[str]:
    with served(example_site) as at:
        yield at


@pytest.fixture(scope="module")
def real(real_site: Path) -> Iterator[str]:
    with served(real_site) as at:
        yield at


@pytest.fixture(scope="module")
def large(large_site: Path) -> Iterator[str]:
    with served(large_site) as at:
        yield at


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a phone whose errors are kept."""
    opened = browser.new_page(viewport={"width": 360, "height": 780})
    opened.kept = []  # type: ignore[attr-defined]
    opened.on("console", lambda m: opened.kept.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: opened.kept.append(str(e)))
    yield opened
    opened.close()


def said(page: Page) -> str:
    return page.inner_text("#filter-count")


def rows(page: Page) -> list[str]:
    return page.eval_on_selector_all(
        "#filter-list li:not([hidden]) .row-main a", "all => all.map(a => a.textContent.trim())"
    )


def test_commitments_are_filtered_with_the_keyboard_and_the_address_keeps_it(
    page: Page, example: str
) -> None:
    page.goto(f"{example}en/commitments/")
    assert said(page) == "7 of 7 commitments"
    page.focus("#f-state")
    page.keyboard.press("l")
    until(page, "location.search === '?state=late'")
    assert said(page) == "1 of 7 commitments"
    late = rows(page)
    assert late[0] == "Hearings first"
    assert page.locator("#filter-list section:visible").count() == len(late) == 1
    page.reload()
    assert rows(page) == late
    page.focus("#filter button[type=reset]")
    page.keyboard.press("Enter")
    until(page, "location.search === ''")
    assert len(rows(page)) == 7
    assert page.kept == []  # type: ignore[attr-defined]


def test_commitments_are_sorted_and_put_back_in_their_plans(page: Page, example: str) -> None:
    page.goto(f"{example}en/commitments/")
    as_printed = rows(page)
    page.select_option("#f-sort", "title")
    assert rows(page) == sorted(as_printed)
    assert page.locator("#filter-list section:visible").count() == 0
    page.select_option("#f-sort", "")
    assert rows(page) == as_printed
    page.fill("#f-q", "no such title")
    assert said(page) == "No commitment matches. Take a filter away."
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_filter_reaches_the_rows_of_later_pages_and_loads_them_only_then(
    page: Page, large: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(f"{large}en/commitments/")
    assert said(page) == "264 of 264 commitments"
    assert not [url for url in asked if "/page/" in url]
    page.select_option("#f-sort", "title")
    until(page, f"{TOTAL_SHOWN} === 264")
    link = page.locator("#filter-list li .row-main a").last
    link.click()
    page.wait_for_url(f"{large}en/commitments/commitment-*/")
    assert page.kept == []  # type: ignore[attr-defined]


def test_without_scripts_the_list_stands_whole_and_no_dead_form_is_shown(
    browser: Browser, example: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{example}en/commitments/")
    assert not opened.is_visible("#filter")
    assert opened.locator("#filter-list li:visible").count() == 7
    context.close()


@pytest.mark.parametrize(
    "path",
    ["", "plans/alpha/", "commitments/alpha-river-readings/", "council/", "inputs/"],
)
def test_words_in_charts_can_be_read_on_a_phone_and_stay_within_it(
    page: Page, example: str, path: str
) -> None:
    for lang in ("mn", "en"):
        page.goto(f"{example}{lang}/{path}")
        found = page.eval_on_selector_all(
            ".chart text",
            "all => all.map(t => [parseFloat(getComputedStyle(t).fontSize),"
            " t.getBoundingClientRect().left, t.getBoundingClientRect().right])",
        )
        for size, left, right in found:
            assert size >= 12
            assert left >= 0, (path, lang)
            assert right <= 360, (path, lang)
        assert page.locator(".chart").count() > 0


@pytest.mark.parametrize(
    ("lang", "groups"),
    [
        ("mn", ["Төлөвлөгөө", "Оролцох", "Нотолгоо", "Тухай"]),
        ("en", ["The plan", "Take part", "Evidence", "About"]),
    ],
)
def test_the_menu_of_a_phone_opens_without_a_script_and_is_in_groups(
    browser: Browser, example: str, lang: str, groups: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    opened = context.new_page()
    opened.goto(f"{example}{lang}/meetings/")
    assert not opened.is_visible(".menu nav")
    opened.focus(".menu summary")
    opened.keyboard.press("Enter")
    opened.wait_for_selector(".menu nav", state="visible")
    assert opened.locator(".menu .group").all_inner_texts() == groups
    assert opened.locator(".menu nav a").count() > 14
    assert not opened.is_visible(".foot nav")
    here = opened.locator('.menu li:has(> .group) a[aria-current="page"]')
    assert here.count() == 1
    assert here.locator("xpath=ancestor::li[2]/span").inner_text() == groups[0]
    for _ in range(5):
        opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/meetings/")
    context.close()


def test_a_wide_screen_has_every_page_of_the_menus_at_its_foot(
    browser: Browser, example: str
) -> None:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.goto(f"{example}en/")
    there = "all => all.filter(a => a.offsetHeight > 0).map(a => a.href)"
    below = opened.eval_on_selector_all(".foot nav a", there)
    assert len(below) == len(set(below)) > 14
    assert set(opened.eval_on_selector_all(".tabs a", there)) < set(below)
    assert opened.locator(".foot nav").get_attribute("aria-label") == "All sections"
    opened.close()


def test_the_first_screen_of_a_phone_says_what_is_promised_how_it_stands_and_how_to_take_part(
    page: Page, real: str
) -> None:
    for lang in ("mn", "en"):
        page.goto(f"{real}{lang}/")
        for part in (".hero-promises li:last-child", ".hero-kept", ".hero-do .button"):
            box = page.locator(part).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 780, (lang, part)


def test_where_few_things_are_promised_the_first_screen_also_says_what_is_next(
    page: Page, example: str
) -> None:
    for lang in ("mn", "en"):
        page.goto(f"{example}{lang}/")
        # The word that a country is invented stands above it all; no real country has it.
        page.locator(".notice--invented").evaluate("it => it.remove()")
        for part in (".hero-kept", ".hero-do .button", "#next"):
            box = page.locator(part).bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 780, (lang, part)


def test_dark_pages_are_printed_dark_on_white(browser: Browser, example: str) -> None:
    opened = browser.new_page(color_scheme="dark")
    opened.emulate_media(media="print", color_scheme="dark")
    opened.goto(f"{example}en/commitments/alpha-river-readings/")
    assert opened.evaluate("getComputedStyle(document.body).color") == "rgb(20, 32, 43)"
    assert (
        opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    )
    assert not opened.is_visible(".tabs")
    opened.close()


@pytest.mark.parametrize(
    ("lang", "to_dark", "to_light"),
    [("en", "Dark colours", "Light colours"), ("mn", "Бараан өнгө", "Цайвар өнгө")],
)
def test_the_button_of_colours_says_what_pressing_it_does(
    page: Page, example: str, lang: str, to_dark: str, to_light: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{example}{lang}/")
    button = page.locator("#scheme")
    assert button.inner_text().strip() == to_light
    button.click()
    assert button.inner_text().strip() == to_dark
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"
    page.reload()
    assert button.inner_text().strip() == to_dark
    button.click()
    assert button.inner_text().strip() == to_light


@pytest.mark.parametrize("path", ["", "404.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_beside_the_languages_wear_the_colours_of_the_site(
    page: Page, example: str, path: str, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    colours = """() => [".mast", "body"].map((part) => {
        const style = getComputedStyle(document.querySelector(part));
        return [style.backgroundColor, style.borderTopColor, style.color, style.fontFamily];
    })"""
    page.goto(f"{example}mn/")
    wanted, name = page.evaluate(colours), page.inner_text(".brand")
    page.goto(f"{example}{path}")
    assert page.evaluate(colours) == wanted
    assert page.inner_text(".brand").strip() == name.strip()
    assert page.locator("h1").count() == 1
    assert page.is_visible(".brand svg")
