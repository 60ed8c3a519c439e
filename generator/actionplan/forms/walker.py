"""A form in one language: its questions, with what the schemas allow as answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from actionplan.forms.definitions import CONSENT, FORMS, WARNINGS, Ask
from actionplan.labels import label
from actionplan.records.kinds import resolve, schema
from actionplan.words import say

Part = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several answers: its code in the record, and its words."""

    code: str
    label: str
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `field` is the field of the record, `id` fits an element and an address.

    `shape` is `line` (one line of text), `ids` (ids on one line, with blanks or commas between
    them), `choice` (one of `choices`), `checks` (boxes, each a choice) or `text` (free, last).
    `longest` counts characters.
    """

    field: str
    id: str
    shape: str
    label: str
    help: str
    required: bool
    choices: tuple[Choice, ...] = ()
    longest: int = 0
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as its reader sees it. `warnings` come before the first question."""

    id: str
    lang: str
    title: str
    about: str
    warnings: tuple[str, ...]
    questions: tuple[Question, ...]
    recorded: bool

    def question(self, field: str) -> Question | None:
        """The question that fills a field of the record; None if the form does not ask."""
        return next((q for q in self.questions if q.field == field), None)


@cache
def form(id: str, lang: str) -> Form:
    """The form of that id in that language. Raises KeyError if there is none."""
    told = FORMS[id]
    return Form(
        id=id,
        lang=lang,
        title=say(lang, told.title),
        about=say(lang, told.about),
        warnings=tuple(say(lang, words) for words in WARNINGS),
        questions=tuple(_question(ask, lang) for ask in told.asks),
        recorded=told.recorded,
    )


def _question(ask: Ask, lang: str) -> Question:
    raw = schema(ask.kind)["properties"][ask.field]
    part, home = resolve(raw, ask.kind)
    shape = _shape(part)
    words = _innermost(part, home)
    return Question(
        field=ask.field,
        id=ask.field.replace("_", "-"),
        shape=shape,
        label=say(lang, raw["title"]),
        help=say(lang, ask.help) if ask.help else "",
        required=ask.required,
        choices=_choices(ask.field, part, lang),
        longest=words.get("maxLength", 0),
        pattern=words.get("pattern", "") if shape == "line" else "",
    )


def _shape(part: Part) -> str:
    """How a question for such a field is put."""
    if "enum" in part:
        return "choice"
    if part["type"] == "array":
        return "ids"
    if "properties" in part:
        return "checks"
    longest = _innermost(part, "common").get("maxLength", 0)
    return "text" if longest > LONGEST_LINE else "line"


LONGEST_LINE = 2000


def _innermost(part: Part, home: str) -> Part:
    """The schema of the words themselves: of one language, of one item, or of the field."""
    if "patternProperties" in part:
        (part,) = part["patternProperties"].values()
    elif "items" in part:
        part, _ = resolve(part["items"], home)
    return part


def _choices(field: str, part: Part, lang: str) -> tuple[Choice, ...]:
    if "enum" in part:
        return tuple(Choice(code=c, label=label(lang, field, c)) for c in part["enum"])
    if "properties" not in part:
        return ()
    must = part.get("required", ())
    return tuple(
        Choice(code=code, label=say(lang, words), required=code in must)
        for code, words in CONSENT.items()
    )
