"""Write docs/records.md: every kind of record and every field, as the schemas say it.

python docs/render.py [--check]     With --check it writes nothing and fails if it would.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "generator"))

from actionplan.records.kinds import KINDS, Kind, resolve, schema

PAGE = Path(__file__).with_name("records.md")
HEAD = """\
# Records, field by field

This page is written from the schemas in `schema/` by `make docs`; change those, not this page.

A record is one YAML file. Its name without `.yml` is its `id` and part of its public address.
**Required** fields must be there; **wanted** ones count as gaps on the site while they are absent.
What is not known is left out: nothing is invented to fill a field.

| written | means |
|---|---|
| text | words people read, by language: `mn:` and `en:` below the field |
| line | the same, on one line |
| date | a day `2023-11-08`, a month `2023-11` or a year `2023`: as precise as it is known |
| id of … | the file name, without `.yml`, of another record, or an id inside one |
| list of … | each item on its own line after `- ` |
"""
PLACES = {0: "{place}", 1: "{place}/<id>.yml", 2: "{place}/<{folder}>/<id>.yml"}
FOLDERS = {"commitment": "plan", "input": "consultation", "receipt": "year"}
NAMED = {"text": "text", "line": "line", "date": "date", "url": "web address", "id": "id"}
"""Pieces of the common schema with a name of their own in the table above."""


def page() -> str:
    """The whole page."""
    parts = [line for kind in KINDS for line in _kind(kind)]
    shared = schema("common")["$defs"]
    parts.append("## Pieces that several kinds share\n")
    for name, part in shared.items():
        if part.get("type") == "object" and part.get("properties"):
            parts.append(f"### `{name}`\n\n{part.get('description', '')}\n")
            parts += _table(part, "common")
    return "\n".join([HEAD, *parts])


def _kind(kind: Kind) -> Iterator[str]:
    found = schema(kind.name)
    place = PLACES[kind.depth].format(place=kind.place, folder=FOLDERS.get(kind.name, ""))
    yield f"## {found['title']}: `{place}`\n\n{found['description']}\n"
    yield from _table(found, kind.name)
    yield from _conditions(found)


def _table(part: dict[str, Any], home: str) -> Iterator[str]:
    yield "| field | | what it holds |\n|---|---|---|"
    yield from _rows(part, home, "")
    yield ""


def _rows(part: dict[str, Any], home: str, above: str) -> Iterator[str]:
    for name, field in part.get("properties", {}).items():
        must = "required" if name in part.get("required", ()) else ""
        must = must or ("wanted" if field.get("x-expected") else "")
        form, inner = _form(field, home)
        said = ". ".join(s.rstrip(".") for s in (form, _description(field, home)) if s)
        yield f"| `{above}{name}` | {must} | {said}. |"
        if inner:
            yield from _rows(inner, home, f"{above}{name}.")


def _form(field: dict[str, Any], home: str) -> tuple[str, dict[str, Any] | None]:
    """What a field holds, in words, and the fields below it if they are its own."""
    if "x-ref" in field:
        return f"Id of a record: {field['x-ref']}", None
    if "$ref" in field:
        return _reference(field, home), None
    if "enum" in field:
        return f"One of {_codes(field['enum'])}", None
    if field.get("type") == "array":
        form, inner = _form(field["items"], home)
        return f"List of: {form[:1].lower()}{form[1:]}", inner
    if field.get("type") == "object":
        return "Fields below", field
    words = {"boolean": "`true` or `false`", "integer": "Whole number", "string": "Words"}
    return words.get(str(field.get("type")), "Number"), None


def _reference(field: dict[str, Any], home: str) -> str:
    name = str(field["$ref"]).rsplit("/", 1)[-1]
    part, _ = resolve(field, home)
    if name in NAMED:
        return NAMED[name].capitalize()
    if name == "sources":
        return "List of: id of a record: document"
    if "enum" in part:
        return f"One of {_codes(part['enum'])}"
    if part.get("properties"):
        return f"See [`{name}`](#{name})"
    return name.replace("_", " ").capitalize()


def _codes(codes: list[str]) -> str:
    return ", ".join(f"`{c}`" for c in codes)


def _description(field: dict[str, Any], home: str) -> str:
    """What is said of this very field; else of the piece it is made of, if that says more."""
    own = field.get("description") or field.get("items", {}).get("description")
    if own or "$ref" not in field or _is_plain(field):
        return str(own or "")
    return str(resolve(field, home)[0].get("description", ""))


def _is_plain(field: dict[str, Any]) -> bool:
    return "x-ref" in field or field["$ref"].rsplit("/", 1)[-1] in {*NAMED, "sources"}


def _conditions(found: dict[str, Any]) -> Iterator[str]:
    for rule, words in (("anyOf", "At least"), ("oneOf", "Exactly")):
        if rule in found:
            names = [f"`{f}`" for option in found[rule] for f in option["required"]]
            yield f"{words} one of {' and '.join(names)} is required.\n"
    yield from _if_then(found)


def _if_then(found: dict[str, Any]) -> Iterator[str]:
    if "then" in found:
        [(field, allowed)] = found["if"]["properties"].items()
        values = " or ".join(f"`{v}`" for v in allowed.get("enum") or [allowed["const"]])
        needed = " and ".join(f"`{f}`" for f in found["then"]["required"])
        yield f"If `{field}` is {values}, {needed} is required.\n"
        yield from _if_then(found["then"])
        yield from _if_then(found.get("else", {}))


def main() -> None:
    """Write the page, or compare it."""
    written = page()
    if "--check" not in sys.argv:
        PAGE.write_text(written, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != written:
        sys.exit("docs/records.md is not in step with schema/. Cure: make docs")


if __name__ == "__main__":
    main()
