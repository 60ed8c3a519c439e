"""What whoever takes a text in has to say of it, because the text cannot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms on which texts are taken in.

    `consent` is the version of the wording that was agreed to elsewhere. `basis` says that it was
    said in a public record, named by `sources`. `allow` are codes of outcomes that are allowed.
    `template` are lines that say nothing. `draw` gives a new random mark. `by` are
    the roles that decided what is refused.
    """

    draw: Callable[[], str]
    today: date
    plan: str = ""
    consultation: str = ""
    sources: tuple[str, ...] = ()
    consent: str = ""
    basis: bool = False
    receipt: str = ""
    by: tuple[str, ...] = ()
    allow: frozenset[str] = field(default_factory=frozenset)
    template: frozenset[str] = field(default_factory=frozenset)
