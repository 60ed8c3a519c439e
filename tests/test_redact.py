"""`redact` and `confirm`: what is taken out is gone, and can be proved by whoever holds the key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import assume, given
from hypothesis import strategies as st

from actionplan.cli.main import commands
from actionplan.intake.render import render
from actionplan.records import characters, load
from actionplan.records.digest import canonical_json, digest
from actionplan.records.read import read
from actionplan.records.redact import (
    REFUSALS,
    Decision,
    NotRedactableError,
    composed,
    confirmed,
    redacted,
)
from tests.conftest import TODAY

PATH = "inputs/beta-ideas/beta-ideas-open-minutes.yml"
ID = "beta-ideas-open-minutes"
KEY = bytes(range(32))
DECIDED = Decision(on=date(2026, 9, 14), reason="safety", by_role="court")
WHY = ("--reason", "safety", "--role", "court")
Use = Callable[..., Result]


@pytest.fixture
def use(country: Path) -> Use:
    """Run a verb on a copy of the fictional country; `typed` is what stands on its input."""

    def run(*words: Any, typed: str = "") -> Result:
        told = [*map(str, words), "--root", str(country)]
        result = CliRunner().invoke(commands, told, input=typed)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


def key_in(result: Result) -> str:
    (found,) = re.findall(r"^    ([0-9a-f]{64})$", result.output, re.MULTILINE)
    return str(found)


def everything(country: Path) -> dict[Path, bytes]:
    return {f: f.read_bytes() for f in country.rglob("*") if f.is_file()}


@pytest.mark.parametrize("fields", [("text",), ("text.en", "title"), ()])
def test_what_is_taken_out_is_gone_and_can_be_proved(
    use: Use, country: Path, tmp_path: Path, fields: tuple[str, ...]
) -> None:
    original = tmp_path / "original.yml"
    original.write_bytes((country / PATH).read_bytes())
    told = [word for field in fields for word in ("--field", field)]
    done = use("redact", ID, *told, *WHY)
    assert done.exit_code == 0, done.output
    key = key_in(done)
    left = (country / PATH).read_text()
    assert "Publish the minutes of every town council" not in left
    assert not any(key.encode() in content for content in everything(country).values())
    register = load(country, (), TODAY)
    marks = register.inputs[ID].redacted if fields else [register.tombstones[PATH].tombstone]
    (mark,) = marks
    assert (mark.reason, mark.by_role, len(mark.digest or "")) == ("safety", "court", 64)
    asked = ("confirm", PATH, original)
    assert use(*asked, typed=f"{key}\n").exit_code == 0
    other = f"{int(key[0], 16) ^ 1:x}{key[1:]}"
    assert use(*asked, typed=f"{other}\n").exit_code == 1
    assert use(*asked, typed="short\n").exit_code == 3
    original.write_text(original.read_text().replace("Publish", "publish"))
    assert use(*asked, typed=f"{key}\n").exit_code == 1


def test_two_times_the_same_words_give_two_digests(use: Use, country: Path) -> None:
    whole = (country / PATH).read_bytes()
    found = set()
    for _ in range(2):
        (country / PATH).write_bytes(whole)
        use("redact", ID, "--field", "text", *WHY)
        found.add(load(country, (), TODAY).inputs[ID].redacted[0].digest)
    assert len(found) == 2


def test_a_second_thing_is_taken_out_beside_the_first(
    use: Use, country: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first.yml"
    first.write_bytes((country / PATH).read_bytes())
    keys = [key_in(use("redact", ID, "--field", f, *WHY)) for f in ("title.mn", "text")]
    for key in keys:
        assert use("confirm", ID, first, typed=key).exit_code == 0
    fields = [entry.fields for entry in load(country, (), TODAY).inputs[ID].redacted]
    assert fields == [("title.mn",), ("text",)]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((ID, "--field", "text.fr", *WHY), 1, "There is nothing at “text.fr”"),
        ((ID, "--field", "id", *WHY), 1, "It stays."),
        ((ID, "--field", "plan", *WHY), 1, "plan"),
        (("plans/beta.yml", *WHY), 1, "never taken out whole"),
        (("receipts/2027/2027-b4t9w.yml", *WHY), 3, "There is no record"),
        (("site.yml", *WHY), 1, "never taken out whole"),
        (("nowhere", *WHY), 3, "There is no record “nowhere”."),
        (("../../etc/passwd", *WHY), 3, "There is no record"),
        ((ID, "--field", "text", "--reason", "dislike", "--role", "court"), 3, ""),
        ((ID, "--field", "text", *WHY, "--on", "2999-01-01"), 3, "has not come"),
    ],
)
def test_what_cannot_be_taken_out_is_said_and_nothing_changes(
    use: Use, country: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    before = everything(country)
    result = use("redact", *words)
    assert result.exit_code in (code, 2 if code == 3 else code)
    assert said in result.output
    assert not re.search("[0-9a-f]{64}", result.output)
    assert everything(country) == before


def test_what_was_taken_out_whole_is_not_taken_out_again(use: Use, country: Path) -> None:
    assert use("redact", ID, *WHY).exit_code == 0
    before = everything(country)
    assert "taken out already" in use("redact", ID, *WHY).output
    assert everything(country) == before


def test_a_record_without_a_digest_confirms_nothing(use: Use, tmp_path: Path) -> None:
    (tmp_path / "o.yml").write_text("id: x\n")
    assert use("confirm", ID, tmp_path / "o.yml", typed=KEY.hex()).exit_code == 3


COMMENTED = """\
# Above all.
id: beta-ideas-open-minutes
plan: beta
# before the text
text:
  en: |-
    # words, not a comment

    and more
