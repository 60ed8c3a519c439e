"""What a rule says about many things: the missed by name, the rest counted."""

from __future__ import annotations

from datetime import date

from actionplan.standards import Evidence, Outcome, Subject, Verdict, check
from actionplan.standards.editions import DECLARED_COMPLETENESS
from actionplan.standards.rule import Level, rule
from actionplan.standards.tally import SHOWN, tally
from actionplan.standards.verdicts import cannot_tell, due, met, missed
from tests.make import PLAN, facts_of, record, register

DAY = date(2027, 6, 1)


def verdict(word: str) -> Verdict | None:
    """A verdict by the first letter of a name."""
    place = Evidence(f"commitments/{word}.yml", "targets")
    match word[0]:
        case "a":
            return met("It is so.")
        case "b":
            return missed("It is not so.", deadline=None, still_open=True)
        case "c":
            return cannot_tell("It is not on record.", missing=place)
        case "d":
            return due("It should be so by {deadline}.", deadline=DAY)
        case _:
            return None


def told(*words: str) -> list[tuple[str, str | None, str]]:
    found = tally("commitments", words, str, verdict)
    return [(v.outcome.value, v.subject.id if v.subject else None, v.window_name) for v in found]


def test_what_is_missed_or_due_is_named_and_the_rest_is_counted() -> None:
    assert told("a1", "b1", "c1", "d1", "a2", "x1", "b2") == [
        ("missed", "b1", ""),
        ("missed", "b2", ""),
        ("due", "d1", ""),
        ("cannot_tell", None, "untold"),
        ("met", None, ""),
    ]
    counts = {v.outcome: v.values for v in tally("meetings", ["a1", "c1", "x1"], str, verdict)}
    assert counts[Outcome.MET] == counts[Outcome.CANNOT_TELL] == {"count": 1, "all": 2}


def test_of_what_cannot_be_told_the_first_few_are_named() -> None:
    (one,) = tally("commitments", [f"c{n}" for n in range(9)], str, verdict)
    assert [e.record for e in one.evidence] == [f"commitments/c{n}.yml" for n in range(SHOWN)]
    assert one.missing == one.evidence[0]
    assert one.values == {"count": 9, "all": 9}


def test_nothing_to_judge_is_not_judged() -> None:
    assert told("x1") == told() == [("not_applicable", None, "")]


@rule(DECLARED_COMPLETENESS, Level.ADVISED)
def each_promise(phase, register, today):  # type: ignore[no-untyped-def]
    """Each promise is so."""
    yield from tally(
        "commitments",
        register.commitments_of(phase.plan.id),
        lambda c: c.id,
        lambda c: verdict(c.id),
    )


def test_a_finding_about_a_commitment_names_it_in_its_id_and_its_subject() -> None:
    plain = facts_of({"name": "", "today": str(DAY), "complete_from": "nothing"})
    commitments = [
        record("commitment", id=id, plan=plan, title={"en": id}, stage="adopted", number=number)
        for id, plan, number in (
            ("b-second", PLAN, 2), ("b-first", PLAN, 1), ("b-none", PLAN, None),
            ("a-fine", PLAN, 3), ("b-other", "another", 1),
        )
    ]  # fmt: skip
    whole = register(plans=plain.plans, commitments=commitments)
    found = check([each_promise], whole, DAY)
    assert [f.id for f in found] == [
        "good-practice/each-promise:plan:implementation:b-first",
        "good-practice/each-promise:plan:implementation:b-none",
        "good-practice/each-promise:plan:implementation:b-second",
        "good-practice/each-promise:plan:implementation",
    ]
    assert found[0].subject == Subject("commitments", "b-first")
    assert found[-1].subject == Subject("plans", PLAN)
