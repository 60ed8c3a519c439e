"""A submission -> the record it becomes, with everything that came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from actionplan.forms import form
from actionplan.intake import stubs
from actionplan.intake.clean import Cleaned, clean, unshowable, visible
from actionplan.intake.known import Known, Place
from actionplan.intake.outcomes import Outcome, stops
from actionplan.intake.personal import look_alike, personal
from actionplan.intake.record import Draft, Identity, draft, identity, receipt_id
from actionplan.intake.submission import Submission
from actionplan.intake.terms import Terms
from actionplan.records import characters

MOST = 20
"""How many places of one kind are named in one answer."""
WORDS = ("title", "text", "on_behalf_of", "display_name")
NAMES = ("on_behalf_of", "display_name")


def judge(sent: Submission, known: Known, terms: Terms) -> tuple[Draft | None, list[Outcome]]:
    """The record that a submission becomes; None if an outcome keeps it from being made.

    A draft that is made is remembered, so that the next one of a batch is compared with it.
    A draft without files is on record already.
    """
    cleaned = {name: clean(sent.answers.get(name, "")) for name in WORDS}
    text = cleaned["text"].text
    outcomes = [*_words(cleaned, sent.lang), *_text(text, terms), *_consent(sent, cleaned, terms)]
    place, said = belongs(sent, known, terms)
    outcomes += [*said, *_receipt(sent, place, known, terms)]
    own = identity(sent, place, terms) if place else None
    outcomes += _again(own, text, known)
    outcomes += _refused(own, sent, known, terms)
    made = None
    if place and own and not stops(outcomes, terms.allow):
        made = Draft(own, {})
        if not any(o.code == "already" for o in outcomes):
            commitments, _ = _commitments(sent, known)
            made = draft(own, sent, cleaned, place, commitments, known.register, terms)
            outcomes += made.faults
            known.take(text, own.path)
    whole = made if made and not made.faults else None
    return whole, [_placed(o, sent) for o in outcomes]


def _again(own: Identity | None, text: str, known: Known) -> Iterator[Outcome]:
    """Whether the same text, or another one of the same id, is on record."""
    twin = known.twin(text)
    if own and own.id in known.register.inputs:
        same = text.strip("\n") in (known.register.inputs[own.id].text or {}).values()
        yield Outcome("already" if same else "taken", {"where": own.path})
    elif own and own.path in known.taken:
        yield Outcome("same-reference", {"where": own.path, "of": "reference"})
    elif twin:
        yield Outcome("duplicate", {"where": twin})


def _refused(
    own: Identity | None, sent: Submission, known: Known, terms: Terms
) -> Iterator[Outcome]:
    """Whether it was refused before, by its receipt."""
    id = receipt_id(sent, known.register.site, own.mark, terms) if own else ""
    receipt = known.register.receipts.get(id)
    if receipt and receipt.state == "refused" and not terms.receipt:
        yield Outcome("was-refused", {"id": id})


def _placed(outcome: Outcome, sent: Submission) -> Outcome:
    """The outcome with the row and column of a table in which its answer stands."""
    if not sent.row:
        return outcome
    column = sent.columns.get(str(outcome.values.get("of", "text")), "")
    return replace(outcome, row=sent.row, column=column)


def _words(cleaned: dict[str, Cleaned], lang: str) -> Iterator[Outcome]:
    """What is to be said of the signs in every answer that is typed freely."""
    removed = sum(c.removed for c in cleaned.values())
    if removed:
        yield Outcome("removed-characters", {"count": removed})
    for name, answer in cleaned.items():
        label = {"field": _label(name, lang), "of": name}
        for character, line, column in islice(unshowable(answer.text), MOST):
            yield Outcome(
                "cannot-be-shown", {**label, "character": character, "line": line, "at": column}
            )
        limit = _longest(name)
        if len(answer.text) > limit:
            yield Outcome("too-long", {**label, "size": len(answer.text), "limit": limit})
            continue
        for kind, offset in islice(personal(answer.text), MOST):
            line, column = characters.place(answer.text, offset)
            yield Outcome("personal-data", {**label, "kind": (kind,), "line": line, "at": column})
        if name in NAMES and look_alike(answer.text):
            yield Outcome("look-alike", label)
    if cleaned["on_behalf_of"].text.strip():
        yield Outcome("for-another", {"of": "on_behalf_of"})


def _label(name: str, lang: str) -> str:
    question = form("input", lang if lang in ("mn", "en") else "en").question(name)
    return question.label if question else name


def _longest(name: str) -> int:
    question = form("input", "en").question(name)
    return question.longest if question else 0


def _text(text: str, terms: Terms) -> Iterator[Outcome]:
    """Whether the text says anything."""
    if not visible(text) or stubs.silent(text):
        yield Outcome("unfilled")
        return
    if stubs.only_a_vote(text):
        yield Outcome("only-a-vote")
        return
    found = stubs.parts(text, terms.template)
    if found.all == found.empty:
        yield Outcome("unfilled")
    elif found.empty:
        yield Outcome("partly-unfilled", {"count": found.empty})


def _consent(sent: Submission, cleaned: dict[str, Cleaned], terms: Terms) -> Iterator[Outcome]:
    agreed = sent.agreed
    if terms.basis and not terms.sources and not sent.number:
        yield Outcome("no-source")
    if agreed is None:
        if not terms.consent and not terms.basis:
            yield Outcome("no-consent")
    elif "publish" not in agreed:
        yield Outcome("no-consent", {"of": "publish"})
    elif cleaned["display_name"].text.strip() and "name" not in agreed:
        yield Outcome("name-left-out", {"of": "display_name"})


def _receipt(
    sent: Submission, place: Place | None, known: Known, terms: Terms
) -> Iterator[Outcome]:
    """Whether the receipt that was named is still open, and says of the text what is said here."""
    if not terms.receipt:
        return
    receipt = known.register.receipts.get(terms.receipt)
    if receipt is None or receipt.state != "open":
        yield Outcome("no-open-receipt", {"id": terms.receipt})
        return
    here = {"channel": sent.channel, "received": str(sent.received)}
    if place and receipt.consultation:
        here["consultation"] = place.consultation
    for field, said in here.items():
        if said != str(getattr(receipt, field)):
            yield Outcome("unlike-receipt", {"field": field, "id": terms.receipt})


def belongs(sent: Submission, known: Known, terms: Terms) -> tuple[Place | None, list[Outcome]]:
    """The plan and consultation to which a submission belongs, or why that cannot be told."""
    if sent.received is None:
        return None, [Outcome("no-day", {"of": "received"})]
    commitments, unknown = _commitments(sent, known)
    consultation = terms.consultation or sent.consultation
    place, said = known.place(sent.received, consultation, commitments, terms.plan)
    return place, [*unknown, *said]


def _commitments(sent: Submission, known: Known) -> tuple[tuple[str, ...], list[Outcome]]:
    """The commitments that were named, by the ids of their records."""
    named = re.split(r"[\s,;]+", sent.answers.get("commitments", "").strip())
    found = [known.commitments.get(word.casefold(), "") for word in named if word]
    faults = [] if all(found) else [Outcome("unknown-commitment", {"of": "commitments"})]
    return tuple(dict.fromkeys(c for c in found if c)), faults
