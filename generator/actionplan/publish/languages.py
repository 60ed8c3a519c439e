"""The languages in step: what exists in one of them only, and who has read our own texts.

Official text is never translated here, so words in one language are no fault;
they are counted and named. Texts of our own in another language than English
count as unread until somebody who speaks it from childhood has read them; what
was changed since is unread again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from actionplan.model import Register, Site, Text, TextRead
from actionplan.model.walk import field_names
from actionplan.publish.frames import DEFAULTS
from actionplan.words import SOURCE, rooms

TITLE = re.compile(r"\A---\n(?:.*\n)*?title: *[\"']?(.+?)[\"']? *\n")
AS_SOURCES_SAY = {"other_names"}
"""Fields whose words are whatever the sources use; a language they lack is no gap."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of this project in a language: what was read when it was read, by its digest.

    `name` is `interface/…` (a catalogue), `pages/…` (a page) or `summaries/…` (of a kind of
    record); `size` counts sentences, lines or summaries that hold words. A page has its `title`
    in each language that has the page.
    """

    lang: str
    name: str
    size: int
    digest: str
    title: Text = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class OneLanguage:
    """Words of a record that lack languages of the site."""

    path: str
    field: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InStep:
    """How far the languages are in step: our own texts, and words on record in one language."""

    own: tuple[OwnText, ...] = ()
    alone: tuple[OneLanguage, ...] = ()


def in_step(root: Path, register: Register) -> InStep:
    """Look through the records, the pages and the catalogues once."""
    return InStep(own_texts(root, register), tuple(in_one_language(register)))


def own_texts(root: Path, register: Register) -> tuple[OwnText, ...]:
    """Our own texts in every language of the site but the one they are written in."""
    return tuple(
        text
        for lang in register.site.languages
        if lang != SOURCE
        for text in (
            *_interface(lang),
            *_pages(root, lang, register.site.languages),
            *_summaries(register, lang),
        )
    )


def reader(site: Site, text: OwnText) -> TextRead | None:
    """Who read this text as it stands now, the newest first; None if nobody has."""
    read = [r for r in site.texts_read if (r.text, r.language) == (text.name, text.lang)]
    return max((r for r in read if r.digest == text.digest), key=lambda r: r.on.last, default=None)


def in_one_language(register: Register) -> Iterator[OneLanguage]:
    """Every text on record that lacks a language of the site, record by record."""
    languages = register.site.languages
    for record in _all(register):
        for place, text in _texts(record, ""):
            if lacks := tuple(lang for lang in languages if lang not in text):
                yield OneLanguage(record.path, place, lacks)


def _interface(lang: str) -> Iterator[OwnText]:
    for room, said in rooms(lang).items():
        yield _own(lang, f"interface/{room}", [f"{a}\n{b}" for a, b in sorted(said.items())])


def _pages(root: Path, lang: str, languages: Iterable[str]) -> Iterator[OwnText]:
    folder = _folder(root, lang)
    for path in sorted(folder.rglob("*.md")):
        place = path.relative_to(folder).parent.as_posix()
        if "/_" not in place:
            lines = path.read_text(encoding="utf-8").splitlines()
            name = "home" if place == "." else place
            own = _own(lang, f"pages/{name}", [line for line in lines if line.strip()])
            titles = {code: _title(_folder(root, code) / place / path.name) for code in languages}
            yield replace(own, title={code: said for code, said in titles.items() if said})


def _folder(root: Path, lang: str) -> Path:
    """Where the pages of a language lie: in the country's own folder or in this package."""
    own = root / "pages" / lang
    return own if own.is_dir() else DEFAULTS / "pages" / lang


def _title(page: Path) -> str:
    """The title that a page gives itself; nothing if there is no such page or title."""
    found = TITLE.search(page.read_text(encoding="utf-8")) if page.is_file() else None
    return found[1] if found else ""


def _summaries(register: Register, lang: str) -> Iterator[OwnText]:
    kinds: dict[str, list[str]] = {}
    for record in _all(register):
        own = [t[lang] for f, t in _texts(record, "") if f.endswith("summary") and lang in t]
        if own:
            kinds.setdefault(record.path.partition("/")[0].removesuffix(".yml"), []).extend(own)
    for kind, said in sorted(kinds.items()):
        yield _own(lang, f"summaries/{kind}", said)


def _all(register: Register) -> Iterator[Any]:
    yield register.site
    yield register.council
    yield from register.records()


def _own(lang: str, name: str, parts: Iterable[str]) -> OwnText:
    said = list(parts)
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:12]
    return OwnText(lang, name, len(said), digest)


def _texts(part: Any, above: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The texts in a record and its parts, with the way that leads to each."""
    for name in field_names(part.__class__):
        value = getattr(part, name)
        # Most fields hold a word or nothing: to look into them costs more than all the rest.
        if value and value.__class__ is not str and name not in AS_SOURCES_SAY:
            yield from _in_value(value, f"{above}{name}")


def _in_value(value: Any, way: str) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict):
        if value and all(isinstance(said, str) for said in value.values()):
            yield way, value
    elif isinstance(value, tuple):
        for nth, inner in enumerate(value, 1):
            yield from _in_value(inner, f"{way}[{nth}]")
    elif field_names(value.__class__):
        yield from _texts(value, f"{way}.")
