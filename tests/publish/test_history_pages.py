"""What git saw, on the pages: what changed, what slipped, and nothing of what was taken out."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from actionplan.publish import Snapshot, publish
from actionplan.records.history import see
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, snapshot
from tests.repository import Repository
from tests.test_redaction import STONE

CANARY = "kanarienvogel"
OWNERS = "commitments/alpha/alpha-company-owners.yml"
TYPED = "inputs/beta-ideas/beta-ideas-school-budgets.yml"
WHOLE = "inputs/beta-ideas/beta-ideas-open-minutes.yml"
REDACTED = """\
redacted:
  - on: 2027-09-14
    reason: personal_data
    by_role: secretariat
    fields:
      - display_name
  - on: 2027-09-14
    reason: safety
    by_role: secretariat
    fields:
      - text
    replaced: true
"""
AMENDMENT = """\
changes:
  - on: 2027-09-03
    kind: amendment
    fields:
      - milestones.register.due
    reason:
      en: The law came late.
    decision:
      meeting: council-2027-06-10
      id: d1
    consulted:
      en: At the meeting of the forum.
    by_role: lead
"""


def edit(country: Path, path: str, *pairs: tuple[str, str]) -> None:
    """Replace texts in a record, each of which stands there once."""
    text = (country / path).read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (country / path).write_text(text, encoding="utf-8")


def add(country: Path, path: str, lines: str) -> None:
    """Add lines at the end of a record."""
    with (country / path).open("a", encoding="utf-8") as file:
        file.write(lines)


def told(country: Path) -> Snapshot:
    """The records with what git saw of them."""
    seen = snapshot(country, EXAMPLE_DAY)
    register = seen.register
    former = {r.path: r.former_ids for r in register.records()} | dict.fromkeys(
        register.tombstones, ()
    )
    found = see(country, register.site.time_zone, date(2028, 1, 1), former)
    return replace(
        seen,
        register=replace(register, last_changes=found.last_changes, histories=found.histories),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose records changed in the open, and lost what must not be shown."""
    folder = tmp_path_factory.mktemp("told")
    repository = Repository(folder / "country")
    country = repository.root
    shutil.copytree(EXAMPLE, country, dirs_exist_ok=True)
    edit(
        country,
        TYPED,
        ("A reader from Lake Street", f"A reader, {CANARY}-name"),
        ("Сургууль бүр", f"{CANARY}-text Сургууль бүр"),
    )
    edit(country, OWNERS, ("due: 2026-10-31", "due: 2026-06-30"))
    whole = re.sub(r"(?m)^  (mn|en): .*$", rf"  \1: {CANARY}-whole", (country / WHOLE).read_text())
    (country / WHOLE).write_text(whole)
    repository.commit("2027-09-01T04:00:00Z")
    edit(country, OWNERS, ("due: 2027-12-15\n    updates", "due: 2028-03-15\n    updates"))
    add(country, OWNERS, AMENDMENT)
    edit(country, TYPED, ("  mn: Сургуулийн төсөв", f"  mn: Сургуулийн {CANARY}-title төсөв"))
    repository.commit("2027-09-03T04:00:00Z")
    shutil.copy(EXAMPLE / TYPED, country / TYPED)
    edit(country, TYPED, ("display_name: A reader from Lake Street\n", ""))
    add(country, TYPED, REDACTED.replace("- display_name", "- display_name\n      - title"))
    edit(country, TYPED, ("title:\n  mn: Сургуулийн төсөв\n", ""))
    (country / WHOLE).write_text(STONE.format(id="beta-ideas-open-minutes"))
    edit(country, OWNERS, ("due: 2026-06-30", "due: 2026-10-31"))
    repository.commit("2027-09-14T04:00:00Z")
    publish(told(country), EXAMPLE.parents[1], folder / "site")
    return folder / "site"


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
    """The words of a page, in one line."""
    html = (site / lang / page / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_what_changed_in_the_open_is_shown(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    changed = page[page.index("What changed in this record") :]
    assert "Milestones › Open the register › Due date" in changed
    assert "15 December 2027 → 15 March 2028" in changed
    assert "30 June 2026 → 31 October 2026" in changed
    assert changed.index("31 October 2026") < changed.index("15 March 2028")
    assert "Came into this register with many others" in changed


def test_an_amendment_stands_with_both_texts_its_decision_and_the_consultation(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    declared = page[page.index("Declared changes") : page.index("What slipped")]
    for said in (
        "Amendment, 3 September 2027 : Milestones › Open the register › Due date",
        "The law came late.",
        "At the meeting of the forum.",
        "Before After",
        "15 December 2027 15 March 2028",
        "The lead organisation",
    ):
        assert said in declared


def test_due_days_that_moved_are_in_the_ledger(site: Path) -> None:
    page = words(site, "commitments/alpha-company-owners")
    slipped = page[page.index("What slipped") : page.index("What changed in this record")]
    assert "91 days later; Amendment" in slipped
    assert "123 days later" in slipped


def test_pages_say_that_something_was_taken_out_when_why_and_by_whom(site: Path) -> None:
    page = words(site, "inputs/beta-ideas-school-budgets")
    assert "Taken out Public name; Title: 14 September 2027 , Personal data, Secretariat." in page
    stone = words(site, "inputs/beta-ideas-open-minutes")
    assert "Taken out of the register" in stone
    assert "Somebody's safety" in stone.replace("&#39;", "'")
    assert "Бүртгэлээс хассан" in words(site, "inputs/beta-ideas-open-minutes", "mn")
