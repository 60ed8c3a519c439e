"""What stands beside the languages: the chooser at the root, the sitemap, the page not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from actionplan.model import Site
from actionplan.publish.render import page
from actionplan.publish.snapshot import Snapshot
from actionplan.words import pick, say

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NAMES = {"mn": "Монгол", "en": "English"}


def chooser(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """A plain page that leads to each language."""
    site = snapshot.register.site
    titles = {lang: pick(lang, site.title)[0] for lang in site.languages}
    yield "", _languages(site, titles[site.languages[0]], titles, "")
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
    words = {lang: say(lang, NOT_FOUND) for lang in site.languages}
    yield "404.html", _languages(site, "404", words, base)


NOT_FOUND = "This page is not here. Go to the home page"


def _languages(site: Site, title: str, words: Mapping[str, str], base: str) -> bytes:
    """A page of its own with a link to the home page of each language."""
    choices = [
        (lang, NAMES.get(lang, lang), said, f"{base}{lang}/") for lang, said in words.items()
    ]
    return page("languages", lang=site.languages[0], title=title, choices=choices).encode()
