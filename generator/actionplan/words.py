"""Messages, dates, numbers and plurals in each language.

English sentences are the keys; `locale/<language>/LC_MESSAGES/*.po` hold the
other languages, one file per room. Templates carry `{names}`; values are filled in after
translation, each in the reader's form. In English `{start:on}` is “on 3 May 2027” or “in
May 2027”, as precise as the date is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from actionplan.dates import When

LOCALES = Path(__file__).parent / "locale"
SOURCE = "en"
ALPHABETS = {"mn": "абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя"}
"""Letters in the order of a language, where it is not that of their codes."""
DATE_FORMS = {
    "mn": ("y 'он'", "y 'оны' M 'сар'", "y 'оны' M 'сарын' d"),
    "en": ("y", "MMMM y", "d MMMM y"),
}
"""CLDR patterns for a year, a month and a day: the forms official texts use."""
MARK_FORMS = {"mn": ("y", "y.MM"), "en": ("y", "MMM y")}
"""The same, short, for the axis of a chart: a year and a month."""


def say(lang: str, template: str, /, **values: Any) -> str:
    """The sentence in that language, its `{names}` filled with values in the reader's form.

    A sentence without a translation is said in English.
    """
    sentence = catalogue(lang).get(template, template)
    return (
        sentence.format_map({k: show(lang, v) for k, v in values.items()}) if values else sentence
    )


def plural(lang: str, count: int, one: str, other: str, /, **values: Any) -> str:
    """Like `say`, with the sentence the language wants for `count`, which fills `{count}`."""
    return say(lang, one if _one(lang, count) else other, count=count, **values)


@cache
def _one(lang: str, count: int) -> bool:
    """Whether CLDR puts this number of things into the singular of the language."""
    from babel import Locale

    return Locale.parse(lang).plural_form(count) == "one"


class Dated(str):
    """A date as it is said; `{start:on}` puts “on” before a day, “in” before a month or a year."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if spec != "on":
            return super().__format__(spec)
        return f"on {self}" if self[0].isdigit() and " " in self else f"in {self}"


def show(lang: str, value: Any) -> str:
    """A value in the reader's form: a day, a number, a text, or what it says itself."""
    if isinstance(value, date | When):
        return Dated(day(lang, value))
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, int | float):
        return number(lang, value)
    if isinstance(value, dict):
        return pick(lang, value)[0]
    if isinstance(value, tuple):
        return ", ".join(say(lang, w) if isinstance(w, str) else show(lang, w) for w in value)
    return str(value)


def pick(lang: str, text: Mapping[str, str]) -> tuple[str, str]:
    """The words of a text and the language they are in: `lang` if it has it, else the first."""
    if lang in text:
        return text[lang], lang
    other = next(iter(text))
    return text[other], other


@cache
def letters(lang: str, said: str) -> tuple[list[tuple[int, int]], str]:
    """Where words stand in a list in that language: its own letters first, all by their alphabet.

    Blanks come before figures and figures before letters. Case, accents and signs decide only
    between words that are otherwise the same.
    """
    plain = " ".join(
        "".join(x if x.isalnum() else " " for x in normalize("NFC", said.casefold())).split()
    )
    return [_place(lang, letter) for letter in plain], said


@cache
def _place(lang: str, letter: str) -> tuple[int, int]:
    for own, alphabet in ALPHABETS.items():
        if letter in alphabet:
            return (2 if own == lang else 4, alphabet.index(letter))
    bare = normalize("NFKD", letter)[0]
    return (3 if bare.isalpha() else int(bare.isdigit()), ord(bare))


@cache
def day(lang: str, value: date | When) -> str:
    """A date in the reader's form, as precise as it is known."""
    from babel.dates import format_date

    when = value if isinstance(value, When) else When(value, value)
    known = str(when).count("-")
    return str(format_date(when.first, DATE_FORMS.get(lang, DATE_FORMS[SOURCE])[known], lang))


@cache
def mark(lang: str, value: date) -> str:
    """A day on the axis of a chart: the year alone if it begins there, else month and year."""
    from babel.dates import format_date

    year, month = MARK_FORMS.get(lang, MARK_FORMS[SOURCE])
    begins = (value.month, value.day) == (1, 1)
    return str(format_date(value, year if begins else month, lang))


@cache
def short_day(lang: str, value: When) -> str:
    """Month and year of a date; the year alone if no more is known."""
    from babel.dates import format_date

    year, month = MARK_FORMS.get(lang, MARK_FORMS[SOURCE])
    return str(format_date(value.first, month if "-" in str(value) else year, lang))


@cache
def number(lang: str, value: float) -> str:
    """A number in the reader's form."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=lang))


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every translated sentence of a language, by its English key."""
    found: dict[str, str] = {}
    for room in rooms(lang).values():
        found |= room
    return found


@cache
def rooms(lang: str) -> dict[str, dict[str, str]]:
    """The catalogues of a language, one file per room, each by the English key."""
    if lang == SOURCE:
        return {}
    from babel.messages.pofile import read_po

    found = {}
    for path in sorted((LOCALES / lang / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            messages = read_po(file, locale=lang)
        found[path.stem] = {str(m.id): str(m.string) for m in messages if m.id and m.string}
    return found
