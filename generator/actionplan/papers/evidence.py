"""The evidence pack of a plan: each requirement, what the records show, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.model import IrmFinding, Plan
from actionplan.papers.memo import paper_title
from actionplan.papers.paper import Paper, Said, closing
from actionplan.publish.context import Context
from actionplan.publish.phrases import irm_code
from actionplan.standards import Evidence, Finding, Outcome, Requirement


def evidence_pack(c: Context, plan: Plan) -> Paper:
    """The pack, for the Independent Reporting Mechanism and everybody else."""
    title = c.say("Evidence pack: {plan}", plan=plan.title)
    paper = Paper(c, f"evidence-{plan.id}", paper_title(c, title), c.plain(c.site.country))
    computed = (
        "Computed from the public records; the Independent Reporting Mechanism decides. What it "
        "published stands first."
    )
    paper.words(paper.say(computed))
    for requirement in c.lookup.requirements[plan.id]:
        if requirement.state is not Outcome.NOT_APPLICABLE:
            _requirement(paper, requirement)
    closing(paper)
    return paper


def _requirement(paper: Paper, it: Requirement) -> None:
    c = paper.c
    named = f"{it.clause.number} {c.say(it.clause.name)} ({c.label('phase', it.phase.name)})"
    paper.heading(1, paper.own(named))
    paper.facts([
        ("Words of the requirement", [paper.say(it.clause.words)]),
        ("How sure the words are", [paper.own(c.label("wording", it.clause.wording))]),
        ("Published by the IRM", [_quoted(paper, found) for found in it.irm]),
        ("State, as computed here", [paper.own(c.label("outcome", it.state.value))]),
        ("Next day", [paper.own(c.day(it.deadline))] if it.deadline else [paper.own("–")]),
        ("For a person to judge", [paper.say(it.clause.for_a_person)]),
    ])  # fmt: skip
    for finding in it.findings:
        _finding(paper, finding)


def _quoted(paper: Paper, found: IrmFinding) -> Said:
    """What the IRM published, with its document and page."""
    where = [s.text for s in paper.names("documents", [found.document])]
    where += [paper.c.say("page {page}", page=found.page)] if found.page else []
    code = irm_code(paper.c, found).striptags()
    said = paper.c.plain(found.text) if found.text else ""
    return paper.own(f"{code or said} ({', '.join(where)})")


def _finding(paper: Paper, finding: Finding) -> None:
    c, verdict = paper.c, finding.verdict
    outcome = c.label("outcome", finding.outcome.value)
    paper.words(paper.own(f"{outcome}: {c.say(verdict.message, **verdict.values)}"))
    if finding.explanation:
        told = c.say("Explained until {until}: {reason}", until=finding.explanation.until,
                     reason=finding.explanation.reason)  # fmt: skip
        paper.words(paper.own(told))
    places = [*_places(paper, verdict.evidence)]
    if places:
        paper.table("Evidence", ("Record", "Field", "Day"), places)


def _places(paper: Paper, places: tuple[Evidence, ...]) -> Iterator[list[Said]]:
    for place in places:
        yield [paper.own(place.record), paper.own(place.field or "–"), paper.own(_on(paper, place))]


def _on(paper: Paper, place: Evidence) -> str:
    return paper.c.day(place.on) if place.on else "–"
