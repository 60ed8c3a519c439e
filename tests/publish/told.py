"""A country whose records changed in the open, and lost what must not be shown, with its site."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

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
    digest: c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4
  - on: 2027-09-14
    reason: safety
    by_role: secretariat
    fields:
      - text
    replaced: true
"""
AMENDMENT = """\
versions:
  - draft: alpha-draft-2
    title:
      en: A register of all owners
    consulted_milestones:
      - id: register
        title:
          en: Open the register
        due: 2027-06
      - id: fine
        title:
          en: Fines for wrong entries
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


CORRECTION = """\
changes:
  - on: 2027-09-03
    kind: correction
    fields:
      - bodies.national-forum.rules.published
    reason:
      en: The day of the order was written.
    sources:
      - forum-rules
    by_role: secretariat
"""

REVISIT = """\
changes:
  - on: 2027-09-03
    kind: correction
    fields:
      - website.checks.2025-03-20.reachable
    reason:
      en: The log of that day was read wrongly.
    sources:
      - website-log
    by_role: secretariat
"""
VISIT = "    - on: 2025-03-20\n      reachable: "


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
        (*register.tombstones, register.site.path, register.council.path), ()
    )
    found = see(country, register.site.time_zone, date(2028, 1, 1), former)
    return replace(
        seen,
        register=replace(register, last_changes=found.last_changes, histories=found.histories),
    )


def made(folder: Path) -> Path:
    """The site, built below that folder from a repository of four days."""
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
    edit(country, OWNERS, ("due: 2027-12-15\n    updates", "due: 2027-12-30\n    updates"))
    add(country, OWNERS, AMENDMENT)
    add(country, "council.yml", CORRECTION)
    edit(country, "site.yml", (f"{VISIT}true", f"{VISIT}false"))
    add(country, "site.yml", REVISIT)
    edit(country, TYPED, ("  mn: Сургуулийн төсөв", f"  mn: Сургуулийн {CANARY}-title төсөв"))
    repository.commit("2027-09-03T04:00:00Z")
    shutil.copy(EXAMPLE / TYPED, country / TYPED)
    edit(country, TYPED, ("display_name: A reader from Lake Street\n", ""))
    add(country, TYPED, REDACTED.replace("- display_name", "- display_name\n      - title"))
    edit(country, TYPED, ("title:\n  mn: Сургуулийн төсөв\n", ""))
    stone = STONE.format(id="beta-ideas-open-minutes") + f"  digest: {'d1' * 32}\n"
    (country / WHOLE).write_text(stone)
    edit(country, OWNERS, ("due: 2026-06-30", "due: 2026-10-31"))
    repository.commit("2027-09-14T04:00:00Z")
    publish(told(country), EXAMPLE.parents[1], folder / "site")
    return folder / "site"
