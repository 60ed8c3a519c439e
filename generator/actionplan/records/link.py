"""What no schema can see between records: their ids, and the links from one to another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from actionplan.records import agree, notes
from actionplan.records.cycle import Cycle
from actionplan.records.files import Found
from actionplan.records.former import Former
from actionplan.records.inner import Inner
from actionplan.records.kinds import Kind
from actionplan.records.ledger import Ledger
from actionplan.records.problem import Fault, quoted
from actionplan.records.references import references
from actionplan.records.targets import unknown


@dataclass(frozen=True, slots=True)
class Draft:
    """A record that could be read: its kind, file and plain value.

    `sound` is true if its schema allows it. `misread` are the lines whose
    writing was refused; what stands there is not judged again.
    """

    kind: Kind
    path: str
    value: dict[str, Any]
    sound: bool = True
    misread: frozenset[int] = frozenset()


class Links:
    """All ids of a repository, by the kind they name.

    A file counts by its name even if it holds mistakes, so that one mistake is
    not reported again in every record that points at it. For the same reason ids
    that stand inside a file (`INSIDE`) are in doubt as long as one such file cannot be read.
    """

    def __init__(
        self,
        found: Collection[Found],
        drafts: Collection[Draft],
        rules: Collection[str],
        newest: date | None,
    ) -> None:
        self.rules = rules
        self.newest = newest
        self.files: dict[str, dict[str, list[str]]] = {}
        for kind, path in found:
            if kind.depth:
                self._add(kind.name, _stem(path), path)
        self.in_doubt: set[str] = set()
        read = {draft.path for draft in drafts}
        for kind, path in found:
            if path not in read:
                self.in_doubt.update(inner for _, inner in INSIDE.get(kind.name, ()))
        for draft in drafts:
            self._learn(draft)
        self.former = Former((d.kind.name, d.path, d.value) for d in drafts)
        self.inner = Inner((d.kind.name, d.value) for d in drafts if _whole(d))
        self.cycle = Cycle((d.kind.name, d.path, d.value) for d in drafts if _whole(d))
        self.ledger = Ledger((d.kind.name, d.value) for d in drafts if _whole(d))

    def _learn(self, draft: Draft) -> None:
        for field, kind in INSIDE.get(draft.kind.name, ()):
            if not draft.sound and field not in draft.value:
                self.in_doubt.add(kind)
            for item in _items(draft.value, field):
                self._add(kind, str(item.get("id")), draft.path)

    def _add(self, kind: str, id: str, path: str) -> None:
        self.files.setdefault(kind, {}).setdefault(id, []).append(path)

    def faults(self, draft: Draft) -> Iterator[Fault]:
        """Everything wrong with a record's id, links and dates.

        Of a record that is not sound only its links are looked at.
        """
        for path, kind, id in references(draft.kind.name, draft.value):
            if id not in self.files.get(kind, {}) and kind not in self.in_doubt:
                yield unknown(path, kind, id, self.files.get(kind, ()))
        if not draft.sound:
            return
        if draft.kind.depth:
            yield from self._id(draft)
        if draft.kind.form:
            return
        yield from self._ids_inside(draft)
        yield from agree.faults(draft.kind.name, draft.path, draft.value, self.newest)
        yield from notes.faults(draft.kind.name, draft.value)
        yield from self.inner.faults(draft.kind.name, draft.value)
        if draft.kind.name == "input":
            yield from self._plan_of(draft.value)
        yield from self.cycle.faults(draft.kind.name, draft.path, draft.value)
        yield from self.ledger.faults(draft.kind.name, draft.value)
        if draft.kind.name in ("explanation", "objection") and self.rules:
            yield from self._rule(draft.value)

    def _id(self, draft: Draft) -> Iterator[Fault]:
        id, stem = draft.value["id"], _stem(draft.path)
        if id != stem:
            yield Fault(
                ("id",),
                "id-not-file-name",
                "The id is “{id}” but the file is named “{stem}”.",
                "Rename one of them; the id is part of the public address.",
                {"id": id, "stem": stem},
            )
        name = draft.kind.name
        yield from self._elsewhere(draft, name, ("id",), id)
        yield from self.former.faults(name, draft.path, draft.value, self.files[name])

    def _ids_inside(self, draft: Draft) -> Iterator[Fault]:
        for field, kind in INSIDE.get(draft.kind.name, ()):
            for i, item in enumerate(draft.value.get(field, ())):
                yield from self._elsewhere(draft, kind, (field, i, "id"), item["id"])

    def _elsewhere(
        self, draft: Draft, kind: str, path: tuple[str | int, ...], id: str
    ) -> Iterator[Fault]:
        others = [p for p in self.files[kind].get(id, ()) if p != draft.path]
        if others:
            yield agree.id_twice(path, id, others[0])

    def _plan_of(self, value: dict[str, Any]) -> Iterator[Fault]:
        """The consultation of an input belongs to the plan of that input."""
        owners = [_stem(p) for p in self.files.get("consultation", {}).get(_window(value), ())]
        if owners and value["plan"] not in owners:
            yield Fault(
                ("plan",),
                "other-plan",
                "The plan is “{plan}”, but the consultation belongs to “{owner}”.",
                "Write “{owner}”, or choose another consultation.",
                {"plan": value["plan"], "owner": owners[0]},
            )

    def _rule(self, value: dict[str, Any]) -> Iterator[Fault]:
        if value["rule"] not in self.rules:
            near = get_close_matches(value["rule"], self.rules, n=1, cutoff=0.4)
            yield Fault(
                ("rule",),
                "unknown-rule",
                "There is no rule “{rule}”.",
                "Did you mean “{near}”?" if near else "“actionplan rules” lists them.",
                {"rule": quoted(value["rule"]), "near": near[0] if near else ""},
            )


INSIDE = {"council": (("bodies", "body"),), "plan": (("consultations", "consultation"),)}
"""Lists inside a record whose items other records name, by kind of record."""


def _whole(draft: Draft) -> bool:
    return draft.sound and not draft.kind.form


def _window(value: dict[str, Any]) -> str:
    return str(value.get("consultation"))


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".yml")


def _items(value: dict[str, Any], field: str) -> list[dict[str, Any]]:
    found = value.get(field)
    return [i for i in found if isinstance(i, dict)] if isinstance(found, list) else []
