"""The built site: every page there, every link whole, every text inert."""

from __future__ import annotations

import hashlib
import posixpath
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from actionplan.publish import BuildError, publish
from actionplan.publish.pages import PAGES
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, REAL_DAY, ROOT, snapshot

TYPED = (
    '<script>window.canary=1</script> & "quotes" [x](javascript:alert(1)) {{ 7*7 }} @@title@@ '
    '--8<-- "mkdocs.yml"'
)


class Page(HTMLParser):
    """What a page holds: its tags, ids, links and visible words."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.words = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name in ("href", "src") and value:
                self.links.append(value)
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, text: str) -> None:
        self.words += text


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@pytest.fixture(scope="module", params=["example_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def test_every_record_has_a_page_in_every_language(real_site: Path) -> None:
    register = snapshot(ROOT, REAL_DAY).register
    for lang in register.site.languages:
        for kind in PAGES.values():
            for record in kind.records(register):
                assert (real_site / lang / kind.address(record) / "index.html").is_file()
    assert len(pages(real_site)) > 300


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    parsed = {p: Page(p) for p in pages(site) if p.name == "index.html"}
    for path, page in parsed.items():
        for link in page.links:
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            address, _, anchor = link.partition("#")
            address = address.partition("?")[0]
            target = (path.parent / address).resolve() if address else path
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {link}"
            if anchor:
                assert anchor in parsed[target].ids, f"{path}: {link}"


def test_no_hole_is_left_and_no_frame_is_published(site: Path) -> None:
    for path in pages(site):
        html = path.read_text(encoding="utf-8").replace("@@title@@", "", 3)
        assert "data-slot" not in html.replace("&quot;", ""), path
        assert "/_record/" not in html, path
        assert "_record" not in path.parts


def test_ids_are_unique_and_no_page_has_a_handler_or_a_foreign_file(site: Path) -> None:
    for path in pages(site):
        page = Page(path)
        assert len(page.ids) == len(set(page.ids)), path
        assert not page.handlers, path
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        assert 'src="http' not in text, path
        assert "url(http" not in text, path
        assert "@import" not in text, path


def test_a_hostile_text_is_shown_as_typed_and_changes_nothing_else(example_site: Path) -> None:
    folder = example_site / "en" / "inputs"
    hostile = Page(folder / "alpha-ideas-typed-as-is" / "index.html")
    tame = Page(folder / "beta-ideas-school-budgets" / "index.html")
    assert TYPED in hostile.words
    assert "@@description@@ <b>bold</b>" in hostile.words
    assert hostile.tags["script"] == tame.tags["script"]
    assert hostile.tags["b"] == tame.tags["b"]
    assert not [x for x in hostile.links if x.startswith("javascript")]


def test_the_same_records_and_day_give_the_same_bytes(example_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    publish(snapshot(EXAMPLE, EXAMPLE_DAY), EXAMPLE, again)
    assert digests(again) == digests(example_site)


def digests(site: Path) -> dict[str, str]:
    return {
        p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(site.rglob("*"))
        if p.is_file()
    }


def test_a_missed_standard_is_published(tmp_path: Path) -> None:
    country = tmp_path / "country"
    shutil.copytree(EXAMPLE, country)
    (country / "council-meetings" / "council-2027-06-10.yml").unlink()
    found = snapshot(country, EXAMPLE_DAY)
    assert any(f.breach and f.rule.clause.number == "1.1" for f in found.findings)
    publish(found, country, tmp_path / "site")
    page = Page(tmp_path / "site/en/standards/ogp-2022/regular-meetings/index.html")
    assert "No meeting that counts is recorded between 2 March 2027 and 15 September 2027" in (
        page.words
    )
    assert "Missed" in page.words


def test_a_fictional_country_says_so_on_every_page(example_site: Path) -> None:
    for path in pages(example_site):
        if path.name == "index.html" and path.parent != example_site:
            words = Page(path).words
            assert "invented" in words or "зохиомол" in words, path


def test_a_slot_that_no_view_fills_stops_the_build(tmp_path: Path) -> None:
    country = with_own_pages(tmp_path)
    home = country / "pages" / "en" / "index.md"
    home.write_text(home.read_text() + '\n<div data-slot="weather"></div>\n')
    with pytest.raises(BuildError, match="weather"):
        publish(snapshot(country, EXAMPLE_DAY), country, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_view_without_a_slot_stops_the_build_but_a_kind_may_be_left_out(tmp_path: Path) -> None:
    country = with_own_pages(tmp_path)
    home = country / "pages" / "en" / "index.md"
    home.write_text(home.read_text().replace("next-deadlines", "plan-glance"))
    with pytest.raises(BuildError, match="next-deadlines"):
        publish(snapshot(country, EXAMPLE_DAY), country, tmp_path / "site")


def with_own_pages(tmp_path: Path) -> Path:
    """The fictional country with pages and settings of its own."""
    country = tmp_path / "country"
    shutil.copytree(EXAMPLE, country)
    shutil.copytree(ROOT / "pages", country / "pages")
    for name in ("mkdocs.yml", "mkdocs.mn.yml", "mkdocs.en.yml"):
        shutil.copyfile(ROOT / name, country / name)
    return country


def test_addresses_never_leave_the_site_root(site: Path) -> None:
    for path in pages(site):
        depth = len(path.relative_to(site).parts) - 1
        for link in Page(path).links:
            ups = posixpath.normpath(link).split("/").count("..")
            assert ups <= depth, f"{path}: {link}"


def test_an_objection_stands_beside_its_finding_with_the_reply(example_site: Path) -> None:
    page = (example_site / "en/standards/ogp-2022/regular-meetings/index.html").read_text("utf-8")
    finding = page.index('id="f-regular-meetings-alpha-implementation-2026-04-13"')
    objection = page.index('id="objection-alpha-gap-of-2026"')
    assert finding < objection < page.index("</li>", finding)
    assert "Reply: The finding stands" in page
    other = (example_site / "mn/standards/ogp-2022/advance-notice/index.html").read_text("utf-8")
    assert "&lt;please check the date&gt;" in other
    assert "Хариу хараахан бүртгэгдээгүй." in other
    scoreboard = (example_site / "en/standards/index.html").read_text("utf-8")
    assert scoreboard.count("1 objection") == 2


def test_the_evidence_pack_names_dates_levels_commits_and_what_was_not_checked(
    example_site: Path, real_site: Path
) -> None:
    pack = Page(example_site / "en/plans/alpha/evidence/index.html")
    for words in (
        "Met so far, next by 10 December 2027",
        "Whether the dialogue was real",
        "What was not checked",
        "stated in the records",
        "council-meetings/council-2025-01-20.yml",
        "Archive copy:",
        "Reply: The finding stands",
        "it has run out",
    ):
        assert words in pack.words, words
    irm, ours = pack.words.index("What the Independent"), pack.words.index("At a glance")
    assert irm < ours
    mongolia = Page(real_site / "mn/plans/nap5/evidence/index.html")
    assert "complete_from.meetings" in mongolia.words
    assert (
        "Энэ төлөвлөгөөг дүгнээгүй" in Page(real_site / "mn/plans/nap1/evidence/index.html").words
    )


def test_the_history_of_a_rule_and_of_a_plan_is_on_their_pages(example_site: Path) -> None:
    rule = Page(example_site / "en/standards/ogp-2022/results-meetings-held/index.html").words
    history = "".join(rule[rule.index("History") :].split())
    assert "1January202620September2026Due21September202631December2026Met" in history
    advice = example_site / "en/standards/good-practice"
    told = "How it stood, computed from the records"
    assert told in Page(advice / "next-meeting-in-time/index.html").words
    assert told not in Page(advice / "one-lead-named/index.html").words  # A text is not of a day.
    board = Page(example_site / "mn/standards/index.html").words
    assert "Цаг хугацааны явцад ямар байсан" in board


def test_the_standards_name_fields_by_their_titles_and_do_not_repeat(real_site: Path) -> None:
    html = (real_site / "en" / "standards" / "index.html").read_text(encoding="utf-8")
    named = re.findall(r'What would decide: <span title="(.*?)">(.*?)</span>', html)
    assert named
    assert not [said for path, said in named if said == path or "_" in said]
    assert "nap5-working-group › " not in html
    assert 'href="#i-missed"/></svg>Not followed' not in html
    assert ">Not followed<" in html
    for line in re.findall(r'<p class="sources">Evidence: (.*?)</p>', html):
        told = line.split("; <a ")
        assert len(told) == len({part.removeprefix("<a ") for part in told}), line


def test_what_an_organisation_does_is_told_apart(real_site: Path) -> None:
    html = (real_site / "en" / "organisations" / "index.html").read_text(encoding="utf-8")
    assert re.search(r"leads \d+ commitments? · ", html)
    assert re.search(r"supports \d+ commitment", html)


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_names_of_requirements_lead_to_their_words_which_stand_in_order(
    real_site: Path, lang: str
) -> None:
    folder = real_site / lang / "standards"
    words = (folder / "rules" / "index.html").read_text(encoding="utf-8")
    numbers = [int(n) for n in re.findall(r'<h3 id="clause-r-(\d+)"', words)]
    assert len(numbers) > 9
    assert numbers == sorted(numbers)
    html = (folder / "index.html").read_text(encoding="utf-8")
    assert '<th scope="row"><a href="../standards/rules/#clause-1-1">1.1 ' in html
