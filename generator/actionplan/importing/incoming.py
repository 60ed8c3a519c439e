"""What every way in makes: values for records, and where each of their fields came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from actionplan.records import validate
from actionplan.records.kinds import KINDS, Kind
from actionplan.records.problem import Fault, Problem

KIND_OF: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
At = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record to be. `file` and `row` are where it came from; `places` the row and column of
    its fields, as far as they are known. `folder` is the one its file lies in below its kind's.
    """

    kind: Kind
    value: dict[str, Any]
    file: str
    row: int = 0
    folder: str = ""
    places: dict[At, tuple[int, int]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path of its file. Only to be used of a value that its schema allows."""
        if not self.kind.depth:
            return self.kind.place
        folder = f"{self.folder}/" if self.kind.depth > 1 else ""
        return f"{self.kind.place}/{folder}{self.value['id']}.yml"

    def problems(self) -> Iterator[Problem]:
        """Everything in it that its schema does not allow."""
        for fault in validate.faults(self.kind.schema, self.value):
            yield self.problem(fault)

    def problem(self, fault: Fault) -> Problem:
        """A fault at the place it came from, or at that of the nearest field above."""
        at = fault.path
        while at and at not in self.places:
            at = at[:-1]
        row, column = self.places.get(at, (self.row, 0))
        return Problem(
            path=self.file,
            line=row,
            column=column,
            code=fault.code,
            message=fault.message,
            cure=fault.cure,
            values=fault.values,
        )
