"""The calendars, read with a strict small parser of RFC 5545."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import icalendar
import pytest

from actionplan.dates import parse
from actionplan.publish.calendar import calendars, escaped, folded
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import Level, Outcome
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, REAL_DAY, ROOT, snapshot

Event = dict[str, str]
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Za-z0-9-]+)*):(?P<value>.*)")
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"}
MAYBE = {"DESCRIPTION", "LOCATION", "URL"}
TEXT = {"SUMMARY", "DESCRIPTION", "LOCATION"}


@cache
def example() -> Snapshot:
    return snapshot(EXAMPLE, EXAMPLE_DAY)


def lines(content: bytes) -> Iterator[tuple[str, str]]:
    """The unfolded lines as name and value."""
    assert content.endswith(b"\r\n")
    raw = content[:-2].split(b"\r\n")
    assert not [line for line in raw if len(line) > 75 or b"\n" in line or b"\r" in line]
    for line in raw:
        line.decode()  # No letter is torn apart.
    for line in content[:-2].decode().replace("\r\n ", "").split("\r\n"):
        found = LINE.fullmatch(line)
        assert found, line
        yield found["name"], found["value"]


def events(content: bytes) -> list[Event]:
    """The events of a calendar; anything the standard does not allow fails."""
    all_lines = list(lines(content))
    names = [f"{n}:{v}" if n in ("BEGIN", "END") else n for n, v in all_lines]
    assert names[0] == "BEGIN:VCALENDAR"
    assert names[-1] == "END:VCALENDAR"
    assert names.count("VERSION") == names.count("PRODID") == 1
    found: list[Event] = []
    inside: Event | None = None
    for name, value in all_lines[1:-1]:
        if name == "BEGIN":
            assert (inside, value) == (None, "VEVENT")
            inside = {}
        elif name == "END":
            assert inside is not None
            assert value == "VEVENT"
            assert inside.keys() >= ONCE
            found.append(inside)
            inside = None
        elif inside is not None:
            assert name not in inside
            assert name in ONCE | MAYBE
            inside[name] = plain(value) if name in TEXT else value
    assert inside is None
    return found


def plain(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), value
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,n]", value), value
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)


def day(value: str) -> date:
    return date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:8]}")


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
def test_a_calendar_is_what_the_standard_asks_for(root: Path) -> None:
    found = snapshot(root, EXAMPLE_DAY if root == EXAMPLE else REAL_DAY)
    made = dict(calendars(found))
    assert set(made) > {f"{lang}/calendar.ics" for lang in found.register.site.languages}
    for content in made.values():
        there = events(content)
        assert there
        uids = [e["UID"] for e in there]
        assert len(uids) == len(set(uids))
        for event in there:
            assert day(event["DTSTART"]) < day(event["DTEND"])
            assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])


def test_every_meeting_with_a_day_every_window_and_every_deadline_is_there() -> None:
    there = {
        e["UID"].split("@")[0]: e for e in events(dict(calendars(example()))["en/calendar.ics"])
    }
    register = example().register
    for meeting in register.meetings.values():
        assert (f"meeting-{meeting.id}" in there) == bool(meeting.held and meeting.held.exact)
    for plan in register.plans.values():
        for window in plan.consultations:
            event = there[f"consultation-{window.id}"]
            if window.opens and window.closes and window.opens.exact and window.closes.exact:
                assert day(event["DTSTART"]) == window.opens.first
                assert day(event["DTEND"]) == window.closes.first + timedelta(days=1)
    asked = (f for f in example().findings if f.rule.level is Level.REQUIRED)
    due = [f for f in asked if f.outcome is Outcome.DUE and f.verdict.deadline]
    assert due
    assert sum(uid.startswith("deadline-") for uid in there) == len(due)


def test_a_meeting_of_which_only_the_month_is_known_is_not_given_a_day() -> None:
    register = example().register
    first = next(iter(register.meetings.values()))
    vague = {first.id: replace(first, held=parse("2027-03"))}
    found = Snapshot(replace(register, meetings=vague), (), EXAMPLE_DAY)
    assert b"UID:meeting-" not in dict(calendars(found))["en/calendar.ics"]


def test_neither_names_nor_stamps_depend_on_the_day_of_the_build() -> None:
    later = Snapshot(example().register, example().findings, date(2028, 1, 1))
    assert dict(calendars(later)) == dict(calendars(example()))


def test_pages_are_linked_only_if_the_address_of_the_site_is_known() -> None:
    known = events(dict(calendars(example()))["mn/calendar.ics"])
    assert all(e["URL"].startswith("https://example.org/aldovia-register/mn/") for e in known)
    assert not [
        e
        for e in events(dict(calendars(snapshot(ROOT, REAL_DAY)))["mn/calendar.ics"])
        if "URL" in e
    ]


@pytest.mark.parametrize("text", ["a,b;c\\n", "x\nEND:VEVENT\r\nBEGIN:VALARM", "ө" * 200, "\\", ""])
def test_text_is_escaped_and_folded_so_that_it_can_be_read_back(text: str) -> None:
    line = folded(f"SUMMARY:{escaped(text)}")
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n"))
    assert plain(line.replace("\r\n ", "").removeprefix("SUMMARY:")) == text.replace("\r\n", "\n")


def test_another_reader_of_calendars_finds_the_same_events() -> None:
    for path, content in calendars(example()):
        read = icalendar.Calendar.from_ical(content)
        assert not read.errors
        there = {str(e["UID"]): e for e in read.walk("VEVENT")}
        assert [*there] == [e["UID"] for e in events(content)]
        for event in there.values():
            assert not event.errors
            assert event.start < event.end
            assert event["SUMMARY"].params["LANGUAGE"] == path[:2]


def test_a_calendar_below_holds_what_concerns_its_page_with_the_same_names() -> None:
    made = {path: {e["UID"] for e in events(content)} for path, content in calendars(example())}
    everything = set.union(*made.values())
    site = made["en/calendar.ics"]
    assert {u for u in everything - site if not u.startswith("milestone-")} == set()
    register = example().register
    plan = made["en/plans/alpha/calendar.ics"]
    assert {u.split("@")[0] for u in plan if u.startswith("meeting-")} == {
        f"meeting-{m.id}" for m in register.meetings.values() if m.plan == "alpha" and m.held
    }
    window = made["en/consultations/alpha-ideas/calendar.ics"]
    assert {u.split("@")[0] for u in window} <= {
        "consultation-alpha-ideas",
        "response-due-alpha-ideas",
    }
    assert window
    for path, uids in made.items():
        assert uids, path
        assert uids == made[path.replace("en/", "mn/", 1)]


def test_who_waits_for_an_answer_has_the_day_it_was_promised_for() -> None:
    made = {path: {e["UID"] for e in events(content)} for path, content in calendars(example())}
    register = example().register
    answers = register.answers()
    for item in register.inputs.values():
        waits = item.id not in answers and item.consultation == "beta-ideas"
        for lang in ("mn", "en"):
            found = made.get(f"{lang}/inputs/{item.id}/calendar.ics", set())
            assert {u.split("@")[0] for u in found} == (
                {"response-due-beta-ideas"} if waits else set()
            )
    assert sum(path.startswith("en/inputs/") for path in made) == 2


def test_a_milestone_is_due_for_who_leads_it_until_it_is_done() -> None:
    register = example().register
    commitment = register.commitments["alpha-open-ledger"]
    first = replace(commitment.milestones[0], due=parse("2027-11-30"), completed_on=None)
    for done in (None, parse("2027-11-01")):
        one = replace(commitment, milestones=(replace(first, completed_on=done),))
        changed = replace(register, commitments={one.id: one})
        made = dict(calendars(Snapshot(changed, (), EXAMPLE_DAY)))
        for lead in commitment.lead:
            place = f"en/organisations/{lead}/calendar.ics"
            there = made.get(place, b"")
            assert (b"UID:milestone-alpha-open-ledger-" in there) == (done is None)
        assert b"UID:milestone-" not in made["en/calendar.ics"]
