"""Which page belongs to which record: the one place that knows addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from actionplan.model import (
    Commitment,
    Consultation,
    Document,
    Input,
    Meeting,
    Objection,
    Organisation,
    Plan,
    Record,
    Register,
    Tombstone,
)
from actionplan.publish import naming
from actionplan.publish.areas import area_address, areas
from actionplan.publish.paging import LISTS, ListPage, later_pages, list_address
from actionplan.standards import RULES, Finding, Outcome, Rule, Task

if TYPE_CHECKING:
    from actionplan.publish.context import Context


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation together with the plan it belongs to."""

    plan: Plan
    consultation: Consultation


@dataclass(frozen=True, slots=True)
class RecordPages:
    """The pages of one kind: their frame, records, addresses, slot, titles and descriptions."""

    frame: str
    slot: str
    records: Callable[[Register], Iterable[Any]]
    address: Callable[[Any], str]
    title: Callable[[Context], str]
    description: Callable[[Context], str]


def stones(register: Register, kind: str) -> list[Tombstone]:
    """What is left of the records of a kind that were taken out whole."""
    folder = FOLDERS.get(kind, kind)
    return [s for path, s in register.tombstones.items() if path.startswith(f"{folder}/")]


def stones_of(c: Context, kind: str) -> list[Tombstone]:
    """The same for a template, the newest first."""
    return sorted(stones(c.register, kind), key=lambda s: s.tombstone.on, reverse=True)


TAKEN_OUT = "Taken out of the register"
"""The title of a page, and of links to it, whose record was taken out whole."""
FOLDERS = {"meetings": "council-meetings"}
"""The folder of a kind whose pages lie elsewhere."""


def page_of(record: Record | Rule) -> str:
    """The page path of a record or a rule, such as `commitments/mn0057/`."""
    return PAGES[KINDS[type(record)]].address(record)


def page_of_file(path: str, register: Register) -> str | None:
    """The page path that shows a record's file, such as `plans/nap5.yml`; None if none does."""
    if path in ("council.yml", "site.yml"):
        return {"council.yml": "council/", "site.yml": "about/"}[path]
    folder, _, rest = path.partition("/")
    id = rest.rpartition("/")[2].removesuffix(".yml")
    if folder in ("explanations", "objections"):
        found = getattr(register, folder).get(id)
        return f"standards/{found.rule}/" if found else None
    kind = "meetings" if folder == "council-meetings" else folder
    there = path in register.tombstones or id in getattr(register, kind, ())
    return f"{kind}/{id}/" if kind in PAGES and there else None


def _later_pages(kind: str, register: Register) -> Iterable[ListPage]:
    return later_pages(kind, len(getattr(register, kind)))


# fmt: off
PAGES: dict[str, RecordPages] = {
    "plans": RecordPages(
        "plans/_record/", "plan", lambda r: r.plans.values(),
        lambda p: f"plans/{p.id}/", naming.own_title, naming.plan_description,
    ),
    "packs": RecordPages(
        "plans/_record/evidence/", "evidence-pack", lambda r: r.plans.values(),
        lambda p: f"plans/{p.id}/evidence/", naming.pack_title, naming.pack_description,
    ),
    "commitments": RecordPages(
        "commitments/_record/", "commitment", lambda r: r.commitments.values(),
        lambda p: f"commitments/{p.id}/", naming.own_title, naming.commitment_description,
    ),
    "areas": RecordPages(
        "commitments/area/_record/", "area", areas,
        lambda a: area_address(a.id), naming.area_title, naming.area_description,
    ),
    "meetings": RecordPages(
        "meetings/_record/", "meeting", lambda r: r.meetings.values(),
        lambda p: f"meetings/{p.id}/", naming.own_title, naming.meeting_description,
    ),
    "inputs": RecordPages(
        "inputs/_record/", "input", lambda r: r.inputs.values(),
        lambda p: f"inputs/{p.id}/", lambda c: naming.input_title(c, c.subject),
        naming.input_description,
    ),
    "consultations": RecordPages(
        "consultations/_record/", "consultation",
        lambda r: [Asked(p, w) for p in r.plans.values() for w in p.consultations],
        lambda a: f"consultations/{a.consultation.id}/",
        lambda c: c.plain(c.subject.consultation.title), naming.consultation_description,
    ),
    "receipts": RecordPages(
        "receipts/_record/", "receipt", lambda r: r.receipts.values(),
        lambda r: f"receipts/{r.id}/", lambda c: c.say("Receipt {number}", number=c.subject.id),
        lambda c: c.say("Receipt {number}: when it came in, and what became of it.",
                        number=c.subject.id),
    ),
    "organisations": RecordPages(
        "organisations/_record/", "organisation", lambda r: r.organisations.values(),
        lambda p: f"organisations/{p.id}/", lambda c: c.plain(c.subject.name),
        naming.organisation_description,
    ),
    "documents": RecordPages(
        "documents/_record/", "document", lambda r: r.documents.values(),
        lambda p: f"documents/{p.id}/", naming.own_title, naming.document_description,
    ),
    "rules": RecordPages(
        "standards/_edition/_rule/", "rule", lambda r: RULES,
        lambda p: f"standards/{p.id}/", lambda c: naming.rule_title(c, c.subject),
        naming.rule_description,
    ),
}
# fmt: on
PAGES |= {
    f"{kind}-pages": RecordPages(
        f"{kind}/page/_page/",
        f"{kind[:-1]}-list",
        partial(_later_pages, kind),
        lambda p: list_address(p.kind, p.number),
        naming.list_title,
        naming.list_title,
    )
    for kind in LISTS
}  # fmt: skip
"""The pages that are stamped out of a frame, by kind. The kind is the register's own word."""

KINDS: dict[type, str] = {
    Plan: "plans",
    Commitment: "commitments",
    Meeting: "meetings",
    Input: "inputs",
    Organisation: "organisations",
    Document: "documents",
    Rule: "rules",
}


def anchor_of(finding: Finding) -> str:
    """The anchor of a finding on the page of its rule."""
    return "f-" + finding.id.partition("/")[2].replace(":", "-").replace("/", "-")


def finding_page(finding: Finding) -> str:
    """The page path and anchor of a finding's words.

    Of findings about things below the plan, and of those that are met, a page shows only
    some, so their links lead to the heading they stand under.
    """
    anchor = anchor_of(finding)
    if finding.verdict.subject or finding.outcome is Outcome.MET:
        anchor = f"{finding.plan.id}-{finding.phase.name}".replace("_", "-")
    return f"standards/{finding.rule.id}/#{anchor}"


def task_page(task: Task) -> str:
    """The page path of what a task is about."""
    if task.finding:
        return finding_page(task.finding)
    if isinstance(task.about, Objection):
        return f"standards/{task.about.rule}/#objection-{task.about.id}"
    page = page_of(task.about) if task.about else ""
    if task.kind == "milestone":
        return f"{page}#milestone-{task.id.rpartition(':')[2]}"
    return f"{page}#consultations" if task.kind == "response" else page
