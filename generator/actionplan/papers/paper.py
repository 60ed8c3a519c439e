"""A document before it is DOCX or PDF: headings, words, facts, tables, points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from actionplan.dates import When
from actionplan.model import Period, Text
from actionplan.publish.context import Context
from actionplan.words import pick


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the language they are in."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. 1 is that of a part; the title of the paper stands above all."""

    level: int
    said: Said


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. A `note` is set smaller."""

    said: Said
    note: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what is known of each, one below the other."""

    rows: tuple[tuple[Said, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows, its headings, its rows."""

    caption: Said
    heads: tuple[Said, ...]
    rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered or not."""

    items: tuple[Said, ...]
    numbered: bool = False


Block = Heading | Words | Facts | Table | Points


@dataclass(slots=True)
class Paper:
    """A document that fills up from top to bottom. `name` is its file name without an ending."""

    c: Context
    name: str
    title: Said
    subtitle: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def lang(self) -> str:
        """Its language."""
        return self.c.lang

    def own(self, text: str) -> Said:
        """Words in the language of the paper."""
        return Said(text, self.lang)

    def say(self, sentence: str, /, **values: object) -> Said:
        """A sentence in the language of the paper."""
        return self.own(self.c.say(sentence, **values))

    def text(self, text: Text) -> Said:
        """Words of a record, in the language of the paper if they have it."""
        return Said(*pick(self.lang, text))

    def names(self, kind: str, ids: Iterable[str]) -> tuple[Said, ...]:
        """The names of records; of one that is not there its id."""
        known = getattr(self.c.register, kind)
        return tuple(self.text(_name(known[i])) if i in known else self.own(i) for i in ids)

    def day(self, when: When | None) -> Said:
        """A date, as far as it is known."""
        return self.own(self.c.day(when)) if when else self.nothing

    def span(self, period: Period | None) -> Said:
        """A stretch of time, as far as it is known."""
        ends = [self.c.day(e) if e else "?" for e in (period.start, period.end)] if period else []
        return self.own(" – ".join(ends)) if ends else self.nothing

    @property
    def nothing(self) -> Said:
        """What stands where nothing is known."""
        return self.say("Not on record")

    def heading(self, level: int, said: Said) -> None:
        """Add a heading."""
        self.blocks.append(Heading(level, said))

    def words(self, *said: Said, note: bool = False) -> None:
        """Add paragraphs; blank lines set them apart."""
        for each in said:
            for part in each.text.split("\n\n"):
                if part.strip():
                    self.blocks.append(Words(Said(part.strip(), each.lang), note))

    def facts(self, rows: Sequence[tuple[str, Sequence[Said]]]) -> None:
        """Add names and what is known of each."""
        kept = tuple((self.say(name), tuple(said) or (self.nothing,)) for name, said in rows)
        self.blocks.append(Facts(kept))

    def table(self, caption: str, heads: Sequence[str], rows: Iterable[Sequence[Said]]) -> None:
        """Add a table, or say that nothing is on record where it would be empty."""
        kept = tuple(tuple(row) for row in rows)
        if kept:
            named = tuple(self.say(head) for head in heads)
            self.blocks.append(Table(self.say(caption), named, kept))
        else:
            self.words(self.nothing)

    def points(self, items: Iterable[Said], *, numbered: bool = False) -> None:
        """Add a list, or say that nothing is on record where it would be empty."""
        kept = tuple(items)
        if kept:
            self.blocks.append(Points(kept, numbered))
        else:
            self.words(self.nothing)


def _name(record: object) -> Text:
    found: Text = getattr(record, "name", None) or getattr(record, "title", {})
    return found


def closing(paper: Paper) -> None:
    """What every paper ends with: what it was made of, and when."""
    c = paper.c
    paper.words(
        paper.say(
            "Made from the public records of {site}, as checked on {day}.",
            site=c.site.title,
            day=c.today,
        ),
        note=True,
    )
    if c.site.url:
        paper.words(paper.own(c.site.url), note=True)
    if c.site.fictional:
        paper.words(paper.say("This country is invented."), note=True)
