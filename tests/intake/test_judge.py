"""What comes of a text: the right outcome for each, in the words of both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from actionplan.dates import parse
from actionplan.intake import issue, personal, stubs
from actionplan.intake.batch import take
from actionplan.intake.known import Known
from actionplan.intake.outcomes import OUTCOMES, Outcome, Weight, to_author, to_moderator
from actionplan.intake.terms import Terms
from actionplan.records import load
from actionplan.records.read import read
from actionplan.words import catalogue
from tests.conftest import EXAMPLE
from tests.intake.sent import ACCOUNT, TERMS, event

REGISTER = load(EXAMPLE)
WISH = "Publish the budgets of all schools as one table, with the plan beside what was spent."


def judged(sent: Any, terms: Terms = TERMS, **fields: Any) -> tuple[dict[str, Any], list[Outcome]]:
    """The record (empty if none was made) and the outcomes of an event."""
    found = issue.submission(sent, ("mn", "en"), "Europe/Vienna", basis=terms.basis)
    batch = take([found], Known(replace(REGISTER, **fields)), terms)
    inputs = [c for path, c in batch.files.items() if path.startswith("inputs/")]
    assert not (batch.stopped and inputs)
    return (read("x.yml", inputs[0])[0] if inputs else {}), list(batch.outcomes)


def codes(sent: Any, terms: Terms = TERMS) -> list[str]:
    return [o.code for o in judged(sent, terms)[1]]


def test_an_input_becomes_a_record() -> None:
    record, outcomes = judged(event(WISH, sector="civil_society", display_name="Open Lanterns"))
    assert not outcomes
    sha256 = record.pop("source")["sha256"]
    assert record == {
        "id": "alpha-ideas-issue-12",
        "plan": "alpha",
        "consultation": "alpha-ideas",
        "channel": "issue",
        "received": "2025-03-21",
        "sector": "civil_society",
        "display_name": "Open Lanterns",
        "consent": {"publish": True, "name": True, "version": "2026-1", "on": "2025-03-21"},
        "title": {"en": "School budgets"},
        "text": {"en": WISH},
    }
    assert sha256 == issue.digest(
        event(WISH, sector="civil_society", display_name="Open Lanterns")["issue"]
    )


def test_the_same_event_gives_the_same_bytes() -> None:
    def files() -> dict[str, bytes]:
        found = issue.submission(event(WISH), ("mn", "en"), "UTC")
        return dict(take([found], Known(REGISTER), TERMS).files)

    assert files() == files()


def test_whoever_gives_no_name_is_not_led_back_to_an_account() -> None:
    found = issue.submission(event(WISH, agreed=("publish",), display_name="Ann"), ("en",), "UTC")
    batch = take([found], Known(REGISTER), TERMS)
    whole = "".join([*batch.files, *(c.decode() for c in batch.files.values())])
    for trace in (ACCOUNT, "7777001", "issue-12", "number", "sha256", "2900000012", "Ann"):
        assert trace not in whole
    assert [o.code for o in batch.outcomes] == ["name-left-out"]


FOUR_HEADINGS = """\
## Topline Description
Put every contract of a town into one public table.

## Key Objective(s)
Everyone can see who was paid.

## Paragraph Description
Towns publish contracts today in ten different ways; some not at all. One table ends that.

## Measurable Metrics
By June 2029 all 21 towns publish, each month.
"""
STUB = """\
## Topline Description
Your one sentence “elevator pitch” goes here

## Key Objective(s)

## Paragraph Description
TBD

