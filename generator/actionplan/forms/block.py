"""The text that a form sends, and the lines around it in a mail or a file.

The form on the site writes it in the reader's browser (`theme/assets/form.js`), the
platform writes the same from its own form, and `intake` reads it: here is its one shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actionplan.forms.walker import Form, Question

BEGIN = "=== actionplan: begin ==="
END = "=== actionplan: end ==="
"""The lines around the block."""
EMPTY = "_No response_"
"""What GitHub writes for a question that was left open."""


def heading(question: Question) -> str:
    """The line above an answer."""
    return f"### {question.label}"


def compose(questions: Iterable[Question], words: Mapping[str, str], agreed: Iterable[str]) -> str:
    """The text that a form sends: answers by field, a choice by its code, and what was agreed."""
    given = set(agreed)
    return "\n\n".join(
        f"{heading(q)}\n\n{_said(q, words.get(q.field, ''), given)}" for q in questions
    )


def block(form: Form, words: Mapping[str, str], agreed: Iterable[str]) -> str:
    """The whole block with its first and last line, for a mail or a file."""
    return f"{BEGIN}\n\n{compose(form.questions, words, agreed)}\n\n{END}\n"


def _said(question: Question, words: str, given: set[str]) -> str:
    if question.shape == "checks":
        boxes = (f"- [{'X' if c.code in given else ' '}] {c.label}" for c in question.choices)
        return "\n".join(boxes)
    if question.shape == "choice" and words:
        return next(c.label for c in question.choices if c.code == words)
    return words or EMPTY
