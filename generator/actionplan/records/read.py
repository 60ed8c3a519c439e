"""Strict YAML: bytes -> plain values, or problems.

A record is one mapping in a small part of YAML 1.2: no anchors, aliases, tags,
directives or second documents, no key twice, no odd keys. Only `true`,
`false`, `null`, whole numbers and plain decimals are not text: `NO`, `12:30` and
`2024-13-45` stay what was typed, and the schema judges them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from unicodedata import is_normalized

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from actionplan.records import characters, spelling
from actionplan.records.problem import Malformed, Problem, quoted

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\Z")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}\Z")
WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_Parser = getattr(yaml, "CParser", None) or yaml.Loader

Path = tuple[str | int, ...]


def read(path: str, content: bytes) -> tuple[dict[str, Any], list[Problem]]:
    """The mapping a file holds, and what is wrong with how it is written.

    `path` is only used to name the file. Raises Malformed if nothing can be read.
    """
    text = decode(path, content)
    faults = list(characters.problems(path, text)) if _suspicious(text) else []
    reader = _Reader(path, text, faults=faults)
    return reader.document(), reader.faults


def places(text: str) -> dict[Path, tuple[int, int]]:
    """Line and column of every key and item of a readable file, by the path that leads to it."""
    reader = _Reader("", text, locate=True)
    reader.document()
    return reader.places


def decode(path: str, content: bytes) -> str:
    """The text of a file. Raises Malformed if it is too large or not clean UTF-8."""
    if len(content) > MAX_BYTES:
        raise Malformed([spelling.too_large(path, len(content), MAX_BYTES)])
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        raise Malformed([spelling.not_utf8(path, 1)])
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed(
            [spelling.not_utf8(path, content.count(b"\n", 0, error.start) + 1)]
        ) from None
    return text.replace("\r\n", "\n") if "\r" in text else text


def _suspicious(text: str) -> bool:
    """True if the characters need a closer look. Cheap, and true for few files."""
    return bool(
        characters.REFUSED.search(text)
        or characters.MERGE_MARK.search(text)
        or not is_normalized("NFC", text)
    )


@dataclass(slots=True)
class _Reader:
    """One pass over the events of one file."""

    path: str
    text: str
    locate: bool = False
    faults: list[Problem] = field(default_factory=list)
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    parser: Any = None
    escapes: bool = False
    comments: bool = False

    def document(self) -> dict[str, Any]:
        self.escapes = "\\" in self.text
        self.comments = " #" in self.text
        try:
            self.parser = _Parser(self.text)
            return self._document()
        except yaml.YAMLError as error:
            self.faults.append(spelling.syntax(self.path, self.text, error))
        except _TooDeep:
            pass
        raise Malformed(self.faults)

    def _document(self) -> dict[str, Any]:
        next_event = self.parser.get_event
        next_event()
        start = next_event()
        if isinstance(start, StreamEndEvent):
            self._fault(
                start, "empty", "The file is empty.", "Write the record, or delete the file."
            )
            raise Malformed(self.faults)
        if isinstance(start, DocumentStartEvent) and (start.version or start.tags):
            self._fault(
                start, "directive", "A “%” line is not used in records.", "Delete the line."
            )
        event = next_event()
        value = self._value(event, (), 1)
        while not isinstance(after := next_event(), StreamEndEvent):
            if isinstance(after, DocumentStartEvent):
                self._fault(
                    after,
                    "second-document",
                    "A second record begins here.",
                    "Keep one record in each file.",
                )
                break
        if not isinstance(value, dict):
            self._fault(
                event,
                "not-a-record",
                "The file does not hold fields with values.",
                "Begin with a line such as “id: the-name-of-the-file”.",
            )
            raise Malformed(self.faults)
        return value

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self._fault(
                event,
                "alias",
                "“*” refers to another place of the file. Records do not use this.",
                "Write the value out, or put the text in quotes.",
            )
            return None
        if depth > MAX_DEPTH:
            self._fault(
                event,
                "too-deep",
                "The fields are nested too deeply.",
                "Look for a bracket or an indentation that was not meant.",
            )
            raise _TooDeep
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if kind is MappingStartEvent:
            return self._mapping(path, depth)
        return self._sequence(path, depth)

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        next_event = self.parser.get_event
        result: dict[str, Any] = {}
        while (event := next_event()).__class__ is not MappingEndEvent:
            key = self._key(event, depth)
            here = (*path, key)
            if key in result:
                self._fault(
                    event,
                    "duplicate-key",
                    "“{key}” stands here a second time.",
                    "Keep one of the two lines.",
                    key=key,
                )
            if self.locate:
                self.places.setdefault(here, _at(event))
            value = self._value(next_event(), here, depth + 1)
            result.setdefault(key, value)
        return result

    def _key(self, event: Any, depth: int) -> str:
        if event.__class__ is ScalarEvent and KEY.match(event.value):
            if event.anchor is not None or event.tag is not None:
                self._marked(event)
            return str(event.value)
        found = event.value if event.__class__ is ScalarEvent else "[…]"
        self._fault(
            event,
            "odd-key",
            "“{key}” cannot be the name of a field.",
            "Names of fields are lower-case words such as “title”. "
            "If it is text, put the whole value in quotes.",
            key=quoted(found),
        )
        if event.__class__ is not ScalarEvent:
            self._value(event, (), depth + 1)
        return f"?{event.start_mark.line}"

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        next_event = self.parser.get_event
        result: list[Any] = []
        while (event := next_event()).__class__ is not SequenceEndEvent:
            here = (*path, len(result))
            if self.locate:
                self.places[here] = _at(event)
            result.append(self._value(event, here, depth + 1))
        return result

    def _scalar(self, event: Any) -> Any:
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        value = event.value
        if self.escapes and (hidden := characters.refused_in_value(value)):
            self._fault(
                event,
                "hidden-character",
                "There is a character here that cannot be seen: {character}.",
                "Delete it. It often comes with text pasted from Word or a PDF.",
                character=hidden,
            )
        if event.style is not None:
            return value
        if self.comments:
            self._lost_text(event)
        return _plain(value)

    def _lost_text(self, event: Any) -> None:
        """Refuse `title: item #12 approved`, which YAML would cut to `item`."""
        end = event.end_mark
        rest = self.text.split("\n")[end.line][end.column :]
        if (cut := rest.lstrip()).startswith("#") and rest != cut:
            self._fault(
                event,
                "lost-text",
                "The text from “{cut}” on would be lost, because “ #” begins a comment.",
                "Put the whole value in quotes, or the comment on a line of its own.",
                cut=quoted(cut),
            )

    def _marked(self, event: Any) -> None:
        sign = "&" if event.anchor is not None else "!"
        self._fault(
            event,
            "anchor" if sign == "&" else "tag",
            "“{sign}” at the beginning of a value has a special meaning in YAML. "
            "Records do not use it.",
            "Put the value in quotes.",
            sign=sign,
        )

    def _fault(self, event: Any, code: str, message: str, cure: str, **values: Any) -> None:
        line, column = _at(event)
        self.faults.append(
            Problem(
                path=self.path,
                line=line,
                column=column,
                code=code,
                message=message,
                cure=cure,
                values=values,
            )
        )


class _TooDeep(Exception):
    """Ends the reading of a file that is nested too deeply."""


def _plain(value: str) -> Any:
    """What an unquoted value means: a word of YAML, a number, or its own text."""
    if value in WORDS:
        return WORDS[value]
    first = value[0]
    if first == "-" or "0" <= first <= "9":
        if WHOLE.match(value):
            return int(value)
        if DECIMAL.match(value):
            return float(value)
    return value


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
