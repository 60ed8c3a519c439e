"""Rows of a table, or files of a collection, and a mapping -> values for records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actionplan.importing.incoming import At, Incoming
from actionplan.importing.mapping import Field, Mapped
from actionplan.records.kinds import resolve, schema
from actionplan.records.problem import Malformed, Problem, quoted

SLOT = re.compile(r"\{([^{}]+)\}")
UNFIT = re.compile(r"[^a-z0-9]+")
WHOLE = re.compile(r"-?[0-9]+\Z")
YEAR = re.compile(r"[0-9]{4}\Z")
DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+\Z")
NUMBERS = {"integer": WHOLE, "number": WHOLE, "date": YEAR}
TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Line:
    """A row, or the main part or a list item of a file: its cells by heading.

    `number` is its row, 0 if it has none; `column` is by heading.
    """

    file: str
    number: int
    cells: Mapping[str, str]
    column: Mapping[str, int]


def incoming(mapped: Mapped, lines: list[Line]) -> Iterator[Incoming]:
    """A record for each line with an id; the lines without one go on with it. Raises Malformed."""
    heads = {head for line in lines for head in line.cells}
    missing = [f.source for f in mapped.fields if f.source not in heads]
    missing += [s for s in SLOT.findall(mapped.id) if s not in heads]
    if missing:
        raise Malformed([_no_column(lines, head) for head in dict.fromkeys(missing)])
    record: Incoming | None = None
    for line in lines:
        id = _id(mapped.id, line)
        if id:
            if record is not None:
                yield record
            record = _started(mapped, line, id)
        elif record is None:
            raise Malformed([_no_id(line)])
        _fill(record, mapped, line)
    if record is not None:
        yield record


def _started(mapped: Mapped, line: Line, id: str) -> Incoming:
    value: dict[str, Any] = {"id": id, **mapped.always}
    owner = {"commitment": "plan", "input": "consultation"}.get(mapped.kind.name, "")
    folder = str(value.get(owner, ""))
    return Incoming(mapped.kind, value, line.file, line.number, folder)


def _fill(record: Incoming, mapped: Mapped, line: Line) -> None:
    """Put the cells of a line where the mapping says: into the record, or a part more of it."""
    parts: dict[str, dict[str, Any]] = {}
    for field in mapped.fields:
        said = line.cells.get(field.source, "")
        if not said.strip():
            continue
        place = (line.number, line.column.get(field.source, 0))
        if field.inside:
            part = parts.setdefault(field.inside, {})
            count = len(_list(record.value, field.inside))
            _put(part, field, said)
            at: At = (*field.inside.split("."), count, *field.steps)
        else:
            _put(record.value, field, said)
            at = field.steps
        record.places.setdefault(at, place)
    for name, part in parts.items():
        there = _list(record.value, name)
        own = {"id": f"m{len(there) + 1}"} if _has_id(mapped, name) else {}
        there.append(own | part)


def _list(value: dict[str, Any], name: str) -> list[Any]:
    *above, last = name.split(".")
    for step in above:
        value = value.setdefault(step, {})
    found: list[Any] = value.setdefault(last, [])
    return found


def _has_id(mapped: Mapped, name: str) -> bool:
    """True if the parts of a list need ids of their own."""
    part, home = schema(mapped.kind.name), mapped.kind.name
    for step in name.split("."):
        part, home = resolve(part["properties"][step], home)
    items, _ = resolve(part["items"], home)
    return "id" in items.get("required", ())


def _put(value: dict[str, Any], field: Field, said: str) -> None:
    for step in field.steps[:-1]:
        value = value.setdefault(step, {})
    last = field.steps[-1]
    if field.lang:
        value.setdefault(last, {})[field.lang] = said.strip()
    else:
        value[last] = _value(field, said.strip())


def _value(field: Field, said: str) -> Any:
    """What a cell says, in the form of its field. What has another form is left to the schema."""
    if field.form == "list":
        each = (item.strip() for item in said.split(field.split))
        return [field.values.get(item, item) for item in each if item]
    if said in field.values:
        return field.values[said]
    if field.form == "boolean":
        return TRUTHS.get(said.lower(), said)
    return _number(field.form, said) if field.form in NUMBERS else said


def _number(form: str, said: str) -> int | float | str:
    """A number, where the cell holds one of that form. A bare year is one in a record."""
    if NUMBERS[form].match(said):
        return int(said)
    return float(said) if form == "number" and DECIMAL.match(said) else said


def _id(template: str, line: Line) -> str:
    """The id that the template makes of a line; "" if one of its cells is empty."""
    cells = [line.cells.get(head, "").strip() for head in SLOT.findall(template)]
    if not all(cells):
        return ""
    told = iter(cells)
    return UNFIT.sub("-", SLOT.sub(lambda _: next(told), template).lower()).strip("-")


def _no_column(lines: list[Line], head: str) -> Problem:
    return Problem(
        path=lines[0].file if lines else "",
        line=1,
        code="no-column",
        message="There is no column “{head}”.",
        cure="Write it in the mapping as it stands in the first row: {known}.",
        values={"head": quoted(head), "known": ", ".join(lines[0].column) if lines else ""},
    )


def _no_id(line: Line) -> Problem:
    return Problem(
        path=line.file,
        line=line.number,
        code="no-id",
        message="The first row has no id, so there is nothing above it to go on with.",
        cure="Fill the cells of which the mapping makes the id.",
    )
