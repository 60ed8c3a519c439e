"""The Atom feeds: well formed, dated by the records, the same names in every build."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from actionplan.dates import parse
from actionplan.publish.changes import latest
from actionplan.publish.context import Context
from actionplan.publish.feeds import SHOWN, feeds
from actionplan.publish.snapshot import Snapshot
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, REAL_DAY, ROOT, snapshot

A = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@cache
def example() -> Snapshot:
    return snapshot(EXAMPLE, EXAMPLE_DAY)


def parsed(found: Snapshot) -> dict[str, ET.Element]:
    return {path: ET.fromstring(content) for path, content in feeds(found)}  # noqa: S314


def text(element: ET.Element, name: str) -> str:
    found = element.findall(A + name)
    assert len(found) == 1, name
    assert found[0].text
    return str(found[0].text)


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
def test_a_feed_is_what_the_standard_asks_for(root: Path) -> None:
    found = snapshot(root, EXAMPLE_DAY if root == EXAMPLE else REAL_DAY)
    made = parsed(found)
    assert set(made) == {f"{lang}/feed.xml" for lang in found.register.site.languages}
    for feed in made.values():
        entries = feed.findall(f"{A}entry")
        ids = [text(e, "id") for e in (feed, *entries)]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)
        assert 0 < len(entries) <= SHOWN
        for entry in entries:
            assert text(entry, "title")
            assert text(entry, "content")
            assert MOMENT.fullmatch(text(entry, "updated"))
            assert [x.get("rel") for x in entry.findall(f"{A}link")] == ["alternate"]
        newest = max(text(e, "updated") for e in entries)
        assert text(feed, "updated") == newest


def test_the_feed_tells_what_the_home_page_tells() -> None:
    c = Context(example(), "en")
    entries = parsed(example())["en/feed.xml"].findall(f"{A}entry")
    changes = latest(c, SHOWN)
    assert [text(e, "title") for e in entries] == [
        f"{x.kind}: {x.name.striptags()}" for x in changes
    ]


def test_links_are_absolute_only_if_the_address_of_the_site_is_known() -> None:
    hrefs = [x.get("href", "") for x in parsed(example())["en/feed.xml"].iter(f"{A}link")]
    assert all(x.startswith("https://example.org/aldovia-register/en/") for x in hrefs)
    real = parsed(snapshot(ROOT, REAL_DAY))["mn/feed.xml"]
    assert example().register.site.url
    assert not [x for x in real.iter(f"{A}link") if x.get("href", "").startswith("http")]


def test_names_stay_the_same_on_another_day() -> None:
    later = Snapshot(example().register, example().findings, date(2027, 12, 1))
    before, after = (
        {text(e, "id") for e in parsed(s)["en/feed.xml"].findall(f"{A}entry")}
        for s in (example(), later)
    )
    assert before <= after or len(before & after) > SHOWN * 0.8
    assert list(feeds(example())) == list(feeds(example()))


def test_words_of_records_stay_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from actionplan.publish import changes
    from actionplan.publish import feeds as module

    hostile = '<script>alert(1)</script> ]]> & "x" @@title@@'
    change = changes.Change(
        parse("2027-05"), "report", "K", "plans/alpha/", Markup.escape(hostile), {"en": hostile}
    )

    def one(*_: Any) -> list[changes.Change]:
        return [change]

    monkeypatch.setattr(module, "latest", one)
    entry = parsed(example())["en/feed.xml"].find(f"{A}entry")
    assert entry is not None
    assert text(entry, "title") == f"K: {hostile}"
    assert text(entry, "content").endswith(hostile)
    assert text(entry, "updated") == "2027-05-31T00:00:00Z"
    assert text(entry, "content").startswith("May 2027. ")
