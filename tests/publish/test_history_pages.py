"""What git saw, on the pages: what changed, what slipped, and nothing of what was taken out."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest

from actionplan.publish.context import Context
from actionplan.publish.values import in_short
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, snapshot
from tests.publish.told import CANARY


@pytest.fixture
def site(told_site: Path) -> Path:
    return told_site


def contents(raw: bytes) -> Iterator[bytes]:
    """What a file holds, and what is packed into it, however deep."""
    yield raw
    if is_zipfile(BytesIO(raw)):
        with ZipFile(BytesIO(raw)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from contents(packed.read(name))
    elif raw[:2] == b"\x1f\x8b":
        yield from contents(gzip.decompress(raw))


def test_nothing_of_what_was_taken_out_is_anywhere(site: Path) -> None:
    files = [f for f in site.rglob("*") if f.is_file()]
    assert len(files) > 200
    leaks = {
        str(f.relative_to(site))
        for f in files
        for held in contents(f.read_bytes())
        if CANARY.encode() in held.lower()
    }
    assert not leaks


def words(site: Path, page: str, lang: str = "en") -> str:
    """The words of a page, in one line, without the links to its headings."""
    html = (site / lang / page / "index.html").read_text(encoding="utf-8")
    html = re.sub(r'<nav class="contents".*?</nav>', "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_was_taken_out_says_that_it_can_be_proved(site: Path) -> None:
    for id in ("beta-ideas-open-minutes", "beta-ideas-school-budgets"):
        assert words(site, f"inputs/{id}").count("whoever holds the key can prove what it was") == 1
        assert "Дижест хадгалсан" in words(site, f"inputs/{id}", "mn")


def test_what_changed_in_the_open_is_shown(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    changed = page[page.index("What changed in this record") :]
    assert "Milestones › Open the register › Due date" in changed
    assert "15 December 2027 → 30 December 2027" in changed
    assert "30 June 2026 → 31 October 2026" in changed
    assert changed.index("31 October 2026") < changed.index("30 December 2027")
    assert "Came into this register with many others" in changed


def test_an_amendment_stands_with_both_texts_its_decision_and_the_consultation(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    declared = page[page.index("Declared changes") : page.index("What slipped")]
    for said in (
        "Amendment, 3 September 2027 : Milestones › Open the register › Due date",
        "The law came late.",
        "At the meeting of the forum.",
        "Before After",
        "15 December 2027 30 December 2027",
        "The lead organisation",
    ):
        assert said in declared


def test_what_was_declared_of_the_forum_stands_on_its_page(site: Path) -> None:
    said = words(site, "council")
    declared = said[said.index("Declared changes") :]
    assert "The day of the order was written." in declared
    assert "Correction, 3 September 2027" in declared


def test_what_was_declared_of_the_website_stands_with_the_register(site: Path) -> None:
    said = words(site, "about")
    declared = said[said.index("Declared changes") :]
    assert "The log of that day was read wrongly." in declared
    assert "Correction, 3 September 2027 : Website › Visits › 2025-03-20" in declared
    assert "Before After" in declared


def test_the_draft_and_what_was_adopted_stand_side_by_side(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    drafted = page[page.index("From the draft to what was adopted") : page.index("Declared")]
    assert "Title A register of all owners A register of company owners" in drafted
    assert "Milestones › Open the register › Due date June 2027 30 December 2027" in drafted
    assert "Milestones › fine Fines for wrong entries nothing" in drafted
    rule = words(site, "standards/good-practice/scope-as-consulted")
    assert "“A register of company owners” was changed after the draft “alpha-draft-2”" in rule


def test_due_days_that_moved_are_in_the_ledger(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    slipped = page[page.index("What slipped") : page.index("What changed in this record")]
    assert "15 days later; Amendment" in slipped
    assert "123 days later" in slipped


def test_pages_say_that_something_was_taken_out_when_why_and_by_whom(site: Path) -> None:
    page = words(site, "inputs/beta-ideas-school-budgets")
    assert "Taken out Public name; Title: 14 September 2027 , Personal data, Secretariat." in page
    stone = words(site, "inputs/beta-ideas-open-minutes")
    assert "Taken out of the register" in stone
    assert "Somebody's safety" in stone.replace("&#39;", "'")
    assert "Бүртгэлээс хассан" in words(site, "inputs/beta-ideas-open-minutes", "mn")


def fact(said: str, source: str = "a") -> dict[str, Any]:
    return {"on": "2026-01-01", "text": {"en": said}, "sources": [source]}


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ([fact("One."), fact("Two.")], [fact("One."), fact("Three.")], "…; Two.", "…; Three."),
        ([fact("One.")], [fact("One."), fact("Two.")], "…", "…; Two."),
        ([fact("One.")], [fact("One.", "b")], "a", "b"),
        (
            [fact("word " * 40 + "old")],
            [fact("word " * 40 + "new")],
            "… word word word word word word old",
            "… word word word word word word new",
        ),
    ],
)
def test_of_a_list_only_what_differs_is_shown(
    before: list[Any], after: list[Any], old: str, new: str
) -> None:
    c = Context(snapshot(EXAMPLE, EXAMPLE_DAY), "en", "plans/alpha/")
    both = in_short(c, "plans/alpha.yml", ("observations",), before, after)
    assert [side.striptags() for side in both] == [old, new]
