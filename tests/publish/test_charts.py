"""Charts: nothing is drawn where nothing is known, and each says in words what it shows."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from actionplan.dates import parse
from actionplan.model import Milestone
from actionplan.publish import charts
from actionplan.publish.charts.svg import Axis

TODAY = date(2027, 9, 15)
SVG = re.compile(r"<svg class=\"chart.*?</svg>", re.DOTALL)


def step(**days: str) -> Milestone:
    return Milestone(id="a", title={"en": "A"}, **{k: parse(v) for k, v in days.items()})


def drawn(*steps: Milestone) -> str:
    return str(charts.gantt("g", "en", "Title", "Says", steps, TODAY) or "")


def kinds(svg: str) -> list[str]:
    return re.findall(r'<(?:rect|line) class="([^"]+)"', svg)


def test_no_milestone_with_a_day_gives_no_chart() -> None:
    assert drawn(step(), step()) == ""


def test_a_milestone_without_a_day_keeps_its_number_and_gets_no_bar() -> None:
    svg = drawn(step(start="2027-01-01", due="2027-12-31"), step())
    assert kinds(svg).count("c-plan") == 1
    assert ">2</text>" in svg


def test_what_is_late_is_set_apart_from_what_was_in_time() -> None:
    assert "c-late" in kinds(
        drawn(step(start="2027-01-01", due="2027-03-01", completed_on="2027-05-01"))
    )
    early = kinds(drawn(step(start="2027-01-01", due="2027-03-01", completed_on="2027-02-01")))
    assert "c-late" not in early
    assert "c-done" in early


def test_a_planned_day_that_passed_in_silence_is_drawn_as_silence() -> None:
    svg = drawn(step(start="2027-01-01", due="2027-03-01"))
    assert "c-silent" in kinds(svg)
    assert "c-late" not in kinds(svg)
    assert "c-silent" not in kinds(drawn(step(start="2027-01-01", due="2027-12-31")))


def test_a_day_known_to_the_month_is_drawn_as_a_month() -> None:
    assert "c-maybe" in kinds(drawn(step(start="2027-01-01", due="2027-12")))
    assert "c-maybe" not in kinds(drawn(step(start="2027-01-01", due="2027-12-31")))


def test_an_axis_has_few_marks_and_keeps_days_within_its_edges() -> None:
    for years in (1, 2, 4, 10, 60):
        axis = Axis(date(2000, 3, 5), date(2000 + years, 3, 5))
        assert 1 <= len(list(axis.marks())) <= 6
    assert axis.at(date(1990, 1, 1)) == 0
    assert axis.at(date(2100, 1, 1)) == 100


@pytest.mark.parametrize(
    ("first", "second", "kept", "days"),
    [
        ("2027-01-31", "2027-07-31", True, (181, 181)),
        ("2027-01-31", "2027-08-01", False, (182, 182)),
        ("2027-01", "2027-07", None, (151, 211)),
        ("2027-01", "2027-05", True, (90, 150)),
        ("2026", "2028", False, (366, 1095)),
    ],
)
def test_a_gap_between_meetings_is_as_sure_as_its_days(
    first: str, second: str, kept: bool | None, days: tuple[int, int]
) -> None:
    gap = charts.gaps([parse(second), parse(first)], date(2026, 1, 1))[0]
    assert (gap.kept, (gap.shortest, gap.longest)) == (kept, days)


def test_the_last_gap_runs_until_today() -> None:
    gap = charts.gaps([parse("2027-09-01")], TODAY)[-1]
    assert (gap.running, gap.shortest, charts.code_of(gap)) == (True, 14, "rest")
    assert charts.gaps([], TODAY) == []


def test_the_line_at_six_months_crosses_no_words() -> None:
    shown = charts.gaps([parse("2026-01-01"), parse("2026-05-01")], date(2026, 8, 1))
    svg = str(charts.rhythm("r", "Title", "Says", "six months", shown, lambda gap: "Days"))
    lines = [(float(a), float(b)) for a, b in re.findall(r'c-limit".*? y1="(.*?)" y2="(.*?)"', svg)]
    bases = [float(y) for y in re.findall(r'<text[^>]* y="(.*?)"', svg)]
    assert len(lines) == 2
    assert not [(y, top) for y in bases for top, bottom in lines if top < y < bottom]


def test_the_drafting_group_of_a_finished_plan_counts_no_days(real_site: Path) -> None:
    html = (real_site / "en" / "council" / "index.html").read_text(encoding="utf-8")
    running = re.findall(r">since ([^<:]*): [\d,]+ days<", html)
    assert running == ["26 December 2023"]
    assert "2023: 6 meetings, days not known" in html
    assert "0–364" not in html
    now, earlier = html.index('<h2 id="national-council"'), html.index("Earlier bodies")
    assert now < earlier < html.index('<h2 id="nap5-working-group"')


def test_a_bar_has_parts_that_fill_it() -> None:
    parts = [
        charts.Part("met", "Met", 1),
        charts.Part("due", "Due", 0),
        charts.Part("late", "L", 3),
    ]
    svg = str(charts.share("b", "Title", "Says", parts))
    assert kinds(svg) == ["c-met", "c-late"]
    assert 'x="25%" y="1" width="75%"' in svg


def test_every_chart_of_a_site_is_whole_and_speaks(example_site: Path) -> None:
    found = 0
    for page in sorted(example_site.rglob("index.html")):
        for svg in SVG.findall(page.read_text(encoding="utf-8")):
            root = ElementTree.fromstring(svg)  # noqa: S314  our own pages
            title, says = root[0], root[1]
            assert (title.tag, says.tag) == ("title", "desc"), page
            assert title.text, page
            assert says.text, page
            named = [title.get("id"), says.get("id")]
            assert root.get("role") == "img"
            assert str(root.get("aria-labelledby")).split() == named
            found += 1
    assert found > 30
