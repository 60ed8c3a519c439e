"""How a date is known: the level, and that none is claimed which nothing shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from actionplan.assurance import known, told
from actionplan.dates import parse
from actionplan.model import Assurance, Change, Forge, History, Register, Sight
from actionplan.standards import RULES, check
from tests.make import document, meeting, record, register, site

PLAN = "plans/plan.yml"
TIMELINE = "co_creation.timeline.published.on"
HERE = "https://forge.example.org/country"
CLAIMED = date(2026, 3, 10)


def country(where: str | None = None, captured: str | None = None, **seen: Any) -> Register:
    """A plan that says its timeline was published on 10 March 2026, as git saw it."""
    published = {"on": str(CLAIMED), "source": "note", **({"where": where} if where else {})}
    copy = {"archive": {"url": "https://archive.example.org/1", "captured_on": captured}}
    whole = register(
        site=replace(site(), forge=Forge(url=HERE, branch="main")),
        plans=[
            record(
                "plan",
                id="plan",
                number=1,
                title={"en": "Plan"},
                sources=["note"],
                co_creation={"timeline": {"published": published}},
            )
        ],
        documents=[document("note", published="2026-03-10", **(copy if captured else {}))],
        meetings=[meeting("one", "2026-03-10", sources=["note"])],
    )
    return replace(whole, histories={PLAN: history(**seen)} if seen else {})


def history(on: str, changes: tuple[Change, ...] = (), **more: Any) -> History:
    """A history that began on a day."""
    first = Sight(date.fromisoformat(on), "c" * 40, **more)
    return History(appeared=(first,), standing=first, changes=changes)


def level(whole: Register, field: str = TIMELINE, path: str = PLAN) -> Assurance:
    """How the day of the timeline is known."""
    return known(whole, path, field, parse(str(CLAIMED))).level


@pytest.mark.parametrize(
    ("late", "elsewhere", "here"),
    [
        (-30, Assurance.GIT, Assurance.GIT),
        (0, Assurance.GIT, Assurance.GIT),
        (1, Assurance.GIT, Assurance.GIT),
        (2, Assurance.STATED, Assurance.CONTRADICTED),
        (400, Assurance.STATED, Assurance.CONTRADICTED),
    ],
)
def test_git_dates_a_publication_and_refutes_only_what_claims_to_be_here(
    late: int, elsewhere: Assurance, here: Assurance
) -> None:
    seen = str(CLAIMED + timedelta(days=late))
    assert level(country(on=seen)) is elsewhere
    assert level(country("https://ministry.example.org/ogp", on=seen)) is elsewhere
    assert level(country(HERE + "-two/x", on=seen)) is elsewhere
    assert level(country(HERE + "/blob/main/plans/plan.yml", on=seen)) is here


@pytest.mark.parametrize("doubt", ["imported", "unsure"])
def test_an_import_and_days_that_run_backwards_refute_nothing(doubt: str) -> None:
    whole = country(HERE, on="2027-01-01", **{doubt: True})
    assert level(whole) is Assurance.STATED


def test_days_that_run_backwards_date_nothing_either() -> None:
    assert level(country(on="2026-03-10", unsure=True)) is Assurance.STATED
    assert level(country(on="2026-03-10", imported=True)) is Assurance.GIT


def test_where_git_says_nothing_a_date_is_stated() -> None:
    assert level(country(HERE)) is Assurance.STATED


def test_a_later_change_of_the_field_starts_its_own_clock() -> None:
    later = Sight(date(2026, 6, 1), "d" * 40)
    moved = Change(later, ("co_creation", "timeline", "published"), None, {"on": "2026-03-10"})
    beside = Change(later, ("texts",), None, ["note"])
    assert level(country(HERE, on="2026-03-01", changes=(moved,))) is Assurance.CONTRADICTED
    assert level(country(HERE, on="2026-03-01", changes=(beside,))) is Assurance.GIT


def test_what_is_in_no_commit_yet_is_stated() -> None:
    fresh = Change(None, ("co_creation", "timeline", "published", "on"), "2026-03-09", "2026-03-10")
    assert level(country(HERE, on="2026-03-01", changes=(fresh,))) is Assurance.STATED


def test_what_happened_in_a_room_is_never_dated_by_git() -> None:
    whole = country(on="2026-03-10")
    whole = replace(whole, histories={"council-meetings/one.yml": history("2026-03-10")})
    assert level(whole, "held", "council-meetings/one.yml") is Assurance.STATED


@pytest.mark.parametrize(
    ("captured", "publication", "event"),
    [
        ("2026-03-09", Assurance.WITNESSED, Assurance.STATED),
        ("2026-03-10", Assurance.WITNESSED, Assurance.WITNESSED),
        ("2026-04", Assurance.WITNESSED, Assurance.WITNESSED),
    ],
)
def test_an_archive_witnesses_a_source_but_no_event_to_come(
    captured: str, publication: Assurance, event: Assurance
) -> None:
    whole = country(captured=captured)
    assert level(whole) is publication
    assert level(whole, "published", "documents/note.yml") is publication
    assert level(whole, "held", "council-meetings/one.yml") is event


def test_what_is_refuted_stays_so_whoever_copied_it() -> None:
    assert level(country(HERE, "2026-03-10", on="2027-01-01")) is Assurance.CONTRADICTED


def test_a_record_that_is_not_there_is_no_error() -> None:
    assert level(country(), "held", "council-meetings/none.yml") is Assurance.STATED


def test_every_level_is_said_in_both_languages() -> None:
    whole = country(HERE, on="2027-01-01")
    found = known(whole, PLAN, TIMELINE, parse(str(CLAIMED)))
    assert told("en", found) == (
        "said to be published here, but this register shows it from 1 January 2027 on"
    )
    assert "2027 оны 1 сарын 1" in told("mn", found)


def test_rules_never_look_at_what_git_saw() -> None:
    """The verdicts are the same with and without a history."""
    today = date(2026, 12, 1)
    plain, seen = (country(HERE, **kw) for kw in ({}, {"on": "2026-12-01"}))
    assert check(RULES, plain, today) == check(RULES, seen, today)
