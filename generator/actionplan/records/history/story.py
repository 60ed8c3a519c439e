"""The steps of each record -> its history: when it appeared, what changed, since when it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.model import Change, History, LastChange, Move, Sight
from actionplan.records.declared import covering, new_entries
from actionplan.records.history.differ import differences
from actionplan.records.history.git import Blobs, log
from actionplan.records.history.hidden import ANNOTATIONS, redacted, without
from actionplan.records.history.line import Line, Step, identity, parse
from actionplan.records.material import NOTES, is_material
from actionplan.records.problem import Malformed
from actionplan.records.read import read

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """What git saw, by the path of a record's file. Both empty where git cannot say."""

    last_changes: Mapping[str, LastChange] = field(default_factory=dict)
    histories: Mapping[str, History] = field(default_factory=dict)


def see(
    root: Path,
    zone: str,
    newest: date,
    former: Mapping[str, tuple[str, ...]],
    only: Collection[str] | None = None,
    branch: str = "",
) -> Seen:
    """What git saw of the records below `root`, in days of the time zone.

    `former` gives the paths of the records and the ids each had before. `only` names
    the paths whose history is wanted; what is not asked for is not read. No sight is
    later than `newest`. What is not on the public `branch` is not yet published; without a
    branch that git knows it is what is checked out that counts.
    """
    line = parse(log(root, branch), zone, newest)
    with Blobs(root) as blobs:
        found = {
            path: history
            for path, ids in former.items()
            if only is None or path in only
            if (history := _history(root, path, ids, line, blobs))
        }
    return Seen(line.last, found)


def _history(
    root: Path, path: str, former: tuple[str, ...], line: Line, blobs: Blobs
) -> History | None:
    """The history of one record; None if git never saw it."""
    steps = _steps(path, former, line)
    if not steps:
        return None
    steps.append(Step(-1, path, _on_disk(root / path, len(steps[0].blob or steps[-1].blob or ""))))
    story = _Story(line, path)
    if len({s.blob for s in steps if s.blob}) > 1:
        story.values = _values(root, path, steps, blobs)
    for step in steps:
        story.take(step)
    return story.told()


def _steps(path: str, former: tuple[str, ...], line: Line) -> list[Step]:
    """What every commit did to a record, under its id of today or an earlier one."""
    now = identity(path)
    if now is None:
        return []
    place, _ = now
    own = [line.steps[i] for i in (now, *((place, id) for id in former)) if i in line.steps]
    if len(own) == 1:
        return list(own[0])
    every = sorted(
        (s for steps in own for s in steps), key=lambda s: (s.commit, s.blob is not None)
    )
    # A commit that renames takes the old file away and brings the new one: the last one counts.
    return list({s.commit: s for s in every}.values())


def _on_disk(file: Path, width: int) -> str:
    """The id that git would give the file as it lies there."""
    content = file.read_bytes()
    made = hashlib.sha256() if width == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content) + content)
    return made.hexdigest()


def _values(root: Path, path: str, steps: list[Step], blobs: Blobs) -> dict[str, Value | None]:
    """The value of each version, nothing redacted in any; None if it cannot be read."""
    found: dict[str, Value | None] = {}
    for step in steps:
        if step.blob and step.blob not in found:
            on_disk = step.commit < 0
            content = (root / path).read_bytes() if on_disk else blobs.read(step.blob)
            found[step.blob] = _value(step.path or path, content)
    hidden = redacted(v for v in found.values() if v)
    for blob, value in found.items():
        if value is not None:
            found[blob] = (
                {k: v for k, v in value.items() if k in ANNOTATIONS}
                if hidden is None
                else without(value, hidden)
            )
    return found


def _value(path: str, content: bytes | None) -> Value | None:
    if content is None:
        return None
    try:
        return read(path, content)[0]
    except Malformed:
        return None


@dataclass(slots=True)
class _Story:
    """Takes the steps of one record, oldest first."""

    line: Line
    file: str
    values: dict[str, Value | None] = field(default_factory=dict)
    appeared: list[Sight] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    unread: list[Sight] = field(default_factory=list)
    standing: Sight | None = None
    broken: bool = False
    value: Value | None = None
    path: str | None = None
    blob: str | None = None

    def take(self, step: Step) -> None:
        """One more version, or the end of one."""
        sight = self.line.sights[step.commit] if step.commit >= 0 else None
        if sight and step.blob:
            self._place(sight, step)
        if step.blob and step.blob != self.blob:
            self._content(sight, step.blob)
        if sight:
            self.path = step.path
        self.blob = step.blob or self.blob

    def _place(self, sight: Sight, step: Step) -> None:
        if self.path is None:
            self.appeared.append(sight)
            self.standing = sight
        elif step.path and step.path != self.path:
            self.moves.append(Move(sight, self.path, step.path))

    def _content(self, sight: Sight | None, blob: str) -> None:
        if not self.values:
            return
        value = self.values[blob]
        if value is None:
            if sight:
                self.unread.append(sight)
            self.broken = True
            return
        changed = list(self._changes(sight, value))
        self.changes += changed
        if self.broken or any(is_material(self.file, c.field) for c in changed):
            self.standing = sight
        self.value, self.broken = value, False

    def _changes(self, sight: Sight | None, value: Value) -> Iterator[Change]:
        if self.value is None:
            return
        entries = new_entries(self.value, value)
        for at, before, after in differences(self.value, value):
            if at[0] not in NOTES:
                yield Change(sight, at, before, after, covering(entries, at))

    def told(self) -> History:
        """The whole history."""
        return History(
            appeared=tuple(self.appeared),
            standing=None if self.broken else self.standing,
            changes=tuple(reversed(self.changes)),
            moves=tuple(reversed(self.moves)),
            unread=tuple(reversed(self.unread)),
        )
