"""Searching in a real browser: forms of words, keyboard, hostile titles, and no script at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from actionplan.publish.search.stems import stem, terms
from tests.publish.conftest import served, until

pytest.importorskip("playwright.sync_api")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose errors and requests are kept."""
    opened = browser.new_page()
    opened.kept = []  # type: ignore[attr-defined]
    opened.asked = []  # type: ignore[attr-defined]
    opened.on("console", lambda m: opened.kept.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: opened.kept.append(str(e)))
    opened.on("request", lambda r: opened.asked.append(r.url))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def real(real_site: Path) -> Iterator[str]:
    with served(real_site) as at:
        yield at


def results(page: Page, address: str, lang: str, typed: str) -> list[str]:
    """The addresses a search shows, below the language."""
    page.goto(f"{address}{lang}/search/?q={quote(typed)}")
    until(page, "document.querySelector('[role=status]').textContent !== ''")
    links = page.eval_on_selector_all("#search-results a", "all => all.map(a => a.href)")
    return [link.removeprefix(f"{address}{lang}/") for link in links]


def test_mongolian_words_are_found_in_every_form(page: Page, real: str, real_site: Path) -> None:
    meeting = words_of(real_site, "meetings/", "хурлын")
    assert meeting & set(results(page, real, "mn", "хурал"))
    carried = words_of(real_site, "", "хэрэгжиж")
    assert carried & set(results(page, real, "mn", "хэрэгжсэн"))
    assert results(page, real, "mn", "хурал") == results(page, real, "mn", "ХУРАЛ")
    assert page.kept == []  # type: ignore[attr-defined]


def words_of(site: Path, kind: str, form: str) -> set[str]:
    """The records of a kind whose Mongolian page has that form in what the records say."""
    pages = (site / "mn" / kind).rglob("index.html")
    return {
        f"{p.parent.relative_to(site / 'mn').as_posix()}/"
        for p in pages
        if form in set(terms(p.read_text(encoding="utf-8").partition("<article")[2]))
    }


def test_the_page_and_the_build_agree_on_every_stem(page: Page, real: str, real_site: Path) -> None:
    """The same patterns, run by Python and by the browser, over every word of the real site."""
    words = sorted(
        form
        for shard in (real_site / "search").glob("*.json")
        for parts in json.loads(shard.read_text(encoding="utf-8")).values()
        for form in parts[::3]
    )
    script = (real_site / "mn" / "assets" / "search.js").read_text(encoding="utf-8")
    found = re.search(r"const stem = .*?\n  \};", script, re.DOTALL)
    assert found
    opening = json.loads((real_site / "mn" / "search" / "index.json").read_text(encoding="utf-8"))
    page.goto(f"{real}mn/search/")
    theirs = page.evaluate(
        "([written, words]) => {"
        " const compiled = (all) => all.map((p) => new RegExp(p, 'u'));"
        " const rounds = written.map(([again, all]) => [again, compiled(all)]);"
        f" {found[0]} return words.map(stem); }}",
        [opening["rounds"], words],
    )
    assert len(words) > 3000
    assert [w for w, s in zip(words, theirs, strict=True) if stem(w) != s] == []


def test_results_are_grouped_and_counted_in_the_language_of_the_page(
    page: Page, address: str
) -> None:
    results(page, address, "en", "river")
    headings = page.eval_on_selector_all("#search-results h2", "all => all.map(h => h.textContent)")
    assert "Commitments (1)" in headings
    assert page.inner_text("[role=status]").endswith("pages found.")
    results(page, address, "mn", "river")
    assert page.inner_text("[role=status]").endswith("хуудас олдлоо.")


@pytest.mark.parametrize(
    ("lang", "typed", "address_of"),
    [
        ("en", "council", "council/"),
        ("mn", "зөвлөл", "council/"),
        ("en", "contact", "contact/"),
        ("mn", "холбоо барих", "contact/"),
        ("en", "take part", "take-part/"),
        ("mn", "саналаа хэлэх", "take-part/"),
    ],
)
def test_pages_that_show_no_record_of_their_own_are_found_first(
    page: Page, real: str, lang: str, typed: str, address_of: str
) -> None:
    assert address_of in results(page, real, lang, typed)
    title = {"en": "Pages of this site", "mn": "Энэ сайтын хуудсууд"}[lang]
    assert page.inner_text("#search-results h2 >> nth=0").startswith(title)
    assert page.get_attribute("#search-results a >> nth=0", "href").endswith(f"/{address_of}")


def test_nothing_is_loaded_before_a_reader_searches(page: Page, address: str) -> None:
    for path in ("en/", "en/commitments/", "en/search/"):
        page.goto(f"{address}{path}")
        page.wait_for_load_state("networkidle")
    asked = [url for url in page.asked if url.endswith(".json")]  # type: ignore[attr-defined]
    assert asked == []
    page.fill("#q", "river")
    page.wait_for_selector("#search-results a")
    assert any(url.endswith("/en/search/index.json") for url in page.asked)  # type: ignore[attr-defined]


def test_the_keyboard_alone_finds_and_opens_a_record(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    page.focus("a.find")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/")
    page.focus("#q")
    page.keyboard.type("river readings")
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results a")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#search-results') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/*/*/")


def test_more_results_come_on_asking_and_keep_the_focus(page: Page, real: str) -> None:
    results(page, real, "en", "mongolia")
    more = page.locator("#search-results button").first
    before = page.locator("#search-results li").count()
    more.focus()
    page.keyboard.press("Enter")
    until(page, f"document.querySelectorAll('#search-results li').length > {before}")
    assert page.evaluate("document.activeElement.matches('#search-results li a')")


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_hostile_title_is_shown_as_typed(page: Page, address: str, lang: str) -> None:
    assert "inputs/alpha-ideas-typed-as-is/" in results(page, address, lang, "canary script")
    shown = page.inner_text("#search-results")
    assert "@@description@@ <b>bold</b>" in shown
    assert page.locator("#search-results b").count() == 0
    assert page.evaluate("window.canary") is None
    results(page, address, lang, '"><img src=x onerror="window.canary=1">')
    assert page.evaluate("window.canary") is None
    assert page.kept == []  # type: ignore[attr-defined]


def test_nothing_found_some_words_found_and_a_broken_index_say_so(page: Page, address: str) -> None:
    results(page, address, "en", "zzyzx")
    assert page.inner_text("[role=status]") == "Nothing on record has these words."
    results(page, address, "en", "river zzyzx")
    assert "some of them" in page.inner_text("[role=status]")
    page.route("**/search/index.json", lambda route: route.abort())
    assert results(page, address, "en", "river") == []
    assert "could not be read" in page.inner_text("[role=status]")


def test_without_scripts_the_lists_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}mn/search/")
    assert not opened.is_visible("#q")
    assert "JavaScript" in opened.inner_text("main")
    assert opened.locator(".kinds a").count() == 8
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (360, 800), (1280, 800)])
def test_results_are_accessible_and_fit(
    browser: Browser, real: str, scheme: str, width: int, height: int
) -> None:
    """320 by 256 is a screen of 1280 by 1024 at 400 per cent."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    opened = context.new_page()
    for lang, typed in (("mn", "хурал"), ("en", "mongolia")):
        assert results(opened, real, lang, typed)
        found = Axe().run(opened, options=RULES).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
        assert not opened.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
