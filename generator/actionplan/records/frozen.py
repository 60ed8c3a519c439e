"""What was adopted or published stays as it is, or its change is declared: base against head.

Frozen are adopted commitments, held meetings with decisions or minutes, and inputs. Of these
only material fields are looked at (`x-material`), and these changes need no declaration:

- a field that was empty is filled: each such record names its sources, so it is written down;
- a text gets another language: a translation;
- a date is known better: `2026-10` becomes `2026-10-31`;
- more of those who came to a meeting are listed;
- a field is taken out and `redacted` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from actionplan import dates
from actionplan.records import files
from actionplan.records.declared import covering, new_entries
from actionplan.records.decode import decode
from actionplan.records.history.differ import Difference, differences
from actionplan.records.kinds import TOMBSTONE, kind_of
from actionplan.records.material import is_material
from actionplan.records.problem import Malformed, Problem, quoted
from actionplan.records.read import places, read

FROZEN = ("commitment", "meeting", "input")
Value = dict[str, Any]


def undeclared(before: Path, after: Path, today: date) -> list[Problem]:
    """What changed or vanished between two folders of records without a word about it.

    The records of the later folder are sound. `today` stands in the lines to add.
    """
    now = {_identity(path): path for kind, path in files.find(after)[0] if kind.name in FROZEN}
    heirs = {
        (place, former): path for (place, _), path in now.items() for former in _former(after, path)
    }
    problems: list[Problem] = []
    for kind, path in files.find(before)[0]:
        if (
            kind.name not in FROZEN
            or (old := _read(before, path)) is None
            or not _frozen(old, path)
        ):
            continue
        id = _identity(path)
        new_path = now.get(id) or heirs.get(id)
        if new_path is None:
            problems.append(_deleted(path))
        elif (before / path).read_bytes() != (after / new_path).read_bytes():
            problems += _changed(after, new_path, old, today)
    return problems


def _identity(path: str) -> tuple[str, str]:
    return path.partition("/")[0], path.rpartition("/")[2].removesuffix(".yml")


def _former(root: Path, path: str) -> list[str]:
    """The ids a record had before; only files that speak of any are read."""
    if b"former_ids" not in (root / path).read_bytes():
        return []
    return [str(id) for id in (_read(root, path) or {}).get("former_ids", ())]


def _read(root: Path, path: str) -> Value | None:
    try:
        return read(path, (root / path).read_bytes())[0]
    except Malformed:
        return None


def _frozen(value: Value, path: str) -> bool:
    match kind_of(path).name:
        case "commitment":
            return value.get("stage") == "adopted"
        case "meeting":
            return value.get("state") == "held" and bool(value.keys() & {"minutes", "decisions"})
        case _:
            return TOMBSTONE not in value


def _changed(root: Path, path: str, old: Value, today: date) -> Iterator[Problem]:
    new = _read(root, path) or {}
    if TOMBSTONE in new:
        return
    entries = [*new_entries(old, new), *_taken_out(old, new)]
    found = [
        d
        for d in differences(old, new)
        if is_material(path, d[0]) and not _free(path, d, old) and not covering(entries, d[0])
    ]
    if found:
        yield _undeclared(root, path, found, new, today)


def _taken_out(old: Value, new: Value) -> list[Value]:
    was, now = old.get("redacted") or [], new.get("redacted") or []
    return [entry for entry in now if entry not in was]


def _free(path: str, difference: Difference, old: Value) -> bool:
    """True if the change needs no declaration."""
    field, before, after = difference
    if before is None:
        return not isinstance(_at(old, field[:-1]), list)
    if field[:1] == ("attendance",) and isinstance(before, list) and isinstance(after, list):
        return all(item in after for item in before)
    return _known_better(before, after)


def _at(value: Any, field: tuple[str, ...]) -> Any:
    for step in field:
        if isinstance(value, list):
            value = next((i for i in value if step in (str(i.get("id")), str(i.get("on")))), None)
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return value


def _known_better(before: Any, after: Any) -> bool:
    try:
        old, new = dates.parse(str(before)), dates.parse(str(after))
    except ValueError:
        return False
    return old.first <= new.first and new.last <= old.last


def _undeclared(root: Path, path: str, found: list[Difference], new: Value, today: date) -> Problem:
    known = places(decode(path, (root / path).read_bytes()))
    line, column = known.get((found[0][0][0],), (1, 1))
    fields = [".".join(field) for field, _, _ in found]
    return Problem(
        path=path,
        line=line,
        column=column,
        code="undeclared-change",
        message="This was adopted or published and has changed without a word about it: {changed}.",
        cure="Undo the change, or say below “changes” what it is: a transcription, a translation, "
        "a correction, or an amendment. Only an amendment, which changes the promise or decision "
        "itself, names a decision and a consultation:\n{lines}",
        values={
            "changed": "; ".join(_said(*difference) for difference in found),
            "lines": "\n".join(_lines(kind_of(path).name, fields, "changes" in new, today)),
        },
    )


def _said(field: tuple[str, ...], before: Any, after: Any) -> str:
    old, new = ("–" if v is None else f"“{quoted(v)}”" for v in (before, after))
    return f"{'.'.join(field)}: {old} → {new}"


def _lines(kind: str, fields: list[str], has_changes: bool, today: date) -> Iterator[str]:
    """The lines to add: for a promise an amendment, for anything else a correction."""
    amendment = kind == "commitment"
    yield from () if has_changes else ("changes:",)
    yield f"  - on: {today.isoformat()}"
    yield f"    kind: {'amendment' if amendment else 'correction'}"
    yield "    fields:"
    yield from (f"      - {field}" for field in fields)
    yield "    reason:"
    yield "      en: …"
    if amendment:
        yield from (
            "    decision:",
            "      meeting: …",
            "      id: …",
            "    consulted:",
            "      en: …",
        )
    yield "    by_role: point_of_contact"


def _deleted(path: str) -> Problem:
    return Problem(
        path=path,
        code="deleted",
        message="This was adopted or published, and its file is gone.",
        cure="Bring the file back. If a commitment was given up, write “stage: withdrawn”. What "
        "must not be public any more becomes a tombstone:\n{lines}",
        values={
            "lines": "\n".join(
                (
                    f"id: {_identity(path)[1]}",
                    "tombstone:",
                    "  on: …",
                    "  reason: personal_data, defamation, unlawful, safety or other",
                    "  by_role: …",
                )
            )
        },
    )
