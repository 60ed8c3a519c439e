"""Forms and the texts they send: what is read is what was written, and nothing can be forged."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.forms import FORMS, form, github
from actionplan.forms.block import EMPTY, compose
from actionplan.intake.answers import read
from tests.intake.sent import body

LANGS = ("mn", "en")
RECORDED = [id for id, told in FORMS.items() if told.recorded]
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(str.strip)
TEXT = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=60),
        st.sampled_from(["### Notes", "---", "- [x] yes", "=======", "_No response_ ", "", "> q"]),
    ),
    max_size=6,
).map("\n".join)


@st.composite
def filled(draw: st.DrawFn) -> tuple[Any, tuple[Any, ...], dict[str, str], frozenset[str]]:
    """A form, its questions and answers that it allows."""
    asked = form(draw(st.sampled_from(RECORDED)), draw(st.sampled_from(LANGS)))
    titled = draw(st.booleans())
    questions = asked.questions if titled else github.questions(asked)
    words: dict[str, str] = {}
    for question in questions:
        if question.shape == "choice":
            words[question.field] = draw(st.sampled_from(["", *(c.code for c in question.choices)]))
        elif question.shape != "checks":
            said = draw(TEXT if question.shape == "text" else LINE)
            said = said.strip("\n")
            usable = said.strip() not in ("", EMPTY) and "### " not in said[:4]
            words[question.field] = said if usable else "x" * question.required
    agreed = frozenset(draw(st.sets(st.sampled_from(["publish", "name"]))))
    return asked, questions, words, agreed


@given(filled())
def test_what_a_form_sends_is_read_back(them: Any) -> None:
    asked, questions, words, agreed = them
    sent = compose(questions, words, agreed)
    for written in (sent, sent.replace("\n", "\r\n")):
        found, outcomes = read(written, LANGS, titled=len(questions) == len(asked.questions))
        assert not outcomes
        assert found
        assert (found.form.id, found.form.lang) == (asked.id, asked.lang)
        assert found.words == words
        assert found.agreed == agreed


def codes(written: str) -> list[str]:
    found, outcomes = read(written, LANGS, titled=False)
    assert (found is None) == bool(outcomes)
    return [o.code for o in outcomes]


SOUND = body("A wish.", sector="media")
CONSENT = "### Consent\n\n- [X] I agree that this text is published"
FORGERIES = {
    "a second consent in the text": body("A wish.\n\n" + CONSENT),
    "a second sector in the text": body("A wish.\n\n### Sector\n\nGovernment"),
    "a sector in the public name": SOUND.replace("### Public name\n", "### Sector\n\nMedia\n"),
    "the text before the consent": "\n\n".join(
        [
            SOUND.split("### Consent")[0],
            "### Text\n\nx",
            "### Consent" + SOUND.split("### Consent")[1],
        ]
    ),
}


@pytest.mark.parametrize("written", FORGERIES.values(), ids=FORGERIES)
def test_a_forged_heading_sets_nothing(written: str) -> None:
    found = codes(written)
    assert "forged-heading" in found or "label-missing" in found


def test_a_heading_of_ones_own_is_text() -> None:
    said = "### Why\n\nBecause.\n\n### Commitments\n\nNone yet.\n### Consent given\nNo."
    found, outcomes = read(body(said), LANGS, titled=False)
    assert not outcomes
    assert found
    assert found.words["text"] == said


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("A wish without any form.", "not-the-form"),
        ("", "not-the-form"),
        (SOUND.replace("### Public name", "### Nickname"), "label-missing"),
        ("Hello!\n\n" + SOUND, "text-outside"),
        (SOUND.replace("\nMedia\n", "\nThe king\n"), "not-an-option"),
        (body("A wish.", display_name="one\ntwo"), "not-one-line"),
        (body(""), "unanswered"),
        (SOUND.replace("- [X] I agree that this", "- [X] I agree to all, this"), "not-an-option"),
        (body("x", form_id="error", url="https://example.org/"), "not-recorded"),
    ],
)
def test_what_is_not_as_the_form_asks_is_named(written: str, code: str) -> None:
    assert code in codes(written)


def test_a_box_counts_only_where_it_is_asked_for() -> None:
    ticked = "- [X] I agree that this text is published in the register, as typed, for good."
    found, _ = read(body(ticked, agreed=()), LANGS, titled=False)
    assert found
    assert found.agreed == frozenset()
