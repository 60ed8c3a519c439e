"""`actionplan intake` as it is used: what it says, what it writes, how it ends."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from actionplan.cli.main import commands
from actionplan.forms import form
from actionplan.forms.block import BEGIN, END, compose
from actionplan.publish import publish
from actionplan.records import load
from actionplan.records.read import read
from actionplan.records.tidy import tidy
from tests.intake.sent import ACCOUNT, event, save
from tests.intake.test_judge import WISH
from tests.publish.conftest import EXAMPLE_DAY, snapshot

Take = Callable[..., Result]
TRADITIONAL = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌ ᠢᠶᠡᠷ ᠨᠡᠢᠲᠡᠯᠡᠭᠡᠷᠡᠢ"
KAZAKH = "Мектеп бюджетін жариялаңыздар: ә, ғ, қ, ң, ө, ұ, ү, һ, і."


@pytest.fixture
def take(country: Path) -> Take:
    """Run `actionplan intake` on a copy of the fictional country."""

    def run(*arguments: Any) -> Result:
        words = ["intake", *map(str, arguments), "--root", str(country)]
        result = CliRunner().invoke(commands, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


def made(country: Path) -> set[str]:
    old = {i.path for i in load(Path(__file__).parents[1] / "example").inputs.values()}
    return {i.path for i in load(country).inputs.values()} - old


def test_an_issue_is_taken_in_once(take: Take, country: Path, tmp_path: Path) -> None:
    file = save(tmp_path, event(WISH))
    first = take("issue", file)
    assert (first.exit_code, made(country)) == (0, {"inputs/alpha-ideas/alpha-ideas-issue-12.yml"})
    before = (country / "inputs/alpha-ideas/alpha-ideas-issue-12.yml").read_bytes()
    again = take("issue", file)
    assert again.exit_code == 0
    assert "[already]" in again.output
    assert (country / "inputs/alpha-ideas/alpha-ideas-issue-12.yml").read_bytes() == before
    assert tidy(country, write=False) == []
    edited = take("issue", save(tmp_path, event("Another wish altogether, for all towns.")))
    assert edited.exit_code == 1
    assert "[taken]" in edited.output


def test_a_dry_run_writes_nothing(take: Take, country: Path, tmp_path: Path) -> None:
    result = take("issue", save(tmp_path, event(WISH)), "--dry-run")
    assert result.exit_code == 0
    assert "1 file would be written." in result.output
    assert made(country) == set()


def test_what_is_refused_is_said_in_the_language_asked_for(take: Take, tmp_path: Path) -> None:
    result = take("issue", save(tmp_path, event("+1")), "--lang", "mn")
    assert result.exit_code == 1
    assert "[only-a-vote]" in result.output
    assert "Юу ч бичээгүй." in result.output


def test_nothing_that_was_sent_is_printed(take: Take, tmp_path: Path) -> None:
    """A log of a workflow reads lines as commands."""
    evil = "::set-output name=x::y\n::add-mask::z\n##[command]ls\n\u202e"
    for text in (evil, evil.replace("\u202e", "a long enough text")):
        result = take("issue", save(tmp_path, event(text, title="::error::" + text[:20])))
        assert "::" not in result.output
        assert "##[" not in result.output


def mail(text: str, *, charset: str = "utf-8", **head: str) -> bytes:
    message = EmailMessage()
    message["From"] = f"Ann Author <{ACCOUNT}@example.org>"
    message["To"] = "ogp@example.org"
    message["Subject"] = head.get("subject", "Сургуулийн төсөв")
    message["Date"] = head.get("date", "Thu, 20 Mar 2025 23:30:00 +0000")
    message["Message-ID"] = "<1@example.org>"
    message.set_content(text, charset=charset)
    return bytes(message)


def saved(tmp_path: Path, content: bytes, name: str = "sent.eml") -> Path:
    file = tmp_path / name
    file.write_bytes(content)
    return file


def only_input(country: Path) -> Any:
    (path,) = made(country)
    return next(i for i in load(country).inputs.values() if i.path == path)


def test_a_mail_becomes_a_record_without_its_address(
    take: Take, country: Path, tmp_path: Path
) -> None:
    result = take(
        "mail", saved(tmp_path, mail(KAZAKH)), "--consent", "2026-1", "--written-in", "kk"
    )
    assert result.exit_code == 0, result.output
    record = only_input(country)
    assert (record.text, record.channel) == ({"kk": KAZAKH}, "email")
    assert str(record.received) == "2025-03-21"
    content = (country / record.path).read_text()
    assert ACCOUNT not in content
    assert "Ann" not in content


def test_a_mail_with_the_block_of_the_form_is_read_by_its_questions(
    take: Take, country: Path, tmp_path: Path
) -> None:
    words = {"title": "Бичиг", "sector": "media", "text": TRADITIONAL}
    block = compose(form("input", "mn").questions, words, ["publish"])
    text = f"Сайн байна уу,\n\n{BEGIN}\n{block}\n{END}\n\n-- \nAnn, 99112233\n"
    quoted = "\n".join(f"> {line}" for line in text.split("\n"))
    for written in (text, quoted):
        result = take("mail", saved(tmp_path, mail(written)), "--dry-run")
        assert result.exit_code == 0, result.output
    assert take("mail", saved(tmp_path, mail(text))).exit_code == 0
    record = only_input(country)
    assert record.text == {"mn": TRADITIONAL}
    assert (record.title, record.sector) == ({"mn": "Бичиг"}, "media")
    assert record.consent.name is False


def test_lines_that_only_the_mail_program_broke_are_joined(
    take: Take, country: Path, tmp_path: Path
) -> None:
    content = mail("Publish all \nbudgets.\n\nSoon.").replace(
        b'charset="utf-8"', b'charset="utf-8"; format=flowed'
    )
    assert b"format=flowed" in content
    assert take("mail", saved(tmp_path, content), "--consent", "2026-1").exit_code == 0
    assert only_input(country).text == {"mn": "Publish all budgets.\n\nSoon."}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (mail("A wish."), "no-consent"),
        (mail("A wish.", date="some day"), "no-day"),
        (b"Subject: x\nContent-Type: text/html\n\n<p>wish</p>", "no-text"),
        (b"Subject: x\nContent-Type: text/plain; charset=none-such\n\nwish", "not-text"),
        (b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n\xff\xfe\xfa", "not-text"),
        (b"", "no-day"),
        (b"\x00\xff" * 500, "no-day"),
    ],
)
def test_a_mail_that_cannot_be_taken_says_why(
    take: Take, tmp_path: Path, content: bytes, code: str
) -> None:
    result = take("mail", saved(tmp_path, content))
    assert result.exit_code == 1
    assert f"[{code}]" in result.output or "[not-text]" in result.output


def test_a_text_is_taken_in_as_typed(take: Take, country: Path, tmp_path: Path) -> None:
    pasted = "\ufeffБюд\u00adжет ил\u200b тод.\r\n\r\n\u2028Мөр  \r\n"
    file = saved(tmp_path, pasted.encode(), "letter.txt")
    result = take(
        "text", file, "--received", "2025-03-20", "--channel", "letter", "--consent", "p1"
    )
    assert result.exit_code == 0, result.output
    record = only_input(country)
    assert record.text == {"mn": "Бюджет ил тод.\n\n\nМөр  "}
    assert record.removed_characters == 3
    assert record.channel == "letter"


def test_a_text_of_an_unknown_encoding_is_refused(take: Take, tmp_path: Path) -> None:
    file = saved(tmp_path, "Санал байна".encode("cp1251"), "letter.txt")
    assert "[not-text]" in take("text", file, "--received", "2025-03-20").output


def test_an_unknown_channel_is_refused(take: Take, tmp_path: Path) -> None:
    file = saved(tmp_path, WISH.encode(), "letter.txt")
    words = ("--received", "2025-03-20", "--channel", "pigeon", "--consent", "1")
    assert "Write one of: meeting, web_form" in take("text", file, *words).output


def test_nothing_is_written_that_would_not_pass_the_check(
    take: Take, country: Path, tmp_path: Path
) -> None:
    file = saved(tmp_path, WISH.encode(), "letter.txt")
    public = ("--basis", "public-record")
    for words, code in (
        ((*public,), "no-source"),
        ((*public, "--source", "nowhere"), "unknown-source"),
        (("--consent", "1", "--written-in", "English"), "not-a-record"),
        (("--consent", "1", "--receipt", "2027-b4t9w"), "no-open-receipt"),
    ):
        result = take("text", file, "--received", "2025-03-20", *words)
        assert f"[{code}]" in result.output, words
        assert result.exit_code == 1
    assert made(country) == set()
    site = country / "site.yml"
    site.write_text(site.read_text().replace("fictional: true\n", ""))
    result = take("text", file, "--received", "2199-01-01", "--consent", "1")
    assert "a day that has not come" in result.output


MAPPING = """\
language: mn
columns:
  received: Date
  text: Text
  publish: Agree
  reference: ID
