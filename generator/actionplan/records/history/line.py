"""The log of git -> the public line: its commits in order, and what each did to each record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from actionplan.model import LastChange, Sight
from actionplan.records.files import NAME
from actionplan.records.kinds import KINDS

MANY = 10
"""So many records for the first time in one commit are an import. The number is ours."""

Identity = tuple[str, str]
"""The folder of a kind and an id: what a record stays when its file moves."""

_DEPTHS = {kind.place: kind.depth for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit left of a record: its file and blob, or None if it took it away."""

    commit: int
    path: str | None
    blob: str | None


@dataclass(slots=True)
class Line:
    """The public line, oldest commit first: a sight per commit, the steps of every record."""

    sights: list[Sight] = field(default_factory=list)
    steps: dict[Identity, list[Step]] = field(default_factory=lambda: defaultdict(list))
    last: dict[str, LastChange] = field(default_factory=dict)


def identity(path: str) -> Identity | None:
    """Which record a file is; None if it is none."""
    place, *inner = path.split("/")
    if len(inner) != _DEPTHS.get(place, -1):
        return None
    stem = path.rpartition("/")[2].removesuffix(".yml")
    return (place, stem) if path.endswith(".yml") and NAME.match(stem) else None


Touch = tuple[str, str | None]
"""A file, and the blob it holds after a commit; None if it is gone."""


def parse(said: bytes, zone: str, newest: date) -> Line:
    """The line that `git.log` printed. No day is later than `newest`, whatever a commit says."""
    line, clock = Line(), ZoneInfo(zone)
    now: dict[Identity, dict[str, str]] = defaultdict(dict)
    latest = date.min
    for number, (commit, seconds, touched) in enumerate(reversed(list(_commits(said)))):
        day = _day(seconds, clock)
        unsure = day < latest or day > newest
        latest = min(max(day, latest), newest)
        changed = _apply(touched, now)
        fresh = sum(1 for id in changed if id not in line.steps)
        line.sights.append(Sight(latest, commit, fresh >= MANY, unsure))
        for id in changed:
            path = min(now[id], default=None)
            line.steps[id].append(Step(number, path, now[id][path] if path else None))
        for path, _ in touched:
            line.last[path] = LastChange(on=latest, commit=commit)
    return line


def _apply(touched: list[Touch], now: dict[Identity, dict[str, str]]) -> dict[Identity, None]:
    """Bring what is there up to the commit; returns the records it touched."""
    changed: dict[Identity, None] = {}
    for path, blob in touched:
        if id := identity(path):
            changed[id] = None
            if blob is None:
                now[id].pop(path, None)
            else:
                now[id][path] = blob
    return changed


def _commits(said: bytes) -> Iterator[tuple[str, int, list[Touch]]]:
    """Commit, seconds, and what it touched, newest first."""
    parts = iter(said.decode("utf-8", "surrogateescape").split("\0"))
    commit, seconds, touched = "", 0, list[Touch]()
    for part in parts:
        entry = part.lstrip("\n")
        if entry.startswith("\x01"):
            if commit:
                yield commit, seconds, touched
            name, _, time = entry[1:].partition(" ")
            commit, seconds, touched = name, int(time), []
        elif entry.startswith(":"):
            _, mode, _, blob, status = entry.split(" ")
            gone = status == "D" or not mode.startswith("100")
            touched.append((next(parts), None if gone else blob))
    if commit:
        yield commit, seconds, touched


def _day(seconds: int, clock: ZoneInfo) -> date:
    try:
        return datetime.fromtimestamp(seconds, clock).date()
    except (OverflowError, ValueError, OSError):
        return date.max if seconds > 0 else date.min
