"""The policy of the pages in a real browser: what is typed in never runs, what is ours does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.conftest import served, until

pytest.importorskip("playwright.sync_api")
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
PLAIN = ["", "404.html", "en/commitments/alpha-water-readings/", "mn/standards/", "mn/about/"]
TRIES = {
    "script": "<script>window.canary=1</script>",
    "handler": '<img src="x" onerror="window.canary=1">',
    "address": '<a id="try" href="javascript:window.canary=1">x</a>',
    "style": "<p id='try' style='position:fixed'>x</p>",
    "frame": '<iframe src="data:text/html,<script>parent.canary=1</script>"></iframe>',
    "away": '<img src="http://127.0.0.2:9/leak.png">',
    "base": '<base href="http://127.0.0.2:9/">',
    "form": '<form id="try" action="http://127.0.0.2:9/"><button id="send">x</button></form>',
}


@pytest.fixture(scope="module")
def injected(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A copy of pages into which what a fault of ours might let through was written."""
    site = tmp_path_factory.mktemp("injected") / "site"
    shutil.copytree(example_site / "en" / "assets", site / "en" / "assets")
    html = (example_site / "en" / "contact" / "index.html").read_text(encoding="utf-8")
    for name, typed in TRIES.items():
        page = site / "en" / name / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html.replace("</article>", f"{typed}</article>"), encoding="utf-8")
    with served(site) as at:
        yield f"{at}en/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose errors and requests are kept."""
    opened = browser.new_page()
    opened.errors = []  # type: ignore[attr-defined]
    opened.asked = []  # type: ignore[attr-defined]
    opened.on("console", lambda m: opened.errors.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: opened.errors.append(str(e)))
    opened.on("request", lambda r: opened.asked.append(r.url))
    yield opened
    opened.close()


@pytest.mark.parametrize("name", TRIES)
def test_what_slipped_in_can_do_nothing(page: Page, injected: str, name: str) -> None:
    page.goto(f"{injected}{name}/")
    page.wait_for_load_state("networkidle")
    if name == "address":
        page.click("#try")
    if name == "form":
        page.click("#send", no_wait_after=True)
    until(page, "document.readyState === 'complete'")
    assert page.evaluate("window.canary") is None
    assert page.url == f"{injected}{name}/"
    if name == "style":
        assert (
            page.evaluate("getComputedStyle(document.getElementById('try')).position") == "static"
        )
    if name == "base":
        assert page.evaluate("document.baseURI") == page.url
    elsewhere = [u for u in page.asked if "127.0.0.2" in u and name != "away"]  # type: ignore[attr-defined]
    assert elsewhere == []
    assert refused(page)


def refused(page: Page) -> bool:
    """True once the browser said that the policy of the page forbids something."""
    for _ in range(50):
        if any("Content Security Policy" in e for e in page.errors):  # type: ignore[attr-defined]
            return True
        page.wait_for_timeout(100)
    return False


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_without_a_frame_are_quiet_and_accessible(
    browser: Browser, address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        java_script_enabled=True,
    )
    opened = context.new_page()
    errors: list[str] = []
    opened.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    # Keeps the page that has moved from leaving before it was looked at.
    opened.route("**/alpha-water-readings/", without_refresh)
    for path in PLAIN:
        opened.goto(f"{address}{path}")
        found = Axe().run(opened, options=WCAG).response["violations"]
        assert [(path, v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
        assert not opened.evaluate("document.documentElement.scrollWidth > innerWidth"), path
        if path == "404.html":
            errors.clear()  # Its icon lies where the site stands, not where this test serves it.
    assert errors == []
    context.close()


def without_refresh(route: object) -> None:
    answer = route.fetch()  # type: ignore[attr-defined]
    body = answer.text().replace('http-equiv="refresh"', 'name="refresh"')
    route.fulfill(response=answer, body=body)  # type: ignore[attr-defined]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_former_address_leads_on(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    opened = context.new_page()
    opened.goto(f"{address}mn/commitments/alpha-water-readings/")
    opened.wait_for_url(f"{address}mn/commitments/alpha-river-readings/")
    context.close()


def test_a_badge_is_drawn_on_the_page_and_alone(page: Page, address: str) -> None:
    page.goto(f"{address}mn/standards/")
    widths = page.eval_on_selector_all("img.badge", "all => all.map((i) => i.naturalWidth)")
    assert len(widths) == 2
    assert all(width > 150 for width in widths)
    assert page.errors == []  # type: ignore[attr-defined]
    page.goto(f"{address}en/badges/alpha.svg")
    inside = page.evaluate(
        """() => {
            const frame = document.querySelector("rect").getBoundingClientRect();
            const texts = [...document.querySelectorAll("text")];
            return texts.every((t) => t.getBoundingClientRect().right < frame.right);
        }"""
    )
    assert inside
