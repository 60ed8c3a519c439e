"""What a rule is, and what it says: editions, clauses, verdicts, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from inspect import cleandoc
from typing import Any

from actionplan.dates import When, add_months
from actionplan.model import Explanation, Plan, Register
from actionplan.standards.phase import Phase


class Level(StrEnum):
    """Whether a clause is asked for by OGP, or is advice of this project."""

    REQUIRED = "required"
    ADVISED = "advised"


class Outcome(StrEnum):
    """What the records show. Worst first: a requirement takes the worst of its parts."""

    MISSED = "missed"
    CANNOT_TELL = "cannot_tell"
    DUE = "due"
    MET = "met"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How loud a finding is. Derived from level and outcome, never typed."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Kind(StrEnum):
    """What an edition holds: the minimum requirements, other rules of OGP, or our advice."""

    MINIMUM = "minimum"
    PROCEDURE = "procedure"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a standard, with its kind, its days of force and its address."""

    slug: str
    kind: Kind
    title: str
    url: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One requirement of an edition: its number, its phases, its words and their standing.

    `wording` is `verified` (OGP's own words), `brief` (as the IRM's brief words
    it), `restated` (a rule OGP prints, in our words), `unconfirmed` (a paraphrase
    to be confirmed) or `ours`.
    """

    edition: Edition
    number: str
    name: str
    phases: tuple[str, ...]
    words: str
    wording: str
    url: str
    for_a_person: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the records a verdict rests on. `record` is the path of its file."""

    record: str
    field: str = ""
    on: When | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verdict is about: the kind as the register calls it, and the id.

    A consultation is no record of its own; its id is unique in its plan.
    """

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a rule yields. The message is a template; `values` fills it.

    `subject` is set where the verdict is about something below the plan, such as
    a commitment. `first` and `last` bound the window judged; `window_name` names a
    window that moves with the day, so that its finding keeps its id. `open` is true
    while the window can still be put right. `missing` names the field that would
    decide where the outcome is `cannot tell`.
    """

    outcome: Outcome
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    subject: Subject | None = None
    first: date | None = None
    last: date | None = None
    window_name: str = ""
    open: bool = False
    deadline: date | None = None
    evidence: tuple[Evidence, ...] = ()
    missing: Evidence | None = None


WARNING_MONTHS = 1
"""How long before its last day something is warned of, unless its rule says otherwise."""
Judge = Callable[[Phase, Register, date], Iterator[Verdict]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause made executable. Its docstring is the public explanation.

    `warning_months` is how long before its deadline it is called pressing.
    """

    id: str
    clause: Clause
    level: Level
    judge: Judge
    title: str
    explanation: str
    before_start: bool = False
    warning_months: int = WARNING_MONTHS


def rule(
    clause: Clause,
    level: Level,
    *,
    before_start: bool = False,
    warning_months: int = WARNING_MONTHS,
) -> Callable[[Judge], Rule]:
    """Make a Rule of a judge function; its name and docstring become id, title and text.

    A rule with `before_start` also speaks before the phase has begun.
    """

    def build(judge: Judge) -> Rule:
        title, _, explanation = cleandoc(judge.__doc__ or "").partition("\n\n")
        name = judge.__name__.replace("_", "-")
        text = "\n\n".join(" ".join(p.split()) for p in explanation.split("\n\n"))
        return Rule(
            f"{clause.edition.slug}/{name}",
            clause,
            level,
            judge,
            title,
            text,
            before_start,
            warning_months,
        )

    return build


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's verdict on a plan in a phase, or on something in it, with its live explanation."""

    id: str
    rule: Rule
    phase: Phase
    verdict: Verdict
    explanation: Explanation | None = None

    @property
    def plan(self) -> Plan:
        """The plan that is judged."""
        return self.phase.plan

    @property
    def subject(self) -> Subject:
        """What is judged: the plan, or what the verdict names in it."""
        return self.verdict.subject or Subject("plans", self.plan.id)

    @property
    def outcome(self) -> Outcome:
        """The verdict's outcome."""
        return self.verdict.outcome

    @property
    def severity(self) -> Severity:
        """Loudness, from level and outcome alone."""
        match (self.rule.level, self.outcome):
            case (Level.REQUIRED, Outcome.MISSED):
                return Severity.ERROR
            case (_, Outcome.MISSED) | (Level.REQUIRED, Outcome.CANNOT_TELL):
                return Severity.WARNING
            case _:
                return Severity.NOTE

    def pressing(self, today: date) -> bool:
        """True if its deadline is so near that it is time to act, or has passed."""
        deadline = self.verdict.deadline
        limit = add_months(today, self.rule.warning_months)
        return deadline is not None and deadline <= limit

    @property
    def breach(self) -> bool:
        """True if this finding alone turns the exit code to 2."""
        return self.severity is Severity.ERROR and self.verdict.open and self.explanation is None
