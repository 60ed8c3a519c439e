"""What helps a reader find the way: the order of lists, links to the other language."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from actionplan.dates import parse
from actionplan.publish.context import Context
from actionplan.publish.sessions import meeting_place, meeting_state
from actionplan.words import letters
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, REAL_DAY, ROOT, snapshot


@pytest.fixture(scope="module")
def aldovia() -> Context:
    """A page of the fictional country."""
    return Context(snapshot(EXAMPLE, EXAMPLE_DAY), "en")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("mn", ["Ерөнхий", "Ёс", "Орон", "Өмч", "Сан", "Сүү", "Тамга", "Улс", "Үндэсний", "Хот"]),
        ("mn", ["7 хоног", "Яам", "Bank", "UNESCO"]),
        ("en", ["a Fund", "“Ángel”", "Bank of A", "Bankers", "Customs", "Ерөнхий", "Ёс", "Өмч"]),
    ],
)
def test_names_stand_in_the_order_of_the_letters_of_the_page(lang: str, said: list[str]) -> None:
    mixed = sorted(said, key=len)
    assert sorted(mixed, key=lambda it: letters(lang, it)) == said


@pytest.mark.parametrize(
    ("lang", "in_order"),
    [
        ("mn", ["Засгийн газрын", "НЗДТГ", "Хууль зүй", "Цахим", "Agency for"]),
        ("en", ["Agency for Standard", "Cabinet Secretariat", "Customs", "Ministry of Finance"]),
    ],
)
def test_organisations_are_listed_by_name_in_the_language_of_the_page(
    real_site: Path, lang: str, in_order: list[str]
) -> None:
    html = (real_site / lang / "organisations" / "index.html").read_text(encoding="utf-8")
    for group in html.split("<h2 ")[1:]:
        names = re.findall(r'row-main"><a [^>]*>(?:<span[^>]*>)?([^<]+)', group)
        assert names == sorted(names, key=lambda it: letters(lang, it))
    state = html.split('<h2 id="government"')[1].split("<h2 ")[0]
    places = [state.find(name) for name in in_order if name in state]
    assert len(places) >= 3
    assert places == sorted(places)


def test_the_newest_plan_comes_first_on_the_page_of_an_organisation(real_site: Path) -> None:
    html = (real_site / "en" / "organisations/ministry-of-finance/index.html").read_text("utf-8")
    register = snapshot(ROOT, REAL_DAY).register
    for section in ("leads", "supports"):
        part = html.split(f'<h2 id="{section}"')[1].split("<h2 ")[0]
        ids = re.findall(r'href="[./]*commitments/([^/"]+)/"', part)
        them = [register.commitments[id] for id in ids]
        assert len({it.plan for it in them}) > 1
        at = [(-register.plans[it.plan].number, it.number or 999) for it in them]
        assert at == sorted(at)


class Inner(HTMLParser):
    """Keeps what stands inside a link, a button or a summary and cannot: another of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.inner: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("a", "button", "summary"):
            self.inner += [f"{tag} in {self.open[-1]}: {attrs}"] if self.open else []
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == self.open[-1]:
            self.open.pop()


def test_no_link_stands_inside_another(example_site: Path, real_site: Path) -> None:
    for site in (example_site, real_site):
        pages = {p: Inner(p.read_text("utf-8")).inner for p in sorted(site.rglob("*.html"))}
        assert {p: inner for p, inner in pages.items() if inner} == {}


def test_what_is_said_in_one_language_only_leads_to_the_page_in_that_language(
    real_site: Path,
) -> None:
    page = real_site / "mn" / "commitments" / "mn0044"
    html = (page / "index.html").read_text("utf-8")
    heading = re.search(r"<h1>.*?</h1>", html)
    assert heading
    (name,) = re.findall(r'class="only tongue" hreflang="en" aria-label="(.*?)">EN</a>', heading[0])
    assert name == "EN: энэ хуудас англи хэлээр"
    targets = {
        *re.findall(r'<small class="only">\(<a href="(.*?)" class="only" hreflang="en"', html)
    }
    targets |= {*re.findall(r'href="(.*?)" class="only tongue" hreflang="en"', heading[0])}
    assert {(page / t).resolve() for t in targets} == {real_site / "en" / "commitments" / "mn0044"}
    other = (real_site / "en" / "commitments" / "mn0044" / "index.html").read_text("utf-8")
    assert 'class="only' not in re.findall(r"<h1>.*?</h1>", other)[0]


