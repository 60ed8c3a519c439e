"""`llms.txt`: where the answers are, for assistants that people ask about this register."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.publish.api import OPENAPI, PLACE
from actionplan.publish.context import Context
from actionplan.publish.ids import absolute
from actionplan.publish.package import FOLDER, ZIP
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import current_plan

NAME = "llms.txt"
CAUTION = (
    "Every fact names its source. What is not on record is not known: it is not a no. Findings are "
    "computed from these records; the Independent Reporting Mechanism decides"
)
PAGES = (
    ("commitments/", "Commitments", "Every commitment, by plan"),
    ("standards/", "Standards", "What OGP asks, and what the records show"),
    ("meetings/", "Meetings", "Meetings of the forum and others"),
    ("inputs/", "Inputs", "What people asked for, and the responses"),
    ("documents/", "Documents", "What every fact rests on"),
)


def llms(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The file, in English, with its path in the site."""
    lang = "en" if "en" in snapshot.register.site.languages else snapshot.register.site.languages[0]
    yield NAME, ("\n".join(_lines(Context(snapshot, lang))) + "\n").encode()


def _lines(c: Context) -> Iterator[str]:
    yield f"# {_flat(c.plain(c.site.title))}"
    yield ""
    country = _flat(c.plain(c.site.country))
    yield f"> Public records of open government in {country}, as checked on {c.today}."
    yield f"> {CAUTION}."
    if c.site.fictional:
        yield "> The country is invented."
    plan = current_plan(c.lookup.plans, c.today)
    if plan:
        yield ""
        yield f"The current plan: {_link(c, _flat(c.plain(plan.title)), f'plans/{plan.id}/')}"
    yield "\n## Pages\n"
    for page, title, said in PAGES:
        yield f"- {_link(c, title, page)}: {said}"
    yield "\n## Data\n"
    for path, title, said in (
        (f"{FOLDER}/datapackage.json", "Data package", "Tables with a description of every column"),
        (f"{FOLDER}/{ZIP}", "Everything in one zip", "CSV and JSON"),
        (f"{PLACE}{OPENAPI}", "Interface", "Each record as JSON"),
    ):
        yield f"- [{title}]({absolute(c.site, path) or path}): {said}"


def _link(c: Context, title: str, page: str) -> str:
    path = f"{c.lang}/{page}"
    return f"[{title}]({absolute(c.site, path) or path})"


def _flat(said: str) -> str:
    """Words on one line, in which nothing can be taken for a link."""
    return " ".join(said.split()).replace("[", "(").replace("]", ")")
