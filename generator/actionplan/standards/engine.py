"""From the Register and a day to Findings. Pure: no disk, no clock, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actionplan.dates import When
from actionplan.model import Explanation, Plan, Register
from actionplan.standards.explanations import explains
from actionplan.standards.phase import Phase, ends_of_making
from actionplan.standards.rule import Evidence, Finding, Level, Outcome, Rule, Verdict
from actionplan.standards.verdicts import cannot_tell, not_applicable

TOO_OLD = (
    "This phase began before {since}, when these standards came into force. "
    "The IRM's own findings for it are quoted on the plan's page."
)


def check(rules: Sequence[Rule], register: Register, today: date) -> tuple[Finding, ...]:
    """Judge every plan by every rule, in the order of the rules.

    Each rule sees each phase it speaks of. A phase that began before the
    edition's first day is not judged by it: each required rule says so once, and
    advice says nothing.
    """
    return tuple(
        finding
        for plan in sorted(register.plans.values(), key=lambda p: p.number)
        for phase in phases(plan)
        for rule in rules
        if phase.name in rule.clause.phases
        for finding in _findings(rule, phase, register, today)
    )


def phases(plan: Plan) -> tuple[Phase, Phase]:
    """The two phases of a plan, with their days as far as the records know them."""
    making = plan.co_creation
    ended = next((day for _, day in ends_of_making(plan)), None)
    began = making.start.on if making and making.start else None
    period = plan.period_ogp
    return (
        Phase(plan, "co_creation", began, ended),
        Phase(
            plan,
            "implementation",
            period.start if period else None,
            period.end if period else None,
        ),
    )


def _findings(rule: Rule, phase: Phase, register: Register, today: date) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for verdict in judge(rule, phase, register, today):
        about = verdict.subject.id if verdict.subject else ""
        window = verdict.window_name or (verdict.first.isoformat() if verdict.first else "")
        name = ":".join(filter(None, (rule.id, phase.plan.id, phase.name, about, window)))
        seen[name] = seen.get(name, 0) + 1
        unique = name if seen[name] == 1 else f"{name}:{seen[name]}"
        explained = _explanation(rule, phase, verdict, register, today)
        yield Finding(unique, rule, phase, verdict, explained)


def judge(rule: Rule, phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """What a rule says of a phase on a day; why it says nothing, if it does not speak of it."""
    since = rule.clause.edition.since
    if _before(phase, since):
        if rule.level is Level.REQUIRED:
            yield not_applicable(TOO_OLD, since=since)
    elif phase.start is None and _not_adopted(phase):
        yield not_applicable("The plan is not adopted yet.")
    elif phase.start is None:
        yield cannot_tell(
            "The first day of this phase is not on record.",
            missing=Evidence(phase.plan.path, phase.start_field),
        )
    elif phase.start.first > today and not rule.before_start:
        yield not_applicable("This phase begins {start:on}.", start=phase.start)
    else:
        yield from rule.judge(phase, register, today)


def _before(phase: Phase, since: date) -> bool:
    """True if the phase may have begun before the edition did.

    Plan development comes before implementation, so a plan that ran before the
    edition's first day was also made before it.
    """
    start: When | None = phase.start
    if start is None and phase.plan.period_ogp:
        start = phase.plan.period_ogp.start
    return start is not None and start.first < since


def _not_adopted(phase: Phase) -> bool:
    return phase.name == "implementation" and phase.plan.adoption is None


def _explanation(
    rule: Rule, phase: Phase, verdict: Verdict, register: Register, today: date
) -> Explanation | None:
    if verdict.outcome is not Outcome.MISSED:
        return None
    live = (
        e
        for e in register.explanations.values()
        if explains(e, rule.id, phase.plan.id, phase.name, verdict)
        and e.given_on.first <= today <= e.until.last
    )
    return next(live, None)