def test_tables_without_rows_are_folded_into_one_line(example_site: Path) -> None:
    html = (example_site / "en" / "data" / "index.html").read_text("utf-8")
    shown, folded = html.split('<details class="empty">')
    assert '<span class="note">0 rows</span>' not in shown
    rows = re.findall(r'<h3 id="table-[^"]*">[^<]* <span class="note">(.*?)</span>', folded)
    assert set(rows) == {"0 rows"}
    said = f"<summary>{len(rows)} tables have no rows yet</summary>"
    assert said in folded or "<summary>1 table has no rows yet</summary>" in folded


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_page_about_the_site_begins_with_a_sentence_and_names_no_file(
    real_site: Path, lang: str
) -> None:
    html = (real_site / lang / "about" / "index.html").read_text("utf-8")
    article = html.split("<article")[1]
    assert re.search(r"</h1>\s*<p class=\"lead\">[^<]{60,}</p>", article)
    assert "site.yml" not in re.sub(r"<[^>]*>", "", article)
    assert not re.findall(r">(?:pages|interface|summaries)/", article)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("2027-09-14", "Planned; no source says that it was held"),
        ("2027-09-15", "Planned"),
        ("2027-09", "Planned"),
        ("2027-08", "Planned; no source says that it was held"),
        (None, "Planned"),
    ],
)
def test_a_planned_meeting_whose_day_is_past_says_that_no_source_tells(
    aldovia: Context, held: str | None, said: str
) -> None:
    one = next(iter(aldovia.register.meetings.values()))
    planned = replace(one, state="planned", held=parse(held) if held else None)
    assert meeting_state(aldovia, planned) == said
    assert meeting_state(aldovia, replace(planned, state="cancelled")) == "Cancelled"


@pytest.mark.parametrize(
    ("mode", "place", "said"),
    [
        ("online", {"mn": "Цахимаар", "en": "Online"}, "Online"),
        ("online", {"en": "Big Blue Button"}, "Online, Big Blue Button"),
        ("hybrid", None, "In person and online"),
        (None, {"en": "Online"}, "Online"),
        (None, None, ""),
    ],
)
def test_that_a_meeting_was_online_is_said_once(
    aldovia: Context, mode: str | None, place: dict[str, str] | None, said: str
) -> None:
    one = replace(next(iter(aldovia.register.meetings.values())), mode=mode, place=place)
    assert meeting_place(aldovia, one) == said


def test_the_deputy_of_a_member_is_not_counted_as_the_member(
    aldovia: Context, example_site: Path
) -> None:
    page = example_site / "en" / "organisations" / "ministry-of-ledgers" / "index.html"
    told = re.sub(r"<[^>]*>", "", page.read_text("utf-8"))
    found = re.search(
        r"came to (\d) of (\d) meetings with a list of who came; a deputy came to (\d)", told
    )
    assert found
    lists = [
        [a.deputy for a in m.attendance.present if a.organisation == "ministry-of-ledgers"]
        for m in aldovia.register.meetings.values()
        if m.body == "national-forum" and m.attendance and m.attendance.present
    ]
    itself = sum(False in them for them in lists)
    sent = sum(bool(them) and False not in them for them in lists)
    assert tuple(map(int, found.groups())) == (itself, len(lists), sent)
    assert sent > 0


def test_a_milestone_that_is_next_is_named_with_its_commitment(example_site: Path) -> None:
    page = (example_site / "en" / "index.html").read_text("utf-8")
    deadlines = page.split('<ol class="deadlines">')[1].split("</ol>")[0]
    (target, title, commitment), *_ = re.findall(
        r'<a href="([^"]*#milestone-[^"]*)">.*?<p class="note">([^<·]*) · ([^<·]*) · ',
        deadlines,
        re.DOTALL,
    )
    path, _, anchor = target.partition("#")
    there = (example_site / "en" / path / "index.html").read_text("utf-8")
    assert f'id="{anchor}"' in there
    assert f'<p class="milestone-title">{title}</p>' in there
    assert f"<h1>{commitment}</h1>" in there
