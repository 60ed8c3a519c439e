"""What travels: cards, linked data, badges, addresses that moved, and the policy of every page."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from actionplan.model import Register
from actionplan.publish.context import Context
from actionplan.publish.linked import linked_data
from actionplan.publish.policy import policy
from actionplan.publish.views.badge import badge
from actionplan.standards import RULES, check
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, snapshot

BASE = "https://example.org/aldovia-register/"
HOSTILE = '</script><script>window.canary=1</script> <!-- & \u2028 " href="x" @@title@@'


class Head(HTMLParser):
    """The meta tags, links and blocks of linked data of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.order: list[str] = []
        self.meta: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.blocks: list[str] = []
        self._in_block = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = next(
                given[n] for n in ("property", "name", "http-equiv", "charset") if n in given
            )
            self.order.append(name)
            self.meta[name] = given.get("content", "")
        elif tag == "link":
            self.links[given["rel"]] = given["href"]
        self._in_block = tag == "script" and given.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in_block = False

    def handle_data(self, data: str) -> None:
        if self._in_block:
            self.blocks.append(data)


def heads(site: Path) -> dict[str, Head]:
    return {p.relative_to(site).as_posix(): Head(p) for p in sorted(site.rglob("*.html"))}


@pytest.mark.parametrize("name", ["example_site", "real_site"])
def test_the_policy_is_the_first_thing_every_page_says(
    name: str, request: pytest.FixtureRequest
) -> None:
    for path, head in heads(request.getfixturevalue(name)).items():
        assert head.order[1] == "Content-Security-Policy", path
        said = head.meta["Content-Security-Policy"]
        assert said.startswith("default-src 'none'; "), path
        assert "unsafe" not in said, path
        assert "base-uri 'none'" in said, path


def test_only_a_relay_may_be_sent_to_beside_the_site_itself() -> None:
    site = snapshot(EXAMPLE, EXAMPLE_DAY).register.site
    assert site.intake is not None
    bare = replace(site, intake=replace(site.intake, relay=None))
    sent = replace(site, intake=replace(site.intake, relay="https://relay.example.org/a/b?c=d"))
    assert "connect-src 'self'; form-action 'self';" in policy(bare)
    assert "form-action 'self' https://relay.example.org;" in policy(sent)


def test_every_page_has_a_card_with_whole_addresses(example_site: Path) -> None:
    for path, head in heads(example_site).items():
        if path in ("index.html", "404.html") or "og:type" not in head.meta:
            continue
        address = BASE + path.removesuffix("index.html")
        assert head.meta["og:url"] == head.links["canonical"] == address
        assert head.meta["og:title"], path
        assert head.meta["og:description"], path
        assert head.meta["og:image"].startswith(BASE)
        assert (example_site / head.meta["og:image"].removeprefix(BASE)).is_file()
        assert head.meta["robots"] == "noindex", path  # An invented country misleads no search.


def test_without_an_address_nothing_pretends_to_have_one(real_site: Path) -> None:
    for path, head in heads(real_site).items():
        assert not {"og:url", "og:image"} & head.meta.keys(), path
        assert "canonical" not in head.links, path
        assert path == "404.html" or "robots" not in head.meta, path


def test_the_picture_of_the_card_is_of_the_size_it_says(example_site: Path) -> None:
    content = (example_site / "en" / "assets" / "card.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (1200, 630)
    assert len(content) < 60 * 1024


TYPES = {
    "en/": "WebSite",
    "en/data/": "Dataset",
    "en/plans/alpha/": "CreativeWork",
    "en/commitments/alpha-river-readings/": "CreativeWork",
    "en/meetings/council-2026-04-13/": "Event",
    "en/inputs/alpha-ideas-typed-as-is/": "Comment",
    "en/organisations/open-lanterns/": "NGO",
    "en/documents/alpha-plan/": "DigitalDocument",
    "en/standards/ogp-2022/regular-meetings/": "DefinedTerm",
}


@pytest.mark.parametrize(("page", "kind"), TYPES.items())
def test_a_page_says_what_it_is_about(example_site: Path, page: str, kind: str) -> None:
    (block,) = Head(example_site / page / "index.html").blocks
    found = json.loads(block)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == kind
    assert found["url"] == BASE + page
    assert found["name"]


def test_linked_data_cannot_be_left(example_site: Path) -> None:
    taken = snapshot(EXAMPLE, EXAMPLE_DAY)
    record = replace(taken.register.commitments["alpha-river-readings"], title={"en": HOSTILE})
    block = linked_data(Context(taken, "en", "commitments/alpha-river-readings/", record))
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&\u2028\u2029]", inside)
    assert json.loads(inside)["name"] == HOSTILE


