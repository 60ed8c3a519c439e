"""What becomes of the columns of a survey: read from a file that the point of contact writes."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from actionplan.forms import CONSENT_VERSION, form
from actionplan.records.problem import Malformed, Problem
from actionplan.records.read import read

DAYS = {
    "iso": ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"),
    "day/month/year": ("%d/%m/%Y", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M"),
    "month/day/year": ("%m/%d/%Y", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M"),
    "day.month.year": ("%d.%m.%Y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"),
    "year/month/day": ("%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M"),
}
"""How days may be written in a column; the mapping says which. A day is never guessed."""


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of the survey and the code it stands for."""

    field: str
    written: str
    means: str | bool


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Headings by field, answers by code, and how the file is written."""

    columns: dict[str, str]
    language: str
    channel: str = "survey"
    consent: str = CONSENT_VERSION
    values: tuple[Value, ...] = ()
    left_out: tuple[str, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str = ""
    day: str = "iso"


FIELDS = (
    *("text", "title", "received", "sector", "on_behalf_of", "display_name", "commitments"),
    *("publish", "name", "reference"),
)
"""What a column can be: fields of the record, the two permissions, the survey's own row id."""
ENCODINGS = ("utf-8", "windows-1251")


def read_mapping(path: str, content: bytes) -> Mapping:
    """The mapping in a file. Raises Malformed with what is wrong."""
    value, faults = read(path, content)
    if faults:
        raise Malformed(faults)
    try:
        found = msgspec.convert(value, Mapping)
    except msgspec.ValidationError as error:
        raise Malformed([_wrong(path, str(error))]) from None
    known = {
        "columns": (set(found.columns), set(FIELDS)),
        "values": ({v.field for v in found.values}, {"sector", "publish", "name"}),
        "day": ({found.day}, set(DAYS)),
        "encoding": ({found.encoding}, set(ENCODINGS)),
    }
    faults = [
        _wrong(path, f"`{part}`: {', '.join(sorted(named - allowed))}", sorted(allowed))
        for part, (named, allowed) in known.items()
        if named - allowed
    ]
    faults += [
        _wrong(path, f"`columns`: {field}")
        for field in ("text", "received")
        if field not in found.columns
    ]
    if len(found.delimiter) != 1:
        faults.append(_wrong(path, "`delimiter`"))
    if faults:
        raise Malformed(faults)
    return found


def _wrong(path: str, reason: str, options: list[str] | None = None) -> Problem:
    cure = "Compare it with docs/survey-mapping.yml."
    if options:
        cure = "Write one of: {options}."
    return Problem(
        path=path,
        code="not-a-mapping",
        message="The mapping is not as it should be: {reason}.",
        cure=cure,
        values={"reason": reason, "options": ", ".join(options or ())},
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The answers of a survey by what they stand for."""

    known: MappingOf[tuple[str, str], str | bool]

    def code(self, field: str, written: str) -> str | bool | None:
        """The code of an answer; None if the mapping does not know it."""
        return self.known.get((field, written.strip()))


def words_of(mapping: Mapping) -> Words:
    """The answers that the mapping names, and the labels of our own form in its language."""
    own: dict[tuple[str, str], str | bool] = {}
    for lang in ("mn", "en"):
        asked = form("input", lang).question("sector")
        for choice in asked.choices if asked else ():
            own[("sector", choice.label)] = own[("sector", choice.code)] = choice.code
    for field in ("publish", "name"):
        own |= {(field, word): True for word in ("1", "true", "True", "TRUE")}
        own |= {(field, word): False for word in ("0", "false", "False", "FALSE", "")}
    return Words({**own, **{(v.field, v.written): v.means for v in mapping.values}})


def day_of(cell: Any, form: str, zone: str) -> date | None:
    """The day of a cell, in the time zone of the country; None if it is not in the form named.

    A cell of a spreadsheet that is a day by itself needs no form.
    """
    if isinstance(cell, datetime):
        return _local(cell, zone)
    if isinstance(cell, date):
        return cell
    written = str(cell).strip()
    if form == "iso" and (moment := _moment(written)):
        return _local(moment, zone)
    for shape in DAYS[form]:
        try:
            return datetime.strptime(written, shape).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _moment(written: str) -> datetime | None:
    """A day and time as KoboToolbox and ODK write it, with or without the distance to UTC."""
    if len(written) < len("2026-03-02") or written[4:5] != "-" or written[7:8] != "-":
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _local(moment: datetime, zone: str) -> date:
    return (moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment).date()
