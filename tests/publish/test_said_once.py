"""A page says each thing once, and what is not on record in one sentence."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest


def body(site: Path, page: str) -> str:
    """The HTML of a page of the site, from its title on."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    return html[html.index("<h1") :]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_codes_of_the_irm_stand_once_each_with_what_it_means(real_site: Path) -> None:
    html = body(real_site, "en/commitments/mn0060")
    said = words(html)
    for code, means in {
        "Relevance: Yes": "Does it serve open government",
        "Ambition: Low": "OGP's website says in a word how far it goes",
        "Promising commitment: Yes": "The IRM chose it for a closer look",
        "Potential for results: Substantial": "A binding or lasting change across government.",
    }.items():
        assert html.count(f"<strong>{code}</strong>") == 1
        assert said[said.index(code) + len(code) :].lstrip().startswith(means)
    assert said.count("The lines in grey are ours") == 1
    assert "Засгийн газар даяар заавал дагах" in body(real_site, "mn/commitments/mn0060")


def test_the_newest_report_of_the_lead_and_its_source_stand_once(example_site: Path) -> None:
    html = body(example_site, "en/commitments/alpha-river-readings")
    assert html.count("Nine rivers are public.") == 1
    assert '<a href="#updates">In full, with the documents</a>' in html
    entry = html[html.index("Nine rivers are public.") :].split("</li>")[0]
    assert entry.count("Source:") == 1
    assert entry.count("alpha-progress-2027-summer/") == 1


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (
            "en/plans/nap1",
            (
                "Not on record: the first day, space for dialogue, steps, outreach, consultations,"
                " drafts, meetings."
            ),
        ),
        ("en/meetings/2024-05-20-online-round-table", "Not on record: agenda"),
        ("mn/council", "Бүртгэлд алга: нийтэлсэн дүрэм"),
    ],
)
def test_what_is_not_on_record_is_one_sentence(real_site: Path, page: str, sentence: str) -> None:
    said = words(body(real_site, page))
    assert sentence in said
    assert "none on record" not in said


def test_what_the_irm_found_on_all_requirements_together_is_said_once(real_site: Path) -> None:
    said = words(body(real_site, "en/standards"))
    assert said.count("The IRM's verdict: Met") == 1
    assert said.count("all requirements together") == 1


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_commitments_are_found_by_area_and_by_lead_without_a_script(
    real_site: Path, lang: str
) -> None:
    html = body(real_site, f"{lang}/commitments")
    areas = dict(re.findall(r'href="\.\./commitments/area/([^"/]+)/".*?note">(\d+)<', html))
    assert len(areas) > 40
    for area, number in areas.items():
        listed = body(real_site, f"{lang}/commitments/area/{area}")
        assert listed.count('<span class="row-number">') == int(number), area
    leads = re.findall(r'href="\.\./organisations/([^"/]+)/#leads".*?note">(\d+)<', html)
    assert len(leads) > 10
    for lead, number in leads:
        page = body(real_site, f"{lang}/organisations/{lead}")
        led = page[page.index('id="leads"') :].split("</ul>")[0]
        assert led.count("<li>") == int(number), lead
    tagged = body(real_site, f"{lang}/commitments/mn0060")
    assert 'href="../../commitments/area/freedom-of-expression/"' in tagged


def test_what_the_irm_says_of_a_requirement_has_one_word(example_site: Path) -> None:
    for page in ("en/plans/alpha", "en/standards", "en/plans/alpha/evidence"):
        said = words(body(example_site, page))
        assert not re.search(r"Requirements?: (Yes|No)\b|IRM: Yes\b", said), page
    table = body(example_site, "en/plans/alpha")
    codes = re.findall(r'<span class="quoted">([^<]+)</span>', table)
    assert codes
    assert set(codes) <= {"Met", "Not met"}


def test_that_a_plan_is_not_judged_is_one_sentence(real_site: Path) -> None:
    said = words(body(real_site, "en/plans/nap1"))
    assert said.count("This plan is not judged") == 1
    assert "Not judged" not in said
    assert "This plan is not judged" not in words(body(real_site, "en/plans/nap5"))
