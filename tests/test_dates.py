"""Dates as intervals, and the arithmetic of deadlines, beside another implementation."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from actionplan.dates import When, Year, add_days, add_months, on, parse, plan_years

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MONTHS = st.integers(-600, 600)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A day, a month or a year."""
    written = draw(DAYS).isoformat()
    return parse(written[: draw(st.sampled_from([4, 7, 10]))])


@given(DAYS, MONTHS)
def test_months_are_added_as_dateutil_adds_them(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-08-31", 6, "2026-02-28"),
        ("2023-08-31", 6, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-12-31", 1, "2026-01-31"),
        ("2025-03-31", -1, "2025-02-28"),
        ("2025-06-15", 0, "2025-06-15"),
    ],
)
def test_the_end_of_a_month_is_clipped(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == expected


def test_six_months_twice_from_the_first_day_do_not_drift() -> None:
    first = date(2025, 8, 31)
    assert add_months(add_months(first, 6), 6) != add_months(first, 12)
    assert add_months(first, 12) == date(2026, 8, 31)


@given(DAYS, st.integers(-1000, 1000))
def test_days_are_calendar_days(day: date, days: int) -> None:
    assert add_days(day, days) - day == timedelta(days=days)


@given(whens())
def test_a_date_is_written_as_it_was_read(when: When) -> None:
    assert parse(str(when)) == when
    assert when.first <= when.last


@given(DAYS)
def test_a_month_and_a_year_hold_their_days(day: date) -> None:
    for written in (day.isoformat()[:4], day.isoformat()[:7]):
        when = parse(written)
        assert when.first <= day <= when.last
        assert not when.exact
        assert add_days(when.first, -1).isoformat()[: len(written)] != written
        assert add_days(when.last, 1).isoformat()[: len(written)] != written
    assert on(day) == parse(day.isoformat())
    assert on(day).exact


def test_years_before_1000_keep_their_noughts() -> None:
    assert str(parse("0987")) == "0987"
    assert str(parse("0987-06")) == "0987-06"


@pytest.mark.parametrize(
    "written",
    [
        *("", "2024-13", "2024-02-30", "2023-02-29", "2024-1-1", "24-01-01", "2024-01-01T00:00"),
        *("20240101", "2024-W01", "2024-01-01\n", " 2024", "+2024", "２０２４", "٢٠٢٤", "2024-"),
        *("-2024", "0000", "2024-00", "2024-01-00", "2024/01/01", "2024-01-01-01", "1_00"),
    ],
)
def test_nothing_else_is_a_date(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(written)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(written: str) -> None:
    try:
        when = parse(written)
    except ValueError:
        return
    assert str(when) == written


@given(whens(), whens())
def test_dates_are_ordered_by_their_first_possible_day(one: When, other: When) -> None:
    assert (one < other) == ((one.first, one.last) < (other.first, other.last))
    assert (one == other) == (str(one) == str(other))
    assert one != other or hash(one) == hash(other)


def test_a_date_is_not_its_text() -> None:
    assert parse("2024") != "2024"
    assert repr(parse("2024-02")) == "When(2024-02)"


@given(DAYS, st.integers(1, 5 * 366))
def test_the_years_of_a_plan_tile_its_time(start: date, length: int) -> None:
    end = add_days(start, length)
    years = plan_years(on(start), on(end))
    assert years[0].first == on(start)
    assert years[-1].last == on(end)
    for year, following in pairwise(years):
        assert add_days(year.last.first, 1) == following.first.first
    for number, year in enumerate(years):
        assert year.first.first == start + relativedelta(years=number)


@given(whens(), whens())
def test_years_of_dates_known_in_part_follow_each_other(start: When, end: When) -> None:
    years = plan_years(start, end)
    assert years
    assert all(y.first.last <= end.first for y in years[1:])
    for year, following in pairwise(years):
        assert add_days(year.last.first, 1) == following.first.first
        assert add_days(year.last.last, 1) == following.first.last


@given(whens(), whens(), whens())
def test_what_surely_holds_may_hold(first: When, last: When, when: When) -> None:
    year = Year(min(first, last), max(first, last))
    if year.surely_holds(when):
        assert year.may_hold(when)


def test_a_deadline_known_by_its_month_is_early_until_it_passes() -> None:
    year = Year(parse("2024-01"), parse("2024-12"))
    assert year.deadline(date(2024, 11, 30)) == date(2024, 12, 1)
    assert year.deadline(date(2024, 12, 2)) == date(2024, 12, 31)
    assert year.window == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2026-12-15", "2030-12-14", [("2026-12-15", "2027-12-14"), ("2027-12-15", "2028-12-14")]),
        ("2023-12", "2027-12", [("2023-12", "2024-12"), ("2024-12", "2025-12")]),
        ("2023", "2027", [("2023", "2024"), ("2024", "2025")]),
    ],
)
def test_a_year_is_told_as_exactly_as_it_is_known(
    start: str, end: str, told: list[tuple[str, str]]
) -> None:
    years = plan_years(parse(start), parse(end))
    assert [(str(y.told[0]), str(y.told[1])) for y in years[:2]] == told
