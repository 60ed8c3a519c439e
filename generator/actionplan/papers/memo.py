"""One page for a ministry: what the partnership is, what it promised, what is due, where it came.

The Independent Reporting Mechanism asked for a memo of this kind for agencies that are new to it.
"""

from __future__ import annotations

from actionplan.model import Commitment, Organisation, Plan
from actionplan.papers.paper import Paper, Said, closing
from actionplan.publish.context import Context
from actionplan.report.agenda import heading as heading_of
from actionplan.standards import Task, agenda, current_plan

MOST_COMMITMENTS, MOST_TASKS, MOST_MEETINGS = 8, 5, 4
"""What fits on one page; of more it is said how many."""


def memo(c: Context, organisation: Organisation) -> Paper:
    """The memo for an organisation, on the day of the check."""
    title = c.say("Memo for {organisation}", organisation=organisation.name)
    paper = Paper(c, f"memo-{organisation.id}", paper_title(c, title), c.day(c.today))
    plan = current_plan(c.lookup.plans, c.today)
    _background(paper, plan)
    _commitments(paper, organisation, plan)
    tasks = agenda(c.snapshot.findings, c.register, c.today)
    _due(paper, [t for t in tasks if organisation.id in t.organisations])
    _meetings(paper, organisation)
    closing(paper)
    return paper


def paper_title(c: Context, title: str) -> Said:
    """A title made of a sentence of ours."""
    return Said(title, c.lang)


def _background(paper: Paper, plan: Plan | None) -> None:
    c = paper.c
    paper.heading(1, paper.say("Background"))
    what = (
        "In the Open Government Partnership governments and civil society write action plans "
        "together and answer for them in public."
    )
    paper.words(paper.say(what))
    if c.site.joined_ogp:
        joined = "{country} has taken part since {joined}."
        paper.words(paper.say(joined, country=c.site.country, joined=c.site.joined_ogp))
    if plan:
        paper.words(paper.say("The current plan is “{plan}”.", plan=plan.title))
    if c.site.contact and c.site.contact.office:
        asked = "The office that coordinates it: {office}."
        paper.words(paper.say(asked, office=c.site.contact.office))


def _commitments(paper: Paper, organisation: Organisation, plan: Plan | None) -> None:
    """The commitments of the current plan that it leads or supports."""
    found = paper.c.lookup
    led = found.led_by.get(organisation.id, ())
    leads = {it.id for it in led}
    others = (it for it in found.supported_by.get(organisation.id, ()) if it.id not in leads)
    here = [it for it in (*led, *others) if plan and it.plan == plan.id]
    paper.heading(1, paper.say("Your commitments in the current plan"))
    rows = [_row(paper, it, it.id in leads) for it in here[:MOST_COMMITMENTS]]
    heads = ("Commitment", "Your part", "Last status on record", "Next milestone")
    paper.table("Commitments", heads, rows)
    _more(paper, len(here) - len(rows))


def _row(paper: Paper, it: Commitment, leads: bool) -> list[Said]:
    c = paper.c
    last = max(it.updates, key=lambda u: u.on.first, default=None)
    state = f"{c.label('status', last.status)} ({c.day(last.on)})" if last else ""
    ahead = [m for m in it.milestones if m.due and not m.completed_on]
    next_one = min(ahead, key=lambda m: m.due.last if m.due else c.today, default=None)
    due = f"{c.plain(next_one.title)} ({c.day(next_one.due)})" if next_one and next_one.due else ""
    return [
        paper.text(it.title),
        paper.say("leads") if leads else paper.say("supports"),
        paper.own(state) if state else paper.nothing,
        paper.own(due) if due else paper.own("–"),
    ]


def _due(paper: Paper, tasks: list[Task]) -> None:
    paper.heading(1, paper.say("What is due from you"))
    if not tasks:
        paper.words(paper.say("Nothing with a day is on record."))
        return
    paper.points(task_said(paper, task) for task in tasks[:MOST_TASKS])
    _more(paper, len(tasks) - MOST_TASKS)


def task_said(paper: Paper, task: Task) -> Said:
    """A task in one line: by when, what asks for it, and what to do."""
    c = paper.c
    when = f"{c.day(task.on)}: " if task.on else ""
    told = c.say(task.message, **task.values)
    return paper.own(f"{when}{heading_of(task, c.lang)}. {told} {c.say(task.duty.act)}")


def _meetings(paper: Paper, organisation: Organisation) -> None:
    """The last meetings of the forum, and whether it is on the list of those present."""
    met = [m for m in paper.c.lookup.meetings if m.state == "held" and m.body and m.held]
    rows = []
    for meeting in met[:MOST_MEETINGS]:
        present = meeting.attendance.present if meeting.attendance else ()
        came = any(a.organisation == organisation.id for a in present)
        whole = meeting.attendance is not None and meeting.attendance.complete
        said = "came" if came else "did not come" if whole else "not on record"
        rows.append([paper.day(meeting.held), paper.text(meeting.title), paper.say(said)])
    paper.heading(1, paper.say("The last meetings of the forum"))
    paper.table("Meetings", ("Day", "Meeting", "Your organisation"), rows)


def _more(paper: Paper, count: int) -> None:
    if count > 0:
        more = paper.c.count(
            count, "{count} more is in the register.", "{count} more are in the register."
        )
        paper.words(paper.own(more), note=True)
