"""What helps a reader find the way: the order of lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actionplan.words import letters
from tests.publish.conftest import REAL_DAY, ROOT, snapshot


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
