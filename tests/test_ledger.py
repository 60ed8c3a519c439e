"""Receipts and inputs together, beyond the single mistakes in `records/bad`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from actionplan.records import load
from tests.conftest import TODAY
from tests.test_records import problems_in

INPUT = "inputs/beta-ideas/beta-ideas-open-minutes.yml"


def test_every_receipt_has_one_state_and_every_published_one_its_input(country: Path) -> None:
    register = load(country, (), TODAY)
    states = Counter(r.state for r in register.receipts.values())
    assert states.total() == len(register.receipts) == 7
    published = {r.input for r in register.receipts.values() if r.state == "published"}
    assert published == {i.id for i in register.inputs.values() if i.receipt}


def test_an_input_that_was_taken_out_whole_keeps_its_receipt(country: Path) -> None:
    (country / INPUT).write_text(
        "id: beta-ideas-open-minutes\n"
        "tombstone:\n  on: 2027-09-14\n  reason: safety\n  by_role: secretariat\n"
    )
    site = country / "site.yml"
    since = "  decide_within_days: 10\n  receipts_since: 2027-09-01\n"
    site.write_text(site.read_text().replace("  decide_within_days: 10\n", since))
    assert not problems_in(country)


def test_an_input_of_a_public_record_needs_no_receipt(country: Path) -> None:
    site = country / "site.yml"
    since = "  decide_within_days: 10\n  receipts_since: 2020-01-01\n"
    site.write_text(site.read_text().replace("  decide_within_days: 10\n", since))
    found = {p["at"].partition(":")[0].rpartition("/")[2] for p in problems_in(country)}
    register = load(Path(__file__).parent / "example")
    without = {f"{i.id}.yml" for i in register.inputs.values() if not (i.receipt or i.basis)}
    assert found == without
