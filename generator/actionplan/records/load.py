"""A folder of records -> the Register, or every problem in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.garbage import uncollected
from actionplan.model import Register, Tombstone
from actionplan.records import files, validate
from actionplan.records.build import build
from actionplan.records.decode import decode
from actionplan.records.kinds import KINDS, Kind, as_found, expected
from actionplan.records.link import Draft, Links
from actionplan.records.problem import Fault, Malformed, Problem
from actionplan.records.read import places, read

Contents = Callable[[str], bytes]
"""The bytes of a file by its path."""


@uncollected()
def load(
    root: Path,
    rules: Collection[str] = (),
    newest: date | None = None,
    instead: Mapping[str, bytes] | None = None,
) -> Register:
    """Read every record below `root`. Raises Malformed with all problems at once.

    `rules` are the ids an explanation may name; empty means any. `newest` is the
    last day on which a meeting can have been held or an input have come; None
    means any. In an invented country all days are invented. `instead` holds what
    is about to be written, to new files or in the place of what is there.
    """
    return _load(root, rules, newest, instead or {})


def _load(
    root: Path, rules: Collection[str], newest: date | None, instead: Mapping[str, bytes]
) -> Register:
    def contents(path: str) -> bytes:
        return instead[path] if path in instead else _content(root, path)

    found, problems = files.find(root, instead)
    drafts = [draft for kind, path in found if (draft := _draft(contents, kind, path, problems))]
    invented = any(d.kind.name == "site" and d.value.get("fictional") is True for d in drafts)
    links = Links(found, drafts, rules, None if invented else newest)
    for draft in drafts:
        if faults := list(links.faults(draft)):
            problems.extend(_place(contents, draft.path, faults, draft.misread))
    if problems:
        raise Malformed(problems)
    return _register(drafts)


def _draft(contents: Contents, kind: Kind, path: str, problems: list[Problem]) -> Draft | None:
    """A record that could be read, sound or not. One that could not leaves only problems."""
    try:
        value, faults = read(path, contents(path))
    except Malformed as malformed:
        problems.extend(malformed.problems)
        return None
    problems.extend(faults)
    kind = as_found(kind, value)
    misread = frozenset(f.line for f in faults)
    sound = validate.validator(kind.schema).is_valid(value)
    if not sound:
        problems.extend(_place(contents, path, validate.faults(kind.schema, value), misread))
    return Draft(kind, path, value, sound, misread)


def _content(root: Path, path: str) -> bytes:
    with open(f"{root}/{path}", "rb") as file:
        return file.read()


def _place(
    contents: Contents, path: str, faults: list[Fault], misread: Collection[int]
) -> Iterator[Problem]:
    """Give each fault the line and column of its field, or of the nearest field above it."""
    known = places(decode(path, contents(path)))
    for fault in faults:
        at = fault.path
        while at and at not in known:
            at = at[:-1]
        line, column = known.get(at, (1, 1))
        if line in misread:
            continue
        yield Problem(
            path=path,
            line=line,
            column=column,
            code=fault.code,
            message=fault.message,
            cure=fault.cure,
            values=fault.values,
        )


def _register(drafts: list[Draft]) -> Register:
    parts: dict[str, Any] = {k.register: {} for k in KINDS if k.depth}
    tombstones: dict[str, Tombstone] = {}
    gaps: dict[str, tuple[str, ...]] = {}
    for draft in drafts:
        record = build(draft.kind, draft.path, draft.value)
        if isinstance(record, Tombstone):
            tombstones[draft.path] = record
            continue
        if draft.kind.depth:
            parts[draft.kind.register][record.id] = record
        else:
            parts[draft.kind.register] = record
        absent = tuple(f for f in expected(draft.kind.name) if f not in draft.value)
        if absent:
            gaps[draft.path] = absent
    for name, part in parts.items():
        if isinstance(part, dict):
            parts[name] = dict(sorted(part.items()))
    _answered_together(parts, gaps)
    return Register(**parts, tombstones=tombstones, gaps=gaps)


def _answered_together(parts: dict[str, Any], gaps: dict[str, tuple[str, ...]]) -> None:
    """An input that a response to many covers lacks no response of its own."""
    windows = {w.id: w for plan in parts["plans"].values() for w in plan.consultations}
    for item in parts["inputs"].values():
        window = windows.get(item.consultation)
        if window and any(r.all_inputs or item.id in r.inputs for r in window.responses):
            left = tuple(f for f in gaps.pop(item.path, ()) if f != "response")
            gaps.update({item.path: left} if left else {})
