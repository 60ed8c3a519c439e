"""What somebody sent in, before it is judged: answers by the field they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One text with its answers, as typed.

    `lang` is the language of its words. `agreed` are the codes of the permissions given; None
    if it was not asked. `number` is that of a public issue. `mark` is drawn from a name that its
    platform gave it and that says nothing of its author; if there is none, an id is drawn by lot.
    """

    lang: str
    channel: str
    received: date | None
    answers: Mapping[str, str]
    agreed: frozenset[str] | None = None
    version: str = ""
    number: int | None = None
    sha256: str = ""
    mark: str = ""
    consultation: str = ""
    row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
