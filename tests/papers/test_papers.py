"""The documents: everything on record is there, in both languages, and nothing else runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from actionplan.papers.as_html import as_html
from actionplan.papers.evidence import evidence_pack
from actionplan.papers.handover import handover
from actionplan.papers.memo import MOST_COMMITMENTS, memo
from actionplan.papers.minutes import minutes
from actionplan.papers.paper import Facts, Heading, Paper, Points, Said, Table, Words
from actionplan.papers.plan import QUESTIONS, VALUES, action_plan
from actionplan.publish.context import Context
from actionplan.standards import agenda
from actionplan.words import catalogue
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, snapshot

LANGUAGES = ["mn", "en"]


@cache
def context(lang: str) -> Context:
    return Context(snapshot(EXAMPLE, EXAMPLE_DAY), lang)


@cache
def papers(lang: str) -> list[Paper]:
    """One paper of each kind, of the fictional country."""
    c = context(lang)
    return [
        action_plan(c, c.register.plans["alpha"]),
        evidence_pack(c, c.register.plans["alpha"]),
        minutes(c, c.register.meetings["council-2027-03-02"]),
        memo(c, c.register.organisations["ministry-of-rivers"]),
        handover(c),
    ]


def said(paper: Paper) -> Iterator[Said]:
    """Everything a paper says."""
    for block in paper.blocks:
        match block:
            case Heading() | Words():
                yield block.said
            case Points():
                yield from block.items
            case Facts():
                for name, values in block.rows:
                    yield from (name, *values)
            case Table():
                yield from (block.caption, *block.heads)
                for row in block.rows:
                    yield from row


def text(paper: Paper) -> str:
    return "\n".join(s.text for s in said(paper))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_plan_has_the_headings_of_the_template_for_every_commitment(lang: str) -> None:
    paper = papers(lang)[0]
    c = context(lang)
    commitments = c.lookup.commitments_of["alpha"]
    heads = [b.said.text for b in paper.blocks if isinstance(b, Heading)]
    assert len(commitments) == sum(b.level == 2 for b in paper.blocks if isinstance(b, Heading))
    asked = [q for _, questions in QUESTIONS for q, _ in questions] + [q for q, _ in VALUES]
    assert len(asked) == 8
    for question in asked:
        assert sum(h.endswith(c.say(question)) for h in heads) == len(commitments)
    for commitment in commitments:
        assert any(h.endswith(c.plain(commitment.title)) for h in heads)
        for words in (commitment.problem, commitment.solution, commitment.description):
            assert words is None or c.plain(words) in text(paper)
        for milestone in commitment.milestones:
            assert c.plain(milestone.title) in text(paper)
    assert c.say("Not on record") in text(paper)


def test_supporting_stakeholders_stand_in_the_three_groups_of_the_template() -> None:
    c = context("en")
    paper = action_plan(c, c.register.plans["alpha"])
    rows = {n.text: v for b in paper.blocks if isinstance(b, Facts) for n, v in b.rows}
    assert "Government" in rows
    assert "Civil society" in rows
    assert "Other actors (parliament, private sector, etc.)" in rows


def test_the_minutes_say_who_came_what_was_decided_and_where_they_are() -> None:
    c = context("en")
    meeting = c.register.meetings["council-2027-03-02"]
    found = text(minutes(c, meeting))
    for item in (*meeting.agenda, *meeting.decisions):
        assert c.plain(getattr(item, "title", None) or item.text) in found
    assert meeting.attendance
    assert meeting.attendance.by_sector
    assert "Civil society" in found
    assert "https://" in found


def test_a_meeting_of_which_nothing_is_known_says_so() -> None:
    c = context("en")
    bare = replace(
        c.register.meetings["council-2027-03-02"],
        agenda=(), attendance=None, minutes=None, decisions=(), place=None, sources=(),
    )  # fmt: skip
    assert text(minutes(c, bare)).count("Not on record") >= 4


def test_the_memo_names_its_commitments_what_is_due_and_whether_it_came() -> None:
    c = context("en")
    found = text(memo(c, c.register.organisations["ministry-of-rivers"]))
    assert "River" in found
    due = [
        t
        for t in agenda(c.snapshot.findings, c.register, c.today)
        if "ministry-of-rivers" in t.organisations
    ]
    assert due
    assert c.day(due[0].on or c.today) in found
    assert "came" in found
    assert "did not come" not in found  # No list of the example is declared complete without it.


def test_a_ministry_with_many_commitments_is_told_how_many_are_left_out() -> None:
    c = context("en")
    one = c.register.commitments["alpha-river-readings"]
    many = {f"x{n}": replace(one, id=f"x{n}") for n in range(MOST_COMMITMENTS + 3)}
    crowd = replace(c.snapshot, register=replace(c.register, commitments=many))
    found = text(memo(Context(crowd, "en"), c.register.organisations["ministry-of-rivers"]))
    assert "3 more are in the register." in found


def test_the_handover_holds_every_task_and_every_waiting_input() -> None:
    c = context("en")
    found = text(handover(c))
    for task in agenda(c.snapshot.findings, c.register, c.today):
        assert c.say(task.message, **task.values) in found
    waiting = [i for i in c.register.inputs if i not in c.lookup.answers]
    counts = [int(s.rpartition(": ")[2]) for s in found.split("\n") if s.startswith("Ideas for")]
    assert sum(counts) == len(waiting) > 0


def test_the_evidence_pack_shows_every_finding_with_its_evidence() -> None:
    c = context("en")
    found = text(papers("en")[1])
    for requirement in c.lookup.requirements["alpha"]:
        for finding in requirement.findings:
            told = c.say(finding.verdict.message, **finding.verdict.values)
            assert told in found or requirement.state.value == "not_applicable"
            for place in finding.verdict.evidence:
                assert place.record in found


def test_every_sentence_of_the_papers_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many stand in tables of names, where the general test does not look."""
    asked: set[str] = set()
    plain = Paper.say

    def noted(self: Paper, sentence: str, /, **values: Any) -> Said:
        asked.add(sentence)
        return plain(self, sentence, **values)

    monkeypatch.setattr(Paper, "say", noted)
    papers.__wrapped__("mn")
    assert len(asked) > 90
    assert not asked - catalogue("mn").keys()


class Tags(HTMLParser):
    """The tags, languages and words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.langs: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.langs += [value or "" for name, value in attrs if name == "lang"]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_words_of_records_stay_words() -> None:
    c = context("en")
    hostile = '<script>alert(1)</script><img src="http://evil.example/x"> {{ 7*7 }}'
    one = replace(c.register.commitments["alpha-river-readings"], problem={"en": hostile})
    crowd = replace(c.snapshot, register=replace(c.register, commitments={one.id: one}))
    page = Tags(as_html(action_plan(Context(crowd, "en"), c.register.plans["alpha"])))
    assert hostile in page.words
    assert not {"script", "img", "link", "iframe"} & set(page.tags)


def test_words_in_another_language_are_marked() -> None:
    c = context("mn")
    one = replace(c.register.commitments["alpha-river-readings"], problem={"en": "Dirt"})
    crowd = replace(c.snapshot, register=replace(c.register, commitments={one.id: one}))
    page = Tags(as_html(action_plan(Context(crowd, "mn"), c.register.plans["alpha"])))
    assert page.langs[0] == "mn"
    assert {*page.langs[1:]} == {"en"}
