"""Commitments by policy area: a page for each area that OGP's tags name."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.model import Commitment, Register


@dataclass(frozen=True, slots=True)
class Area:
    """A policy area with its commitments. `tag` is as OGP writes it, `id` as addresses do."""

    id: str
    tag: str
    commitments: tuple[Commitment, ...]


def code(area: str) -> str:
    """A tag of OGP as it stands in rows and addresses."""
    return "-".join("".join(ch if ch.isalnum() else " " for ch in area.lower()).split())


def area_address(id: str) -> str:
    """The page path of an area, such as `commitments/area/health/`."""
    return f"commitments/area/{id}/"


def areas(register: Register) -> list[Area]:
    """Every area, by its id. Tags that differ in signs or capitals only are one area."""
    tags: dict[str, str] = {}
    found: dict[str, dict[str, Commitment]] = {}
    for it in register.commitments.values():
        for tag in it.policy_areas:
            if id := code(tag):
                tags.setdefault(id, tag)
                found.setdefault(id, {})[it.id] = it
    return [Area(id, tags[id], tuple(found[id].values())) for id in sorted(found)]
