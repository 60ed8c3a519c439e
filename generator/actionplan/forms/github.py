"""Issue forms of GitHub (Forgejo reads them too): what lies in .github/ISSUE_TEMPLATE/."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from actionplan.forms.definitions import FORMS
from actionplan.forms.walker import Form, Question, form
from actionplan.model import Site
from actionplan.words import catalogue, pick, say

FOLDER = ".github/ISSUE_TEMPLATE"
HEAD = "# Written by “actionplan forms” from schema/ and the forms of the generator. Do not edit.\n"
ON_SITE = "title"
"""The field that the platform asks for by itself, above the form."""


def files(site: Site) -> dict[str, bytes]:
    """Every file of the folder, by its path: a form in each language, and their settings."""
    made = {f"{FOLDER}/config.yml": _yaml(_settings(site))}
    for id in FORMS:
        for lang in languages(site):
            made[f"{FOLDER}/{file_of(id, lang)}"] = _yaml(_form(form(id, lang)))
    return made


def file_of(id: str, lang: str) -> str:
    """The name of a form's file, by which the platform opens it."""
    return f"{list(FORMS).index(id) + 1}-{id}.{lang}.yml"


def languages(site: Site) -> tuple[str, ...]:
    """The languages of the site in which forms can be put."""
    return tuple(lang for lang in site.languages if lang == "en" or catalogue(lang))


def questions(wanted: Form) -> tuple[Question, ...]:
    """The questions that stand in the body of an issue, in order."""
    return tuple(q for q in wanted.questions if q.field != ON_SITE)


def _settings(site: Site) -> dict[str, Any]:
    """No issue without a form; and the way in that needs no account, if it is known."""
    settings: dict[str, Any] = {"blank_issues_enabled": False}
    if site.url:
        name = pick(site.languages[0], site.short_title or site.title)[0]
        about = " / ".join(say(lang, "Take part without an account.") for lang in languages(site))
        settings["contact_links"] = [{"name": name, "url": site.url, "about": about}]
    return settings


def _form(asked: Form) -> dict[str, Any]:
    opening = "\n\n".join(asked.warnings if asked.recorded else asked.warnings[:2])
    return {
        "name": asked.title,
        "description": asked.about,
        "labels": list(FORMS[asked.id].labels),
        "body": [
            {"type": "markdown", "attributes": {"value": LiteralScalarString(opening)}},
            *(_element(q) for q in questions(asked)),
        ],
    }


ELEMENTS = {"line": "input", "ids": "input", "text": "textarea", "choice": "dropdown"}


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.help:
        attributes["description"] = question.help
    if question.shape == "checks":
        attributes["options"] = [
            {"label": c.label, **({"required": True} if c.required else {})}
            for c in question.choices
        ]
        return {"type": "checkboxes", "id": question.id, "attributes": attributes}
    if question.shape == "choice":
        attributes["options"] = [c.label for c in question.choices]
    element = {"type": ELEMENTS[question.shape], "id": question.id, "attributes": attributes}
    return {**element, "validations": {"required": True}} if question.required else element


def _yaml(content: dict[str, Any]) -> bytes:
    yaml = YAML()
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.StringIO()
    yaml.dump(content, out)
    return (HEAD + out.getvalue()).encode()
