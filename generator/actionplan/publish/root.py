"""What stands beside the languages: the chooser at the root, the sitemap, the page not found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from actionplan.model import Site
from actionplan.publish.ids import absolute
from actionplan.publish.policy import policy_of_style
from actionplan.publish.render import page
from actionplan.publish.snapshot import Snapshot
from actionplan.words import pick, say

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NAMES = {"mn": "Монгол", "en": "English"}


def chooser(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """A plain page that leads to each language."""
    site = snapshot.register.site
    title = pick(site.languages[0], site.title)[0]
    choices = [
        (lang, NAMES.get(lang, lang), pick(lang, site.title)[0], f"{lang}/")
        for lang in site.languages
    ]
    yield "", _plain("languages", site, title, choices)
    yield ".nojekyll", b""


def sitemap(snapshot: Snapshot, pages: dict[str, list[str]]) -> Iterator[tuple[str, bytes]]:
    """Every page with its other languages, if the site's address is known.

    Who speaks none of them is led to the chooser, or to the first language that has the page.
    """
    site = snapshot.register.site
    if site.url is None:
        return
    base = site.url.rstrip("/") + "/"
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    urlset = ET.Element(f"{{{SITEMAP}}}urlset")
    there = {lang: set(paths) for lang, paths in pages.items()}
    for lang, paths in pages.items():
        for path in sorted(paths):
            url = ET.SubElement(urlset, f"{{{SITEMAP}}}url")
            ET.SubElement(url, f"{{{SITEMAP}}}loc").text = urljoin(base, f"{lang}/{path}")
            others = {o: f"{o}/{path}" for o in pages if path in there[o]}
            default = next(iter(others.values())) if path else ""
            for other, address in [*others.items(), ("x-default", default)]:
                link = {"rel": "alternate", "hreflang": other, "href": urljoin(base, address)}
                ET.SubElement(url, f"{{{XHTML}}}link", link)
    yield "sitemap.xml", ET.tostring(urlset, encoding="utf-8", xml_declaration=True)


def not_found(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The page that hosts show for an address that is not there, in every language.

    It may be shown at any depth, so its links begin at the root of the host.
    """
    site = snapshot.register.site
    base = urlsplit(site.url).path.rstrip("/") + "/" if site.url else "/"
    choices = [
        (
            lang,
            say(lang, "This page is not here."),
            say(lang, "The address may be old or mistyped."),
            [(f"{base}{lang}/{path}", say(lang, words)) for path, words in FROM_NOWHERE],
        )
        for lang in site.languages
    ]
    yield "404.html", _plain("not_found", site, "404", choices, base)


FROM_NOWHERE = (("", "Home"), ("search/", "Search"), ("plans/", "Action plans"))
"""Where the page not found leads to, and what its links say."""


def _plain(name: str, site: Site, title: str, choices: list[Any], base: str = "") -> bytes:
    """A page without a frame, with a style of its own and nothing else in it."""
    shown: dict[str, Any] = {
        "lang": site.languages[0],
        "title": title,
        "brand": pick(site.languages[0], site.title)[0],
        "choices": choices,
        "hidden": site.fictional or name == "not_found",
        "card": absolute(site, f"{site.languages[0]}/assets/card.png"),
        "here": absolute(site, ""),
        "icon": f"{base}{site.languages[0]}/assets/favicon.svg",
    }
    style = page(name, **shown, policy="").partition("<style>")[2].partition("</style>")[0]
    return page(name, **shown, policy=policy_of_style(style)).encode()
