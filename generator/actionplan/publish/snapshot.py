"""What is published: the register, the findings, and the day they were checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from actionplan.model import Register
from actionplan.publish.languages import InStep
from actionplan.standards import Finding


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything a page may speak of. Same snapshot, same bytes."""

    register: Register
    findings: tuple[Finding, ...]
    today: date
    languages: InStep = field(default_factory=InStep)
