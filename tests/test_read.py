"""Strict YAML: what is kept as typed, and what is refused, where, with which code."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actionplan.records import characters
from actionplan.records.problem import Malformed, Problem
from actionplan.records.read import places, read
from actionplan.words import say

KEPT = {
    "the Norway problem": ("country: NO", {"country": "NO"}),
    "off is not false": ("open: off", {"open": "off"}),
    "yes is not true": ("value: yes", {"value": "yes"}),
    "True with a capital is text": ("open: True", {"open": "True"}),
    "y is a plain key": ("y: n", {"y": "n"}),
    "a time of day": ("at: 12:30", {"at": "12:30"}),
    "a time with seconds": ("at: 12:30:45", {"at": "12:30:45"}),
    "a day that does not exist": ("on: 2024-13-45", {"on": "2024-13-45"}),
    "a real day": ("on: 2026-02-28", {"on": "2026-02-28"}),
    "a moment with a zone": (
        "at: 2024-01-02T10:00:00+05:00",
        {"at": "2024-01-02T10:00:00+05:00"},
    ),
    "digits with an underscore": ("n: 1_000", {"n": "1_000"}),
    "an octal number": ("n: 017", {"n": "017"}),
    "a hexadecimal number": ("n: 0x1F", {"n": "0x1F"}),
    "an exponent": ("n: 1e3", {"n": "1e3"}),
    "infinity": ("n: .inf", {"n": ".inf"}),
    "a plus sign": ("n: +1", {"n": "+1"}),
    "a point without digits": ("n: 1.", {"n": "1."}),
    "more digits than a number has": ("n: " + "9" * 5000, {"n": "9" * 5000}),
    "Arabic digits": ("n: ١٢٣", {"n": "١٢٣"}),
    "a whole number": ("n: -20", {"n": -20}),
    "zero": ("n: 0", {"n": 0}),
    "a decimal": ("n: 2.5", {"n": 2.5}),
    "a decimal without a rest is whole": ("n: 2.0", {"n": 2}),
    "true and false": ("a: true\nb: false", {"a": True, "b": False}),
    "nothing": ("a:\nb: null\nc: ~", {"a": None, "b": None, "c": None}),
    "quotes make text": ("a: 'true'\nb: \"2023\"\nc: ''", {"a": "true", "b": "2023", "c": ""}),
    "a hash without a blank": ("a: item#12", {"a": "item#12"}),
    "a hash in quotes": ("a: 'item #12'", {"a": "item #12"}),
    "a hash in a block": ("a: |-\n  item #12", {"a": "item #12"}),
    "a comment on its own line": ("# one\na: b\n  # two\nc: d", {"a": "b", "c": "d"}),
    "a colon without a blank": ("a: 10:30 o'clock", {"a": "10:30 o'clock"}),
    "a long text": ("a: |-\n  one\n\n  two", {"a": "one\n\ntwo"}),
    "a folded text": ("a: >-\n  one\n  two", {"a": "one two"}),
    "a tab inside a value": ("a: one\ttwo", {"a": "one\ttwo"}),
    "Windows line ends": ("a: b\r\nc: |-\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne"}),
    "one mark at the beginning": ("\ufeffa: b", {"a": "b"}),
    "flow style": ("a: {b: [c, 1]}", {"a": {"b": ["c", 1]}}),
    "traditional Mongolian with its selectors": (
        "a: ᠮᠣᠩᠭᠣᠯ\u180b ᠬᠡᠯᠡ\u180e",
        {"a": "ᠮᠣᠩᠭᠣᠯ\u180b ᠬᠡᠯᠡ\u180e"},
    ),
    "the narrow blank of Mongolian suffixes": (
        "a: ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ",
        {"a": "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ"},
    ),
    "joiners": ("a: क्\u200dष\u200c", {"a": "क्\u200dष\u200c"}),
    "one emoji selector": ("a: ☀\ufe0f", {"a": "☀\ufe0f"}),
    "an emoji above U+FFFF": ("a: 😀", {"a": "😀"}),
    "twenty levels": ("a: " + "[" * 19 + "]" * 19, None),
}


@pytest.mark.parametrize(("text", "expected"), KEPT.values(), ids=KEPT)
def test_a_value_stays_what_was_typed(text: str, expected: dict[str, object] | None) -> None:
    value, faults = read("record.yml", text.encode())
    assert not faults
    if expected is not None:
        assert value == expected
        assert [type(v) for v in value.values()] == [type(v) for v in expected.values()]


MANY = b"{" + b", ".join(b"k%d: 1" % i for i in range(200_000)) + b"}"
BIDI = chr(0x202E)
REFUSED: dict[str, tuple[bytes, list[tuple[str, int]]]] = {
    "a key twice": (b"a: 1\nb: 2\na: 3", [("duplicate-key", 3)]),
    "a key twice, once in quotes": (b"a: 1\n'a': 3", [("duplicate-key", 2)]),
    "a key twice in flow style": (b"x: {a: 1, a: 2}", [("duplicate-key", 1)]),
    "an anchor and its alias": (b"a: &x 1\nb: *x", [("anchor", 1), ("alias", 2)]),
    "an anchor on a list": (b"a: &x [1]", [("anchor", 1)]),
    "an anchor on a key": (b"&x a: 1", [("anchor", 1)]),
    "a list that holds itself": (b"a: &x [*x]", [("anchor", 1), ("alias", 1)]),
    "an alias as a key": (b"*x : 1", [("odd-key", 1), ("alias", 1)]),
    "a merge key": (b"a: &x {b: 1}\nc:\n  <<: *x", [("anchor", 1), ("odd-key", 3), ("alias", 3)]),
    "a tag": (b"a: 1\nb: !!binary aGk=", [("tag", 2)]),
    "a tag of Python": (b"a: !!python/object/apply:os.system [ls]", [("tag", 1)]),
    "a tag on the record": (b"!!map\na: 1", [("tag", 1)]),
    "a version line": (b"%YAML 1.1\n---\na: 1", [("directive", 1)]),
    "a tag line": (b"%TAG ! tag:x,2000:\n---\na: 1", [("directive", 1)]),
    "a line with % of no meaning": (b"%FOO\n---\na: 1", [("not-yaml", 1)]),
    "a second record": (b"a: 1\n---\nb: 2", [("second-document", 2)]),
    "a second record that is broken": (b"a: 1\n---\n[", [("second-document", 2)]),
    "text after the end": (b"a: 1\n...\nmore", [("not-yaml", 3)]),
    "nothing at all": (b"", [("empty", 1)]),
    "only a comment": (b"# later\n", [("empty", 2)]),
    "a list": (b"- a\n- b", [("not-a-record", 1)]),
    "a text": (b"hello", [("not-a-record", 1)]),
    "a key with a capital": (b"Title: a", [("odd-key", 1)]),
    "a number as a key": (b"1: a\ntrue: b", [("odd-key", 1)]),
    "an empty key": (b"'': a", [("odd-key", 1)]),
    "a key in Cyrillic": ("нэр: a".encode(), [("odd-key", 1)]),
    "a list as a key": (b"? [a]\n: b", [("odd-key", 1)]),
    "UTF-16 with its mark": ("a: 1".encode("utf-16"), [("not-utf-8", 1)]),
    "UTF-16 without a mark": ("a: 1".encode("utf-16-le"), [("not-utf-8", 1)]),
    "UTF-16, the other way round": ("a: 1".encode("utf-16-be"), [("not-utf-8", 1)]),
    "UTF-32": ("a: 1".encode("utf-32"), [("not-utf-8", 1)]),
    "Latin-1": ("a: 1\nb: caf\xe9".encode("latin-1"), [("not-utf-8", 2)]),
    "a lone carriage return": (b"a: 1\rb: 2", [("hidden-character", 1)]),
    "a line separator": ("a: 1\u2028b: 2 # c".encode(), [("hidden-character", 1)]),
    "a NEL that YAML takes for a new line": (
        "a: 1\x85b: 2 # c".encode(),
        [("hidden-character", 1)],
    ),
    "NUL": (b"id: 1\na: \0", [("hidden-character", 2)]),
    "NUL by escape": (rb'a: "\0"', [("hidden-character", 1)]),
    "an escape sequence of a terminal": (rb'a: "\e[31m"', [("hidden-character", 1)]),
    "a direction override": (f"a: 1\nb: x{BIDI}y".encode(), [("hidden-character", 2)]),
    "a direction override by escape": (rb'a: "x\u202Ey"', [("hidden-character", 1)]),
    "a zero-width space": ("a: x\u200by".encode(), [("hidden-character", 1)]),
    "a soft hyphen": ("a: x\u00ady".encode(), [("hidden-character", 1)]),
    "a mark (BOM) in the middle": ("a: 1\n\ufeffb: 1".encode(), [("hidden-character", 2)]),
    "two marks at the beginning": ("\ufeff\ufeffa: 1".encode(), [("hidden-character", 1)]),
    "tag characters": ("a: x\U000e0041".encode(), [("hidden-character", 1)]),
    "a private letter": ("a: \ue000".encode(), [("hidden-character", 1)]),
    "selectors in a row, which can carry bytes": (
        "a: x\ufe00\ufe01".encode(),
        [("hidden-character", 1)],
    ),
    "half a character by escape": (rb'a: "\ud83d\ude00"', [("not-yaml", 1)]),
    "letters in pieces": ("a: cafe\u0301".encode(), [("not-composed", 0)]),
    "marks of a merge": (
        b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n",
        [("merge-mark", 2), ("merge-mark", 4), ("merge-mark", 6)],
    ),
    "a tab as indentation": (b"a:\n\tb: 1", [("not-yaml", 2)]),
    "a colon in a title": (b"id: x\ntitle: Minutes: session 4", [("not-yaml", 2)]),
    "a quotation mark that is not closed": (b'a: 1\nb: "x\nc: 2', [("not-yaml", 2)]),
    "text after a quotation": (b'a: "One" and two', [("not-yaml", 1)]),
    "a path with backslashes": (rb'a: "C:\docs"', [("not-yaml", 1)]),
    "a bracket that is not closed": (b"a: 1\nb: [x\nc: 2", [("not-yaml", 2)]),
    "a value that begins with @": (b"a: 1\nb: @x", [("not-yaml", 2)]),
    "a wrong indentation": (b"a: 1\n  b: 2", [("not-yaml", 2)]),
    "lost text": (b"a: 1\ntitle: item #12 approved", [("lost-text", 2)]),
    "lost text where nothing is left": (b"title: #12", [("lost-text", 1)]),
    "lost text after a tab": (b"title: item\t#12", [("lost-text", 1)]),
    "lost text in a list": (b"a:\n  - one\n  - two # three", [("lost-text", 3)]),
    "5,000 brackets": (b"[" * 5000, [("too-deep", 1)]),
    "5,000 brackets in a value": (b"a: " + b"[" * 5000, [("too-deep", 1)]),
    "21 levels": (b"a: " + b"[" * 20 + b"]" * 20, [("too-deep", 1)]),
    "5,000 steps of indentation": (b"- " * 5000, [("too-deep", 1)]),
    "300 KiB": (b"a: " + b"x" * 300 * 1024, [("too-large", 0)]),
    "200,000 pairs in flow style": (MANY, [("too-large", 0)]),
}


def problems_of(content: bytes) -> tuple[Problem, ...]:
    """What is wrong with a file, whether it could be read in spite of it or not."""
    try:
        _, faults = read("record.yml", content)
    except Malformed as malformed:
        return malformed.problems
    return tuple(faults)


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_trap_is_refused_at_its_place(content: bytes, expected: list[tuple[str, int]]) -> None:
    found = problems_of(content)
    assert [(p.code, p.line) for p in found] == expected
    for problem in found:
        assert_readable(problem)


def assert_readable(problem: Problem) -> None:
    """A problem says what was found and what to write, with no template left."""
    assert problem.path == "record.yml"
    assert bool(problem.line) == bool(problem.column)
    for words in (problem.message, problem.cure):
        said = say("en", words, **problem.values)
        assert said.strip()
        assert said.isprintable()
        assert "{" not in say("en", words, **dict.fromkeys(problem.values, "x"))


READINGS = {
    "a: Minutes: session 4": "Put the whole value in quotes.",
    "a: @x": "Put the whole value in quotes.",
    "a: 'x": "Close the quotation mark.",
    'a: "One" and two': "Put single quotes around the whole value.",
    r'a: "C:\docs"': "Write it twice.",
    "a: [x": "Close the bracket, or use quotes.",
    "a:\n\tb: 1": "Indent with spaces, two for each step.",
}


@pytest.mark.parametrize("text", READINGS)
def test_a_syntax_error_comes_with_the_likely_cure(text: str) -> None:
    (problem,) = problems_of(text.encode())
    assert problem.cure == READINGS[text]
    assert problem.values["found"] in text


def test_several_faults_of_one_file_are_reported_together() -> None:
    found = problems_of(b"a: 1\na: 2\nB: 3\nc: *x\nd: one #two\n")
    assert [p.code for p in found] == ["duplicate-key", "odd-key", "alias", "lost-text"]


def test_a_hidden_character_is_reported_once() -> None:
    (problem,) = problems_of('a: "x\u00ad\\n"\n'.encode())
    assert (problem.line, problem.column) == (1, 6)


def test_a_column_counts_letters_not_bytes() -> None:
    (problem,) = problems_of("a: {b: 😀д, b: 1}\n".encode())
    assert (problem.line, problem.column) == (1, 12)


def test_the_first_of_two_equal_keys_counts() -> None:
    value, _ = read("record.yml", b"a: 1\na: 2")
    assert value == {"a": 1}


def test_an_odd_key_leaves_nothing_behind() -> None:
    value, _ = read("record.yml", b"Title: x\na: 1")
    assert value == {"a": 1}


def test_places_lead_to_every_key_and_item() -> None:
    found = places("a: 1\nb:\n  - c: 2\n  - д\n")
    assert found == {("a",): (1, 1), ("b",): (2, 1), ("b", 0): (3, 5), ("b", 0, "c"): (3, 5)} | {
        ("b", 1): (4, 5)
    }


@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(content: bytes) -> None:
    for problem in problems_of(content):
        assert_readable(problem)


YAML_LIKE = st.text(
    st.sampled_from([*list("ab1:-#?*&!%@`'\"|>[]{},\\~<= \n\t."), "\u2028", "\r", "\x85", "д"]),
    max_size=60,
)


@given(YAML_LIKE | st.text(max_size=100))
def test_random_text_is_read_or_refused(text: str) -> None:
    for problem in problems_of(text.encode("utf-8", "replace")):
        assert_readable(problem)


KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], exclude_characters="\ufeff")
).filter(lambda t: not characters.suspicious(t))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_what_a_dumper_writes_is_read_back(value: dict[str, object]) -> None:
    """Keys such as `on` and values such as `12:30` are quoted by the dumper, or stay text."""
    written = yaml.safe_dump(value, allow_unicode=True)
    assert read("record.yml", written.encode()) == (value, [])
