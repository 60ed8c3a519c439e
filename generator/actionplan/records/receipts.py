"""Receipts as files: a new one when something comes in, and what became of it later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.model import Register, Site
from actionplan.records.edit import edited
from actionplan.records.tidy import canonical

LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
"""Signs of a number that nobody mistakes for another on paper or on the telephone."""
LENGTH = 5


def ever_kept(site: Site) -> bool:
    """True if receipts have begun."""
    return bool(site.intake and site.intake.receipts_since)


def kept(site: Site, received: date) -> bool:
    """True if everything that came in on that day has a receipt."""
    since = site.intake.receipts_since if site.intake else None
    return since is not None and since.first <= received


def place(id: str) -> str:
    """The path of a receipt, by its number: the year comes first."""
    return f"receipts/{id[:4]}/{id}.yml"


def new(
    register: Register, received: date, channel: str, window: str, draw: Callable[[], str]
) -> tuple[str, bytes]:
    """A receipt for what came in: its path and content. `draw` gives one of `LETTERS` by lot."""
    id = ""
    while not id or id in register.receipts:
        id = f"{received.year}-{''.join(draw() for _ in range(LENGTH))}"
    consultation = f"consultation: {window}\n" if window else ""
    head = f"id: {id}\nchannel: {channel}\nreceived: {received.isoformat()}\n"
    content = f"{head}{consultation}state: open\n".encode()
    return place(id), canonical("receipt", place(id), content)


def closed(root: Path, path: str, **now: Any) -> bytes:
    """The receipt with what became of it; what is empty stays away."""

    def change(record: Any) -> None:
        for field in ("input", "reason", "decided_on", "decided_by"):
            record.pop(field, None)
        record.update({field: value for field, value in now.items() if value})

    return edited("receipt", path, (root / path).read_bytes(), change)
