"""Templates: compiled once, everything escaped, a missing name an error."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from actionplan.publish import phrases
from actionplan.publish.context import Context
from actionplan.publish.pages import author, rule_title


PHRASES = (
    author,
    phrases.body_name,
    phrases.file_link,
    phrases.file_url,
    phrases.heading,
    phrases.irm_code,
    phrases.language,
    phrases.organisation_name,
    phrases.overall,
    phrases.short,
    phrases.yes_no,
    rule_title,
)
"""The functions that every template may call."""


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=PackageLoader("actionplan.publish", "templates"),
        auto_reload=False,
    )
    environment.globals.update({phrase.__name__: phrase for phrase in PHRASES})
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html")


def render(name: str, c: Context, **values: Any) -> str:
    """The HTML of a template. Its words for all views are `c` and the short forms of its methods."""
    return _template(name).render(
        c=c, say=c.say, day=c.day, label=c.label, text=c.text, href=c.href, **values
    )


def page(name: str, **values: Any) -> str:
    """A whole page without a frame, such as the chooser at the root."""
    return _template(name).render(**values)
