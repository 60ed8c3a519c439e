"""What a view knows: the snapshot, the reader's language, and the page it writes for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from actionplan import words
from actionplan.dates import When
from actionplan.labels import label
from actionplan.model import Register, Site, Text
from actionplan.publish.index import Lookup, lookup_of
from actionplan.publish.naming import name_of
from actionplan.publish.outside import anchor, as_typed, in_language, paragraphs
from actionplan.publish.pages import PAGES, TAKEN_OUT, stones
from actionplan.publish.snapshot import Snapshot

ONLY = {"en": "only in English", "mn": "only in Mongolian"}
"""What is said beside words that exist in one language only."""
SAME = {"en": "the same page in English", "mn": "the same page in Mongolian"}
"""What that leads to, for who hears the link alone."""


@dataclass(frozen=True, slots=True)
class Context:
    """One page in one language. `page_path` is relative to the language's root, as addresses are.

    Record pages have a `subject`: the record, or the rule.
    """

    snapshot: Snapshot
    lang: str
    page_path: str = ""
    subject: Any = None

    @property
    def register(self) -> Register:
        """All records."""
        return self.snapshot.register

    @property
    def site(self) -> Site:
        """The country and its site."""
        return self.snapshot.register.site

    @property
    def today(self) -> date:
        """The day the records were checked on."""
        return self.snapshot.today

    @property
    def lookup(self) -> Lookup:
        """The indexes over the snapshot, built once for all pages."""
        return lookup_of(self.snapshot)

    def href(self, target: str) -> str:
        """The relative address of a page path, such as `plans/nap5/#making`; "" is home."""
        return "../" * self.page_path.count("/") + target or "./"

    def list_page(self, kind: str, group: str) -> str:
        """The page path and anchor at which a group of a list begins."""
        return self.lookup.listings[self.lang][kind].address(group)

    def say(self, template: str, /, **values: Any) -> str:
        """The sentence in the page's language."""
        return words.say(self.lang, template, **values)

    def count(self, number: int, one: str, other: str, /, **values: Any) -> str:
        """The sentence for that many; `{count}` stands for the number."""
        return words.plural(self.lang, number, one, other, **values)

    def number(self, value: float) -> str:
        """A number in the reader's form."""
        return words.number(self.lang, value)

    def day(self, value: When | date) -> str:
        """A date in the reader's form, as precise as it is known."""
        return words.day(self.lang, value)

    def mark(self, value: When) -> str:
        """A date in short: month and year, or the year alone if no more is known."""
        return words.short_day(self.lang, value)

    def label(self, group: str, code: str) -> str:
        """The word for a code of a record."""
        return label(self.lang, group, code)

    def plain(self, text: Text) -> str:
        """The words alone, not escaped: for titles and attributes."""
        return words.pick(self.lang, text)[0]

    def name(self, text: Text) -> Markup:
        """The words, marked with their language if it is not the page's."""
        said, lang = words.pick(self.lang, text)
        if lang == self.lang:
            return Markup.escape(said)
        return in_language(said, lang)

    def title(self, text: Text) -> Markup:
        """Like `name`, for a heading: a mark leads to the page in the language of the words."""
        lang = words.pick(self.lang, text)[1]
        if lang == self.lang or lang not in self.site.languages:
            return self.name(text)
        return self.name(text) + " " + self._elsewhere(lang, lang.upper(), "only tongue")

    def text(self, text: Text) -> Markup:
        """Like `name`, with a visible note if the words lack the page's language.

        The note is a link, so it cannot stand inside one: there it has to be `name`.
        """
        if self.lang in text:
            return Markup.escape(text[self.lang])
        return self.name(text) + self._only(text)

    def prose(self, text: Text) -> Markup:
        """Longer text as paragraphs; blank lines set them apart."""
        said, lang = words.pick(self.lang, text)
        if lang == self.lang:
            return paragraphs(said)
        return in_language(paragraphs(said), lang, "div") + self._only(text)

    def typed(self, text: Text) -> Markup:
        """Text of civil society and citizens, exactly as typed."""
        said, lang = words.pick(self.lang, text)
        box = as_typed(said, lang)
        return box if lang == self.lang else box + self._only(text)

    def link(self, kind: str, id: str) -> Markup:
        """A link to the page of a record, by the name of the record."""
        known = self.lookup.links
        key = (self.lang, self.page_path.count("/"), kind, id)
        if key not in known:
            known[key] = self._link(kind, id)
        return known[key]

    def _link(self, kind: str, id: str) -> Markup:
        record = getattr(self.register, kind).get(id)
        if record is None:
            gone = next((s for s in stones(self.register, kind) if s.id == id), None)
            if gone is None or kind not in PAGES:
                return Markup.escape(id)
            return anchor(self.href(PAGES[kind].address(gone)), self.say(TAKEN_OUT))
        return anchor(self.href(PAGES[kind].address(record)), name_of(self, record))

    def links(self, kind: str, ids: Iterable[str]) -> Markup:
        """Links to several records of a kind, set apart by semicolons."""
        return Markup("; ").join(self.link(kind, id) for id in ids)

    def away(self, url: str, said: str) -> Markup:
        """A link that leaves the site."""
        return anchor(url, said, ' rel="noopener noreferrer"')

    def _only(self, text: Text) -> Markup:
        lang = words.pick(self.lang, text)[1]
        note = self.say(ONLY[lang]) if lang in ONLY else lang
        if lang in self.site.languages:
            note = self._elsewhere(lang, note)
        return Markup(' <small class="only">({})</small>').format(note)

    def _elsewhere(self, lang: str, said: str, kind: str = "only") -> Markup:
        """A link to the same page in another language of the site."""
        name = f"{said}: {self.say(SAME[lang])}" if lang in SAME else said
        told = Markup(' class="{}" hreflang="{}" aria-label="{}"').format(kind, lang, name)
        return anchor(self.href(f"../{lang}/{self.page_path}"), said, told)