## Measurable Metrics
_No response_
"""
TEMPLATE = stubs.lines_of(STUB)
LONG = "\n\n".join(
    f"{n}. " + "Open data for towns helps people ask questions. " * 9 for n in range(99)
)
PROPOSALS = {
    "four headings, filled": (event(FOUR_HEADINGS), []),
    "four headings, one left empty": (
        event(FOUR_HEADINGS.replace("Everyone can see who was paid.", "...")),
        ["partly-unfilled"],
    ),
    "a stub from a workshop": (event(STUB), ["unfilled"]),
    "a title and nothing": (event("."), ["unfilled"]),
    "a test": (event("Test"), ["unfilled"]),
    "a comment of the template left": (
        event("<!-- Describe it -->\n**Title**\n\n- \n"),
        ["unfilled"],
    ),
    "a vote": (event("+1"), ["only-a-vote"]),
    "votes": (event("12 votes"), ["only-a-vote"]),
    "a vote in Mongolian": (event("Дэмжиж байна!", lang="mn"), ["only-a-vote"]),
    "a long paper": (event(LONG), []),
    "as long as an issue can be": (event((LONG * 2)[:65_000]), ["too-long"]),
    "filed for an organisation": (event(WISH, on_behalf_of="River Watchers"), ["for-another"]),
    "late": (event(WISH, labels=["to: alpha-ideas"], created_at="2025-05-02T10:00:00Z"), ["late"]),
    "between consultations": (event(WISH, created_at="2026-12-02T10:00:00Z"), ["outside"]),
    "no permission": (event(WISH, agreed=()), ["no-consent"]),
    "without a form": (event(FOUR_HEADINGS, whole=True), ["not-the-form"]),
    "a mail address": (event("Write to me: a.b@example.org"), ["personal-data"]),
    "a telephone number": (event("Миний утас 9911-2233, залгаарай", lang="mn"), ["personal-data"]),
    "a number of a register": (event("РД: УБ 99112233", lang="mn"), ["personal-data"]),
    "a look-alike": (event(WISH, display_name="Оpen Lanterns"), ["look-alike"]),
    "a right-to-left override": (event("abc\u202edef"), ["cannot-be-shown"]),
    "pasted from Word": (event("Бюд\u00adжет ил\u200b тод", lang="mn"), ["removed-characters"]),
    "an unknown consultation": (event(WISH, labels=["to: gamma"]), ["unknown-consultation"]),
    "an unknown commitment": (
        event(WISH, form_id="progress", commitments="alpha-castle"),
        ["unknown-commitment"],
    ),
    "a comment on progress": (
        event(WISH, form_id="progress", commitments="alpha-open-ledger, alpha-river-readings"),
        [],
    ),
    "a report of an error": (
        event(WISH, form_id="error", url="https://example.org/x"),
        ["not-recorded"],
    ),
    "no body": (event("", whole=True), ["not-the-form"]),
}


@pytest.mark.parametrize(("sent", "expected"), PROPOSALS.values(), ids=PROPOSALS)
def test_a_proposal_has_the_right_outcome(sent: Any, expected: list[str]) -> None:
    record, outcomes = judged(sent, replace(TERMS, template=TEMPLATE))
    assert [o.code for o in outcomes] == expected
    weights = {o.weight for o in outcomes}
    assert bool(record) == (weights <= {Weight.NOTED})


def test_a_text_said_in_public_is_taken_whole() -> None:
    terms = replace(TERMS, basis=True, sources=("alpha-ideas-received",))
    record, outcomes = judged(event(FOUR_HEADINGS, whole=True), terms)
    assert not outcomes
    assert record["text"]["mn"] == FOUR_HEADINGS.rstrip("\n")
    assert record["basis"] == "public-record"
    assert "consent" not in record


def test_the_same_text_again_is_held_and_may_be_allowed() -> None:
    first = issue.submission(event(WISH), ("en",), "UTC")
    again = issue.submission(event(WISH.upper() + " !", number=13, id=13), ("en",), "UTC")
    batch = take([first, again], Known(REGISTER), TERMS)
    assert ([o.code for o in batch.outcomes], batch.stopped) == (["duplicate"], True)
    allowed = take([first, again], Known(REGISTER), replace(TERMS, allow=frozenset({"duplicate"})))
    assert len(allowed.files) == 2
    assert not allowed.stopped


def test_what_is_refused_cannot_be_allowed() -> None:
    terms = replace(TERMS, allow=frozenset(OUTCOMES))
    assert judged(event("+1"), terms)[0] == {}
    assert judged(event(WISH, agreed=()), terms)[0] == {}


def test_several_open_consultations_need_a_word_of_the_moderator() -> None:
    plan = REGISTER.plans["alpha"]
    twice = [*plan.consultations, replace(plan.consultations[0], id="alpha-ideas-two")]
    plans = {**REGISTER.plans, "alpha": replace(plan, consultations=tuple(twice))}
    _, outcomes = judged(event(WISH), plans=plans)
    assert [o.code for o in outcomes] == ["which-consultation"]
    assert "to: alpha-ideas" in to_moderator(outcomes[0], "en")
    record, _ = judged(event(WISH, labels=["to: alpha-ideas-two"]), plans=plans)
    assert record["consultation"] == "alpha-ideas-two"


def test_where_receipts_are_kept_each_input_has_one() -> None:
    assert REGISTER.site.intake
    site = replace(
        REGISTER.site,
        intake=replace(
            REGISTER.site.intake, receipts_since=REGISTER.plans["alpha"].consultations[0].opens
        ),
    )
    found = issue.submission(event(WISH), ("en",), "Europe/Vienna")
    batch = take([found], Known(replace(REGISTER, site=site)), TERMS)
    (path,) = (path for path in batch.files if path.startswith("receipts/2025/2025-"))
    receipt, _ = read("x", batch.files[path])
    record, _ = read("x", batch.files["inputs/alpha-ideas/alpha-ideas-issue-12.yml"])
    assert record["receipt"] == receipt["id"] == f"2025-{issue.mark('issue 2900000012')}"
    assert (receipt["state"], receipt["input"]) == ("published", record["id"])


def test_a_receipt_that_was_given_is_closed_with_the_input() -> None:
    receipt = replace(
        REGISTER.receipts["2027-h7k2m"],
        id="2025-h7k2m",
        state="open",
        channel="issue",
        received=parse("2025-03-21"),
        consultation=None,
        input=None,
        decided_on=None,
        decided_by=(),
    )
    receipts = {**REGISTER.receipts, receipt.id: receipt}
    terms = replace(TERMS, receipt=receipt.id)
    found = issue.submission(event(WISH), ("en",), "Europe/Vienna")
    batch = take([found], Known(replace(REGISTER, receipts=receipts)), terms)
    written, _ = read("x", batch.files["receipts/2025/2025-h7k2m.yml"])
    assert (written["state"], written["input"]) == ("published", "alpha-ideas-issue-12")
    record, _ = read("x", batch.files["inputs/alpha-ideas/alpha-ideas-issue-12.yml"])
    assert record["receipt"] == receipt.id
    late = replace(receipt, received=parse("2025-03-22"))
    assert judged_codes(terms, {receipt.id: late}) == ["unlike-receipt"]
    assert judged_codes(terms, {}) == ["no-open-receipt"]


def judged_codes(terms: Terms, receipts: Any) -> list[str]:
    return [o.code for o in judged(event(WISH), terms, receipts=receipts)[1]]


@pytest.mark.parametrize(
    "odd",
    [
        None,
        [],
        "x",
        7,
        {},
        {"issue": 1},
        {"issue": {"number": True, "title": "x", "body": None}},
        {"issue": {"number": 1, "title": None, "body": ""}},
        {"issue": {"number": -1, "title": "x"}},
        {"issue": {"number": 1, "title": "x", "body": "y", "pull_request": {}}},
        {"issue": {"number": 1, "title": "x", "body": "y" * 80000}},
    ],
)
def test_what_is_no_event_is_refused(odd: Any) -> None:
    assert codes(odd) == ["not-an-event"]


def test_a_day_that_cannot_be_read_is_not_guessed() -> None:
    for written in ("yesterday", "2025-03-20", "", None, "20/03/2025"):
        assert codes(event(WISH, created_at=written)) == ["no-day"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a.b@example.org", ["a mail address"]),
        ("+976 9911 2233", ["a telephone number"]),
        ("99112233", ["a telephone number"]),
        ("+43 660 1234567", ["a telephone number"]),
        ("УХ99112233", ["a register number"]),
        ("ТБ 1234567890123", ["a long number"]),
        ("98,500,000 төгрөг", []),
        ("50000000 төгрөг, 2027-09-15, MN0057, 15 000 000", []),
        ("https://example.org/2025/03/12345678", []),
        ("@bat, user@", []),
    ],
)
def test_what_has_the_form_of_personal_data_is_found(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in personal.personal(text)] == kinds
    for kind, _ in personal.KINDS:
        assert kind in catalogue("mn")


@pytest.mark.parametrize(
    "text", ["a" * 65_000, "a@" * 30_000, "9" * 60_000, "%a" * 30_000, "[" * 50_000]
)
def test_no_text_takes_long(text: str) -> None:
    """No repeat is unbounded: this ends, and the limit of the whole test run would notice."""
    assert list(personal.personal(text)) is not None
    assert stubs.parts(text).all <= 1
    assert stubs.only_a_vote(text) is False


@pytest.mark.parametrize("code", OUTCOMES)
def test_every_outcome_is_said_to_both_in_both_languages(code: str) -> None:
    values = {"kind": ("a mail address",), "closed": date(2027, 1, 1)}
    names = (
        "label",
        "field",
        "line",
        "at",
        "count",
        "limit",
        "size",
        "where",
        "id",
        "ids",
        "first",
    )
    more = ("form", "reason", "character", "found", "wanted")
    outcome = Outcome(code, {**dict.fromkeys((*names, *more), "X"), **values}, row=3, column="Y")
    for lang in ("mn", "en"):
        for said in (to_author(outcome, lang), to_moderator(outcome, lang)):
            assert "{" not in said
    assert to_author(outcome, "mn") != to_author(outcome, "en")
    assert to_moderator(outcome, "en").startswith("row 3, column “Y”: ")
