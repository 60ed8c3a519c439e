"""The evidence pack on paper: tables stay tables, and nothing is cut off."""

from __future__ import annotations

from playwright.sync_api import Browser

A4 = 680
"""The width of A4 between its margins, in CSS pixels."""


def test_the_evidence_pack_is_good_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": A4, "height": 980})
    page.goto(f"{address}en/plans/alpha/evidence/")
    page.emulate_media(media="print")
    shown = page.evaluate("""() => ({
        table: getComputedStyle(document.querySelector('.pack .grid')).display,
        head: document.querySelector('.pack .grid thead').getBoundingClientRect().height,
        wide: document.documentElement.scrollWidth,
        menu: document.querySelectorAll('nav, .mast-tools').length &&
            [...document.querySelectorAll('.tabs, .mast-tools')].some(e => e.offsetHeight > 0),
    })""")
    assert shown["table"] == "table"
    assert shown["head"] > 10
    assert shown["wide"] <= A4
    assert not shown["menu"]
    page.close()
