"""What one run handed on, checked again before a run with more rights writes it.

The second run trusts nothing of the first: paths, kinds, sizes, the schema and the spelling are
looked at as if it came from anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from actionplan.records import validate
from actionplan.records.decode import MAX_BYTES
from actionplan.records.problem import Malformed, legible
from actionplan.records.read import read
from actionplan.records.tidy import canonical

PATHS = {
    "input": re.compile(r"inputs/[a-z0-9-]{1,80}/([a-z0-9-]{1,80})\.yml"),
    "receipt": re.compile(r"receipts/[0-9]{4}/([a-z0-9-]{1,80})\.yml"),
}
MOST_FILES = 2
"""An issue becomes one input, with its receipt."""


def handed_on(whole: Any) -> dict[str, bytes] | None:
    """The files that were handed on, by path; None if anything about them is odd."""
    found = whole.get("files") if isinstance(whole, dict) else None
    if not isinstance(found, dict) or whole.get("stopped") or not 0 < len(found) <= MOST_FILES:
        return None
    files = {path: str(content).encode() for path, content in found.items()}
    return files if all(_sound(path, content) for path, content in files.items()) else None


def _sound(path: str, content: bytes) -> bool:
    kind, id = next(((k, m[1]) for k, p in PATHS.items() if (m := p.fullmatch(path))), ("", ""))
    if not kind or len(content) > MAX_BYTES:
        return False
    try:
        value, faults = read(path, content)
        spelled = canonical(kind, path, content)
    except Malformed:
        return False
    sound = not faults and spelled == content and value.get("id") == id
    return sound and validate.validator(kind).is_valid(value)


def name(files: Iterable[str]) -> str:
    """The id of the input among files that were handed on: small letters, digits, hyphens."""
    return next(m[1] for path in files if (m := PATHS["input"].fullmatch(path)))


def number(id: str) -> str:
    """The number of the issue if the id tells it, as it does of those who gave their name."""
    found = re.search(r"-issue-([0-9]{1,9})\Z", id)
    return found[1] if found else ""


def said(whole: Any) -> list[str]:
    """What was said of the text, each on one line and not too long."""
    found = whole.get("said")
    return [legible(str(line))[:400] for line in found[:100]] if isinstance(found, list) else []
