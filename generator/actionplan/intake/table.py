"""The rows of a survey -> submissions. Every fault names its row and column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from actionplan.intake.clean import visible
from actionplan.intake.issue import mark
from actionplan.intake.mapping import Mapping, Words, day_of, words_of
from actionplan.intake.outcomes import Outcome
from actionplan.intake.sheet import Rows, blank
from actionplan.intake.submission import Submission

Found = tuple[Submission | None, list[Outcome]]


def submissions(
    rows: Rows, mapping: Mapping, zone: str, left_out: Collection[int] = ()
) -> Iterator[Found]:
    """One submission for each row whose author agreed and wrote something, or its faults.

    `left_out` are numbers of rows that are not taken. Rows that are left out are counted.
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
        if number in left_out:
            counted["rows-left-out"] += 1
        elif faults := list(survey.length(number, row)):
            yield None, faults
        elif reason := survey.passed_over(row):
            counted[reason] += 1
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
        """Why no record is made of a row, by the will of its author."""
        if not visible(str(self.cell(row, "text"))):
            return "rows-without-text"
        if "publish" in self.mapping.columns:
            agreed = self.words.code("publish", str(self.cell(row, "publish")))
            return "rows-without-consent" if agreed is False else ""
        return ""

    def submission(self, number: int, row: list[Any]) -> Found:
        faults: list[Outcome] = []
        codes = {f: self._code(f, row, number, faults) for f in ("publish", "name", "sector")}
        day = day_of(self.cell(row, "received"), self.mapping.day, self.zone)
        if day is None:
            place = self.mapping.columns["received"]
            faults.append(Outcome("not-a-day", {"form": self.mapping.day}, number, place))
        if faults:
            return None, faults
        answers = {f: str(self.cell(row, f)) for f in ("text", "title", *NAMES)}
        reference = str(self.cell(row, "reference"))
        sent = Submission(
            lang=self.mapping.language,
            channel=self.mapping.channel,
            received=day,
            answers={**answers, "sector": str(codes["sector"] or "")},
            agreed=self._agreed(codes),
            version=self.mapping.consent,
            mark=mark(f"row {reference} {day}") if reference else "",
            row=number,
            columns=self.mapping.columns,
        )
        return sent, []

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
