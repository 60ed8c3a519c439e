"""Texts in which nobody said anything: a template left unfilled, a bare vote, a test."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

HEADING = re.compile(
    r"^[ ]{0,3}#{1,6}(?:[ \t]+(.*?))?[ \t#]*$"  # ## Objective
    r"|^[ ]{0,3}(?:\*\*|__)([^*_\n]{1,120}?)(?:\*\*|__)[:]?[ \t]*$"  # **Objective**
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FILLERS = {
    *("", "_no response_", "no response", "tbd", "tba", "todo", "n/a", "na", "none", "nil", "x"),
    *("test", "testing", "тест", "туршилт", "байхгүй", "үгүй", "хоосон", "lorem ipsum"),
}
VOTE = re.compile(
    r"\+\s?\d{0,5}|-\s?1|\d{1,5}\s+(?:votes?|likes?|санал)|votes?:?\s*\d{1,5}|upvote|seconded"
    r"|(?:i |we )?(?:fully )?(?:agree|support)(?: (?:this|it))?"
    r"|(?:би |бид )?(?:бүрэн )?дэмж(?:ье|иж байна|лээ)|санал нэг(?: байна)?|зөв|👍|👎|❤\ufe0f?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a text by its headings: how many there are, and how many say nothing."""

    all: int
    empty: int


def parts(text: str, template: frozenset[str] = frozenset()) -> Parts:
    """The parts of a text. Lines of `template` (as `lines_of` gives them) say nothing.

    What stands before the first heading is a part only if it says something.
    """
    found: list[list[str]] = [[]]
    for line in COMMENT.sub("", text).split("\n"):
        if HEADING.match(line):
            found.append([])
        elif _key(line) not in template:
            found[-1].append(line)
    said = [not silent("\n".join(lines)) for lines in found]
    count = len(said) - (not said[0])
    return Parts(count, count - sum(said))


def silent(text: str) -> bool:
    """True if the text holds nothing but fillers and signs."""
    return all(_key(line) in FILLERS for line in text.split("\n"))


def only_a_vote(text: str) -> bool:
    """True if the whole text is a vote, such as `+1` or `12 votes`."""
    return bool(VOTE.fullmatch(text.strip().strip(" .!*_\n")))


def lines_of(template: str) -> frozenset[str]:
    """The lines of a template, in the form in which `parts` compares them."""
    return frozenset(key for line in template.split("\n") if (key := _key(line)))


def fingerprint(text: str) -> str:
    """What two texts share that differ only in blanks, signs and capitals."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _key(line: str) -> str:
    return " ".join(line.casefold().strip(" \t.…-–—*_>|/()[]:!?").split())


def template(texts: Iterable[str]) -> frozenset[str]:
    """The lines of several templates."""
    return frozenset().union(*(lines_of(text) for text in texts))
