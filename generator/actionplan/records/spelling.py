"""Problems with the writing of a file, in words of everyday."""

from __future__ import annotations

from typing import Any

from actionplan.records.problem import Problem, quoted

REFUSALS: dict[str, tuple[str, str]] = {
    "empty": ("The file is empty.", "Write the record, or delete the file."),
    "directive": ("A “%” line is not used in records.", "Delete the line."),
    "second-document": ("A second record begins here.", "Keep one record in each file."),
    "not-a-record": (
        "The file does not hold fields with values.",
        "Begin with a line such as “id: the-name-of-the-file”.",
    ),
    "alias": (
        "“*” refers to another place of the file. Records do not use this.",
        "Write the value out, or put the text in quotes.",
    ),
    "anchor": (
        "“&” at the beginning of a value has a special meaning in YAML. Records do not use it.",
        "Put the value in quotes.",
    ),
    "tag": (
        "“!” at the beginning of a value has a special meaning in YAML. Records do not use it.",
        "Put the value in quotes.",
    ),
    "too-deep": (
        "The fields are nested too deeply.",
        "Look for a bracket or an indentation that was not meant.",
    ),
    "duplicate-key": ("“{key}” stands here a second time.", "Keep one of the two lines."),
    "odd-key": (
        "“{key}” cannot be the name of a field.",
        "Names of fields are lower-case words such as “title”. In text, use quotes.",
    ),
    "lost-text": (
        "The text from “{cut}” on would be lost, because “ #” begins a comment.",
        "Put the whole value in quotes, or the comment on a line of its own.",
    ),
    "hidden-character": (
        "There is a character here that cannot be seen: {character}.",
        "Delete it. It often comes with text pasted from Word or a PDF.",
    ),
    "merge-mark": (
        "This line is a mark that git left when two changes met.",
        "Choose one of the two versions and delete the marks.",
    ),
    "not-composed": (
        "Some letters of this file are stored in pieces (not in Unicode form NFC).",
        "Run “actionplan tidy”, which joins them.",
    ),
    "not-utf-8": ("The file is not saved as UTF-8.", "Save it again with the encoding UTF-8."),
    "too-large": (
        "The file has {size} bytes. A record may have {limit}.",
        "Put long texts into a document and name it under “sources”.",
    ),
}
"""What no record may hold, by the code of the problem: the message and its cure."""


def refused(path: str, code: str, place: tuple[int, int] = (0, 0), /, **values: object) -> Problem:
    """A problem of `REFUSALS`, at a line and column; (0, 0) is the whole file."""
    message, cure = REFUSALS[code]
    line, column = place
    return Problem(
        path=path,
        line=line,
        column=column,
        code=code,
        message=message,
        cure=cure,
        values=values,
    )


def syntax(path: str, text: str, error: Any) -> Problem:
    """A YAML syntax error in words of everyday, with the line as it was found."""
    mark = _mark(error)
    lines = text.split("\n")
    line, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    message, cure = _reading(lines[line], column, error)
    return Problem(
        path=path,
        line=line + 1,
        column=column + 1,
        code="not-yaml",
        message=message,
        cure=cure,
        values={"found": quoted(lines[line].strip()), "sign": quoted(lines[line][column:][:1])},
    )


def _mark(error: Any) -> Any:
    """Where the mistake stands. What is never closed is shown where it was opened."""
    begun = getattr(error, "context_mark", None)
    return begun if begun and _unclosed(error) else getattr(error, "problem_mark", None)


def _unclosed(error: Any) -> bool:
    context = _context(error)
    return "scanning a quoted scalar" in context or "parsing a flow" in context


def _context(error: Any) -> str:
    return getattr(error, "context", None) or ""


def _reading(line: str, column: int, error: Any) -> tuple[str, str]:
    """The likely mistake behind a syntax error, in words of everyday."""
    problem, context = getattr(error, "problem", None) or "", _context(error)
    guesses = (
        (
            "\t" in line,
            ("This line holds a tab: “{found}”.", "Indent with spaces, two for each step."),
        ),
        (
            "mapping values are not allowed" in problem,
            ("“: ” inside a value cannot be read: “{found}”.", "Put the whole value in quotes."),
        ),
        (
            "parsing a quoted scalar" in context,
            ("“\\” between double quotes has a special meaning: “{found}”.", "Write it twice."),
        ),
        (
            "scanning a quoted scalar" in context,
            ("A quotation mark is not closed: “{found}”.", "Close the quotation mark."),
        ),
        (
            line[:column].rstrip().endswith(('"', "'")),
            (
                "There is text after the closing quotation mark: “{found}”.",
                "Put single quotes around the whole value.",
            ),
        ),
        (
            _unclosed(error),
            ("A bracket is not closed: “{found}”.", "Close the bracket, or use quotes."),
        ),
        (
            "cannot start any token" in problem,
            ("A value cannot begin with “{sign}”: “{found}”.", "Put the whole value in quotes."),
        ),
    )
    return next((reading for likely, reading in guesses if likely), UNCLEAR)


UNCLEAR = (
    "The file cannot be read from this line on: “{found}”.",
    "Look at the line above it too: often the indentation or a colon is wrong.",
)
