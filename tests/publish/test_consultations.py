"""Consultations and receipts on the site: every count adds up and nothing is left unsaid."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from actionplan.model import GroupResponse
from actionplan.publish import Snapshot
from actionplan.publish.context import Context
from actionplan.publish.pages import Asked
from actionplan.publish.views import consultations, receipts
from actionplan.standards import RULES, check
from tests.make import record
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, snapshot


def words(html: str) -> str:
    """The text of a page on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def read(site: Path, page: str) -> str:
    return words((site / page / "index.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def example() -> Snapshot:
    return snapshot(EXAMPLE, EXAMPLE_DAY)


def test_a_consultation_says_what_was_asked_said_and_done(example_site: Path) -> None:
    said = read(example_site, "en/consultations/alpha-ideas")
    assert "3 of 3 inputs have a response on record" in said
    assert "one response to every input" in said
    assert "Response promised by 30 June 2025" in said
    assert "River readings every week" in said


def test_a_day_that_nobody_promised_is_not_invented(real_site: Path) -> None:
    said = read(real_site, "en/consultations/nap5-round-table-2024-05")
    assert "Response promised by No day was promised." in said
    assert "0 of 3 inputs have a response on record" in said


def test_a_long_list_ends_and_says_where_the_rest_is(example: Snapshot) -> None:
    many = {
        f"x{n}": record(
            "input",
            id=f"x{n}",
            plan="beta",
            consultation="beta-ideas",
            channel="survey",
            received="2027-09-10",
        )
        for n in range(consultations.SHOWN + 5)
    }
    register = replace(example.register, inputs={**example.register.inputs, **many})
    c = Context(replace(example, register=register), "en", "consultations/beta-ideas/")
    plan = register.plans["beta"]
    html = consultations.consultation(replace(c, subject=Asked(plan, plan.consultations[0])))
    assert "The first 200 of 207 stand here" in html
    assert html.count("row-main") == consultations.SHOWN


@pytest.mark.parametrize(
    ("reasons", "said"),
    [
        (("No money.", "No  MONEY."), "2 inputs got the same reason, word for word"),
        (("No money.", "No law."), ""),
        (("The group.", "No law."), "1 input got the same reason, word for word"),
    ],
)
def test_a_pasted_reason_is_said_to_be_one(
    example: Snapshot, reasons: tuple[str, ...], said: str
) -> None:
    plan = example.register.plans["beta"]
    first, *rest = plan.consultations
    reason = {"en": "The group."}
    group = GroupResponse(id="g", inputs=("other",), disposition="partly", reason=reason)
    plan = replace(plan, consultations=(replace(first, responses=(group,)), *rest))
    inputs = {
        f"x{n}": record(
            "input",
            id=f"x{n}",
            plan="beta",
            consultation="beta-ideas",
            channel="survey",
            received="2027-09-10",
            response={"disposition": "partly", "reason": {"en": reason}},
        )
        for n, reason in enumerate(reasons)
    }
    plans = {**example.register.plans, "beta": plan}
    register = replace(example.register, plans=plans, inputs=inputs)
    c = Context(replace(example, register=register), "en", "consultations/beta-ideas/")
    asked = Asked(plan, plan.consultations[0])
    shown = words(consultations.consultation(replace(c, subject=asked)))
    assert said in shown
    assert ("word for word" in shown) == bool(said)


def test_what_was_sent_in_is_the_sum_of_its_states(example: Snapshot) -> None:
    c = Context(example, "en", "receipts/")
    said = words(receipts.receipt_list(c))
    assert "7 things were sent in. 2 Not decided yet 2 Published 1 Refused 1 Withdrawn" in said
    assert "It is promised to decide within 10 days. 1 is late." in said
    assert "1 of them was decided together with civil society." in said
    for count in receipts._by_consultation(c, list(example.register.receipts.values())):
        assert count.total == sum(count.states)


def test_a_register_without_receipts_says_that_it_cannot_show_what_vanished(
    real_site: Path,
) -> None:
    said = read(real_site, "en/receipts")
    assert "they cannot show what was sent in and not published" in said
    assert "11 inputs were taken from public records" in said


def test_each_receipt_has_a_page_without_text_or_name(example_site: Path) -> None:
    said = read(example_site, "en/receipts/2027-c3q8d")
    assert "Refused Reason: Spam or advertising" in said
    assert "Point of contact, Civil society" in said
    assert "by 12 September 2027 · Late" in read(example_site, "en/receipts/2027-p9r5j")


def test_a_receipt_of_a_site_without_a_promise_is_never_late(example: Snapshot) -> None:
    site = replace(example.register.site, intake=None)
    register = replace(example.register, site=site)
    unpromised = Snapshot(register, check(RULES, register, EXAMPLE_DAY), EXAMPLE_DAY)
    said = words(receipts.receipt_list(Context(unpromised, "en", "receipts/")))
    assert "No number of days was promised" in said
    assert "Late" not in said
