"""A pack for a new point of contact: where everything stands, and what is next."""

from __future__ import annotations

from itertools import groupby

from actionplan.labels import label
from actionplan.model import Plan
from actionplan.papers.memo import paper_title, task_said
from actionplan.papers.paper import Paper, Said, closing
from actionplan.publish.context import Context
from actionplan.standards import Outcome, agenda, current_plan

FOLDERS = (
    ("plans/", "Action plans: periods, adoption, how they were made, consultations"),
    ("commitments/", "Commitments with their milestones and status updates"),
    ("council-meetings/", "Meetings: who came, what was decided, where the minutes are"),
    ("inputs/", "What people and organisations asked for, and the responses"),
    ("documents/", "The documents that every fact rests on"),
    ("organisations/", "Ministries, civil society organisations and others"),
    ("explanations/", "Public explanations of a missed standard"),
    ("council.yml", "The bodies of the forum, their rules and seats"),
    ("site.yml", "The country and the settings of the site"),
)
COMMANDS = (
    ("actionplan next", "Says what is to be done, by when, by whom, and what to write then"),
    ("actionplan check", "Checks the records and judges them by the standards"),
    ("actionplan answer", "Lists inputs without a response, and answers them"),
    ("actionplan documents", "Writes the plan, minutes, memos and this pack"),
)


def handover(c: Context) -> Paper:
    """The pack, on the day of the check."""
    title = paper_title(c, c.say("Handover to a new point of contact"))
    paper = Paper(c, "handover", title, c.plain(c.site.title))
    plan = current_plan(c.lookup.plans, c.today)
    _stand(paper, plan)
    _next(paper)
    _forum(paper)
    _waiting(paper)
    _where(paper)
    closing(paper)
    return paper


def _stand(paper: Paper, plan: Plan | None) -> None:
    c = paper.c
    paper.heading(1, paper.say("Where the plan stands"))
    if plan is None:
        paper.words(paper.nothing)
        return
    paper.facts([
        ("Current plan", [paper.text(plan.title)]),
        ("Period", [paper.span(plan.period_ogp)]),
        ("Commitments", [paper.own(str(len(c.lookup.commitments_of.get(plan.id, ()))))]),
    ])  # fmt: skip
    rows = [
        [
            paper.own(f"{it.clause.number} {c.say(it.clause.name)}"),
            paper.own(c.label("phase", it.phase.name)),
            paper.own(c.label("outcome", it.state.value)),
            paper.own(c.day(it.deadline)) if it.deadline else paper.own("–"),
        ]
        for it in c.lookup.requirements[plan.id]
        if it.state is not Outcome.NOT_APPLICABLE
    ]
    paper.table("The requirements", ("Requirement", "Phase", "State", "Next day"), rows)


def _next(paper: Paper) -> None:
    c = paper.c
    paper.heading(1, paper.say("What to do next"))
    tasks = agenda(c.snapshot.findings, c.register, c.today)
    if not tasks:
        paper.words(paper.say("Nothing with a day is on record."))
    for urgency, group in groupby(tasks, key=lambda t: t.urgency(c.today)):
        paper.heading(2, paper.own(label(c.lang, "urgency", urgency)))
        paper.points(task_said(paper, task) for task in group)


def _forum(paper: Paper) -> None:
    """The bodies that exist, and who sits on them."""
    c = paper.c
    paper.heading(1, paper.say("The forum"))
    for body in c.register.council.bodies:
        if body.until and body.until.last < c.today:
            continue
        paper.heading(2, paper.text(body.name))
        shown = body.rules.published if body.rules else None
        paper.facts([
            ("Since", [paper.day(body.since)]),
            ("Basic rules", [paper.day(shown.on if shown else None)]),
        ])  # fmt: skip
        seats = [s for s in body.seats if not s.until or s.until.last >= c.today]
        rows: list[list[Said]] = []
        for seat in seats:
            named = (
                list(paper.names("organisations", [seat.organisation])) if seat.organisation else []
            )
            name = named[0] if named else paper.own(seat.name or "–")
            role = paper.own(c.label("role", seat.role)) if seat.role else paper.own("–")
            rows.append([name, paper.own(c.label("sector", seat.sector)), role])
        paper.table("Seats", ("Organisation", "Side", "Role"), rows)


def _waiting(paper: Paper) -> None:
    """The inputs that no answer is on record for."""
    c = paper.c
    open_ones = [i for i in c.register.inputs.values() if i.id not in c.lookup.answers]
    paper.heading(1, paper.say("Inputs without a response on record"))
    for window, group in groupby(sorted(open_ones, key=lambda i: i.consultation or ""),
                                 key=lambda i: i.consultation or ""):  # fmt: skip
        inputs = list(group)
        asked = c.lookup.consultation(inputs[0]) if window else None
        name = c.plain(asked.title) if asked else c.say("Outside a consultation")
        paper.words(paper.own(f"{name}: {len(inputs)}"))
    if not open_ones:
        paper.words(paper.say("None."))


def _where(paper: Paper) -> None:
    c = paper.c
    paper.heading(1, paper.say("Where things are"))
    forge = c.site.forge
    paper.facts([
        ("Site", [paper.own(c.site.url)] if c.site.url else []),
        ("Where the records are kept", [paper.own(forge.url)] if forge else []),
    ])  # fmt: skip
    paper.table("Folders", ("Folder", "What it holds"),
                ([paper.own(name), paper.say(said)] for name, said in FOLDERS))  # fmt: skip
    paper.table("Commands", ("Command", "What it does"),
                ([paper.own(name), paper.say(said)] for name, said in COMMANDS))  # fmt: skip
