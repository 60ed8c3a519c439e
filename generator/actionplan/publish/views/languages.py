"""How far the languages are in step: texts in one of them only, texts nobody has read yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby

from markupsafe import Markup

from actionplan.model import TextRead
from actionplan.publish.context import Context
from actionplan.publish.languages import OwnText, reader
from actionplan.publish.render import render

FOLDERS = {
    "plans": "Action plans",
    "commitments": "Commitments",
    "council-meetings": "Meetings",
    "inputs": "Inputs",
    "receipts": "Receipts",
    "explanations": "Explanations",
    "objections": "Objections",
    "organisations": "Organisations",
    "documents": "Documents",
    "council": "The forum",
    "site": "Country and site",
}
"""What the files of a folder are called."""
ROOMS = {
    "interface": "Words of the interface",
    "pages": "Pages",
    "summaries": "Summaries of records",
}
CATALOGUES = {
    "advice": "What to do and what to write",
    "answers": "Responses to inputs",
    "data": "Open data",
    "evidence": "Evidence packs",
    "fields": "Names of fields",
    "forms": "Forms",
    "importing": "Taking over records from elsewhere",
    "intake": "Taking in what people send",
    "looks": "Lists, charts and signs",
    "messages": "Pages of records",
    "papers": "Documents to print",
    "reach": "Search, feeds and other languages",
    "records": "Problems of records",
    "reports": "Reports of checks",
    "standards": "Rules of the standards",
    "walk": "Long pages",
}
"""What the words of the interface are about, by the name of their catalogue."""


def called(c: Context, text: OwnText) -> Markup:
    """What a text of ours is called; its name if nobody gave it a title."""
    room, _, name = text.name.partition("/")
    if room == "pages" and text.title:
        return c.name(text.title)
    known = CATALOGUES if room == "interface" else FOLDERS
    return Markup.escape(c.say(known[name]) if name in known else text.name)


def languages(c: Context) -> str:
    """Counts of texts that lack a language, and the list of what a native speaker has read."""
    lacking: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in c.snapshot.languages.alone:
        folder = text.path.partition("/")[0].removesuffix(".yml")
        lacking[folder].update(text.lacks)
    texts = [(text, reader(c.site, text)) for text in c.snapshot.languages.own]
    return render(
        "languages_in_step",
        c,
        alone=len(c.snapshot.languages.alone),
        rows=[(FOLDERS[folder], lacking[folder]) for folder in FOLDERS if folder in lacking],
        languages=c.site.languages,
        read=[(text, by) for text, by in texts if by],
        unread=_by_room([text for text, by in texts if not by]),
        unread_count=sum(by is None for _, by in texts),
        called=called,
        before=_read_before(c),
    )


def _by_room(texts: list[OwnText]) -> list[tuple[str, list[OwnText]]]:
    rooms = groupby(texts, key=lambda text: text.name.partition("/")[0])
    return [(ROOMS[room], list(group)) for room, group in rooms]


def _read_before(c: Context) -> dict[tuple[str, str], TextRead]:
    """The last reading of each text, of whatever state of it, by name and language."""
    return {(r.text, r.language): r for r in sorted(c.site.texts_read, key=lambda r: r.on.last)}
