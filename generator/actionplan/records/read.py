"""Strict YAML: bytes -> plain values, or problems.

A record is one mapping in a small part of YAML 1.2: no anchors, aliases, tags,
directives or second documents, no key twice, no odd keys. Only `true`,
`false`, `null`, whole numbers and plain decimals are not text: `NO`, `12:30` and
`2024-13-45` stay what was typed, and the schema judges them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from actionplan.records import characters, spelling
from actionplan.records.decode import decode
from actionplan.records.problem import Malformed, Problem, quoted
from actionplan.records.scalar import plain

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML was built without libyaml: the same events, many times slower.
    from yaml import Loader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 20
KEY = re.compile(r"[a-z][a-z0-9_]*\Z")

Path = tuple[str | int, ...]


def read(path: str, content: bytes) -> tuple[dict[str, Any], list[Problem]]:
    """The mapping a file holds, and what is wrong with how it is written.

    `path` is only used to name the file. Raises Malformed if nothing can be read.
    """
    text = decode(path, content)
    faults = list(characters.problems(path, text)) if characters.suspicious(text) else []
    if faults and characters.UNREADABLE.search(text):
        raise Malformed(faults)
    reader = _Reader(path, text, faults=faults)
    return reader.document(), reader.faults


def places(text: str) -> dict[Path, tuple[int, int]]:
    """Line and column of every key and item of a readable file, by the path that leads to it."""
    reader = _Reader("", text, locate=True)
    reader.document()
    return reader.places


@dataclass
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
        self.comments = " #" in self.text or "\t#" in self.text
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
            self._fault(start, "empty")
            raise Malformed(self.faults)
        if start.version or start.tags or self.text.startswith("%"):
            self._fault(start, "directive")
        event = next_event()
        value = self._value(event, (), 1)
        next_event()  # The end of the document.
        if not isinstance(after := next_event(), StreamEndEvent):
            self._fault(after, "second-document")
        if not isinstance(value, dict):
            self._fault(event, "not-a-record")
            raise Malformed(self.faults)
        return value

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self._fault(event, "alias")
            return None
        if depth > MAX_DEPTH:
            self._fault(event, "too-deep")
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
            if key is None:
                self._value(next_event(), path, depth + 1)
                continue
            here = (*path, key)
            if key in result:
                self._fault(event, "duplicate-key", key=key)
            if self.locate:
                self.places.setdefault(here, _at(event))
            value = self._value(next_event(), here, depth + 1)
            result.setdefault(key, value)
        return result

    def _key(self, event: Any, depth: int) -> str | None:
        """The name of a field; None if it cannot be one, which is then a fault."""
        if event.__class__ is not ScalarEvent:
            self._fault(event, "odd-key", key="[…]")
            self._value(event, (), depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self._marked(event)
        if KEY.match(event.value):
            return str(event.value)
        self._fault(event, "odd-key", key=quoted(event.value))
        return None

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
        if event.style:
            if self.escapes and event.style == '"':
                self._hidden_by_escape(event)
            return event.value
        if self.comments:
            self._lost_text(event)
        return plain(event.value)

    def _hidden_by_escape(self, event: Any) -> None:
        """Refuse what `\\u202E` brings in. What stands there openly is refused already."""
        written = self.text[event.start_mark.index : event.end_mark.index]
        hidden = characters.refused_in_value(event.value)
        if hidden and not characters.refused_in_value(written):
            self._fault(event, "hidden-character", character=hidden)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def _lost_text(self, event: Any) -> None:
        """Refuse `title: item #12 approved`, which YAML would cut to `item`."""
        end = event.end_mark
        rest = self._lines[end.line][end.column :]
        if (cut := rest.lstrip()).startswith("#") and rest != cut:
            self._fault(event, "lost-text", cut=quoted(cut))

    def _marked(self, event: Any) -> None:
        self._fault(event, "anchor" if event.anchor is not None else "tag")

    def _fault(self, event: Any, code: str, **values: object) -> None:
        self.faults.append(spelling.refused(self.path, code, _at(event), **values))


class _TooDeep(Exception):
    """Ends the reading of a file that is nested too deeply."""


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
