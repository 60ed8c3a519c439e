"""Sentences, dates and numbers in each language, and a translation for every sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Formatter

import pytest
from jinja2 import Environment, nodes

from actionplan.dates import parse
from actionplan.forms import FORMS, Form, form
from actionplan.labels import LABELS
from actionplan.standards import RULES
from actionplan.words import catalogue, day, number, pick, plural, say, show
from tests.conftest import ROOT

PACKAGE = ROOT / "generator" / "actionplan"
SENTENCE = re.compile(r"[^\W\d_a-zа-я]|[“{]")
LANGUAGES = sorted(folder.name for folder in (PACKAGE / "locale").iterdir())


def test_names_are_filled_after_translation() -> None:
    assert say("en", "Checked on {day}.", day=date(2027, 9, 15)) == "Checked on 15 September 2027."


def test_a_sentence_without_a_translation_is_said_in_english() -> None:
    assert say("mn", "Nobody ever says {this}.", this=1) == "Nobody ever says 1."
    assert say("fr", "Checked on {day}.", day=date(2027, 9, 15)).startswith("Checked on ")


def test_a_value_is_never_read_as_a_template() -> None:
    assert say("en", "{found}.", found="{found} {0} {x!r} %s @@title@@") == (
        "{found} {0} {x!r} %s @@title@@."
    )


@pytest.mark.parametrize(("count", "said"), [(1, "1 day"), (0, "0 days"), (1000, "1,000 days")])
def test_the_count_chooses_the_sentence(count: int, said: str) -> None:
    assert plural("en", count, "{count} day", "{count} days") == said


@pytest.mark.parametrize(
    ("lang", "written", "said"),
    [
        ("en", "2023-11-08", "8 November 2023"),
        ("en", "2023-11", "November 2023"),
        ("en", "2023", "2023"),
        ("mn", "2023-11-08", "2023 оны 11 сарын 8"),
        ("mn", "2023-11", "2023 оны 11 сар"),
        ("mn", "2023", "2023 он"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(lang: str, written: str, said: str) -> None:
    assert day(lang, parse(written)) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [("2027-05-03", "on 3 May 2027"), ("2027-05", "in May 2027"), ("2027", "in 2027")],
)
def test_a_template_can_ask_for_a_date_with_its_preposition(written: str, said: str) -> None:
    assert say("en", "It met {day:on}.", day=parse(written)) == f"It met {said}."
    assert say("en", "It met {day:on}.", day=parse(written).first).startswith("It met on ")
    assert say("en", "By {day}.", day=parse(written)) == f"By {said.partition(' ')[2]}."


def test_other_values_are_shown_in_the_form_of_the_reader() -> None:
    assert number("en", 1234567.5) == "1,234,567.5"
    assert show("en", 12000) == "12,000"
    assert show("en", {"mn": "нэг", "en": "one"}) == "one"
    assert show("en", ({"mn": "нэг", "en": "one"}, "two")) == "one, two"
    assert show("mn", {"en": "one"}) == "one"
    assert (show("en", True), show("en", None), show("en", "x")) == ("True", "None", "x")


def test_words_are_picked_in_the_language_asked_for_or_the_first() -> None:
    assert pick("mn", {"en": "one", "mn": "нэг"}) == ("нэг", "mn")
    assert pick("mn", {"en": "one"}) == ("one", "en")


def sentences() -> Iterator[str]:
    """Every sentence that the code may say to a reader."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from in_code(path)
    for path in sorted((PACKAGE / "publish" / "templates").glob("*.html")):
        yield from in_template(path)
    for words in LABELS.values():
        yield from words.values()
    for rule in RULES:
        yield from (rule.title, rule.clause.name, rule.clause.words, rule.clause.for_a_person)
        yield rule.clause.edition.title
        yield from rule.explanation.split("\n\n")
    for id in FORMS:
        yield from in_form(form(id, "en"))


def in_form(asked: Form) -> Iterator[str]:
    """Everything a form says: the titles of the schemas and the words of its definition."""
    yield from (asked.title, asked.about, *asked.warnings)
    for question in asked.questions:
        yield from (words for words in (question.label, question.help) if words)
        yield from (choice.label for choice in question.choices)


def in_code(path: Path) -> Iterator[str]:
    """What is given to `say` and `plural`, and every other text that is a whole sentence."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set(unsaid(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in ("say", "plural"):
            yield from (words for argument in node.args for words in chosen(argument))
    for text in texts(tree):
        words = text.value
        whole = " " in words and words[-1] in ".?}" and SENTENCE.match(words)
        if whole and id(text) not in silent:
            yield words


def chosen(node: ast.expr) -> Iterator[str]:
    """The texts an argument may be: itself, or either branch of a choice."""
    if isinstance(node, ast.IfExp):
        yield from chosen(node.body)
        yield from chosen(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def unsaid(tree: ast.AST) -> Iterator[int]:
    """Docstrings, the help of the command line, errors, and texts that others continue."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield id(node.value)
        elif isinstance(node, ast.JoinedStr | ast.Raise) or is_help(node):
            yield from (id(t) for t in texts(node))


def is_help(node: ast.AST) -> bool:
    return isinstance(node, ast.keyword) and node.arg == "help"


class Text(ast.Constant):
    """A constant that holds text."""

    value: str


def texts(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node  # type: ignore[misc]


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def in_template(path: Path) -> Iterator[str]:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    for call in tree.find_all(nodes.Call):
        if getattr(call.node, "name", getattr(call.node, "attr", "")) in ("say", "plural", "count"):
            for argument in call.args:
                yield from chosen_in_template(argument)


def chosen_in_template(node: nodes.Node | None) -> Iterator[str]:
    if isinstance(node, nodes.CondExpr):
        yield from chosen_in_template(node.expr1)
        yield from chosen_in_template(node.expr2)
    elif isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value


def test_the_sentences_are_found() -> None:
    found = set(sentences())
    assert "Checked on {day}." in found
    assert "The field “{field}” is missing." in found
    assert "Create it below commitments/, or correct the id." in found
    assert "The plan says from which day its records are complete." in found
    assert "This is not a record: {reason}" in found
    assert "Give one of them another id." in found
    assert "Records against their schemas" not in " ".join(found)
    assert len(found) > 300


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_has_a_translation(lang: str) -> None:
    missing = {s for s in sentences() if s not in catalogue(lang)}
    assert not missing, "\n".join(["", *sorted(missing)])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_fills_the_same_names(lang: str) -> None:
    for sentence, translation in catalogue(lang).items():
        assert names(translation) <= names(sentence), sentence


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
