"""What the IRM had published by a day, as the records quote it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actionplan.model import IrmFinding, Register
from actionplan.standards.verdicts import to_come


def quoted(
    found: Iterable[IrmFinding], indicator: str, register: Register, today: date
) -> list[IrmFinding]:
    """The codes for an indicator, without those of reports that were published later.

    The day of a code is the day of its report. A report without a day is taken to be out.
    """
    return [
        i
        for i in found
        if i.indicator == indicator and i.value and not _later(i.document, register, today)
    ]


def _later(document: str, register: Register, today: date) -> bool:
    report = register.documents.get(document)
    return report is not None and to_come(report.published, today)
