"""What git saw of the records, and what is known of a date. Facts only; nothing is judged here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Sight:
    """One look of git: a commit of the public line and its day in the country's zone.

    Where days run backwards along the line, `on` is the later bound and `unsure` is true.
    `imported` says that many records came in at once: what they hold may be older.
    """

    on: date
    commit: str
    imported: bool = False
    unsure: bool = False


FieldPath = tuple[str, ...]
"""The steps to a field: names, ids of items, days of items, such as `milestones`, `law`, `due`."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that changed: what stood there and what came instead, as plain values.

    None is nothing. `sight` is None as long as the change is in no commit. `declared` is the
    entry of the record's `changes` that came with it and names the field, as a plain value.
    """

    sight: Sight | None
    field: FieldPath
    before: Any = None
    after: Any = None
    declared: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A record that got another file, its content staying what it was."""

    sight: Sight
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What git saw of one record.

    `appeared` has a sight for each time it came in: two if it was deleted in between.
    `standing` is since when what is material in it stands as it does now; None if that is in
    no commit yet. `changes` and `moves` are newest first. `unread` are commits whose version
    of the record could not be read: of what stood in them nothing is said.
    """

    appeared: tuple[Sight, ...]
    standing: Sight | None
    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()
    unread: tuple[Sight, ...] = ()


class Assurance(StrEnum):
    """How a date is known, the weakest first. It says how sure a day is, never if it is met."""

    CONTRADICTED = "contradicted"
    STATED = "stated"
    GIT = "git"
    WITNESSED = "witnessed"


@dataclass(frozen=True, slots=True)
class Known:
    """How one date is known, and the day on which somebody else than its author saw it."""

    level: Assurance
    seen: date | None = None
    imported: bool = False
