"""The deadline clock: what somebody has to do, by when, who, and what to write then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.model import Register
from actionplan.standards.duties import duty_of
from actionplan.standards.editions import DECLARED_COMPLETENESS
from actionplan.standards.promises import promises, response_id
from actionplan.standards.rule import Finding, Level, Outcome
from actionplan.standards.task import Duty, Task, Urgency


def agenda(findings: Sequence[Finding], register: Register, today: date) -> tuple[Task, ...]:
    """Everything somebody has to do, the most pressing first, in the order of the days.

    Of what is late, requirements come before promises. What stays missed for good is
    not in it, nor what the records leave undecided unless it was required by a day that
    has passed and can still be done, nor advice that has no day.
    """
    promised = list(promises(register, today))
    tasks = [
        *_asked(findings, {task.id for task in promised}, today),
        *promised,
        *_explanations(findings),
    ]
    urgencies = list(Urgency)

    def order(task: Task) -> tuple[int, bool, date, bool, str]:
        urgency = task.urgency(today)
        promise = urgency is Urgency.LATE and task.finding is None
        return urgencies.index(urgency), promise, task.on or today, task.advice, task.id

    return tuple(sorted(tasks, key=order))


def _asked(findings: Sequence[Finding], promised: set[str], today: date) -> Iterator[Task]:
    """The standing advice, what is missed and not explained, or overdue, or due on a day."""
    for finding in findings:
        missed = finding.outcome is Outcome.MISSED and finding.verdict.open
        standing = missed and finding.rule.clause is DECLARED_COMPLETENESS
        if standing or finding.breach or _overdue(finding) or _falls_due(finding, promised):
            yield _task(finding, today)


def _overdue(finding: Finding) -> bool:
    """True if it was required by a day that has passed, and nobody recorded whether it was done."""
    required = finding.rule.level is Level.REQUIRED and finding.verdict.open
    return required and finding.outcome is Outcome.CANNOT_TELL


def _falls_due(finding: Finding, promised: set[str]) -> bool:
    """True if it has a day, is about a whole plan, and no promise says the same."""
    due = finding.outcome is Outcome.DUE and finding.verdict.deadline is not None
    return due and finding.verdict.subject is None and not _consultations(finding) & promised


def _consultations(finding: Finding) -> set[str]:
    """The tasks of consultations that a finding on their responses stands for."""
    return {
        response_id(finding.plan, e.field.split(".")[1])
        for e in finding.verdict.evidence
        if e.field.startswith("consultations.")
    }


def _task(finding: Finding, today: date) -> Task:
    return Task(
        id=finding.id,
        kind="finding",
        plan=finding.plan,
        message=finding.verdict.message,
        values=finding.verdict.values,
        on=finding.verdict.deadline,
        finding=finding,
        duty=duty_of(finding, today),
        advice=finding.rule.level is Level.ADVISED,
    )


def _explanations(findings: Sequence[Finding]) -> Iterator[Task]:
    """Explanations that hold now and will run out while what they explain is still missed."""
    seen: set[str] = set()
    for finding in findings:
        explanation = finding.explanation
        if explanation and finding.verdict.open and explanation.id not in seen:
            seen.add(explanation.id)
            yield Task(
                id=f"explanation:{explanation.id}",
                kind="explanation",
                plan=finding.plan,
                message="The explanation why {clause} is missed holds until {deadline}.",
                values={"clause": (finding.rule.clause.name,), "deadline": explanation.until},
                on=explanation.until.last,
                about=explanation,
                finding=finding,
                duty=Duty(
                    act="Put right what is missed, or give a new explanation before this one ends.",
                    record=explanation.path,
                    field="until",
                ),
            )
