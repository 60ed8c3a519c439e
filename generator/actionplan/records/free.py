"""Which changes of what was adopted, published or declared speak for themselves.

- a text gets another language: a translation;
- an empty field is filled, and the same change names the source of it: a transcription; where a
  verdict rests on it, it is filled freely, but no side is added to a count of members;
- a date is known better: `2026-10` becomes `2026-10-31`;
- more is listed: of those who came to a meeting, of the seats of a body, of visits to the website;
- an answer, minutes or an agenda are published for the first time;
- records are declared complete from an earlier day on;
- a day of a plan in the making is moved before it has come.

All else needs an entry under `changes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from actionplan import dates
from actionplan.records.history.differ import Difference
from actionplan.records.material import is_judged

Value = dict[str, Any]
Field = tuple[str, ...]
DECLARED = ("complete_from",)
"""Where the country itself says something: no document stands behind it."""
PLANNED = ("co_creation", "consultations", "outreach")
"""Where a plan has days that lie ahead."""
COUNT = "members_by_sector"
"""Numbers that are told together: a side that is added changes what the others said."""
CITES = ("sources", "source", "document", "where", "url")
"""The fields that name where something can be read."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of the record with that file and kind, on a day."""

    path: str
    kind: str
    old: Value
    new: Value
    today: date

    def free(self, difference: Difference) -> bool:
        """True if the change needs no declaration."""
        field, before, after = difference
        if before is None:
            return self._filled(field)
        if field[0] in DECLARED:
            return _earlier(before, after)
        grows = field[0] == "attendance" or is_judged(self.path, field)
        if grows and isinstance(before, list) and isinstance(after, list):
            return all(any(_holds(new, old) for new in after) for old in before)
        return _known_better(before, after) or self._ahead(field, before)

    def _filled(self, field: Field) -> bool:
        if self.is_open() or (is_judged(self.path, field) and COUNT not in field[:-1]):
            return True
        if isinstance(at(self.old, field[:-1]), list):
            return False
        return self._translates(field) or self._brings_its_source(field)

    def is_open(self) -> bool:
        """True for a meeting of which nothing but who came is published yet."""
        return self.kind == "meeting" and not self.old.keys() & {"minutes", "decisions"}

    def _translates(self, field: Field) -> bool:
        beside = at(self.old, field[:-1])
        return len(field) > 1 and isinstance(beside, dict) and _is_text(beside)

    def _brings_its_source(self, field: Field) -> bool:
        """True if the field, or what it is part of, names a source that it did not name before."""
        ways = [field[:i] for i in range(len(field), -1, -1)]
        return any(_cited(at(self.new, w)) - _cited(at(self.old, w)) for w in ways)

    def _ahead(self, field: Field, before: Any) -> bool:
        day = _day(before) if self.kind == "plan" and field[0] in PLANNED else None
        return day is not None and day.first > self.today


def at(value: Any, field: Field) -> Any:
    """What stands in a field of a plain value; None if nothing does."""
    for step in field:
        if isinstance(value, list):
            value = next((i for i in value if step in (str(i.get("id")), str(i.get("on")))), None)
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def sources_near(value: Value, field: Field) -> Iterator[str]:
    """The sources that the record names nearest to a field, for the lines to add."""
    for i in range(len(field), -1, -1):
        part = at(value, field[:i])
        if isinstance(part, dict) and isinstance(part.get("sources"), list):
            yield from (str(id) for id in part["sources"])
            return


def _cited(part: Any) -> set[str]:
    if not isinstance(part, dict):
        return set()
    named = (part.get(name) for name in CITES)
    return {str(i) for each in named for i in (each if isinstance(each, list) else [each]) if i}


def _is_text(part: Value) -> bool:
    return bool(part) and all(len(k) == 2 and isinstance(v, str) for k, v in part.items())


def _holds(new: Any, old: Any) -> bool:
    """True if nothing that stood in an item of a list is gone or changed."""
    if isinstance(new, dict) and isinstance(old, dict):
        return all(key in new and new[key] == value for key, value in old.items())
    return bool(new == old)


def _earlier(before: Any, after: Any) -> bool:
    old, new = _day(before), _day(after)
    return old is not None and new is not None and new.first <= old.first and new.last <= old.last


def _known_better(before: Any, after: Any) -> bool:
    old, new = _day(before), _day(after)
    return old is not None and new is not None and old.first <= new.first and new.last <= old.last


def _day(value: Any) -> dates.When | None:
    try:
        return dates.parse(str(value))
    except ValueError:
        return None
