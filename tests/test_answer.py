"""Answers: the list of those who wait, one answer and a group's, and nothing half-written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan import cli
from actionplan.records import load
from actionplan.records.edit import edited, prose
from actionplan.records.tidy import canonical
from tests.conftest import TODAY
from tests.test_records import problems_in

OPEN_MINUTES = "beta-ideas-open-minutes"
BUDGETS = "beta-ideas-school-budgets"
FILE = f"inputs/beta-ideas/{OPEN_MINUTES}.yml"
WHY = "Town councils publish them from 2028 on; villages have no clerk to do it yet."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], country: Path) -> Run:
    """Run `answer` in the copy of the country; gives the exit code and what was printed."""

    def command(*words: str) -> tuple[int, str, str]:
        told = ["actionplan", "answer", "--root", str(country), "--as-of", str(TODAY), *words]
        monkeypatch.setattr(sys, "argv", told)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return command


def content(country: Path) -> dict[str, bytes]:
    return {str(f.relative_to(country)): f.read_bytes() for f in country.rglob("*.yml")}


def changed(before: dict[str, bytes], country: Path) -> set[str]:
    return {path for path, now in content(country).items() if before[path] != now}


def test_those_who_wait_are_listed_with_age_and_promise(run: Run) -> None:
    code, out, _ = run()
    assert code == 0
    assert out.splitlines()[0].startswith(
        f"{OPEN_MINUTES}  waits for 6 days, answer promised by 30 November 2027"
    )
    assert out.splitlines()[-1] == "2 inputs have no response on record."


def test_those_past_a_promised_day_come_first(
    run: Run, country: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = country / "inputs" / "alpha-draft" / "alpha-draft-hearings-in-towns.yml"
    whole = draft.read_text(encoding="utf-8")
    start, end = whole.index("response:\n"), whole.rindex("sources:\n")
    draft.write_text(whole[:start] + whole[end:], encoding="utf-8")
    plan = country / "plans" / "beta.yml"
    plan.write_text(
        plan.read_text().replace("response_due: 2027-11-30", "response_due: 2027-09-10")
    )
    _, out, _ = run()
    assert [line.split("  ")[0] for line in out.splitlines()[:3]] == [
        "alpha-draft-hearings-in-towns",
        OPEN_MINUTES,
        BUDGETS,
    ]
    assert "(late)" in out.splitlines()[1]


def test_one_input_carries_its_answer_and_nothing_else_changes(run: Run, country: Path) -> None:
    file = country / FILE
    file.write_text("# Typed on the form.\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = content(country)
    words = ("--disposition", "partly", "--reason", WHY, "--in", "en", "--on", "2027-09-14")
    code, out, err = run(OPEN_MINUTES, *words, "--commitment", "beta-open-minutes")
    assert (code, out, err) == (0, f"{FILE}\n", "")
    assert changed(before, country) == {FILE}
    assert file.read_text(encoding="utf-8").startswith("# Typed on the form.\n")
    assert canonical("input", FILE, file.read_bytes()) == file.read_bytes()
    answer = load(country).inputs[OPEN_MINUTES].response
    assert answer is not None
    assert (answer.disposition, answer.reason) == ("partly", {"en": WHY})
    assert (str(answer.answered_on), answer.commitments) == ("2027-09-14", ("beta-open-minutes",))


def test_several_inputs_get_one_answer_in_their_plan(run: Run, country: Path) -> None:
    before = content(country)
    words = ("--disposition", "deferred", "--reason", WHY, "--by", "state-chancellery")
    code, out, _ = run("--consultation", "beta-ideas", *words)
    assert (code, out) == (0, "plans/beta.yml\n")
    assert changed(before, country) == {"plans/beta.yml"}
    register = load(country)
    assert {OPEN_MINUTES, BUDGETS} <= register.answers().keys()
    (group,) = register.plans["beta"].consultations[0].responses
    assert (group.id, group.inputs) == ("answer-2027-09-15", (OPEN_MINUTES, BUDGETS))
    assert not problems_in(country)


def test_a_second_answer_of_a_day_has_a_name_of_its_own(run: Run, country: Path) -> None:
    more = (country / FILE).read_text(encoding="utf-8").replace("receipt: 2027-b4t9w\n", "")
    for id in ("third", "fourth"):
        text = more.replace(f"id: {OPEN_MINUTES}", f"id: {id}")
        (country / "inputs" / "beta-ideas" / f"{id}.yml").write_text(text, encoding="utf-8")
    run(OPEN_MINUTES, BUDGETS, "--disposition", "accepted")
    run("third", "fourth", "--disposition", "accepted")
    responses = load(country).plans["beta"].consultations[0].responses
    assert [r.id for r in responses] == ["answer-2027-09-15", "answer-2027-09-15-2"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((OPEN_MINUTES, "--disposition", "partly"), 1, "“partly” needs a reason."),
        ((OPEN_MINUTES, "zzz", "--disposition", "accepted"), 1, "There is no input “zzz” here."),
        (("alpha-ideas-river-readings", "--disposition", "accepted"), 1, "has an answer."),
        ((OPEN_MINUTES, "--disposition", "accepted", "--on", "2027-09-08"), 1, "would be older"),
        ((OPEN_MINUTES, "--disposition", "accepted", "--on", "2027-09-16"), 3, "has not come"),
        ((OPEN_MINUTES, "--disposition", "maybe"), 3, "maybe"),
        ((OPEN_MINUTES,), 3, "Say with --disposition"),
        (("--disposition", "accepted"), 3, "Name the inputs"),
        (("--consultation", "zzz", "--disposition", "accepted"), 3, "No input of “zzz” waits"),
        ((OPEN_MINUTES, "--consultation", "beta-ideas"), 3, "not both"),
    ],
)
def test_what_cannot_be_an_answer_changes_nothing(
    run: Run, country: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = content(country)
    ended, _, err = run(*words)
    assert ended == code
    assert said in err
    assert not changed(before, country)


def test_an_unknown_commitment_is_a_problem_with_its_line_and_nothing_is_written(
    run: Run, country: Path
) -> None:
    before = content(country)
    code, out, _ = run(
        OPEN_MINUTES, "--disposition", "accepted", "--commitment", "beta-open-minuts"
    )
    assert code == 1
    assert f"{FILE}:26:7: There is no commitment “beta-open-minuts”." in out
    assert "Did you mean “beta-open-minutes”?" in out
    assert not changed(before, country)


def test_inputs_of_two_consultations_are_not_answered_together(run: Run, country: Path) -> None:
    other = (country / FILE).read_text(encoding="utf-8").replace("receipt: 2027-b4t9w\n", "")
    other = other.replace("consultation: beta-ideas\n", "consultation: alpha-draft\n")
    other = other.replace("plan: beta\n", "plan: alpha\n").replace(OPEN_MINUTES, "other")
    (country / "inputs" / "alpha-draft" / "other.yml").write_text(other, encoding="utf-8")
    code, _, err = run(OPEN_MINUTES, "other", "--disposition", "accepted")
    assert code == 1
    assert "These inputs do not belong to one consultation." in err


def test_a_reason_may_come_from_a_file_with_any_words(run: Run, country: Path) -> None:
    reason = 'First: "yes" # no\n\n--- {{ 7*7 }}\n- ${{ x }}\nҮгүй'
    (country / "reason.txt").write_bytes(b"\xef\xbb\xbf" + reason.encode() + b"\n")
    words = ("--reason-file", str(country / "reason.txt"), "--in", "mn")
    assert run(OPEN_MINUTES, "--disposition", "partly", *words)[0] == 0
    answer = load(country).inputs[OPEN_MINUTES].response
    assert answer is not None
    assert answer.reason == {"mn": reason}


def test_a_copied_reason_and_a_short_one_are_remarked_on(run: Run) -> None:
    run(OPEN_MINUTES, "--disposition", "partly", "--reason", WHY)
    _, _, err = run(BUDGETS, "--disposition", "partly", "--reason", WHY.upper())
    assert "The same reason already stands in 1 other answers." in err


def test_a_reason_copied_from_an_answer_to_many_is_remarked_on(run: Run, country: Path) -> None:
    said = load(country).plans["alpha"].consultations[0].responses[0].reason
    assert said
    _, _, err = run(BUDGETS, "--disposition", "partly", "--reason", next(iter(said.values())))
    assert "The same reason already stands in 1 other answers." in err


def test_a_short_reason_is_written_and_remarked_on(run: Run) -> None:
    code, _, err = run(OPEN_MINUTES, "--disposition", "partly", "--reason", "No money.")
    assert code == 0
    assert "The reason is very short." in err


def test_an_edit_keeps_words_exactly(country: Path) -> None:
    text = "a: b # c\n  two\n\nend"
    content = (country / FILE).read_bytes()
    out = edited("input", FILE, content, lambda r: r.update(summary={"en": prose(text)}))
    (country / FILE).write_bytes(out)
    assert load(country).inputs[OPEN_MINUTES].summary == {"en": text}
