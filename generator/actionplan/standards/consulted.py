"""What was consulted on is what was adopted, or the forum decided on the difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actionplan.dates import When
from actionplan.model import Commitment, Draft, Meeting, Register, Version
from actionplan.standards.editions import GOOD_PRACTICE, MAKING
from actionplan.standards.grounds import NAMED, declared, ended
from actionplan.standards.phase import Phase
from actionplan.standards.rule import Clause, Evidence, Level, Subject, Verdict, rule
from actionplan.standards.verdicts import (
    cannot_tell,
    complete_on,
    hole,
    met,
    missed,
    not_applicable,
    to_come,
)

KEPT_AS_CONSULTED = Clause(
    edition=GOOD_PRACTICE,
    number="R.12",
    name="Adopted as consulted",
    phases=MAKING,
    words="What stakeholders were asked about is what is adopted. If it changed afterwards, the "
    "forum decided on it.",
    wording="ours",
    url=GOOD_PRACTICE.url,
    for_a_person="Whether a change of words changed the promise.",
)
TEXTS = ("title", "description", "solution", "results_wanted")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a commitment: what the draft said and what was adopted. None is nothing."""

    field: tuple[str, ...]
    before: Any
    after: Any


@rule(KEPT_AS_CONSULTED, Level.ADVISED)
def scope_as_consulted(phase: Phase, register: Register, today: date) -> Iterator[Verdict]:
    """What was consulted on is what was adopted, or the forum decided on the difference.

    Each adopted commitment is compared with its version in the last draft that was
    consulted on: title, texts, lead, period and milestones. Met if they say the
    same, or if a decision of a meeting after that draft names the commitment, or if
    amendments declared after it, with their decision, name every field that differs.
    Words in a language that only one of the two has are not
    compared. What is compared is ours.
    """
    adopted = [c for c in register.commitments_of(phase.plan.id) if c.stage == "adopted"]
    known = [(c, v) for c in adopted if (v := last_version(register, c, today))]
    if not known:
        yield not_applicable("No consulted version of an adopted commitment is on record.")
        return
    same = [c for c, v in known if not differences(v, c)]
    if same:
        yield met(
            "Adopted as in the last draft that was consulted on: {count} of {all}.",
            *(Evidence(c.path, "versions") for c in same[:NAMED]),
            count=len(same),
            all=len(known),
        )
    for commitment, version in known:
        if commitment not in same:
            verdict = _changed(phase, register, commitment, version, today)
            yield replace(verdict, subject=Subject("commitments", commitment.id))


def last_version(register: Register, commitment: Commitment, today: date) -> Version | None:
    """The commitment as the last consulted draft up to today had it; None if none is on record.

    Drafts without a day come in the order of the plan.
    """
    plan = register.plans.get(commitment.plan)
    order = (
        {
            d.id: (d.on.last if d.on else date.min, n)
            for n, d in enumerate(plan.drafts)
            if not to_come(d.on, today)
        }
        if plan
        else {}
    )
    found = [v for v in commitment.versions if v.draft in order]
    return max(found, key=lambda v: order[v.draft], default=None)


def differences(version: Version, commitment: Commitment) -> list[Difference]:
    """What the adopted commitment says otherwise than the draft, where the draft says it."""
    return [
        *_texts(version, commitment),
        *_frame(version, commitment),
        *_steps(version, commitment),
    ]


def _texts(version: Version, commitment: Commitment) -> Iterator[Difference]:
    for name in TEXTS:
        before, after = getattr(version, name), getattr(commitment, name)
        if before is None:
            continue
        both = before.keys() & after.keys() if after else ()
        if after is None or any(before[k].split() != after[k].split() for k in both):
            yield Difference((name,), before, after)


def _frame(version: Version, commitment: Commitment) -> Iterator[Difference]:
    if version.lead and set(version.lead) != set(commitment.lead):
        yield Difference(("lead",), version.lead, commitment.lead)
    for name in ("start", "end"):
        before = getattr(version.period, name, None)
        after = getattr(commitment.period, name, None)
        if _moved(before, after):
            yield Difference(("period", name), before, after)


def _steps(version: Version, commitment: Commitment) -> Iterator[Difference]:
    if not version.consulted_milestones:
        return
    now = {m.id: m for m in commitment.milestones}
    for old in version.consulted_milestones:
        new = now.pop(old.id, None)
        if new is None:
            yield Difference(("milestones", old.id), old.title, None)
        elif _moved(old.due, new.due):
            yield Difference(("milestones", old.id, "due"), old.due, new.due)
    for id, new in now.items():
        yield Difference(("milestones", id), None, new.title)


