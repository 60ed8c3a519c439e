"""A folder of Markdown files with front matter, or of YAML files -> lines for a mapping.

The shape of a Jekyll collection: one file per record, its fields between two lines of `---`, its
text below them (`body`). Fields of fields are named with a point, such as `lead.name`; each item of
a list of mappings becomes a line more. Every value is text, as written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from actionplan.importing.rows import Line
from actionplan.records.decode import decode
from actionplan.records.problem import Malformed, Problem, quoted

FENCE = "---"
SEPARATOR = "; "
ENDINGS = (".md", ".markdown", ".yml", ".yaml", ".json")
BODY = "body"


def lines(folder: Path) -> list[Line]:
    """The lines of every file of a folder, in the order of their names. Raises Malformed."""
    found: list[Line] = []
    problems: list[Problem] = []
    for file in sorted(folder.iterdir()):
        if file.suffix.lower() in ENDINGS and file.is_file():
            try:
                found += _lines(file)
            except Malformed as malformed:
                problems += malformed.problems
    if problems:
        raise Malformed(problems)
    return found


def _lines(file: Path) -> Iterator[Line]:
    text = decode(file.name, file.read_bytes())
    body = ""
    if file.suffix.lower() in (".md", ".markdown"):
        head, text, body = _apart(file.name, text)
        if head:
            raise Malformed([_problem(file.name, "The file does not begin with “---”.")])
    value = _read(file.name, text)
    cells: dict[str, str] = {}
    more: list[dict[str, str]] = []
    _flat(value, "", cells, more)
    if body.strip():
        cells[BODY] = body.strip()
    cells.setdefault("file", file.stem)
    for each in (cells, *more):
        yield Line(file.name, 0, each, {})


def _apart(name: str, text: str) -> tuple[str, str, str]:
    """What stands before the front matter, the front matter, and what stands below it."""
    rows = text.split("\n")
    fences = [number for number, row in enumerate(rows) if row.rstrip() == FENCE]
    if len(fences) < 2:
        raise Malformed([_problem(name, "The front matter does not end with “---”.")])
    first, last = fences[:2]
    head = "\n".join(rows[:first]).strip()
    return head, "\n".join(rows[first + 1 : last]), "\n".join(rows[last + 1 :])


def _read(name: str, text: str) -> dict[str, Any]:
    """The mapping that YAML holds, every value as it is written."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.BaseLoader)):
            raise Malformed([_problem(name, "The file refers to another place of itself.")])
        value = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 1 if mark else 0
        message = "The file cannot be read on: “{found}”."
        raise Malformed([_problem(name, message, row, found=_reason(error))]) from None
    if not isinstance(value, dict):
        raise Malformed([_problem(name, "The file holds no fields.")])
    return value


def _reason(error: Exception) -> str:
    return quoted(getattr(error, "problem", "") or "")


def _flat(value: Any, name: str, cells: dict[str, str], more: list[dict[str, str]]) -> None:
    """Put every value below its name; the mappings of a list each become cells of their own."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _flat(inner, f"{name}.{key}" if name else str(key), cells, more)
    elif isinstance(value, list):
        plain = [item for item in value if isinstance(item, str)]
        if plain:
            cells[name] = SEPARATOR.join(plain)
        for item in value:
            if isinstance(item, dict):
                own: dict[str, str] = {}
                _flat(item, name, own, more)
                more.append(own)
    else:
        cells[name] = str(value)


def _problem(name: str, message: str, row: int = 0, **values: Any) -> Problem:
    cure = "Mend the file, or take it out of the folder."
    return Problem(
        path=name, line=row, code="collection", message=message, cure=cure, values=values
    )
