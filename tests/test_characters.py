"""Which characters a record may hold, and where the others are found."""

from __future__ import annotations

import unicodedata

import pytest

from actionplan.records import characters

LETTERS_OF_THE_WORLD = {
    "Mongolian in Cyrillic": "Нээлттэй засгийн түншлэл: Ө, Ү, Ё",
    "traditional Mongolian": "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ",
    "its variation selectors": "ᠠ\u180bᠠ\u180cᠠ\u180dᠠ\u180e",
    "its narrow blank": "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ",
    "joiners": "क्\u200dष می\u200cخواهم",
    "Arabic, which runs from right to left": "الحكومة المفتوحة",
    "one emoji selector": "☀\ufe0f",
    "a family joined from four": "👨\u200d👩\u200d👧\u200d👦",
    "a flag": "🇲🇳",
    "a no-break space": "5\u00a0%",
    "marks of reading direction without power over others": "a\u200eb\u200fc",
    "a tab and a new line": "a\tb\nc",
}


@pytest.mark.parametrize("text", LETTERS_OF_THE_WORLD.values(), ids=LETTERS_OF_THE_WORLD)
def test_what_people_write_is_kept(text: str) -> None:
    assert not list(characters.problems("x.yml", text))
    assert not characters.suspicious(text)


HIDDEN = [
    *("\0", "\x07", "\x1b", "\r", "\x7f", "\x85", "\u00ad", "\u200b", "\u2028", "\u2029"),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2060"),
    *("\u2066", "\u2067", "\u2068", "\u2069", "\ufeff", "\ufff9", "\ufffe", "\uffff"),
    *("\ue000", "\uf8ff", "\ufdd0", "\U000e0001", "\U000e007f", "\U000f0000", "\U0010ffff"),
    "\ud800",
]


@pytest.mark.parametrize("character", HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_what_nobody_sees_is_found(character: str) -> None:
    text = f"a: b\nc: д{character}e"
    (problem,) = characters.problems("x.yml", text)
    assert (problem.code, problem.line, problem.column) == ("hidden-character", 2, 5)
    assert problem.values == {"character": f"U+{ord(character):04X}"}
    assert characters.refused_in_value(f"д{character}") == f"U+{ord(character):04X}"


def test_every_control_but_tab_and_new_line_is_refused() -> None:
    controls = {chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) in ("Cc", "Cs")}
    kept = {c for c in controls if not characters.REFUSED.search(c)}
    assert kept == {"\t", "\n"}


def test_a_row_of_selectors_is_one_problem() -> None:
    (problem,) = characters.problems("x.yml", "a: b" + "\ufe00\ufe01\ufe02" * 5)
    assert problem.code == "hidden-character"


def test_letters_in_pieces_are_a_problem_of_the_file() -> None:
    (problem,) = characters.problems("x.yml", "a: и\u0306")
    assert (problem.code, problem.line) == ("not-composed", 0)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> main"])
def test_the_marks_of_a_merge_are_named(mark: str) -> None:
    (problem,) = characters.problems("x.yml", f"a: b\n{mark}\n")
    assert (problem.code, problem.line) == ("merge-mark", 2)


@pytest.mark.parametrize("text", ["a: ======= b", "  =======", "========", "a: <<<<<<< HEAD"])
def test_the_same_signs_elsewhere_are_text(text: str) -> None:
    assert not list(characters.problems("x.yml", text))
