"""The action plan, commitment by commitment, in the order of OGP's template."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.model import Commitment, Partner, Plan
from actionplan.papers.paper import Paper, Said, closing
from actionplan.publish.context import Context
from actionplan.publish.views.plans import steps
from actionplan.words import pick

QUESTIONS = (
    ("Problem definition", (
        ("What problem does the commitment aim to address?", "problem"),
        ("What are the causes of the problem?", "causes"),
    )),
    ("Commitment description", (
        ("What has been done so far to solve the problem?", "done_before"),
        ("What solution are you proposing?", "solution"),
        ("What results do we want to achieve by implementing this commitment?", "results_wanted"),
    )),
)  # fmt: skip
TAKING_PART = (
    "How will the commitment improve citizen participation in defining, implementing, and "
    "monitoring solutions?"
)
VALUES = (
    ("How will the commitment promote transparency?", "transparency"),
    ("How will the commitment help foster accountability?", "accountability"),
    (TAKING_PART, "participation"),
)
OTHERS = "Other actors (parliament, private sector, etc.)"
GROUPS = (("Government", ("government",)), ("Civil society", ("civil_society",)))


def action_plan(c: Context, plan: Plan) -> Paper:
    """The plan with all its commitments."""
    paper = Paper(
        c,
        f"action-plan-{plan.id}",
        Said(*pick(c.lang, plan.own_title or plan.title)),
        c.plain(c.site.country),
    )
    _facts(paper, plan)
    _making(paper, plan)
    paper.heading(1, paper.say("Commitments"))
    for commitment in c.lookup.commitments_of.get(plan.id, ()):
        if commitment.stage in ("adopted", "draft", "proposed"):
            _commitment(paper, commitment)
    note = (
        "The order and the headings of the commitments follow the template that OGP offers its "
        "members to use and adapt. Their wording is to be confirmed."
    )
    paper.words(paper.say(note), note=True)
    closing(paper)
    return paper


def _facts(paper: Paper, plan: Plan) -> None:
    adoption, submission = plan.adoption, plan.submission
    rows: list[tuple[str, list[Said]]] = [
        ("Period as OGP states it", [paper.span(plan.period_ogp)]),
        ("Period as the government states it", [paper.span(plan.period_national)]),
        ("Adoption", [paper.day(adoption.on if adoption else None)]),
        ("Submission to OGP", [paper.day(submission.on if submission else None)]),
    ]
    if adoption and adoption.by:
        rows[2][1].append(paper.text(adoption.by))
    if adoption and adoption.act:
        rows[2][1].append(paper.text(adoption.act))
    paper.facts(rows)
    if plan.summary:
        paper.words(paper.text(plan.summary))
        paper.words(paper.say("Summary in our words; unofficial"), note=True)


def _making(paper: Paper, plan: Plan) -> None:
    paper.heading(1, paper.say("How the plan was made"))
    paper.table(
        "Steps of co-creation",
        ("Day", "Step"),
        ([paper.day(step.on), paper.text(step.text)] for step in steps(plan)),
    )
    paper.table(
        "Consultations",
        ("Consultation", "Opens", "Closes"),
        ([paper.text(w.title), paper.day(w.opens), paper.day(w.closes)]
         for w in plan.consultations),
    )  # fmt: skip


def _commitment(paper: Paper, it: Commitment) -> None:
    before = f"{it.number}. " if it.number else ""
    title = paper.text(it.title)
    paper.heading(2, Said(f"{before}{title.text}", title.lang))
    lead = paper.names("organisations", it.lead)
    if it.lead_as_printed:
        lead = (*lead, paper.text(it.lead_as_printed))
    paper.facts([
        ("Brief description of the commitment", _text(paper, it.description or it.summary)),
        ("Commitment lead", lead),
        *_partners(paper, it.supporting),
        ("Period covered", [paper.span(it.period)] if it.period else []),
    ])  # fmt: skip
    for heading, questions in QUESTIONS:
        paper.heading(3, paper.say(heading))
        for number, (question, field) in enumerate(questions, 1):
            _asked(paper, number, question, _text(paper, getattr(it, field)))
    paper.heading(3, paper.say("Commitment analysis"))
    for number, (question, field) in enumerate(VALUES, 1):
        _asked(paper, number, question, _text(paper, getattr(it.values, field, None)))
    paper.heading(3, paper.say("Commitment planning"))
    _planning(paper, it)
    paper.facts([("Contact", _text(paper, it.contact))])


def _text(paper: Paper, text: dict[str, str] | None) -> list[Said]:
    return [paper.text(text)] if text else []


def _asked(paper: Paper, number: int, question: str, answer: list[Said]) -> None:
    asked = paper.say(question)
    paper.heading(4, Said(f"{number}. {asked.text}", asked.lang))
    paper.words(*(answer or [paper.nothing]))


def _partners(paper: Paper, partners: Iterable[Partner]) -> list[tuple[str, list[Said]]]:
    """The supporting stakeholders, in the three groups of the template."""
    known = paper.c.register.organisations
    groups: dict[str, list[Said]] = {name: [] for name in (*(n for n, _ in GROUPS), OTHERS)}
    for partner in partners:
        record = known.get(partner.organisation or "")
        sector = partner.sector or (record.sector if record else "")
        group = next((name for name, sectors in GROUPS if sector in sectors), OTHERS)
        if partner.organisation:
            groups[group] += paper.names("organisations", [partner.organisation])
        if partner.text:
            groups[group].append(paper.text(partner.text))
    return list(groups.items())


def _planning(paper: Paper, it: Commitment) -> None:
    rows = []
    for milestone in it.milestones:
        who = paper.names("organisations", milestone.lead or it.lead)
        who += tuple(s for _, said in _partners(paper, milestone.supporting) for s in said)
        rows.append([
            paper.text(milestone.title),
            paper.text(milestone.outputs) if milestone.outputs else paper.nothing,
            paper.day(milestone.due),
            paper.own("; ".join(s.text for s in who)) if who else paper.nothing,
        ])  # fmt: skip
    heads = ("Milestone", "Expected outputs", "Expected completion date", "Stakeholders")
    paper.table("Milestones", heads, rows)
