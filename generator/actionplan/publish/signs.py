"""What stands on a page many times, written once for each language: days, tags and signs.

Templates call these as `p.day`, `p.tag`, `p.status`, `p.mark` and `p.sign`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from actionplan import words
from actionplan.dates import When
from actionplan.labels import label

if TYPE_CHECKING:
    from actionplan.publish.context import Context

ICON = Markup('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>')


def day_sign(c: Context, when: When | date) -> Markup:
    """A date in the reader's form, and for programs."""
    return _day(c.lang, when)


def state_tag(c: Context, state: str, said: str | None = None) -> Markup:
    """The tag of an outcome; `said` are other words for it."""
    return _tag("tag", c.lang, "outcome", state) if said is None else _tagged(state, state, said)


def status_tag(c: Context, code: str) -> Markup:
    """The tag of a reported status."""
    return _tag("status", c.lang, "status", code)


def standing_tag(c: Context, code: str) -> Markup:
    """The tag of how a commitment stands."""
    return _tag("tag", c.lang, "standing", code)


def plain_sign(c: Context, code: str, said: str) -> Markup:
    """A sign with words, without the ground of a tag."""
    return _sign(code, said)


@cache
def _day(lang: str, when: When | date) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(str(when), words.day(lang, when))


@cache
def _tag(kind: str, lang: str, group: str, code: str) -> Markup:
    css = code if kind == "tag" else f"{kind}-{code}"
    return _tagged(css, code, label(lang, group, code))


@cache
def _tagged(css: str, code: str, said: str) -> Markup:
    html = Markup('<strong class="tag tag--{}">{}{}</strong>')
    return html.format(css.replace("_", "-"), ICON.format(code.replace("_", "-")), said)


@cache
def _sign(code: str, said: str) -> Markup:
    return Markup('<span class="sign sign--{}">{}{}</span>').format(code, ICON.format(code), said)
