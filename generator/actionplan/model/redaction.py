"""What was taken out of the records for good, and that it was."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Fields of a record that were taken out. No version of them is shown anywhere.

    `replaced` means that they hold other words now; the earlier ones stay hidden. `digest` is as
    `records.digest` makes it, of what was taken out.
    """

    on: When
    reason: str
    by_role: str
    fields: tuple[str, ...]
    replaced: bool = False
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """When, why and by which role a whole record was taken out, and its digest."""

    on: When
    reason: str
    by_role: str
    digest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of a record that was taken out whole."""

    id: str
    tombstone: Removal
    path: str = ""