def _moved(before: When | None, after: When | None) -> bool:
    """True if the two can be no same day. A day within the month of the draft is none."""
    if before is None or after is None:
        return before is not None
    return before.last < after.first or after.last < before.first


def _changed(
    phase: Phase, register: Register, commitment: Commitment, version: Version, today: date
) -> Verdict:
    place = Evidence(commitment.path, "versions")
    draft = next(d for d in phase.plan.drafts if d.id == version.draft)
    told: dict[str, Any] = {"commitment": commitment.title, "draft": draft.id}
    if _amended(commitment, version, draft.on, today):
        return met(
            "“{commitment}” was changed after the draft “{draft}”; an amendment names the "
            "decision.",
            Evidence(commitment.path, "changes"),
            **told,
        )
    if decided := _decisions(register, commitment, draft, today):
        return _decided(phase, decided, draft, told)
    if draft.on and _amended(commitment, version, draft.on, today, surely=False):
        return cannot_tell(
            "“{commitment}” was changed after the draft “{draft}”. It is not certain that the "
            "forum decided on it afterwards.",
            Evidence(commitment.path, "changes"),
            missing=Evidence(phase.plan.path, f"drafts.{draft.id}.on"),
            **told,
        )
    since = (draft.on or phase.began).first
    if complete_on(phase, "meetings", since):
        return missed(
            "“{commitment}” was changed after the draft “{draft}”, and no decision of the forum is "
            "on record.",
            place,
            Evidence(phase.plan.path, f"drafts.{draft.id}", draft.on),
            declared(phase, "meetings"),
            ended(phase),
            deadline=phase.last_day,
            still_open=False,
            **told,
        )
    return cannot_tell(
        "“{commitment}” was changed after the draft “{draft}”. It is not on record whether the "
        "forum decided on it.",
        place,
        missing=hole(phase, "meetings"),
        **told,
    )


def _amended(
    commitment: Commitment,
    version: Version,
    drafted: When | None,
    today: date,
    *,
    surely: bool = True,
) -> bool:
    """True if amendments after the draft, each with its decision, name every difference.

    `surely` leaves out those of which it is not known whether they came after it.
    """
    named = {
        field
        for c in commitment.changes
        if c.kind == "amendment" and c.decision and c.on.first <= today
        if drafted is None or (c.on.first >= drafted.last if surely else c.on.last >= drafted.first)
        for field in c.fields
    }
    return all(_names(named, d.field) for d in differences(version, commitment))


def _names(named: set[str], field: tuple[str, ...]) -> bool:
    """True if the field itself is named, or what it stands in, or a part of it."""
    own = ".".join(field) + "."
    return any(own.startswith(f"{n}.") or f"{n}.".startswith(own) for n in named)


def _decisions(
    register: Register, commitment: Commitment, draft: Draft, today: date
) -> list[tuple[When, Meeting]]:
    """Meetings, perhaps after the draft, with a decision that names the commitment, by day."""
    found = [
        (m.held, m)
        for m in register.meetings.values()
        if m.state == "held" and m.held and m.held.first <= today
        if draft.on is None or m.held.last >= draft.on.first
        if any(commitment.id in d.commitments for d in m.decisions)
    ]
    return sorted(found, key=lambda it: (it[0], it[1].id))


def _decided(
    phase: Phase, decided: list[tuple[When, Meeting]], draft: Draft, told: dict[str, Any]
) -> Verdict:
    """The first of the meetings that is surely not before the draft, or what would decide."""
    for held, meeting in decided:
        if draft.on and held.first >= draft.on.last:
            return met(
                "“{commitment}” was changed after the draft “{draft}”; the forum decided {on:on}.",
                Evidence(meeting.path, "decisions", held),
                on=held,
                **told,
            )
    held, meeting = decided[0]
    return cannot_tell(
        "“{commitment}” was changed after the draft “{draft}”. It is not certain that the forum "
        "decided on it afterwards.",
        Evidence(meeting.path, "decisions", held),
        missing=Evidence(phase.plan.path, f"drafts.{draft.id}.on")
        if held.exact
        else Evidence(meeting.path, "held", held),
        **told,
    )