# before the title
title:
  # inside the title
  mn: "Нэр"
  en: "Name"
milestones:
  - id: one
    label:
      en: "first"
    # after the first
  - id: two
    label:
      en: "second"
"""


def test_comments_and_all_other_lines_stay() -> None:
    left = redacted(PATH, COMMENTED.encode(), ("text", "title.en"), DECIDED, KEY).decode()
    gone = ("text:\n  en: |-\n    # words, not a comment\n\n    and more\n", '  en: "Name"\n')
    wanted = COMMENTED
    for words in gone:
        wanted = wanted.replace(words, "", 1)
    assert left.startswith(wanted + "redacted:\n")


@pytest.mark.parametrize(
    ("path", "kind", "fields", "left"),
    [
        (PATH, "milestones", ("milestones.one",), ["two"]),
        (PATH, "milestones", ("milestones.one.label", "milestones.two"), ["one"]),
    ],
)
def test_items_are_taken_out_by_their_id(
    path: str, kind: str, fields: tuple[str, ...], left: list[str]
) -> None:
    value, faults = read(path, redacted(path, COMMENTED.encode(), fields, DECIDED, KEY))
    assert not faults
    assert [item["id"] for item in value[kind]] == left


def test_lines_that_hold_more_than_the_field_are_left_to_a_person() -> None:
    """Comments keep the keys where they are, so the item begins with what has to go."""
    first = COMMENTED.replace('  - id: one\n    label:\n      en: "first"\n', "")
    odd = first.replace("  - id: two\n", "").replace(
        '    label:\n      en: "second"\n', "  - label:\n      en: x\n    id: two\n"
    )
    with pytest.raises(NotRedactableError) as refused:
        redacted(PATH, odd.encode(), ("milestones.two.label",), DECIDED, KEY)
    assert refused.value.message == REFUSALS["by-hand"][0]


def test_the_bare_digest_of_an_issue_goes_with_its_words() -> None:
    """A digest without a key tells a short text to whoever guesses."""
    source = "source:\n  number: 12\n  sha256: " + "a" * 64 + "\n"
    left, _ = read(PATH, redacted(PATH, (COMMENTED + source).encode(), ("text",), DECIDED, KEY))
    assert "source" not in left
    assert left["redacted"][0]["fields"] == ["source", "text"]


def test_the_digest_is_what_the_guide_says() -> None:
    """Counted here without our code, from the words of docs/remove-personal-data.md."""
    spelled = '{"text":{"en":"a\\n\\"b\\"\\\\ é","mn":"ү 𝄞"},"title.en":"x"}'.encode()
    content = {"title.en": "x", "text": {"mn": "ү 𝄞", "en": 'a\n"b"\\ é'}}
    assert canonical_json(content) == spelled
    assert digest(KEY, content) == hashlib.sha256(KEY + spelled).hexdigest()
    assert canonical_json({"a": [True, None, 2.0, 2.5, 7, "\x1f\x7f"]}) == (
        b'{"a":[true,null,2,2.5,7,"\\u001f\x7f"]}'
    )


SHOWN = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from("\n #:|-'\"\\"),
    min_size=1,
    max_size=40,
).filter(lambda text: not characters.REFUSED.search(text))


@given(text=SHOWN, title=SHOWN, key=st.binary(min_size=32, max_size=32), whole=st.booleans())
def test_only_the_very_words_and_the_very_key_confirm(
    text: str, title: str, key: bytes, whole: bool
) -> None:
    value = {"id": ID, "plan": "beta", "title": {"en": title}, "text": {"mn": text}}
    original = render("input", PATH, composed("x", render("input", PATH, value)))
    fields = () if whole else ("text",)
    left, faults = read(PATH, redacted(PATH, original, fields, DECIDED, key))
    assert not faults
    assert "text" not in left
    assert left.get("title") == (None if whole else {"en": composed("x", original)["title"]["en"]})
    there = composed("x", original)
    assert confirmed(left, there, key) == ["2026-09-14"]
    assert not confirmed(left, there, key[1:] + key[:1] if len(set(key)) > 1 else bytes(31) + b"x")
    said = there["text"]["mn"]
    for other in (said + "x", said[1:], said.replace("\n", " "), said + "\n"):
        assume(other)
        changed = {**there, "text": {"mn": other}}
        assert bool(confirmed(left, changed, key)) == (other == said)
