"""Records written by machine: what is read back is what was there, in the spelling of `tidy`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.intake.clean import clean, unshowable
from actionplan.intake.render import render
from actionplan.records.read import read
from actionplan.records.tidy import canonical

NAUGHTY = [
    *(
        "",
        " ",
        "no",
        "NO",
        "~",
        "null",
        "true",
        "0x1F",
        "012",
        "1_000",
        "1.10",
        "12:30:45",
        "=",
        "<<",
    ),
    *(
        "---",
        "...",
        "--- \n...",
        "- a\n- b",
        "a: b",
        "a #b",
        "# a",
        "%TAG",
        "@at",
        "`b`",
        "!!x",
        "&a",
    ),
    *(
        "*a",
        "{a: b}",
        "[a",
        "'",
        '"',
        "\\",
        "\\n",
        "'''",
        "a\n\n\nb",
        " lead",
        "trail ",
        "\ttab\nx",
    ),
    *(
        "2024-02-03",
        "2024-13-45",
        "2024-02-30",
        "|",
        ">",
        "|-\n x",
        "? x",
        "<<<<<<< HEAD\nx\n=======",
    ),
    *("${{ github.token }}", "::set-output name=a::b", "$(rm -rf /)", "{{ 7*7 }}", "{% raw %}"),
    *('--8<-- "mkdocs.yml"', "<script>alert(1)</script>", "\u180eᠮ\u180b", "👩\u200d👧", "ẞß", "Ω"),
    *("x" * 3000 + "\ny", "a\u00a0\n\u3000b", "end\n", "\n start", "key:\n  - v", "a\n #b\n  c:"),
]


def value(text: str) -> dict[str, object]:
    return {"id": "x-1", "title": {"en": text.replace("\n", " ")}, "text": {"mn": text}}


def survives(text: str) -> None:
    content = render("input", "inputs/x/x-1.yml", value(text))
    found, faults = read("x-1.yml", content)
    assert not faults
    assert found == value(text)
    assert canonical("input", "inputs/x/x-1.yml", content) == content


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_texts_survive(text: str) -> None:
    survives(text)


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(lambda t: clean(t).text))
def test_any_text_that_can_be_shown_survives(text: str) -> None:
    if not list(unshowable(text)):
        survives(text)


def test_lines_stand_as_typed_in_the_file(tmp_path: Path) -> None:
    content = render("input", "x", value("# A heading\n  - two\n\nlast  "))
    assert b"mn: |-\n    # A heading\n      - two\n\n    last  \n" in content
