"""What a check found, and how its sentences are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actionplan.labels import label
from actionplan.model import Register
from actionplan.records import Problem
from actionplan.report.change import Change
from actionplan.standards import (
    DECLARED_COMPLETENESS,
    Duty,
    Evidence,
    Finding,
    Level,
    Notice,
    Outcome,
    duty_of,
)
from actionplan.words import say

WORST_FIRST = (Outcome.MISSED, Outcome.CANNOT_TELL, Outcome.DUE, Outcome.MET)
SHOWN = (*WORST_FIRST, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found on a day. Findings are empty if there are problems.

    The register, with what git saw of the records in evidence, says how each date is
    known. With a `change` the findings are only those that it made worse. `everything`
    asks for what is met and for all advice as well. `lines` holds the line of a field in
    its file, by file and field, as far as it is known. `writes` is true of a run that would have
    written records and not published them.
    """

    today: date
    problems: tuple[Problem, ...] = ()
    findings: tuple[Finding, ...] = ()
    register: Register | None = None
    notices: tuple[Notice, ...] = ()
    change: Change | None = None
    everything: bool = False
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    writes: bool = False

    @property
    def exit_code(self) -> int:
        """0 all well; 1 problems; 2 a required standard is missed, open and unexplained."""
        if self.problems:
            return 1
        return 2 if any(f.breach for f in self.findings) else 0

    def soon(self, finding: Finding) -> bool:
        """True for what OGP asks for soon: within a month, or the time that its rule names."""
        asked = finding.outcome is Outcome.DUE and finding.rule.level is Level.REQUIRED
        return asked and finding.pressing(self.today)

    def line(self, place: Evidence) -> int:
        """The line of a field, or of the record that lacks it; 0 if it is not known."""
        return self.lines.get((place.record, place.field), 0)


def place_of(finding: Finding) -> Evidence:
    """Where a reader looks first: what is missing, else the evidence, else the plan."""
    verdict = finding.verdict
    return verdict.missing or next(iter(verdict.evidence), Evidence(finding.plan.path))


def message(finding: Finding, lang: str) -> str:
    """The sentence of a finding in a language."""
    return say(lang, finding.verdict.message, **finding.verdict.values)


def tag(finding: Finding, lang: str) -> str:
    """The word for a finding: its outcome, or “Advice” where nothing is asked for by OGP."""
    if _is_advice(finding):
        return say(lang, "Advice")
    return label(lang, "outcome", finding.outcome)


def requirement(finding: Finding, lang: str) -> str:
    """The requirement that a finding is about, with its phase."""
    clause, phase = finding.rule.clause, label(lang, "phase", finding.phase.name)
    return f"{clause.number} {say(lang, clause.name)} ({phase})"


Sentence = tuple[str, Mapping[str, Any]]
"""A template, and the values that fill it."""


def cure(finding: Finding, today: date, lang: str) -> str:
    """What to do and to write, so that a finding is decided or put right; empty if nothing is.

    Lines of a file that are to be written follow, each on a line of its own.
    """
    sentences = cures(finding, today)
    said = " ".join(say(lang, words, **values) for words, values in sentences)
    return "\n".join([said, *(line for s in sentences for line in lines_of_file(s))])


def cures(finding: Finding, today: date) -> list[Sentence]:
    """The sentences of a cure."""
    if finding.outcome in (Outcome.MISSED, Outcome.DUE) and finding.verdict.open:
        duty = duty_of(finding, today)
        return [(duty.act, {}), *([what_to_write(duty)] if duty.record else [])]
    missing = finding.verdict.missing
    if missing is None:
        return []
    if _left_to_the_irm(missing):
        meanwhile = MEANWHILE.get(finding.rule.id.partition("/")[2])
        quote = (QUOTE, {"record": missing.record})
        return [(ONLY_THE_IRM, {}), *([(meanwhile, {})] if meanwhile else []), quote]
    sentence = (
        "If it happened, record it. Only if it did not, write “{field}” in {record}."
        if missing.field.startswith("complete_from.")
        else "To decide it, write “{field}” in {record}."
    )
    return [(sentence, {"field": missing.field, "record": missing.record})]


ONLY_THE_IRM = "Only the IRM can decide this."
MEANWHILE: Mapping[str, str] = {
    "regular-meetings": "If a meeting was held and is not on record, record it. If none was held, "
    "say in public why, such as in the self-assessment.",
}
"""What the country can do meanwhile, by the name of the rule."""
QUOTE = "When its report is out, quote what it found under “irm” in {record}."


def _left_to_the_irm(missing: Evidence) -> bool:
    """True if no field that the country fills would decide, only a finding of the IRM."""
    return missing.field == "irm" and missing.record.startswith("plans/")


def what_to_write(duty: Duty) -> Sentence:
    """The sentence that names the file, the field and an example."""
    if "\n" in duty.example:
        template = "Then write it in a new file such as {record}, with these lines:"
    elif duty.new:
        template = "Then write it in a new file such as {record}, with “{example}”."
    elif duty.example:
        template = "Then write it in {record} under “{field}”, such as “{example}”."
    elif duty.field:
        template = "Then write it in {record} under “{field}”."
    else:
        template = "Then write it in {record}."
    values = {"record": duty.record, "field": duty.field, "example": duty.example}
    return template, values


def lines_of_file(sentence: Sentence) -> list[str]:
    """The lines that a sentence announces; none if it holds its example itself."""
    template, values = sentence
    return [] if "{example}" in template else str(values.get("example", "")).splitlines()


def _is_advice(finding: Finding) -> bool:
    return finding.rule.level is Level.ADVISED and finding.outcome is Outcome.MISSED


def is_further_advice(finding: Finding) -> bool:
    """True for advice other than the standing one to declare completeness."""
    advised = finding.rule.level is Level.ADVISED
    return advised and finding.rule.clause is not DECLARED_COMPLETENESS


def apart(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Further advice, and all else."""
    return (
        [f for f in findings if is_further_advice(f)],
        [f for f in findings if not is_further_advice(f)],
    )


def values_of(problem: Problem, lang: str) -> dict[str, Any]:
    """The values of a problem; a reason inside a message is a sentence of its own."""
    values = dict(problem.values)
    if "reason" in values:
        values["reason"] = say(lang, values["reason"])
    return values
