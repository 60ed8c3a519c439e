"""Forms from the schemas: the same questions everywhere, and committed files in step."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from actionplan.cli.main import commands
from actionplan.forms import FORMS, form, github
from actionplan.labels import LABELS
from actionplan.records import load
from actionplan.records.kinds import schema
from tests.conftest import EXAMPLE, ROOT

LANGUAGES = ("mn", "en")
EVERY = [(id, lang) for id in FORMS for lang in LANGUAGES]


@pytest.mark.parametrize(("id", "lang"), EVERY)
def test_free_text_is_asked_for_last_and_once(id: str, lang: str) -> None:
    shapes = [q.shape for q in form(id, lang).questions]
    assert shapes[-1] == "text"
    assert shapes.count("text") == 1


@pytest.mark.parametrize(("id", "lang"), EVERY)
def test_labels_and_choices_are_told_apart(id: str, lang: str) -> None:
    asked = form(id, lang)
    labels = [q.label for q in asked.questions]
    assert len(set(labels)) == len(labels)
    for question in asked.questions:
        words = [c.label for c in question.choices]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("id", FORMS)
def test_both_languages_ask_the_same_in_other_words(id: str) -> None:
    mn, en = (form(id, lang) for lang in LANGUAGES)
    assert [(q.field, q.shape, q.required) for q in mn.questions] == [
        (q.field, q.shape, q.required) for q in en.questions
    ]
    assert not {q.label for q in mn.questions} & {q.label for q in en.questions}


def test_what_can_be_chosen_is_what_the_schema_allows() -> None:
    sector = form("input", "en").question("sector")
    assert sector
    assert tuple(c.label for c in sector.choices) == tuple(LABELS["sector"].values())
    assert sector.longest == 0
    text = form("input", "en").question("text")
    assert text
    assert text.longest == 50_000


def test_permission_to_publish_must_be_given_and_the_name_may_be() -> None:
    consent = form("input", "mn").question("consent")
    assert consent
    assert consent.required
    assert [(c.code, c.required) for c in consent.choices] == [("publish", True), ("name", False)]
    assert {c.code for c in consent.choices} <= schema("input")["properties"]["consent"][
        "properties"
    ].keys()


def test_the_first_lines_say_what_becomes_public() -> None:
    for id, lang in EVERY:
        first = yaml.safe_load(made()[f"{github.FOLDER}/{order(id)}-{id}.{lang}.yml"])["body"][0]
        assert first["type"] == "markdown"
        assert form(id, lang).warnings[0] in first["attributes"]["value"]


def order(id: str) -> int:
    return list(FORMS).index(id) + 1


def made(root: Path = EXAMPLE) -> dict[str, bytes]:
    return github.files(load(root).site)


def test_a_site_with_an_address_offers_the_way_without_an_account() -> None:
    settings = yaml.safe_load(made()[f"{github.FOLDER}/config.yml"])
    assert settings["blank_issues_enabled"] is False
    assert settings["contact_links"][0]["url"] == "https://example.org/aldovia-register/"


def test_committed_forms_are_in_step() -> None:
    result = CliRunner().invoke(commands, ["forms", "--check", "--root", str(ROOT)])
    assert (result.exit_code, result.output) == (0, "")


def test_forms_out_of_step_are_named_and_then_written(country: Path) -> None:
    run = CliRunner().invoke
    first = run(commands, ["forms", "--check", "--root", str(country)])
    assert first.exit_code == 1
    assert f"{github.FOLDER}/1-input.mn.yml" in first.output
    assert not (country / github.FOLDER).exists()
    assert run(commands, ["forms", "--root", str(country)]).exit_code == 0
    assert run(commands, ["forms", "--check", "--root", str(country)]).exit_code == 0


def test_a_form_that_nobody_knows_is_named(country: Path) -> None:
    CliRunner().invoke(commands, ["forms", "--root", str(country)])
    (country / github.FOLDER / "9-old.mn.yml").write_text("name: Old\n")
    result = CliRunner().invoke(commands, ["forms", "--check", "--root", str(country)])
    assert result.exit_code == 1
    assert "9-old.mn.yml: no form has this name" in result.output
