"""Malformed records: what is wrong, where, and what to write instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault of one file. `line` and `column` count from 1; 0 means the whole file.

    `message` and `cure` are English templates that `values` fills; `code` is
    stable and may be relied on.
    """

    path: str
    code: str
    message: str
    cure: str
    line: int = 0
    column: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorting key: by file, then from top to bottom."""
        return (self.path, self.line, self.column, self.code)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a record, by the path of keys and items that leads to it.

    It becomes a Problem once the line of that path is known.
    """

    path: tuple[str | int, ...]
    code: str
    message: str
    cure: str
    values: Mapping[str, Any]


class Malformed(Exception):
    """The records cannot be used. Carries every problem found, in reading order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(sorted(problems, key=lambda p: p.order))


LONGEST_QUOTE = 60


def quoted(value: object) -> str:
    """A found value for a message: short, on one line, without control characters."""
    text = legible(str(value).lower() if isinstance(value, bool) else str(value))
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def legible(text: str) -> str:
    """The text on one line, with a mark in place of what cannot be printed."""
    return "".join(c if c.isprintable() else "�" for c in text.replace("\n", "↵"))
