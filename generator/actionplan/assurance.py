"""How a date is known: one pure answer for a record, a field and a date.

Git is a clock for what was published, never for what happened in a room: a meeting can be
stated or witnessed, its minutes can be dated by git as well. Rules never ask this; it is
printed beside the dates they use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any

from actionplan.dates import When
from actionplan.model import (
    Assurance,
    Document,
    History,
    Known,
    Published,
    Register,
    Sight,
    Site,
)
from actionplan.words import say

GRACE = timedelta(days=1)
"""What was published late in the evening may reach the public line on the next day."""
OF_PUBLICATION = ("published", "agenda_published", "in_repository_since", "responses", "response")
"""The fields whose day is one of publication: git can date them."""


def known(register: Register, path: str, field: str, on: When) -> Known:
    """How that date in that field of the record with that file is known.

    `field` is written as findings write it: `held`, `co_creation.timeline.published.on`.
    Contradicted is said only of a claim to have been published in this very repository.
    """
    record = register.at(path)
    if record is None:
        return Known(Assurance.STATED)
    steps = tuple(field.split("."))
    way = list(_way(record, steps))
    publication = any(step in OF_PUBLICATION for step in steps)
    history = register.histories.get(path)
    sight = _sight(history, steps) if history and publication else None
    if sight and _contradicted(register.site, way, sight, on):
        return Known(Assurance.CONTRADICTED, sight.on)
    if seen := _witnessed(register, way, on, publication):
        return Known(Assurance.WITNESSED, seen.first)
    if sight and not sight.unsure and sight.on <= on.last + GRACE:
        return Known(Assurance.GIT, sight.on, sight.imported)
    return Known(Assurance.STATED)


def _way(record: Any, steps: tuple[str, ...]) -> Iterator[Any]:
    """The record and the parts of it that lead to the field, as far as they are there."""
    part = record
    yield part
    for step in steps:
        if isinstance(part, tuple):
            part = next((item for item in part if getattr(item, "id", None) == step), None)
        else:
            part = getattr(part, step, None)
        if not isinstance(part, tuple) and not is_dataclass(part):
            return
        yield part


def _sight(history: History, steps: tuple[str, ...]) -> Sight | None:
    """Since when git has seen the field as it stands; None if it cannot say."""
    if history.standing is None or not history.appeared:
        return None
    newest = history.appeared[-1]
    for change in history.changes:  # Newest first.
        shorter = min(len(steps), len(change.field))
        if change.field[:shorter] == steps[:shorter]:
            if change.sight is None:
                return None
            newest = max(newest, change.sight, key=lambda s: s.on)
            break
    return max((newest, *history.unread[:1]), key=lambda s: s.on)


def _contradicted(site: Site, way: list[Any], sight: Sight, on: When) -> bool:
    """True if it claims to have been published here earlier than git first saw it here."""
    claim = next((part for part in reversed(way) if isinstance(part, Published)), None)
    here = claim is not None and claim.where is not None and _is_here(site, claim.where)
    return here and not (sight.imported or sight.unsure) and on.last + GRACE < sight.on


def _is_here(site: Site, url: str) -> bool:
    own = (site.url, site.forge.url if site.forge else None)
    return any(url == base or url.startswith(base.rstrip("/") + "/") for base in own if base)


def _witnessed(register: Register, way: list[Any], on: When, publication: bool) -> When | None:
    """The day on which an archive copied the nearest source; None if none did.

    A copy made before an event cannot show that it took place.
    """
    for part in reversed(way):
        ids = list(_sources(part))
        days = [
            copied
            for id in ids
            if (document := register.documents.get(id)) and document.archive
            if (copied := document.archive.captured_on)
            if publication or copied.first >= on.last
        ]
        if ids:
            return min(days, default=None)
    return None


def _sources(part: Any) -> Iterator[str]:
    """The documents that a part of a record names as its source."""
    if isinstance(part, Document):
        yield part.id
    elif isinstance(part, Published):
        yield from (part.source,) if part.source else ()
    elif is_dataclass(part) and any(f.name == "sources" for f in fields(part)):
        yield from getattr(part, "sources")  # noqa: B009  not every part has any


def told(lang: str, it: Known) -> str:
    """How a date is known, in words that stand behind it in brackets."""
    sentence = IMPORTED if it.imported else WORDS[it.level]
    return say(lang, sentence, day=it.seen) if it.seen else say(lang, sentence)


WORDS = {
    Assurance.STATED: "stated in the records",
    Assurance.GIT: "dated by this register on {day}; its owner could set it",
    Assurance.WITNESSED: "its source was seen by an archive on {day}",
    Assurance.CONTRADICTED: "said to be published here, but this register shows it from {day} on",
}
IMPORTED = "brought into this register with many others on {day}; its owner could set it"
