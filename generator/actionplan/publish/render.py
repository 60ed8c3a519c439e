"""Templates: compiled once per language, everything escaped, a missing name an error."""

from __future__ import annotations

import re
from collections.abc import Hashable, MutableMapping
from functools import cache, partial
from typing import Any

import jinja2
import jinja2.runtime
from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Expr
from markupsafe import Markup, escape

from actionplan import words
from actionplan.publish import history, phrases, sessions, signs
from actionplan.publish.context import Context
from actionplan.publish.fields import field_name, fields_named
from actionplan.publish.naming import author, rule_title
from actionplan.publish.pages import finding_page, stones_of

PHRASES = (
    author,
    history.changes_by_commit,
    history.changes_left_out,
    history.commit_url,
    history.declared_changes,
    history.from_the_draft,
    history.ledger,
    history.slipped,
    fields_named,
    field_name,
    phrases.area_page,
    phrases.body_name,
    phrases.completion,
    phrases.date_known,
    phrases.explained,
    phrases.contested,
    phrases.file_link,
    phrases.file_url,
    phrases.first_sentence,
    finding_page,
    phrases.heading,
    phrases.how_it_ended,
    phrases.irm_code,
    phrases.irm_word,
    phrases.place_name,
    phrases.policy_area,
    phrases.told_once,
    phrases.issue_url,
    phrases.language,
    phrases.organisation_name,
    phrases.permalink,
    phrases.overall,
    phrases.short,
    phrases.yes_no,
    rule_title,
    sessions.meeting_place,
    sessions.meeting_state,
    signs.day_sign,
    signs.plain_sign,
    signs.standing_tag,
    signs.state_tag,
    signs.status_tag,
    stones_of,
)
"""The functions that every template may call."""

_FIXED = re.compile(r'\{\{ (?:c\.)?say\("([^"\\{]*)"\) \}\}')


class FixedWords(Extension):
    """Say what never changes once, when a template is compiled: half the calls of a page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Put the words of the language in the place of `{{ say("…") }}`."""
        lang = str(self.environment.globals["lang"])
        return _FIXED.sub(lambda found: str(escape(words.say(lang, found[1]))), source)


class _Names(jinja2.runtime.Context):
    """Calls what a template calls at once: nothing here asks for Jinja's own context."""

    def call(
        self, what: Any, /, *args: Any, _loop_vars: Any = (), _block_vars: Any = (), **named: Any
    ) -> Any:
        """Call a function or a macro."""
        return what(*args, **named)


class _Code(CodeGenerator):
    """Writes templates that call `_Environment.escaped` where they would call `escape`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.escaped(")


class _Environment(jinja2.Environment):
    """Jinja without what costs a third of the time and is not used here."""

    context_class = _Names
    code_generator_class = _Code

    def __init__(self, **options: Any) -> None:
        """Keep the templates that others include or import at hand."""
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:
        """A template; Jinja's own cache locks and asks for its age at each include."""
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]

    @staticmethod
    def escaped(value: Any) -> str:
        """The value as it may stand in a page. Half of them are markup already."""
        return value if value.__class__ is Markup else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names every template knows, as one dictionary and not as a chain of them."""
        return {**self.globals, **(d or {})}


@cache
def _environment(lang: str) -> _Environment:
    environment = _Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=PackageLoader("actionplan.publish", "templates"),
        auto_reload=False,
    )
    environment.globals |= {phrase.__name__: phrase for phrase in PHRASES} | {"lang": lang}
    environment.add_extension(FixedWords)
    return environment


@cache
def _template(name: str, lang: str) -> Template:
    return _environment(lang).get_template(f"{name}.html")


def render(name: str, c: Context, **values: Any) -> str:
    """The HTML of a template, which may use `c`, short forms of its methods, and `values`."""
    return _template(name, c.lang).render(
        c=c, say=c.say, day=c.day, label=c.label, text=c.text, href=c.href, **values
    )


@cache
def everywhere(name: str, lang: str, **values: Hashable) -> str:
    """The HTML of a template that knows no page: the same on all of them, so made once."""
    return _template(name, lang).render(say=partial(words.say, lang), **values)


def page(name: str, **values: Any) -> str:
    """A whole page without a frame, such as the chooser at the root."""
    return _template(name, words.SOURCE).render(**values)
