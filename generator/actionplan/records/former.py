"""Addresses that survive a rename: a former id belongs to one record, and to nobody now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from actionplan.records.problem import Fault, quoted


class Former:
    """The ids that records had before, by kind, with the files that claim them."""

    def __init__(self, drafts: Iterable[tuple[str, str, dict[str, Any]]]) -> None:
        """Learn them from the kind, file and value of every record that could be read."""
        self._claims: dict[tuple[str, str], list[str]] = {}
        for kind, path, value in drafts:
            for id in _written(value):
                self._claims.setdefault((kind, id), []).append(path)

    def faults(
        self, kind: str, path: str, value: dict[str, Any], now: Mapping[str, Sequence[str]]
    ) -> Iterator[Fault]:
        """Former ids that lead elsewhere too. `now` are the files by the ids they have now."""
        for i, id in enumerate(_written(value)):
            claims = [p for p in self._claims[kind, id] if p != path]
            if others := [*now.get(id, ()), *claims]:
                yield Fault(
                    ("former_ids", i),
                    "former-id-taken",
                    "The address of the former id “{id}” belongs to {other}.",
                    "Take it out of former_ids: an address can lead to one record only.",
                    {"id": quoted(id), "other": others[0]},
                )


def _written(value: dict[str, Any]) -> list[str]:
    """The former ids, as far as they are written as such."""
    written = value.get("former_ids")
    return [id for id in written if isinstance(id, str)] if isinstance(written, list) else []
