"""What was adopted, published or declared stays, or its change is declared: base against head.

Frozen are adopted commitments, held meetings, inputs, and what verdicts rest on in plans, in the
bodies of the forum and in the visits to the website. Only fields that are marked so are looked
at (`x-material`, `x-judged`); `free` says which of their changes speak for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.records import files
from actionplan.records.declared import covering, new_entries
from actionplan.records.decode import decode
from actionplan.records.free import DECLARED, Versions, sources_near
from actionplan.records.history.differ import Difference, differences, parts_of
from actionplan.records.kinds import NEVER_TAKEN_OUT, TOMBSTONE, kind_of
from actionplan.records.material import is_judged, is_material, marks
from actionplan.records.problem import Malformed, Problem, quoted
from actionplan.records.read import places, read

FROZEN = ("commitment", "meeting", "input", "plan", "council", "site")
Value = dict[str, Any]


def undeclared(before: Path, after: Path, today: date) -> list[Problem]:
    """What changed or vanished between two folders of records without a word about it.

    The records of the later folder are sound. `today` stands in the lines to add, and a day
    of a plan that lies after it may still move.
    """
    now = {_identity(path): path for kind, path in files.find(after)[0] if kind.name in FROZEN}
    heirs = {
        (place, former): path for (place, _), path in now.items() for former in _former(after, path)
    }
    problems: list[Problem] = []
    for kind, path in files.find(before)[0]:
        old = _read(before, path) if kind.name in FROZEN else None
        if old is None or not _frozen(old, path):
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
            return value.get("state") == "held"
        case _:
            return TOMBSTONE not in value


def _changed(root: Path, path: str, old: Value, today: date) -> Iterator[Problem]:
    new = _read(root, path) or {}
    if TOMBSTONE in new:
        return
    entries = [*new_entries(old, new), *_taken_out(old, new)]
    versions = Versions(path, kind_of(path).name, old, new, today)
    found = [
        d
        for each in differences(old, new)
        for d in _kept(path, each)
        if not versions.free(d) and not covering(entries, d[0])
    ]
    if found:
        yield _undeclared(root, versions, found)


def _kept(path: str, difference: Difference) -> Iterator[Difference]:
    """The change itself if its field is frozen; of a part that is gone whole, what in it is."""
    field, before, after = difference
    material = marks(kind_of(path).name) and is_material(path, field)
    if material or is_judged(path, field):
        yield difference
    elif after is None:
        for step, value in (parts_of(before) or {}).items():
            yield from _kept(path, ((*field, step), value, None))


def _taken_out(old: Value, new: Value) -> list[Value]:
    was, now = old.get("redacted") or [], new.get("redacted") or []
    return [entry for entry in now if entry not in was]


def _undeclared(root: Path, versions: Versions, found: list[Difference]) -> Problem:
    path = versions.path
    known = places(decode(path, (root / path).read_bytes()))
    line, column = known.get((found[0][0][0],), (1, 1))
    return Problem(
        path=path,
        line=line,
        column=column,
        code="undeclared-change",
        message="This was adopted, published or declared, and has changed without a word about "
        "it: {changed}.",
        cure="Undo the change, or say below “changes” what it is: a transcription, a translation, "
        "a correction, or an amendment. Only an amendment, which changes the promise or decision "
        "itself, names a decision and a consultation:\n{lines}",
        values={
            "changed": "; ".join(_said(*difference) for difference in found),
            "lines": "\n".join(_lines(versions, found)),
        },
    )


def _said(field: tuple[str, ...], before: Any, after: Any) -> str:
    old, new = ("–" if v is None else f"“{quoted(v)}”" for v in (before, after))
    return f"{'.'.join(field)}: {old} → {new}"


def _lines(versions: Versions, found: list[Difference]) -> Iterator[str]:
    """The lines to add: what is filled is written down from a source; a promise is amended."""
    fields = [field for field, _, _ in found]
    kind = _likely(versions.kind, found)
    yield from () if "changes" in versions.new else ("changes:",)
    yield f"  - on: {versions.today.isoformat()}"
    yield f"    kind: {kind}"
    yield "    fields:"
    yield from (f"      - {'.'.join(field)}" for field in fields)
    yield "    reason:"
    yield "      en: …"
    if kind == "amendment":
        yield from (
            "    decision:",
            "      meeting: …",
            "      id: …",
            "    consulted:",
            "      en: …",
        )
    elif versions.kind != "input" and any(field[0] not in DECLARED for field in fields):
        yield "    sources:"
        near = dict.fromkeys(s for field in fields for s in sources_near(versions.new, field))
        yield from (f"      - {source}" for source in near or ("…",))
    yield "    by_role: point_of_contact"


def _likely(kind: str, found: list[Difference]) -> str:
    if all(before is None for _, before, _ in found):
        return "transcription"
    return "amendment" if kind == "commitment" else "correction"


def _deleted(path: str) -> Problem:
    kind = kind_of(path)
    stays = not kind.depth or kind.name in NEVER_TAKEN_OUT
    return Problem(
        path=path,
        code="deleted",
        message="This was adopted, published or declared, and its file is gone.",
        cure="Bring the file back: others rest on it." if stays else TAKE_OUT,
        values={} if stays else {"lines": _tombstone(_identity(path)[1])},
    )


TAKE_OUT = (
    "Bring the file back. If a commitment was given up, write “stage: withdrawn”. What "
    "must not be public any more becomes a tombstone:\n{lines}"
)


def _tombstone(id: str) -> str:
    return "\n".join(
        (
            f"id: {id}",
            "tombstone:",
            "  on: …",
            "  reason: personal_data, defamation, unlawful, safety or other",
            "  by_role: …",
        )
    )
