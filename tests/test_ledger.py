"""Receipts and inputs together, beyond the single mistakes in `records/bad`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan import cli
from actionplan.records import load
from tests.conftest import TODAY
from tests.test_records import problems_in

Run = Callable[..., tuple[int, str, str]]
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


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], country: Path) -> Run:
    """Run `receipt` in the copy of the country; gives the exit code and what was printed."""

    def command(*words: str) -> tuple[int, str, str]:
        verb, *rest = words
        told = ["actionplan", "receipt", verb, "--root", str(country), *rest]
        monkeypatch.setattr(sys, "argv", told)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out.strip(), printed.err

    return command


def test_a_receipt_is_given_with_a_number_drawn_by_lot(run: Run, country: Path) -> None:
    words = ("new", "--channel", "hotline", "--received", "2026-09-14")
    numbers = {run(*words, "--consultation", "beta-ideas")[1] for _ in range(3)}
    assert len(numbers) == 3
    register = load(country, (), TODAY)
    for number in numbers:
        receipt = register.receipts[number]
        assert (receipt.state, receipt.channel, str(receipt.received)) == (
            "open",
            "hotline",
            "2026-09-14",
        )
        assert receipt.path == f"receipts/2026/{number}.yml"
    assert not problems_in(country)


def test_a_receipt_is_closed_with_all_that_its_state_needs(run: Run, country: Path) -> None:
    words = ("close", "2027-t2v6g", "--state", "refused", "--on", "2027-09-15")
    code, out, _ = run(*words, "--reason", "spam", "--by", "secretariat")
    assert code == 1
    assert "A refusal needs two people" in out
    assert load(country).receipts["2027-t2v6g"].state == "open"
    both = ("--by", "secretariat", "--by", "civil_society")
    code, out, _ = run(*words, "--reason", "spam", *both)
    assert (code, out) == (0, "receipts/2027/2027-t2v6g.yml")
    receipt = load(country).receipts["2027-t2v6g"]
    assert (receipt.state, receipt.reason) == ("refused", "spam")
    code, _, _ = run(*words[:3], "withdrawn", "--on", "2027-09-15")
    assert code == 0
    assert load(country).receipts["2027-t2v6g"].reason is None


def test_a_receipt_is_closed_after_its_input_was_written(run: Run, country: Path) -> None:
    old = (country / INPUT).read_text(encoding="utf-8")
    text = old.replace("2027-b4t9w", "2027-t2v6g").replace("beta-ideas-open-minutes", "another")
    text = text.replace("web_form", "issue").replace("received: 2027-09-09", "received: 2027-09-14")
    (country / "inputs" / "beta-ideas" / "another.yml").write_text(text, encoding="utf-8")
    assert problems_in(country)
    words = ("close", "2027-t2v6g", "--state", "published", "--input", "another")
    assert run(*words, "--on", "2027-09-15")[0] == 0
    assert not problems_in(country)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("close", "../../plans/beta", "--state", "withdrawn"), "There is no receipt"),
        (("close", "2027-zzzzz", "--state", "withdrawn"), "There is no receipt “2027-zzzzz”."),
        (("new", "--channel", "pigeon"), "pigeon"),
        (("new", "--channel", "letter", "--received", "2999-01-01"), "has not come"),
        (("new", "--channel", "letter", "--consultation", "x"), "There is no consultation “x”."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    run: Run, country: Path, words: tuple[str, ...], said: str
) -> None:
    before = sorted(country.rglob("*.yml"))
    code, _, err = run(*words)
    assert code == 3
    assert said in err
    assert sorted(country.rglob("*.yml")) == before
