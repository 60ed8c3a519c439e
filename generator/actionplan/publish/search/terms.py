"""Which words of a record can be searched for: those its page shows, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from actionplan import words
from actionplan.model import Record, Register
from actionplan.model.walk import field_names
from actionplan.publish.pages import Asked
from actionplan.publish.search.stems import terms
from actionplan.publish.search.writing import Written
from actionplan.standards import Rule

NAMING = ("title", "name", "other_names", "display_name", "ogp_id", "id", "former_ids")
"""The fields that name a record: what is found in them comes before what is found elsewhere."""
NAMES = {"display_name", "name"}
"""Fields of a record's parts that hold plain words and not words by language."""
ACTORS = {"organisation", "lead"}
"""Fields that hold ids of organisations: their names find what they promised or asked for."""


Subject = Record | Rule | Asked | Written
"""What has a page that is found."""
BEHIND: dict[str, Callable[[Register], Any]] = {
    "contact/": lambda register: register.site.contact,
    "council/": lambda register: register.council,
}
"""What the pages show that show a record without a page of its own."""


def named(subject: Subject, languages: Iterable[str]) -> set[str]:
    """The terms of what a page is called, in every language; of its address if it is written."""
    if isinstance(subject, Written):
        return set(terms(" ".join([*subject.title.values(), subject.path])))
    if isinstance(subject, Rule):
        said = (subject.title, subject.clause.name)
        return set(terms(" ".join([subject.id, *_translated(said, languages)])))
    what = subject.consultation if isinstance(subject, Asked) else subject
    found = (getattr(what, name, None) for name in NAMING)
    return set(terms(" ".join(text for value in found for text in _texts(value))))


def held(subject: Subject, register: Register) -> set[str]:
    """The terms of everything else that a page says, in every language."""
    if isinstance(subject, Written):
        return set(terms(" ".join([*subject.words, *_shown(subject.path, register)])))
    if isinstance(subject, Rule):
        said = (*subject.explanation.split("\n\n"), subject.clause.words)
        return set(terms(" ".join(_translated(said, register.site.languages))))
    what = subject.consultation if isinstance(subject, Asked) else subject
    return set(terms(" ".join(_words(what, register))))


def _shown(path: str, register: Register) -> Iterator[str]:
    """The words of what a page shows beside those that were written for it."""
    of = BEHIND.get(path)
    yield from _words(of(register), register) if of else ()


def _translated(said: Iterable[str], languages: Iterable[str]) -> Iterator[str]:
    return (words.say(lang, sentence) for sentence in said for lang in languages)


def _words(part: Any, register: Register) -> Iterator[str]:
    """Every text in a part of a record and in the parts of it."""
    for name in field_names(part.__class__):
        value = getattr(part, name)
        if not value:
            continue
        if name in ACTORS:
            for id in (value,) if isinstance(value, str) else value:
                if organisation := register.organisations.get(id):
                    yield from organisation.name.values()
        elif isinstance(value, dict) or name in NAMES:
            yield from _texts(value)
        else:
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, dict):
                    yield from _texts(inner)
                elif field_names(inner.__class__):
                    yield from _words(inner, register)


def _texts(value: Any) -> Iterator[str]:
    """The texts in what a field holds: words, words by language, or several of either."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (said for said in value.values() if isinstance(said, str))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)
