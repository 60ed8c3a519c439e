"""What is published: the register, the findings, and the day they were checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actionplan.model import Register
from actionplan.standards import Finding


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a page may speak of. Same snapshot, same bytes."""

    register: Register
    findings: tuple[Finding, ...]
    today: date
