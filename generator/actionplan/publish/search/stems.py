"""What forms of a word have in common, so that `хурал` finds `Хурлын`.

Mongolian puts endings behind endings and drops vowels on the way. The patterns
take the endings off; they are data, which the page reads with the index, so
that what a reader types is treated by the very same patterns (`search.js`).

They rest on no dictionary: the same words give the same stems on every
machine, a word that stands on no page is treated as well, and `авлигын` finds
`авлига`, which the dictionary of hunspell lacks. A stem is no word of the
language, only what its forms share; forms typed exactly always come first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LONG = "(?:[аэоөуүя][аэоөуүй]|[иы]й|иа|ио|иу)"
_A = "(?:аа|ээ|оо|өө)"
_a = "[аэоө]"
_U = "(?:уу|үү)"
_VOWEL = "аэиоуөүяёеюый"

CASES = (
    f"^(.+с{_a}?н)(?:ы|ий|ыг|ийг|{_A}[ср]?)$",
    f"^(.+(?:{_LONG}|н))г(?:ийн|ийг|{_A}[ср]?|{_U}д)$",
    "^(.{2,}н)г$",
    f"^(.+{_LONG})(?:н(?:ы|ий|д|{_A}с|{_U}д)|г)$",
    "^(.+(?:аа|ээ|оо|өө|[аэоөуүи]й))д$",
    "^(.+(?:ын|ийн))х$",
    (
        f"^(.{{3,}}?)(?:ийн|ын|н?ий|н?ы|ийг|ыг|[аэоө]д|[аэоөи]нд|{_A}[ср]?|и{_A}[ср]?"
        f"|т[аэоө]й|[рл]{_U}|гүй|н?{_U}д|ч{_U}л)$"
    ),
    "^(.+(?:[аэоөу]й|и))й?н$",
    "^(.+ч)ид$",
    "^(.{2,}[гврскп])т$",
    "^(.{2,}[бвглмнрцчшжзь])д$",
)
"""Cases, plurals and possessives, which stand behind one another."""

VERBS = (
    (
        f"^(.{{3,}}?)(?:{_a}?с{_a}?н|{_a}?гч|{_a}ж|{_a}ч|иж|ич|[аэоөи]х|{_a}?н{_a}|{_a}?д{_a}?г"
        f"|[аэоөи]?в|б{_a}л|л{_A}|[аэоөи]лт)$"
    ),
    "^(.{2,}[аэоөийлрмнв])(?:[жч](?:ээ)?|х|лт)$",
    "^(.{2,}[аэоөуүи])[нд]$",
    "^(.{3,}?)(?:ings?|ies|ed|es|s|e|y)$",
)
"""Endings of verbs and of what is made of them, a last н or д; and the endings of English."""

LAST = (
    (f"^(.{{3,}}?){_a}?гд$", "^(.{3,}[бвлмнр])д$"),
    (f"^(.{{3,}}?)[{_VOWEL}ьъ]+$",),
    (f"^(.*[{_VOWEL}].*[^{_VOWEL}ьъ])[аэиоөуү]([^{_VOWEL}ьъ])$",),
)
"""The passive; a last vowel; the short vowel that comes and goes before the last consonant."""

ROUNDS: tuple[tuple[bool, tuple[str, ...]], ...] = (
    (True, CASES),
    (False, VERBS),
    *((False, patterns) for patterns in LAST),
)
"""What is taken off in turn: whether again and again, and the patterns, of which the first fits."""

_COMPILED = [(again, [re.compile(p) for p in patterns]) for again, patterns in ROUNDS]
_TERM = re.compile(r"[^\W_]+")


def terms(text: str) -> list[str]:
    """The words of a text as they are compared, each once: small letters, no single letters."""
    words = dict.fromkeys(_TERM.findall(unicodedata.normalize("NFC", text.lower())))
    return [word for word in words if len(word) > 1 or word.isdigit()]


@cache
def stem(word: str) -> str:
    """What the forms of a word have in common. The first two letters never change."""
    for again, patterns in _COMPILED:
        word = _shorter(word, again, patterns)
    return word


def _shorter(word: str, again: bool, patterns: list[re.Pattern[str]]) -> str:
    while True:
        found = next((m for p in patterns if (m := p.match(word))), None)
        if found is None:
            return word
        word = "".join(filter(None, found.groups()))
        if not again:
            return word
