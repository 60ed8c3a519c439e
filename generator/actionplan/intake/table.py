"""The rows of a survey -> submissions. Every fault names its row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from actionplan.intake.clean import visible
from actionplan.intake.issue import mark
from actionplan.intake.mapping import Mapping, Words, day_of, words_of
from actionplan.intake.outcomes import Outcome
from actionplan.intake.refusals import Refusal
from actionplan.intake.sheet import Rows, blank
from actionplan.intake.submission import Submission

Found = tuple[Submission | Refusal | None, list[Outcome]]


NONE: MappingOf[int, str] = MappingProxyType({})
COUNTED = {"no_text": "rows-without-text", "no_consent": "rows-without-consent"}


def submissions(
    rows: Rows, mapping: Mapping, zone: str, left_out: MappingOf[int, str] = NONE
) -> Iterator[Found]:
    """One submission for each row whose author agreed and wrote something, or its faults.

    `left_out` are the rows that are not taken: the reason by the number. Of these, and of those
    that hold no text or no consent, there is a refusal; and all are counted.
    """
    header = [str(cell or "").strip() for cell in rows[0]]
    if faults := list(_header(header, mapping)):
        yield None, faults
        return
    survey = _Survey(header, mapping, words_of(mapping), zone)
    counted: Counter[str] = Counter()
    for number, row in enumerate(rows[1:], 2):
        if blank(row):
            continue
        faults = list(survey.length(number, row))
        if reason := left_out.get(number) or ("" if faults else survey.passed_over(row)):
            counted["rows-left-out" if number in left_out else COUNTED[reason]] += 1
            yield survey.refusal(number, row, reason, faults), []
        elif faults:
            yield None, faults
        else:
            yield survey.submission(number, row)
    for number in sorted(left_out):
        if not 2 <= number <= len(rows):
            yield None, [Outcome("no-such-row", row=number)]
    yield None, [Outcome(code, {"count": count}) for code, count in sorted(counted.items())]


def _header(header: list[str], mapping: Mapping) -> Iterator[Outcome]:
    for field, heading in mapping.columns.items():
        if heading not in header:
            yield Outcome("column-missing", {"field": field}, row=1, column=heading)
    for heading, count in Counter(header).items():
        if count > 1 and heading:
            yield Outcome("column-twice", row=1, column=heading)
    known = {*mapping.columns.values(), *mapping.left_out}
    for heading in header:
        if heading not in known:
            yield Outcome("column-left", row=1, column=heading)


@dataclass(frozen=True, slots=True)
class _Survey:
    """How the rows of one table are read."""

    header: list[str]
    mapping: Mapping
    words: Words
    zone: str

    def cell(self, row: list[Any], field: str) -> Any:
        heading = self.mapping.columns.get(field)
        value = row[self.header.index(heading)] if heading else None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else value

    def length(self, number: int, row: list[Any]) -> Iterator[Outcome]:
        if len(row) != len(self.header):
            wanted = {"found": len(row), "wanted": len(self.header)}
            yield Outcome("row-length", wanted, row=number)

    def passed_over(self, row: list[Any]) -> str:
        """Why no record is made of a row, by the will of its author: the reason of a refusal."""
        if not visible(str(self.cell(row, "text"))):
            return "no_text"
        if "publish" in self.mapping.columns:
            agreed = self.words.code("publish", str(self.cell(row, "publish")))
            return "no_consent" if agreed is False else ""
        return ""

    def submission(self, number: int, row: list[Any]) -> Found:
        faults: list[Outcome] = []
        codes = {f: self._code(f, row, number, faults) for f in ("publish", "name", "sector")}
        day = self.day(number, row, faults)
        if day is None or faults:
            return None, faults
        answers = {f: str(self.cell(row, f)) for f in ("text", "title", *NAMES)}
        sent = Submission(
            lang=self.mapping.language,
            channel=self.mapping.channel,
            received=day,
            answers={**answers, "sector": str(codes["sector"] or "")},
            agreed=self._agreed(codes),
            version=self.mapping.consent,
            mark=self.mark(row, day),
            row=number,
            columns=self.mapping.columns,
        )
        return sent, []

    def refusal(self, number: int, row: list[Any], reason: str, faults: list[Outcome]) -> Refusal:
        """What is kept of a row that becomes no record: nothing of its words."""
        day = None if faults else self.day(number, row, faults)
        return Refusal(
            row=number,
            channel=self.mapping.channel,
            received=day,
            reason=reason,
            mark=self.mark(row, day) if day else "",
            faults=tuple(faults),
        )

    def day(self, number: int, row: list[Any], faults: list[Outcome]) -> date | None:
        """The day on which a row came. What cannot be read as one is added to the faults."""
        day = day_of(self.cell(row, "received"), self.mapping.day, self.zone)
        if day is None:
            place = self.mapping.columns["received"]
            faults.append(Outcome("not-a-day", {"form": self.mapping.day}, number, place))
        return day

    def mark(self, row: list[Any], day: date) -> str:
        """What the survey's own number of a row and its day give; empty if it has none."""
        reference = str(self.cell(row, "reference"))
        return mark(f"row {reference} {day}") if reference else ""

    def _code(self, field: str, row: list[Any], number: int, faults: list[Outcome]) -> Any:
        written = str(self.cell(row, field))
        if field not in self.mapping.columns or (field == "sector" and not written.strip()):
            return None
        code = self.words.code(field, written)
        if code is None or (field == "sector") is isinstance(code, bool):
            place = self.mapping.columns[field]
            faults.append(Outcome("not-a-value", {"field": field}, number, place))
        return code

    def _agreed(self, codes: dict[str, Any]) -> frozenset[str] | None:
        """The permissions of a row; None if the survey did not ask for one."""
        if "publish" not in self.mapping.columns:
            return None
        return frozenset(name for name in ("publish", "name") if codes[name] is True)


NAMES = ("on_behalf_of", "display_name", "commitments")
