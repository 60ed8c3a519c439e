"""Static JSON for programs: lists of records, each record whole, and what describes them.

`api/v1/commitments/mn0057.json` is the record as its schema says, for a ministry's own site that
shows the state of its commitments, say. Tables are in the open data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

import msgspec

from actionplan.dates import When
from actionplan.model import Record
from actionplan.model.walk import field_names
from actionplan.publish.ids import absolute
from actionplan.publish.package import LICENCE
from actionplan.publish.pages import PAGES
from actionplan.publish.snapshot import Snapshot
from actionplan.records.kinds import KINDS, Kind, schema
from actionplan.words import SOURCE, pick

PLACE = "api/v1/"
VERSION = "1.0.0"
OPENAPI = "openapi.json"


def api(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """Every file of the interface, with its path in the site."""
    kinds = [kind for kind in KINDS if kind.depth and kind.register in PAGES]
    encode = msgspec.json.Encoder().encode
    for kind in kinds:
        records = getattr(snapshot.register, kind.register)
        listed = [_entry(kind, record, snapshot) for record in records.values()]
        yield f"{PLACE}{kind.register}.json", b"[\n" + b",\n".join(map(encode, listed)) + b"\n]\n"
        for id, record in records.items():
            yield f"{PLACE}{kind.register}/{id}.json", encode(plain(record)) + b"\n"
    for name in ("common", *(kind.schema for kind in kinds)):
        yield f"{PLACE}schema/{name}.schema.json", _json(schema(name))
    yield f"{PLACE}{OPENAPI}", _json(_description(snapshot, kinds))


def plain(part: Any) -> Any:
    """A record, or a part of one, as its file says it: what is not known is left out."""
    if isinstance(part, When):
        return str(part)
    if isinstance(part, tuple):
        return [plain(item) for item in part]
    if not field_names(part.__class__):
        return part
    found = {}
    for name, default in _fields(part.__class__):
        value = getattr(part, name)
        if value is not None and value != () and not (value is False and default is False):
            found[name] = plain(value)
    return found


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default) for f in fields(kind) if f.name != "path")


def _entry(kind: Kind, record: Record, snapshot: Snapshot) -> dict[str, Any]:
    """A line of a list: the record's name, where it is whole, and where people read it."""
    site, page = snapshot.register.site, PAGES[kind.register].address(record)
    name = getattr(record, "title", None) or getattr(record, "name", None)
    pages = {lang: absolute(site, f"{lang}/{page}") or f"{lang}/{page}" for lang in site.languages}
    found = {"id": record.id, "href": f"{kind.register}/{record.id}.json", "pages": pages}
    return found | ({"title": name} if name else {})


def _description(snapshot: Snapshot, kinds: list[Kind]) -> dict[str, Any]:
    """What the interface offers, in OpenAPI 3.1."""
    site = snapshot.register.site
    paths: dict[str, Any] = {}
    for kind in kinds:
        title = schema(kind.name)["title"]
        whole = {"$ref": f"schema/{kind.name}.schema.json"}
        paths[f"/{kind.register}.json"] = _get(f"All records: {title}", f"list-{kind.name}", LIST)
        one = _get(f"One record: {title}", f"get-{kind.name}", whole)
        one["get"]["responses"]["404"] = {"description": "There is no such record"}
        one["parameters"] = [ID]
        paths[f"/{kind.register}/{{id}}.json"] = one
    return {
        "openapi": "3.1.0",
        "info": {
            "title": pick(SOURCE, site.title)[0],
            "description": "Static files, made anew with the site. No key, no limit, no search",
            "version": VERSION,
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "servers": [{"url": absolute(site, PLACE.rstrip("/")) or "."}],
        "paths": paths,
    }


ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"$ref": "schema/common.schema.json#/$defs/id"},
}
LIST = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string"},
            "href": {"type": "string", "description": "The whole record"},
            "pages": {"type": "object", "additionalProperties": {"type": "string"}},
            "title": {"type": "object", "additionalProperties": {"type": "string"}},
        },
        "required": ["id", "href", "pages"],
    },
}


def _get(summary: str, name: str, found: dict[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": found}}
    answer = {"200": {"description": "As it was on the day of the check", "content": content}}
    return {"get": {"summary": summary, "operationId": name, "responses": answer}}


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()
