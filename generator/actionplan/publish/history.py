"""What changed in a record, commit by commit, in words and the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from actionplan.model import Change, Commitment, Council, DeclaredChange, Plan, Record, Sight
from actionplan.publish.context import Context
from actionplan.publish.fields import field_name
from actionplan.publish.slippage import Slippage, slippage
from actionplan.publish.values import in_short, shown
from actionplan.records.material import is_judged, is_material
from actionplan.standards.consulted import differences, last_version

SHOWN = 60
"""Changes on a page. The others can be seen where the records are kept."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A field, and what it said before and after: in short, and in full for amendments."""

    name: str
    before: Markup
    after: Markup
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one commit changed in a record; `url` is the commit where the records are kept."""

    sight: Sight
    url: str | None
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared change with the words before and after it, as far as git has them."""

    entry: DeclaredChange
    fields: str
    sides: tuple[Changed, ...]


def from_the_draft(c: Context, record: Record) -> tuple[str, tuple[Changed, ...]] | None:
    """The last consulted draft of a commitment, and what was adopted otherwise; None if no
    version of it is on record."""
    if not isinstance(record, Commitment):
        return None
    version = last_version(c.register, record, c.today)
    if version is None:
        return None
    sides = (
        Changed(field_name(c, record.path, d.field), _said(c, d.before), _said(c, d.after))
        for d in differences(version, record)
    )
    return version.draft, tuple(sides)


def _said(c: Context, value: Any) -> Markup:
    """A typed value in words."""
    match value:
        case None | ():
            return Markup.escape(c.say("nothing"))
        case dict():
            return c.name(value)
        case tuple():
            return c.links("organisations", value)
        case _:
            return Markup.escape(c.day(value))


def slipped(c: Context, record: Record) -> Slippage | None:
    """What slipped in a commitment; None for any other record."""
    return slippage(c.register, record, c.today) if isinstance(record, Commitment) else None


def ledger(c: Context, plan: Plan) -> list[Slippage]:
    """What slipped in the commitments of a plan; those without slippage are left out."""
    every = (slippage(c.register, it, c.today) for it in c.register.commitments_of(plan.id))
    return [found for found in every if found]


def commit_url(c: Context, commit: str) -> str | None:
    """The address of a commit where the records are kept; None if that is not public."""
    return f"{c.site.forge.url.rstrip('/')}/commit/{commit}" if c.site.forge else None


def changes_by_commit(c: Context, record: Record) -> tuple[Entry, ...]:
    """The newest changes of a record that are in a commit, by commit."""
    history = c.register.histories.get(record.path)
    if history is None:
        return ()
    public = [(change.sight, change) for change in history.changes if change.sight][:SHOWN]
    return tuple(
        Entry(sight, commit_url(c, sight.commit), tuple(_in_short(c, record, x) for _, x in them))
        for sight, them in groupby(public, key=lambda pair: pair[0])
    )


def changes_left_out(c: Context, record: Record) -> int:
    """How many older changes the page does not show."""
    history = c.register.histories.get(record.path)
    return max(0, len(history.changes) - SHOWN) if history else 0


def _in_short(c: Context, record: Record, change: Change) -> Changed:
    before, after = in_short(c, record.path, change.field, change.before, change.after)
    kind = str(change.declared["kind"]) if change.declared else ""
    return Changed(field_name(c, record.path, change.field), before, after, kind)


def declared_changes(c: Context, record: Record | Council) -> tuple[Declared, ...]:
    """The declared changes of a record, the newest first, old and new words side by side."""
    made: Iterable[DeclaredChange] = getattr(record, "changes", ())
    newest = sorted(made, key=lambda entry: entry.on, reverse=True)
    return tuple(_declared(c, record, entry) for entry in newest)


def _declared(c: Context, record: Record | Council, entry: DeclaredChange) -> Declared:
    history = c.register.histories.get(record.path)
    names = "; ".join(field_name(c, record.path, tuple(f.split("."))) for f in entry.fields)
    sides = [
        Changed(
            field_name(c, record.path, change.field),
            shown(c, record.path, change.field, change.before),
            shown(c, record.path, change.field, change.after),
        )
        for change in (history.changes if history else ())
        if change.declared and _same(change.declared, entry)
        if is_material(record.path, change.field) or is_judged(record.path, change.field)
    ]
    return Declared(entry, names, tuple(sides))


def _same(raw: Any, entry: DeclaredChange) -> bool:
    found = (str(raw.get("on")), raw.get("kind"), tuple(map(str, raw.get("fields", ()))))
    return found == (str(entry.on), entry.kind, entry.fields)
