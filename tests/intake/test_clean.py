"""Pasted texts: what nobody sees is taken out and counted, what people write is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.intake.clean import clean, unshowable, visible
from actionplan.records import characters
from tests.test_characters import LETTERS_OF_THE_WORLD

KAZAKH = "Мектеп бюджетін жариялаңыздар: ә, ғ, қ, ң, ө, ұ, ү, һ, і."


@pytest.mark.parametrize("text", [*LETTERS_OF_THE_WORLD.values(), KAZAKH, "\u00a0 no-break"])
def test_what_people_write_is_kept(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).removed == 0
    assert not list(unshowable(text))


@pytest.mark.parametrize(
    ("pasted", "kept", "removed"),
    [
        ("ни\u00adйт\u00adлэх", "нийтлэх", 2),
        ("\ufeffтөсөв\u200b", "төсөв", 2),
        ("one\u2028two\u2029three", "one\ntwo\nthree", 2),
        ("one\x0btwo\x0cthree", "one\ntwo\nthree", 2),
        ("\uf0b7 one\n\uf0a7 two", "• one\n▪ two", 2),
        ("word\u2060joined", "wordjoined", 1),
        ("a\r\nb\rc", "a\nb\nc", 0),
        ("и\u0306", "й", 0),
    ],
)
def test_what_a_paste_brings_is_taken_out_and_counted(pasted: str, kept: str, removed: int) -> None:
    cleaned = clean(pasted)
    assert (cleaned.text, cleaned.removed) == (kept, removed)


def test_what_cannot_be_shown_is_named_with_its_place() -> None:
    text = clean("first\nse\u202econd \ue123\x00").text
    assert list(unshowable(text)) == [("U+202E", 2, 3), ("U+E123", 2, 9), ("U+0000", 2, 10)]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_cleaned_text_is_clean(text: str) -> None:
    once = clean(text)
    assert clean(once.text) == type(once)(once.text, 0)
    if not list(unshowable(once.text)):
        assert characters.refused_in_value(once.text) is None


@pytest.mark.parametrize("blank", ["", " \n\t", "\u2800\u3164", "\u00a0\u3000", "\u200d"])
def test_a_text_that_shows_nothing_is_seen_through(blank: str) -> None:
    assert not visible(blank)
    assert visible(blank + "ᠮ")
