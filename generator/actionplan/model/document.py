"""Organisations, and the documents of the repository."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.common import Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """An organisation, an institution or a mixed body."""

    name: Text
    sector: str
    other_names: tuple[Text, ...] = ()
    works_on: tuple[str, ...] = ()
    website: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCopy:
    """A copy of a document held by an archive."""

    url: str
    captured_on: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a document, in our words, under the heading it stands under."""

    id: str
    text: Text
    group: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A document of the repository: a source, a piece of evidence, a plan text."""

    title: Text
    kind: str
    publisher: str | None = None
    url: str | None = None
    published: When | None = None
    languages: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    phase: str | None = None
    evidence_of: str | None = None
    in_repository_since: When | None = None
    archive: ArchiveCopy | None = None
    sha256: str | None = None
    file: str | None = None
    points: tuple[Point, ...] = ()
    read: str | None = None
    note: Text | None = None
