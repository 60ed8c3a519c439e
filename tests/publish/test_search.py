"""The search index: every form of a word under one stem, nothing that no page shows, same bytes."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from actionplan.publish.frames import split
from actionplan.publish.search import KINDS, written
from actionplan.publish.search.stems import stem, terms
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, snapshot

SAME = """
хурал хурлын хурлаар хуралд хурлууд хурлаас
хэрэгжсэн хэрэгжиж хэрэгжилт хэрэгжилтийн хэрэгжээгүй
авлига авлигын авлигаас авлигад авлигатай
засаг засгийн
иргэн иргэд иргэний иргэдийн
гишүүн гишүүд гишүүний
төсөв төсвийн төсвөөс
амлалт амлалтууд амлалтын амлах амласан
байгууллага байгууллагын байгууллагуудад
төлөвлөгөө төлөвлөгөөний төлөвлөгөөнд
мэдээлэл мэдээллийн
тайлан тайлангийн тайланд
өмчлөл өмчлөлийн
нээлттэй нээлттэйн
ажил ажлын ажлууд
meeting meetings
company companies
answered answers answer
"""
APART = [
    ("хурал", "хууль"),
    ("засаг", "заал"),
    ("амлалт", "ажил"),
    ("иргэн", "ирц"),
    ("plan", "place"),
]


@pytest.mark.parametrize("line", SAME.strip().splitlines())
def test_forms_of_a_word_have_one_stem(line: str) -> None:
    assert len({stem(form) for form in line.split()}) == 1


@pytest.mark.parametrize("pair", APART)
def test_other_words_have_another(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


def test_a_stem_begins_as_its_word_does() -> None:
    """Shards are named by the first two letters, and a page looks for the word it was given."""
    for text in [p.read_text(encoding="utf-8") for p in sorted((ROOT / "plans").glob("*.yml"))]:
        for term in terms(text):
            assert stem(term)[:2] == term[:2]


def test_words_are_compared_in_small_letters_and_one_composition() -> None:
    assert list(terms("Хурлын ТОВ, №5: й a “x”")) == ["хурлын", "тов", "5"]
    assert list(terms("Олон-Улсын 2023")) == ["олон", "улсын", "2023"]


def found(site: Path, lang: str, form: str) -> set[str]:
    """The addresses of the records that have a form, read as the page reads them."""
    opening = read(site / lang / "search" / "index.json")
    letters = "-".join(f"{ord(letter):x}" for letter in form[:2])
    parts = read(site / "search" / f"{letters}.json").get(stem(form), [])
    numbers: set[int] = set()
    for at in range(0, len(parts), 3):
        if parts[at] == form:
            numbers |= {*accumulate(parts[at + 1]), *accumulate(parts[at + 2])}
    blocks = {n: read(site / lang / "search" / f"{n // opening['block']}.json") for n in numbers}
    return {block[n % opening["block"]][0] for n, block in blocks.items()}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_record_is_found_by_words_of_either_language(example_site: Path, lang: str) -> None:
    assert "commitments/alpha-river-readings/" in found(example_site, lang, "river")
    assert found(example_site, lang, "river") == found(example_site, "en", "river")
    assert "standards/ogp-2022/regular-meetings/" in found(example_site, lang, "хурал")


def test_every_record_is_in_the_index_once(example_site: Path) -> None:
    register = snapshot(EXAMPLE, EXAMPLE_DAY).register
    opening = read(example_site / "en" / "search" / "index.json")
    for kind, _, count in opening["kinds"]:
        if kind == "consultations":
            assert count == sum(len(plan.consultations) for plan in register.plans.values()) > 0
        else:
            assert kind in ("pages", "rules") or count == len(getattr(register, kind))
    total = sum(count for _, _, count in opening["kinds"])
    blocks = sorted((example_site / "en" / "search").glob("[0-9]*.json"))
    shown = [address for block in blocks for address, *_ in read(block)]
    assert len(shown) == len(set(shown)) == total
    assert [kind for kind, _, _ in opening["kinds"]] == list(KINDS)
    assert all((example_site / "en" / address / "index.html").is_file() for address in shown)


def test_pages_that_people_wrote_are_found_by_what_they_say_and_show(example_site: Path) -> None:
    assert "council/" in found(example_site, "en", "council")
    assert "council/" in found(example_site, "en", "зөвлөл")
    assert "contact/" in found(example_site, "mn", "contact")
    assert "take-part/" in found(example_site, "mn", "part")
    assert "privacy/" in found(example_site, "en", "moderation") | found(example_site, "en", "data")
    consultation = snapshot(EXAMPLE, EXAMPLE_DAY).register.plans["alpha"].consultations[0]
    assert f"consultations/{consultation.id}/" in found(example_site, "en", consultation.id[:5])
    assert not {"", "search/"} & found(example_site, "en", "search")


@pytest.mark.parametrize("said", ["council", "forum", "хурлууд", "standards"])
def test_the_menus_around_a_page_are_not_what_it_says(example_site: Path, said: str) -> None:
    opening = read(example_site / "en" / "search" / "index.json")
    written = next(count for kind, _, count in opening["kinds"] if kind == "pages")
    pages = {path for path in found(example_site, "en", said) if path.count("/") == 1}
    assert len(pages) < written / 2


def test_shards_lie_where_a_page_looks_for_them(example_site: Path) -> None:
    opening = read(example_site / "mn" / "search" / "index.json")
    files = {p.stem for p in (example_site / "search").glob("*.json")}
    assert files == set(opening["shards"])
    for name in files:
        for word in read(example_site / "search" / f"{name}.json"):
            assert "-".join(f"{ord(letter):x}" for letter in word[:2]) == name


def test_a_title_in_another_language_says_so(real_site: Path) -> None:
    titles = [t for p in (real_site / "mn/search").glob("[0-9]*.json") for t in read(p)]
    assert any(t[3:] == ["en"] for t in titles)
    assert not any(t[3:] == ["mn"] for t in titles)


def test_a_page_that_lacks_a_language_is_not_found() -> None:
    """Its address would lead nowhere in the other one."""
    page = b'<meta name="description" content="Of &amp; on"><h1 id="top">Us <b>all</b></h1>'
    here, there = ("us/", "only-here/", "", "search/", "x/_record/"), ("us/", "x/_record/")
    made = {
        lang: [split(path, page + b"<article>Said</article><footer>Menu</footer>") for path in of]
        for lang, of in (("en", here), ("mn", there))
    }
    (one,) = written(made)
    assert (one.path, one.title) == ("us/", {"en": "Us all", "mn": "Us all"})
    assert (one.description["mn"], one.words) == ("Of & on", ("Said", "Said"))
