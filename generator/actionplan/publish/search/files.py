"""The files of the index: shards of words, blocks of titles, and what opens them.

`search/<letters>.json` maps a stem to its forms, each with the records that are
named by it and those that say it; one file for each first two letters, the same
for all languages. `<lang>/search/<n>.json` holds the titles of 50 records.
`<lang>/search/index.json` says which of them there are. A page loads what the
words typed ask for, and nothing before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from actionplan.model import Commitment, Input, Meeting, Organisation
from actionplan.publish.context import Context
from actionplan.publish.naming import author
from actionplan.publish.pages import PAGES, Asked
from actionplan.publish.search import stems
from actionplan.publish.search.terms import held, named
from actionplan.publish.search.writing import Written
from actionplan.publish.snapshot import Snapshot
from actionplan.standards import Rule
from actionplan.words import pick, say

BLOCK = 50
"""Records whose titles lie in one file."""
KINDS = {
    "pages": "Pages of this site",
    "plans": "Action plans",
    "commitments": "Commitments",
    "meetings": "Meetings",
    "consultations": "Consultations",
    "inputs": "Inputs",
    "organisations": "Organisations",
    "documents": "Documents",
    "rules": "Rules",
}
"""The kinds, in the order in which results that fit as well are shown, and their headings."""
SAID = {
    "none": "Nothing on record has these words.",
    "some": "Nothing has all of these words. These pages have some of them.",
    "one": "{count} page found.",
    "other": "{count} pages found.",
    "more": "Show more",
}
"""What the page says while it searches; numbers are put in by it, in the reader's form."""

Entries = list[tuple[str, Any]]
Forms = dict[str, tuple[list[int], list[int]]]


def search(snapshot: Snapshot, pages: Iterable[Written]) -> Iterator[tuple[str, bytes]]:
    """Every file of the index, with its path in the site. `pages` are those that people wrote."""
    entries: Entries = [("pages", page) for page in pages]
    entries += [(k, r) for k in KINDS if k in PAGES for r in PAGES[k].records(snapshot.register)]
    shards = _shards(snapshot, entries)
    for letters, words in shards.items():
        yield f"search/{letters}.json", _json(words)
    for lang in snapshot.register.site.languages:
        yield f"{lang}/search/index.json", _json(_opening(lang, entries, shards))
        for start in range(0, len(entries), BLOCK):
            titles = [_title(snapshot, lang, *e) for e in entries[start : start + BLOCK]]
            yield f"{lang}/search/{start // BLOCK}.json", _json(titles)


def _opening(lang: str, entries: Entries, shards: Iterable[str]) -> dict[str, Any]:
    """What a page needs to know before it asks for a shard."""
    counts = {kind: sum(k == kind for k, _ in entries) for kind in KINDS}
    return {
        "kinds": [[kind, say(lang, KINDS[kind]), count] for kind, count in counts.items()],
        "said": {name: say(lang, words) for name, words in SAID.items()},
        "block": BLOCK,
        "shards": list(shards),
        "rounds": stems.ROUNDS,
    }


def _shards(snapshot: Snapshot, entries: Entries) -> dict[str, dict[str, list[Any]]]:
    """Stems by their first letters; behind each the forms with the records that have them."""
    terms: Forms = defaultdict(lambda: ([], []))
    languages = snapshot.register.site.languages
    for number, (_, record) in enumerate(entries):
        names = named(record, languages)
        for term in names:
            terms[term][0].append(number)
        for term in held(record, snapshot.register) - names:
            terms[term][1].append(number)
    found: defaultdict[str, Forms] = defaultdict(dict)
    for term, numbers in terms.items():
        found[stems.stem(term)][term] = numbers
    shards: defaultdict[str, dict[str, list[Any]]] = defaultdict(dict)
    for stem in sorted(found):
        forms = found[stem]
        shards[_letters(stem)][stem] = [
            part for form in sorted(forms) for part in (form, *map(_gaps, forms[form]))
        ]
    return dict(sorted(shards.items()))


def _letters(stem: str) -> str:
    """The name of the shard of a stem: its first two letters in a form that all disks keep."""
    return "-".join(f"{ord(letter):x}" for letter in stem[:2])


def _gaps(numbers: list[int]) -> list[int]:
    """Growing numbers as the steps between them, which compress well."""
    return [n - before for n, before in zip(numbers, [0, *numbers], strict=False)]


def _title(snapshot: Snapshot, lang: str, kind: str, record: Any) -> list[str]:
    """Address, title and note of a record, and the title's language if it is not the page's."""
    if isinstance(record, Written):
        return [record.path, record.title[lang], record.description[lang]]
    c = Context(snapshot, lang, subject=record)
    pages = PAGES[kind]
    shown = [pages.address(record), " ".join(pages.title(c).split()), _note(c, record)]
    what = record.consultation if isinstance(record, Asked) else record
    text = getattr(what, "title", None) or getattr(what, "name", None)
    own = pick(lang, text)[1] if isinstance(text, dict) else lang
    return shown if own == lang else [*shown, own]


def _note(c: Context, record: Any) -> str:
    """What tells records of like titles apart."""
    match record:
        case Commitment():
            plan = c.register.plans.get(record.plan)
            return c.plain(plan.title) if plan else record.plan
        case Asked():
            return c.plain(record.plan.title)
        case Input():
            who = [c.plain(author(c, record))] if record.title else []
            return ", ".join([*who, c.day(record.received)])
        case Organisation():
            return c.label("sector", record.sector)
        case Rule():
            return c.say(record.clause.name)
    on = record.held if isinstance(record, Meeting) else getattr(record, "published", None)
    return c.day(on) if on else ""


def _json(content: Any) -> bytes:
    return msgspec.json.encode(content)