"""


def survey(tmp_path: Path, rows: list[list[str]]) -> Path:
    file = tmp_path / "answers.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([["Date", "Text", "Agree", "ID"], *rows])
    (tmp_path / "mapping.yml").write_text(MAPPING)
    return file


def test_every_way_in_ends_on_the_site(take: Take, country: Path, tmp_path: Path) -> None:
    """An issue, a mail, a letter and a survey of a thousand rows: checked, built, as typed."""
    rows = [["2025-03-20", f"Санал {n}: <b>\n\n  илүү ил.", "true", f"u{n}"] for n in range(1000)]
    table = survey(tmp_path, rows)
    letter = saved(tmp_path, "Бюд\u00adжет & “ил” тод".encode(), "letter.txt")
    ways: list[tuple[Any, ...]] = [
        ("issue", save(tmp_path, event(WISH))),
        ("mail", saved(tmp_path, mail(KAZAKH)), "--consent", "2026-1"),
        ("text", letter, "--received", "2025-03-20", "--consent", "2026-1"),
        ("table", table, "--mapping", tmp_path / "mapping.yml", "--consultation", "alpha-ideas"),
    ]
    for way in ways:
        result = take(*way)
        assert result.exit_code == 0, result.output[-500:]
    assert "1,000 files written." in result.output
    assert len(made(country)) == 1003
    assert tidy(country, write=False) == []
    words = ["check", "--root", str(country), "--as-of", "2027-09-15"]
    checked = CliRunner().invoke(commands, words)
    assert checked.exit_code == 0, checked.output[-500:]
    out = tmp_path / "site"
    publish(snapshot(country, EXAMPLE_DAY), country, out)
    pages = [out / "mn" / "inputs" / Path(path).stem / "index.html" for path in made(country)]
    shown = {text_of(page) for page in pages}
    assert shown == {WISH, KAZAKH, "Бюджет & “ил” тод", *(row[1] for row in rows)}


def text_of(page: Path) -> str:
    """What a reader sees in the box of the text."""
    (box,) = re.findall(r'<div class="u-text"[^>]*>(.*?)</div>', page.read_text(), re.DOTALL)
    return html.unescape(box)


def test_one_bad_row_keeps_all_out(take: Take, country: Path, tmp_path: Path) -> None:
    rows = [["2025-03-20", f"Санал {n} ил тод", "true", f"u{n}"] for n in range(9)]
    rows[4][1] = "Утас 99112233"
    rows[6][0] = "20/03/2025"
    words = ("table", survey(tmp_path, rows), "--mapping", tmp_path / "mapping.yml")
    result = take(*words)
    assert result.exit_code == 1
    assert "row 6, column “Text”: Maybe personal data" in result.output
    assert "row 8, column “Date”: This is not a day" in result.output
    assert made(country) == set()
    assert take(*words, "--leave-out", "8", "other", "--allow", "personal-data").exit_code == 0
    assert len(made(country)) == 8
    again = take(*words, "--leave-out", "8", "other", "--allow", "personal-data")
    assert again.exit_code == 0
    assert "0 files written." in again.output


def begin_receipts(country: Path) -> None:
    """Receipts begin; what came in before has none and is from before."""
    site = country / "site.yml"
    since = "decide_within_days: 10\n  receipts_since: 2025-01-01\n"
    site.write_text(site.read_text().replace("decide_within_days: 10\n", since))
    for path in (country / "inputs").rglob("*.yml"):
        value, _ = read(str(path), path.read_bytes())
        if "receipt" not in value and "basis" not in value:
            path.unlink()


CANARY = "Тэмдэг-канари, миний утас 99112233"
ROWS = [
    ["2025-03-20", "Санал 0 ил тод", "true", "u0"],
    ["2025-03-20", CANARY, "false", "u1"],
    ["2025-03-21", " ", "true", "u2"],
    ["2025-03-21", "Зар сурталчилгаа: манай дэлгүүрт ирээрэй", "true", "u3"],
    ["2024-12-31", CANARY, "false", "u4"],
]
BOTH = ("--by", "civil_society", "--by", "secretariat")


def test_rows_that_become_no_record_get_receipts_that_hold_nothing_of_them(
    take: Take, country: Path, tmp_path: Path
) -> None:
    begin_receipts(country)
    words = ("table", survey(tmp_path, ROWS), "--mapping", tmp_path / "mapping.yml")
    words += ("--consultation", "alpha-ideas", "--leave-out", "5", "spam")
    before = set(load(country).receipts)
    stopped = take(*words, "--by", "secretariat", "--by", "secretariat")
    assert stopped.exit_code == 1
    assert "3 rows get a receipt that says “refused”" in stopped.output
    assert "[not-a-record]" not in stopped.output
    assert set(load(country).receipts) == before
    assert take(*words, *BOTH, "--dry-run").exit_code == 0
    assert set(load(country).receipts) == before
    done = take(*words, *BOTH)
    assert done.exit_code == 0, done.output
    new = [r for id, r in load(country).receipts.items() if id not in before]
    assert sorted((r.state, r.reason or "", str(r.received)) for r in new) == [
        ("published", "", "2025-03-20"),
        ("refused", "no_consent", "2025-03-20"),
        ("refused", "no_text", "2025-03-21"),
        ("refused", "spam", "2025-03-21"),
    ]
    assert {(r.consultation, r.channel) for r in new} == {("alpha-ideas", "survey")}
    assert {r.decided_by for r in new} == {(), ("civil_society", "secretariat")}
    for trace in ("канари", "99112233", "дэлгүүр"):
        assert not any(trace in f.read_text() for f in country.rglob("*.yml"))
    files = {f: f.read_bytes() for f in country.rglob("*.yml")}
    for words_again in ((*words, *BOTH), words):
        again = take(*words_again)
        assert (again.exit_code, "0 files written." in again.output) == (0, True), again.output
    assert {f: f.read_bytes() for f in country.rglob("*.yml")} == files


@pytest.mark.parametrize(
    ("row", "more", "code"),
    [
        (["2025-03-20", CANARY, "false", ""], (), "no-reference"),
        (["2025-03-20", CANARY, "false", "u0"], (), "same-reference"),
        (["someday", CANARY, "false", "u9"], (), "not-a-day"),
        (["2199-03-20", CANARY, "false", "u9"], (), "not-a-record"),
        (["2025-03-20", CANARY], ("--leave-out", "3", "other"), "row-length"),
    ],
)
def test_a_row_that_cannot_have_its_receipt_keeps_all_out(
    take: Take, country: Path, tmp_path: Path, row: list[str], more: tuple[str, ...], code: str
) -> None:
    words = ("table", survey(tmp_path, [ROWS[0], row]), "--mapping", tmp_path / "mapping.yml")
    without = take(*words, *more, "--dry-run")
    assert without.exit_code == 0, without.output
    begin_receipts(country)
    before = set(load(country).receipts)
    result = take(*words, *more, *BOTH)
    assert result.exit_code == 1
    assert "row 3" in result.output
    assert f"[{code}]" in result.output
    assert set(load(country).receipts) == before


def test_a_refusal_is_not_turned_round_by_chance(take: Take, country: Path, tmp_path: Path) -> None:
    begin_receipts(country)
    words = ("--mapping", tmp_path / "mapping.yml", *BOTH)
    assert take("table", survey(tmp_path, [ROWS[1]]), *words).exit_code == 0
    agreed = survey(tmp_path, [["2025-03-20", "Одоо зөвшөөрч байна", "true", "u1"]])
    held = take("table", agreed, *words)
    assert (held.exit_code, "[was-refused]" in held.output) == (1, True)
    assert take("table", agreed, *words, "--allow", "was-refused").exit_code == 0
    states = [r.state for id, r in load(country).receipts.items() if id.startswith("2025")]
    assert states == ["published"]
    turned = take("table", survey(tmp_path, [ROWS[1]]), *words)
    assert (turned.exit_code, "[receipt-taken]" in turned.output) == (1, True)


def test_a_mail_that_is_not_taken_in_has_its_receipt_once(
    take: Take, country: Path, tmp_path: Path
) -> None:
    begin_receipts(country)
    before = set(load(country).receipts)
    words = ("mail", saved(tmp_path, mail(CANARY)))
    assert take(*words, "--dry-run").exit_code == 1
    assert set(load(country).receipts) == before
    first = take(*words)
    (number,) = set(load(country).receipts) - before
    assert (first.exit_code, number in first.output) == (1, True)
    receipt = load(country).receipts[number]
    assert (receipt.state, receipt.channel, str(receipt.received)) == (
        "open",
        "email",
        "2025-03-21",
    )
    assert "канари" not in (country / receipt.path).read_text()
    second = take(*words)
    assert (second.exit_code, f"“--receipt {number}”" in second.output) == (1, True)
    assert set(load(country).receipts) == {*before, number}
    allowed = ("--receipt", number, "--consent", "2026-1", "--allow", "personal-data")
    assert take(*words, *allowed).exit_code == 0
    assert load(country).receipts[number].state == "published"
    again = take(*words, "--consent", "2026-1", "--allow", "personal-data")
    assert (again.exit_code, "[duplicate]" in again.output) == (1, True)
    assert set(load(country).receipts) == {*before, number}


@pytest.mark.parametrize(
    ("content", "words", "given"),
    [
        (b"+1", ("--consent", "1"), True),
        ("Санал байна".encode("cp1251"), (), True),
        (b"A wish of mine.", ("--consent", "1", "--consultation", "nowhere"), False),
        (b"A wish of mine.", ("--consent", "1", "--channel", "pigeon"), False),
        (b"A wish of mine.", ("--channel", "hotline"), True),
    ],
)
def test_a_text_has_its_receipt_unless_only_a_word_of_ours_is_missing(
    take: Take, country: Path, tmp_path: Path, content: bytes, words: tuple[str, ...], given: bool
) -> None:
    text = ("text", saved(tmp_path, content, "letter.txt"), "--received", "2025-03-20", *words)
    before = set(load(country).receipts)
    assert take(*text).exit_code == 1
    assert set(load(country).receipts) == before, "receipts have not begun"
    begin_receipts(country)
    assert take(*text).exit_code == 1
    assert len(set(load(country).receipts) - before) == given


def test_two_rows_of_one_number_do_not_swallow_each_other(
    take: Take, country: Path, tmp_path: Path
) -> None:
    rows = [["2025-03-20", f"Санал {n} ил тод", "true", "the same"] for n in range(2)]
    result = take("table", survey(tmp_path, rows), "--mapping", tmp_path / "mapping.yml")
    assert result.exit_code == 1
    assert "row 3, column “ID”: Another one of this batch" in result.output
    assert made(country) == set()


def test_a_mapping_that_is_wrong_names_its_line(take: Take, tmp_path: Path) -> None:
    file = survey(tmp_path, [])
    (tmp_path / "mapping.yml").write_text("language: mn\nlanguage: en\n")
    result = take("table", file, "--mapping", tmp_path / "mapping.yml")
    assert result.exit_code == 1
    assert "mapping.yml:2:1" in result.output


def test_wrong_use_ends_with_three(take: Take, tmp_path: Path) -> None:
    file = saved(tmp_path, b"{", "event.json")
    assert take("issue", file).exit_code == 3


def test_what_is_handed_on_is_complete(take: Take, country: Path, tmp_path: Path) -> None:
    result = take("issue", save(tmp_path, event(WISH)), "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert made(country) == set()
    handed = json.loads((tmp_path / "out" / "intake.json").read_text())
    assert list(handed["files"]) == ["inputs/alpha-ideas/alpha-ideas-issue-12.yml"]
    assert handed["stopped"] is False