def texts(svg: ET.Element) -> list[str]:
    return [t.text or "" for t in svg.iter("{http://www.w3.org/2000/svg}text")]


def drawn(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314  our own file


def test_a_badge_says_in_words_what_it_shows(example_site: Path) -> None:
    svg = drawn((example_site / "en" / "badges" / "alpha.svg").read_bytes())
    lines = texts(svg)
    assert "6 of 8 requirements met" in lines
    assert "This country is invented." in lines
    assert "Checked on 15 September 2027" in lines
    assert any(line.startswith("Next due ") for line in lines)
    assert svg[0].text == ". ".join(lines)
    assert len(svg.findall("{http://www.w3.org/2000/svg}g")) == 8
    assert not {"script", "image", "a", "foreignObject"} & {
        e.tag.partition("}")[2] for e in svg.iter()
    }


def test_a_badge_of_a_real_plan_is_honest(real_site: Path) -> None:
    lines = texts(drawn((real_site / "en" / "badges" / "nap5.svg").read_bytes()))
    assert lines[1:3] == ["IRM: Met (Co-creation)", "8 of 8 requirements cannot be told yet"]
    assert not any(word in line for line in lines for word in ("missed", "0 of"))


def test_a_badge_shows_what_was_missed_and_any_title(country: Path) -> None:
    (country / "council-meetings" / "council-2027-06-10.yml").unlink()
    taken = snapshot(country, EXAMPLE_DAY)
    plan = replace(taken.register.plans["alpha"], title={"en": HOSTILE})
    svg = drawn(badge(Context(taken, "en"), plan))
    assert "1 missed" in texts(svg)
    assert not svg.findall(".//{http://www.w3.org/2000/svg}script")


def test_what_is_to_be_copied_shows_the_badge_and_leads_to_the_standards(
    example_site: Path,
) -> None:
    html = (example_site / "en" / "standards" / "index.html").read_text(encoding="utf-8")
    assert f"{BASE}en/badges/alpha.svg" in html
    assert f"{BASE}en/standards/#alpha" in html


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_former_address_leads_to_the_record(example_site: Path, lang: str) -> None:
    head = Head(example_site / lang / "commitments" / "alpha-water-readings" / "index.html")
    assert head.meta["refresh"] == "0; url=../../commitments/alpha-river-readings/"
    assert head.links["canonical"] == f"{BASE}{lang}/commitments/alpha-river-readings/"
    assert head.meta["robots"] == "noindex"
    sitemap = (example_site / "sitemap.xml").read_text(encoding="utf-8")
    assert "alpha-water-readings" not in sitemap


def test_the_page_not_found_speaks_every_language(example_site: Path) -> None:
    html = (example_site / "404.html").read_text(encoding="utf-8")
    assert "This page is not here." in html
    assert "Ийм хуудас алга." in html
    for lang in ("mn", "en"):
        assert f'href="/aldovia-register/{lang}/search/"' in html


def test_the_same_rules_judge_here_and_there() -> None:
    """A badge is drawn from the findings and nothing else."""
    taken = snapshot(ROOT, EXAMPLE_DAY)
    register: Register = taken.register
    again: Any = check(RULES, register, EXAMPLE_DAY)
    plan = register.plans["nap5"]
    assert badge(Context(replace(taken, findings=again), "mn"), plan) == badge(
        Context(taken, "mn"), plan
    )
