"""A judged submission -> the files of its record, in their canonical spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from actionplan.forms import CONSENT_VERSION
from actionplan.intake.clean import Cleaned
from actionplan.intake.known import Place
from actionplan.intake.outcomes import Outcome
from actionplan.intake.render import render
from actionplan.intake.submission import Submission
from actionplan.intake.terms import Terms
from actionplan.model import Register, Site
from actionplan.records import agree, validate
from actionplan.records.field import name as name_of
from actionplan.records.receipts import kept
from actionplan.records.receipts import place as place_of

LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class Identity:
    """The id and path of a record to be. `named` if it may point at the public issue."""

    id: str
    path: str
    mark: str
    named: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A record about to be written: every file by its path, and what is wrong with it."""

    identity: Identity
    files: Mapping[str, bytes]
    faults: tuple[Outcome, ...] = ()


def identity(sent: Submission, place: Place, terms: Terms) -> Identity:
    """What the record will be called.

    Whoever gave no name is not led back to an account: their mark says nothing.
    """
    named = bool(sent.number) and (terms.basis or "name" in (sent.agreed or ()))
    mark = f"issue-{sent.number}" if named else sent.mark or terms.draw()
    id = f"{place.folder[: LONGEST_ID - len(mark) - 1].rstrip('-')}-{mark}"
    return Identity(id, f"inputs/{place.folder}/{id}.yml", mark, named)


def draft(
    own: Identity,
    sent: Submission,
    cleaned: Mapping[str, Cleaned],
    place: Place,
    commitments: tuple[str, ...],
    register: Register,
    terms: Terms,
) -> Draft:
    """The record of a submission that may be made, checked against its schema."""
    value = _value(own, sent, cleaned, place, commitments, terms)
    if receipt := receipt_id(sent, register.site, own.mark, terms):
        value["receipt"] = receipt
    parts = {own.path: ("input", value)}
    if receipt:
        parts[place_of(receipt)] = ("receipt", _receipt(receipt, value, terms))
    found = [o for path, (kind, v) in parts.items() for o in faults(kind, path, v, register, terms)]
    found += [Outcome("unknown-source", {"id": i}) for i in terms.sources if _unknown(i, register)]
    files = {} if found else {path: render(kind, path, v) for path, (kind, v) in parts.items()}
    return Draft(own, files, tuple(found))


def _unknown(id: str, register: Register) -> bool:
    return id not in register.documents


def faults(
    kind: str, path: str, value: dict[str, Any], register: Register, terms: Terms
) -> Iterator[Outcome]:
    """What would keep a record, or its receipt, from passing the check."""
    newest = None if register.site.fictional else terms.today
    for fault in validate.faults(kind, value) or agree.faults(kind, path, value, newest):
        yield Outcome("not-a-record", {"field": name_of(fault.path)}, fault=fault)


def receipt_number(sent: Submission, site: Site) -> str:
    """The receipt of an issue whose author agreed to be named, where receipts are kept."""
    day = sent.received
    told = day is not None and kept(site, day) and "name" in (sent.agreed or ())
    return f"{day.year}-{sent.mark}" if day and told else ""


def receipt_id(sent: Submission, site: Site, mark: str, terms: Terms) -> str:
    """The receipt of the input: the one that was given, or a new one where receipts are kept."""
    if terms.receipt or terms.basis or sent.received is None:
        return terms.receipt
    mark = sent.mark if sent.number else mark  # Drawn when it was opened, name or no name.
    return f"{sent.received.year}-{mark}" if kept(site, sent.received) else ""


def _receipt(id: str, value: dict[str, Any], terms: Terms) -> dict[str, Any]:
    same: dict[str, Any] = {
        k: value[k] for k in ("channel", "received", "consultation") if k in value
    }
    closed = {"state": "published", "input": value["id"], "decided_on": str(terms.today)}
    return {"id": id, **same, **closed}


def _value(
    own: Identity,
    sent: Submission,
    cleaned: Mapping[str, Cleaned],
    place: Place,
    commitments: tuple[str, ...],
    terms: Terms,
) -> dict[str, Any]:
    """The record as a plain value; what is not known is absent."""
    words = {name: answer.text.strip("\n") for name, answer in cleaned.items()}
    consent = _consent(sent, terms)
    named = terms.basis or bool(consent and consent["name"])
    title = " ".join(words["title"].split())
    whole = {
        "id": own.id,
        "plan": place.plan,
        "consultation": place.consultation,
        "channel": sent.channel,
        "received": str(sent.received),
        "sector": sent.answers.get("sector", ""),
        "on_behalf_of": " ".join(words["on_behalf_of"].split()),
        "display_name": " ".join(words["display_name"].split()) if named else "",
        "consent": consent,
        "basis": "" if consent else "public-record",
        "title": {sent.lang: title} if title else None,
        "text": {sent.lang: words["text"]},
        "removed_characters": sum(c.removed for c in cleaned.values()),
        "commitments": list(commitments),
        "sources": list(terms.sources),
        "source": _source(sent) if own.named else None,
    }
    return {field: found for field, found in whole.items() if found}


def _source(sent: Submission) -> dict[str, Any]:
    return {"number": sent.number, "sha256": sent.sha256}


def _consent(sent: Submission, terms: Terms) -> dict[str, Any] | None:
    """The permission as the record keeps it; None if it rests on a public record."""
    if sent.agreed is None and not terms.consent:
        return None
    agreed = sent.agreed if sent.agreed is not None else frozenset({"publish"})
    version = sent.version or terms.consent or CONSENT_VERSION
    return {
        "publish": True,
        "name": "name" in agreed,
        "version": version,
        "on": str(sent.received),
    }
