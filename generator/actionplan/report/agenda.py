"""What is next, as text people read and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from actionplan.labels import label
from actionplan.model import Register
from actionplan.report.result import lines_of_file, what_to_write
from actionplan.standards import Task, Urgency
from actionplan.words import plural, say, show


@dataclass(frozen=True, slots=True)
class Agenda:
    """Tasks in their order on a day.

    `undecided` counts the findings that cannot tell, `advice` the advice that stands;
    neither has a task of its own.
    """

    today: date
    tasks: Sequence[Task]
    register: Register
    undecided: int = 0
    advice: int = 0


def agenda_as_text(agenda: Agenda, lang: str) -> str:
    """What to do, the most pressing first, with who does it and what to write then."""
    lines: list[str] = []
    for urgency, tasks in groupby(agenda.tasks, key=lambda t: t.urgency(agenda.today)):
        lines.append(label(lang, "urgency", urgency))
        for task in tasks:
            lines += [*_lines(agenda, task, lang), ""]
    return "\n".join([*lines, *_closing(agenda, lang)]) + "\n"


def _lines(agenda: Agenda, task: Task, lang: str) -> Iterator[str]:
    when = [f"{show(lang, task.on)} ({_days(agenda.today, task.on, lang)})"] if task.on else []
    yield "  " + " · ".join([*when, _who(agenda, task, lang)])
    plan = f" ({task.plan.id})" if task.plan else ""
    yield f"    {heading(task, lang)}{plan}: {say(lang, task.message, **task.values)}"
    yield f"    {say(lang, task.duty.act)}"
    if task.duty.record:
        to_write = what_to_write(task.duty)
        yield f"    {say(lang, to_write[0], **to_write[1])}"
        yield from (f"        {line}" for line in lines_of_file(to_write))


def heading(task: Task, lang: str) -> str:
    """The requirement that asks for it, or what kind of promise it is."""
    if task.finding is None or task.kind != "finding":
        return label(lang, "task", task.kind)
    rule = task.finding.rule
    if task.advice:
        title = say(lang, rule.title).rstrip(".")
        return f"{say(lang, 'Advice')}, {rule.clause.number} {title}"
    return f"{rule.clause.number} {say(lang, rule.clause.name)}"


def _who(agenda: Agenda, task: Task, lang: str) -> str:
    known = agenda.register.organisations
    names = [show(lang, known[id].name) if id in known else id for id in task.organisations]
    role = label(lang, "duty", task.duty.role)
    return f"{role}: {'; '.join(names)}" if names else role


def _days(today: date, on: date, lang: str) -> str:
    days = (on - today).days
    if days < 0:
        return plural(lang, -days, "{count} day late", "{count} days late")
    if days == 0:
        return say(lang, "today")
    return plural(lang, days, "in {count} day", "in {count} days")


def _closing(agenda: Agenda, lang: str) -> Iterator[str]:
    counts = Counter(t.urgency(agenda.today) for t in agenda.tasks)
    said = say(lang, "Checked on {day}.", day=agenda.today)
    if not counts:
        yield f"{said} {say(lang, 'Nothing is to be done.')}"
    else:
        shown = ", ".join(f"{label(lang, 'urgency', u)}: {n}" for u, n in counts.items())
        yield f"{said} {shown}."
    if agenda.undecided:
        yield say(
            lang,
            "The records leave undecided: {count}. “actionplan check” says what to write.",
            count=agenda.undecided,
        )
    if agenda.advice:
        template = "Advice that stands: {count}. “actionplan check” lists it."
        yield say(lang, template, count=agenda.advice)


def agenda_as_json(agenda: Agenda, lang: str) -> str:
    """The tasks in a fixed form; the same records and day give the same bytes."""
    content = {
        "as_of": agenda.today.isoformat(),
        "summary": {u: _count(agenda, u) for u in Urgency},
        "tasks": [_task(agenda, t, lang) for t in agenda.tasks],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _count(agenda: Agenda, urgency: Urgency) -> int:
    return sum(t.urgency(agenda.today) is urgency for t in agenda.tasks)


def _task(agenda: Agenda, task: Task, lang: str) -> dict[str, Any]:
    duty = task.duty
    return {
        "id": task.id,
        "kind": task.kind,
        "plan": task.plan.id if task.plan else None,
        "urgency": task.urgency(agenda.today),
        "on": task.on.isoformat() if task.on else None,
        "days": (task.on - agenda.today).days if task.on else None,
        "advice": task.advice,
        "message": say(lang, task.message, **task.values),
        "role": duty.role,
        "organisations": list(task.organisations),
        "act": say(lang, duty.act),
        "record": duty.record,
        "new_file": duty.new,
        "field": duty.field,
        "example": duty.example,
        "finding": task.finding.id if task.finding else None,
    }


AGENDA_FORMATS: dict[str, Callable[[Agenda, str], str]] = {
    "text": agenda_as_text,
    "json": agenda_as_json,
}
