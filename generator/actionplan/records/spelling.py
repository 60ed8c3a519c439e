"""Problems with the writing of a file, in words of everyday."""

from __future__ import annotations

from typing import Any

from actionplan.records.problem import Problem, quoted


def too_large(path: str, size: int, limit: int) -> Problem:
    """A file with more bytes than a record may have."""
    return Problem(
        path=path,
        code="too-large",
        message="The file has {size} bytes. A record may have {limit}.",
        cure="Put long texts into a document and name it under “sources”.",
        values={"size": size, "limit": limit},
    )


def not_utf8(path: str, line: int) -> Problem:
    """A byte that is not UTF-8, in this line."""
    return Problem(
        path=path,
        line=line,
        column=1,
        code="not-utf-8",
        message="The file is not saved as UTF-8.",
        cure="Save it again with the encoding UTF-8.",
    )


def syntax(path: str, text: str, error: Exception) -> Problem:
    """A YAML syntax error in words of everyday, with the line as it was found."""
    mark: Any = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    found = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    message, cure = _reading(found, str(getattr(error, "problem", "") or ""))
    return Problem(
        path=path,
        line=line,
        column=mark.column + 1 if mark else 1,
        code="not-yaml",
        message=message,
        cure=cure,
        values={"found": quoted(found.strip())},
    )


def _reading(line: str, problem: str) -> tuple[str, str]:
    """The likely mistake behind a syntax error, in words of everyday."""
    if "\t" in line:
        return "This line holds a tab: “{found}”.", "Indent with blanks, two for each step."
    if "mapping values are not allowed" in problem:
        return (
            "“: ” inside a value cannot be read: “{found}”.",
            "Put the whole value in quotes.",
        )
    if "quote" in problem or "quoted" in problem:
        return "A quotation mark is not closed near “{found}”.", "Close the quotation mark."
    if "flow" in problem or "bracket" in problem:
        return "A bracket is not closed near “{found}”.", "Close the bracket, or use quotes."
    return (
        "The file cannot be read from this line on: “{found}”.",
        "Look at the line above it too: often the indentation or a colon is wrong.",
    )
