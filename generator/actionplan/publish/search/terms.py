"""Which words of a record can be searched for: those its page shows, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from actionplan import words
from actionplan.model import Record, Register
from actionplan.model.walk import field_names
from actionplan.publish.search.stems import terms
from actionplan.standards import Rule

NAMING = ("title", "name", "other_names", "display_name", "ogp_id", "id", "former_ids")
"""The fields that name a record: what is found in them comes before what is found elsewhere."""
NAMES = {"display_name", "name"}
"""Fields of a record's parts that hold plain words and not words by language."""
ACTORS = {"organisation", "lead"}
"""Fields that hold ids of organisations: their names find what they promised or asked for."""


def named(subject: Record | Rule, languages: Iterable[str]) -> set[str]:
    """The terms of what a record or a rule is called, in every language."""
    if isinstance(subject, Rule):
        said = (subject.title, subject.clause.name)
        return set(terms(" ".join([subject.id, *_translated(said, languages)])))
    found = (getattr(subject, name, None) for name in NAMING)
    return set(terms(" ".join(text for value in found for text in _texts(value))))


def held(subject: Record | Rule, register: Register) -> set[str]:
    """The terms of everything else that a record or a rule says, in every language."""
    if isinstance(subject, Rule):
        said = (*subject.explanation.split("\n\n"), subject.clause.words)
        return set(terms(" ".join(_translated(said, register.site.languages))))
    return set(terms(" ".join(_words(subject, register))))


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
