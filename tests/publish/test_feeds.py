"""The Atom feeds: well formed, dated by the records, the same names in every build."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup

from actionplan.dates import parse
from actionplan.publish.changes import Change, latest
from actionplan.publish.context import Context
from actionplan.publish.feeds import SHOWN, SHOWN_BELOW, Topic, Writer, feeds
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
    assert set(made) > {f"{lang}/feed.xml" for lang in found.register.site.languages}
    feed_ids = [text(feed, "id") for feed in made.values()]
    assert len(feed_ids) == len(set(feed_ids))
    for path, feed in made.items():
        entries = feed.findall(f"{A}entry")
        ids = [text(e, "id") for e in (feed, *entries)]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)
        assert len(entries) <= (SHOWN if path[3:] == "feed.xml" else SHOWN_BELOW)
        assert [e.tag for e in feed][:4] == [A + n for n in ("id", "title", "updated", "author")]
        for entry in entries:
            assert text(entry, "title")
            assert text(entry, "content")
            assert MOMENT.fullmatch(text(entry, "updated"))
            assert [x.get("rel") for x in entry.findall(f"{A}link")] == ["alternate"]
        newest = [text(e, "updated") for e in entries]
        assert text(feed, "updated") == max(newest, default=f"{found.today}T00:00:00Z")


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


def test_words_of_records_stay_words() -> None:
    hostile = '<script>alert(1)</script> ]]> & "x" @@title@@'
    change = Change(
        parse("2027-05"), "report", "K", "plans/alpha/", Markup.escape(hostile), {"en": hostile}
    )
    feed = ET.fromstring(  # noqa: S314
        Writer(Context(example(), "en")).feed(Topic('a"b/', hostile), [change])
    )
    entry = feed.find(f"{A}entry")
    assert entry is not None
    assert text(feed, "title") == hostile
    assert text(entry, "title") == f"K: {hostile}"
    assert text(entry, "content").endswith(hostile)
    assert text(entry, "updated") == "2027-05-31T00:00:00Z"
    assert text(entry, "content").startswith("May 2027. ")


def told(path: str) -> list[str]:
    """What the entries of a feed say, newest first."""
    return [text(e, "title") for e in parsed(example())[path].findall(f"{A}entry")]


def test_who_follows_an_input_hears_of_its_coming_its_answer_and_what_its_commitments_do() -> None:
    register = example().register
    item = register.inputs["alpha-ideas-river-readings"]
    said = told(f"en/inputs/{item.id}/feed.xml")
    assert any(s.startswith("Input received: ") for s in said)
    assert any(s.startswith("Answer: ") for s in said)
    answer = Context(example(), "en").lookup.answers[item.id]
    touched = [register.commitments[id] for id in (*item.commitments, *answer.commitments)]
    updates = [u for c in touched for u in c.updates]
    assert updates
    for commitment in touched:
        name = commitment.title["en"]
        assert sum(s.endswith(f": {name}") for s in said) >= min(len(commitment.updates), 3)


def test_a_consultation_tells_of_every_input_and_the_whole_site_of_none() -> None:
    inputs = [i for i in example().register.inputs.values() if i.consultation == "alpha-ideas"]
    said = told("en/consultations/alpha-ideas/feed.xml")
    assert sum(s.startswith("Input received: ") for s in said) == len(inputs) > 1
    assert not [s for s in told("en/feed.xml") if s.startswith("Input received")]


def test_an_organisation_hears_of_its_meetings_commitments_and_inputs() -> None:
    register = example().register
    lead = register.commitments["alpha-open-ledger"]
    said = told(f"en/organisations/{lead.lead[0]}/feed.xml")
    assert any(s.endswith(f": {lead.title['en']}") for s in said)


def test_every_feed_and_calendar_that_a_page_names_is_there(example_site: Path) -> None:
    """The check of links would stop the build; here that the pages name them at all."""
    page = (example_site / "en/commitments/alpha-open-ledger/index.html").read_text()
    assert '<link rel="alternate" type="application/atom+xml" href="feed.xml">' in page
    plan = (example_site / "en/plans/alpha/index.html").read_text()
    assert 'href="calendar.ics"' in plan
    assert (example_site / "en/commitments/alpha-open-ledger/feed.xml").is_file()
    home = (example_site / "mn/index.html").read_text()
    assert 'href="feed.xml"' in home
