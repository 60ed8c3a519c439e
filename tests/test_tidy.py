"""The one spelling of a record: same meaning, comments kept, nothing half-written."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.records import Malformed, characters, load
from actionplan.records.read import read
from actionplan.records.tidy import canonical, tidy
from tests.conftest import EXAMPLE, ROOT

UNTIDY = """\
# The river group.
sector:   civil_society
name: {en: River Watchers, mn: Гол харагчид}
sources:
- organisations-list
id: "river-watchers"
"""
TIDY = """\
# The river group.
id: "river-watchers"
name:
  en: River Watchers
  mn: Гол харагчид
sector: civil_society
sources:
  - organisations-list
"""


def test_keys_stand_in_the_order_of_the_schema_and_comments_stay() -> None:
    assert canonical("organisation", "x.yml", UNTIDY.encode()).decode() == TIDY


def test_a_comment_stays_beside_its_field() -> None:
    written = b"sector: media\n# As its seal says.\nname:\n  en: River\nid: a\n"
    assert canonical("organisation", "x.yml", written) == written


def test_a_comment_after_a_quoted_value_stays() -> None:
    written = b'id: "a" # the river\n'
    assert canonical("organisation", "x.yml", written) == written


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
def test_the_committed_records_are_tidy(root: Path) -> None:
    assert tidy(root, write=False) == []


def test_tidying_twice_changes_nothing_more() -> None:
    once = canonical("organisation", "x.yml", UNTIDY.encode())
    assert canonical("organisation", "x.yml", once) == once


def test_what_was_read_before_is_read_after() -> None:
    once = canonical("organisation", "x.yml", UNTIDY.encode())
    assert read("x.yml", once) == read("x.yml", UNTIDY.encode())


SPELLINGS = {
    "Windows line ends": ("id: a\r\nread: whole\r\n", "id: a\nread: whole\n"),
    "a mark at the beginning": ("\ufeffid: a\n", "id: a\n"),
    "letters in pieces": ("id: a\nnote:\n  en: Cafe\u0301\n", "id: a\nnote:\n  en: Café\n"),
    "no new line at the end": ("id: a", "id: a\n"),
    "blank lines at the end": ("id: a\n\n\n", "id: a\n"),
    "a line of its own for each item": ("languages: [mn, en]\n", "languages:\n  - mn\n  - en\n"),
    "a long line stays one line": (f"note:\n  en: {'word ' * 60}end\n", None),
    "a long text stays as it was broken": ("note:\n  en: |-\n    one\n\n    two\n", None),
    "a folded text stays folded": ("note:\n  en: >-\n    one\n    two\n", None),
    "quotes stay": ("sha256: '00'\nfile: \"a\"\n", None),
    "a date stays": ("published: 2023-11\n", None),
    "a word that YAML 1.1 would read as false stays": ("kind: no\n", None),
    "an empty list stays": ("plans: []\n", None),
}


@pytest.mark.parametrize(("written", "expected"), SPELLINGS.values(), ids=SPELLINGS)
def test_a_spelling(written: str, expected: str | None) -> None:
    spelled = canonical("document", "x.yml", written.encode()).decode()
    assert spelled == (written if expected is None else expected)


def test_a_repository_is_tidied_and_means_the_same(country: Path) -> None:
    before = load(country)
    untidy = country / "organisations" / "river-watchers.yml"
    untidy.write_text(UNTIDY)
    assert tidy(country, write=False) == ["organisations/river-watchers.yml"]
    assert untidy.read_text() == UNTIDY
    assert tidy(country, write=True) == ["organisations/river-watchers.yml"]
    assert untidy.read_text() == TIDY
    assert tidy(country, write=True) == []
    assert load(country) == before


def test_nothing_is_written_while_one_file_is_broken(country: Path) -> None:
    untidy = country / "organisations" / "river-watchers.yml"
    untidy.write_text(UNTIDY)
    (country / "site.yml").write_text("country: a: b")
    with pytest.raises(Malformed) as raised:
        tidy(country, write=True)
    assert [p.path for p in raised.value.problems] == ["site.yml"]
    assert untidy.read_text() == UNTIDY


def test_nothing_else_is_left_in_the_folder(country: Path) -> None:
    names = sorted(f.name for f in country.rglob("*"))
    (country / "organisations" / "river-watchers.yml").write_text(UNTIDY)
    tidy(country, write=True)
    assert sorted(f.name for f in country.rglob("*")) == names


def test_a_misspelt_field_stays_where_the_schema_cannot_place_it() -> None:
    spelled = canonical("organisation", "x.yml", b"sectr: media\nid: a\n")
    assert read("x.yml", spelled)[0] == {"sectr": "media", "id": "a"}


@pytest.mark.parametrize("content", [b"a: 1\na: 2", b"a: &x 1", b"title: one # two", b"\xff\xfe"])
def test_what_is_refused_is_not_rewritten(content: bytes) -> None:
    with pytest.raises(Malformed):
        canonical("document", "x.yml", content)


TEXTS = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], include_characters="\n"),
    max_size=40,
).filter(lambda t: not characters.suspicious(t))
ORGANISATIONS = st.fixed_dictionaries(
    {"id": st.sampled_from(["a", "b-1"])},
    optional={
        "name": st.dictionaries(st.sampled_from(["mn", "en"]), TEXTS, min_size=1),
        "other_names": st.lists(st.dictionaries(st.sampled_from(["mn", "en"]), TEXTS), max_size=3),
        "note": st.dictionaries(st.sampled_from(["mn", "en"]), TEXTS, min_size=1),
        "wrong": TEXTS | st.integers() | st.none() | st.booleans(),
    },
)


@settings(max_examples=50)
@given(ORGANISATIONS, st.booleans(), st.sampled_from([None, "'", '"', "|", ">"]))
def test_any_record_keeps_its_meaning(
    value: dict[str, object], flow: bool, style: str | None
) -> None:
    written = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=flow, default_style=style, width=40
    ).encode()
    try:
        before, faults = read("x.yml", written)
    except Malformed:
        return
    if not faults:
        once = canonical("organisation", "x.yml", written)
        assert read("x.yml", once) == (before, [])
        assert canonical("organisation", "x.yml", once) == once
