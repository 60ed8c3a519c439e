"""The languages in step: what lacks one is counted, and what nobody has read says so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from actionplan.cli.main import commands
from actionplan.dates import parse
from actionplan.model import Register, TextRead
from actionplan.publish import in_step, reader
from actionplan.publish.context import Context
from actionplan.publish.views.languages import FOLDERS, languages
from actionplan.records.kinds import KINDS
from tests.conftest import EXAMPLE, ROOT
from tests.publish.conftest import EXAMPLE_DAY, snapshot

TEMPLATES = ROOT / "generator" / "actionplan" / "publish" / "templates"
FORMATS = """
AP Atom DCAT Data Frictionless OpenAPI Package Popolo SHA SUMS XLSX calendar csv datapackage feed
ics iCalendar json openapi sha xlsx xml zip
"""


@pytest.fixture(scope="module")
def register() -> Register:
    return snapshot(EXAMPLE, EXAMPLE_DAY).register


def test_what_lacks_a_language_is_named_with_its_place(register: Register) -> None:
    plan = register.plans["alpha"]
    title = dict(plan.title)
    only_english = replace(plan, title={"en": title["en"]})
    changed = replace(register, plans={**register.plans, "alpha": only_english})
    before = set(in_step(EXAMPLE, register).alone)
    after = set(in_step(EXAMPLE, changed).alone)
    (new,) = after - before
    assert (new.path, new.field, new.lacks) == ("plans/alpha.yml", "title", ("mn",))


def test_a_part_of_a_record_is_named_by_its_place() -> None:
    found = in_step(ROOT, snapshot(ROOT, EXAMPLE_DAY).register).alone
    assert any(re.search(r"\[\d+\]\.\w+$", text.field) for text in found)
    assert not any("other_names" in text.field for text in found)


def test_a_text_is_read_until_it_changes(register: Register) -> None:
    own = in_step(EXAMPLE, register).own
    text = next(t for t in own if t.name == "interface/standards")
    read = TextRead(
        text=text.name, language="mn", by="A. Reader", on=parse("2027-01-02"), digest=text.digest
    )
    site = replace(register.site, texts_read=(read,))
    assert reader(site, text) == read
    assert reader(site, replace(text, digest="0" * 12)) is None
    assert reader(site, replace(text, lang="kk")) is None


def test_no_text_of_ours_is_left_out(register: Register) -> None:
    names = {t.name for t in in_step(EXAMPLE, register).own}
    catalogues = (ROOT / "generator/actionplan/locale/mn/LC_MESSAGES").glob("*.po")
    assert {f"interface/{p.stem}" for p in catalogues} <= names
    pages = {p.parent.relative_to(ROOT / "pages/mn") for p in (ROOT / "pages/mn").rglob("*.md")}
    shown = {"home" if str(p) == "." else p.as_posix() for p in pages if "_" not in str(p)}
    assert {f"pages/{p}" for p in shown} <= names
    assert {t.lang for t in in_step(EXAMPLE, register).own} == {"mn"}


def test_the_page_says_what_nobody_has_read_and_what_changed_since(register: Register) -> None:
    found = in_step(EXAMPLE, register)
    now = {t.name: t.digest for t in found.own}
    read = (
        one("interface/standards", now["interface/standards"], "A. Reader"),
        one("pages/about", "0" * 12, "B. Reader"),
    )
    changed = replace(register, site=replace(register.site, texts_read=read))
    taken = replace(snapshot(EXAMPLE, EXAMPLE_DAY), register=changed, languages=found)
    html = languages(Context(taken, "en"))
    assert "<li>Rules of the standards (Mongolian): A. Reader, 2 January 2027" in html
    assert "<li>About this site (Mongolian) changed since B. Reader read it on 2 January" in html
    assert "<code>" not in html
    names = [t.name for t in found.own]
    assert [name for name in names if f">{name}" in html] == []
    assert f"{len(found.own) - 1} texts of our own have not been read" in html


def one(name: str, digest: str, by: str) -> TextRead:
    return TextRead(text=name, language="mn", by=by, on=parse("2027-01-02"), digest=digest)


def test_the_verb_lists_places_texts_and_counts() -> None:
    result = CliRunner().invoke(commands, ["languages", "--root", str(EXAMPLE)])
    assert result.exit_code == 0
    assert re.search(r"^mn  interface/standards  \d+  [0-9a-f]{12}$", result.output, re.MULTILINE)
    assert "Texts on record that lack a language: " in result.output


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda p: p.stem)
def test_templates_hold_no_words_of_their_own(path: Path) -> None:
    """Every word for readers is in a catalogue; only names of formats stand in templates."""
    text = path.read_text(encoding="utf-8")
    for code in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<style.*?</style>"):
        text = re.sub(code, "", text, flags=re.DOTALL)
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>|&\w+;", " ", text))
    assert set(words) <= set(FORMATS.split())


def test_the_sitemap_names_every_page_in_every_language_with_its_whole_address(
    example_site: Path,
) -> None:
    base = "https://example.org/aldovia-register/"
    urlset = ET.parse(example_site / "sitemap.xml").getroot()  # noqa: S314  our own file
    links = {
        url[0].text: {link.get("hreflang"): link.get("href") for link in url[1:]} for url in urlset
    }
    pages = [p for lang in ("mn", "en") for p in (example_site / lang).rglob("index.html")]
    moved = [p for p in pages if 'http-equiv="refresh"' in p.read_text(encoding="utf-8")]
    assert len(links) == len(pages) - len(moved)
    assert links[f"{base}en/plans/alpha/"] == {
        "mn": f"{base}mn/plans/alpha/",
        "en": f"{base}en/plans/alpha/",
        "x-default": f"{base}mn/plans/alpha/",
    }
    assert links[f"{base}en/"]["x-default"] == base


def test_every_folder_of_records_has_a_name() -> None:
    assert {kind.place.removesuffix(".yml") for kind in KINDS if not kind.form} <= FOLDERS.keys()


def test_tags_of_ogp_have_mongolian_words_and_english_titles_say_what_they_are_about(
    real_site: Path,
) -> None:
    html = (real_site / "mn" / "commitments" / "index.html").read_text(encoding="utf-8")
    areas = re.search(r'name="area">(.*?)</select>', html, re.S)
    assert areas
    assert 'lang="en"' not in areas[1]
    assert ">Эрүүл мэнд (" in areas[1]
    assert "(бидний үгээр)" in html
    english = (real_site / "en" / "commitments" / "index.html").read_text(encoding="utf-8")
    assert "(in our words)" not in english
    plans = re.search(r'name="plan">(.*?)</select>', html, re.S)
    assert plans
    assert re.findall(r'value="(nap\d)"', plans[1]) == ["nap5", "nap4", "nap3", "nap2", "nap1"]
