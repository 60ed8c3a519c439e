"""The body of an issue, or a marked block of a mail or file -> the answers in it.

Each heading of the form stands exactly once and in order; the free text is last and ends
only where all ends. A heading typed into the text can therefore set nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actionplan.forms import FORMS, Form, Question, form
from actionplan.forms.block import EMPTY, heading
from actionplan.intake.outcomes import Outcome

BOX = re.compile(r"^[ ]{0,3}[-*] \[([ xX])\][ ]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered in which form: words by field, and the permissions given."""

    form: Form
    words: Mapping[str, str]
    agreed: frozenset[str] | None


def read(body: str, langs: Iterable[str], *, titled: bool) -> tuple[Answers | None, list[Outcome]]:
    """The answers in a body, or what is wrong with it.

    `titled` says whether the title is among them; the issues of a platform have their own.
    """
    lines = body.replace("\r\n", "\n").split("\n")
    known = [form(id, lang) for lang in langs for id in FORMS]
    tried = [_Layout(asked, _asked(asked, titled), lines) for asked in known]
    fitting = [layout for layout in tried if not layout.faults]
    if fitting:
        return _answers(max(fitting, key=lambda layout: len(layout.questions)))
    best = max(tried, key=lambda layout: layout.there)
    if best.there == 0:
        return None, [Outcome("not-the-form")]
    return None, best.faults


def language(body: str, langs: Iterable[str]) -> str:
    """The language of the form from which a body came, complete or not; empty if from none."""
    lines = body.replace("\r\n", "\n").split("\n")
    known = [form(id, lang) for lang in langs for id in FORMS]
    there = {asked: _Layout(asked, _asked(asked), lines).there for asked in known}
    best = max(there, key=lambda asked: there[asked])
    return best.lang if there[best] else ""


def _asked(asked: Form, titled: bool = False) -> tuple[Question, ...]:
    return tuple(q for q in asked.questions if titled or q.field != "title")


class _Layout:
    """Where the headings of one form stand in a body."""

    def __init__(self, asked: Form, questions: tuple[Question, ...], lines: list[str]) -> None:
        self.form, self.questions, self.lines = asked, questions, lines
        stripped = [line.rstrip() for line in lines]
        self.at = [[i for i, line in enumerate(stripped) if line == heading(q)] for q in questions]
        self.there = sum(bool(at) for at in self.at)
        self.faults = list(self._faults())

    def _faults(self) -> Iterator[Outcome]:
        last = -1
        for question, at in zip(self.questions, self.at, strict=True):
            label = {"label": question.label}
            if not at:
                yield Outcome("label-missing", label)
            elif len(at) > 1 or at[0] < last:
                yield Outcome("forged-heading", label)
            last = max([last, *at])
        if self.at[0] and any(line.strip() for line in self.lines[: self.at[0][0]]):
            yield Outcome("text-outside")

    def answers(self) -> Iterator[tuple[Question, str]]:
        """Each question with what stands below its heading."""
        starts = [at[0] for at in self.at]
        for question, start, end in zip(
            self.questions, starts, [*starts[1:], len(self.lines)], strict=True
        ):
            said = "\n".join(self.lines[start + 1 : end]).strip("\n")
            yield question, "" if said.strip() == EMPTY else said


def _answers(layout: _Layout) -> tuple[Answers | None, list[Outcome]]:
    if not layout.form.recorded:
        return None, [Outcome("not-recorded")]
    words: dict[str, str] = {}
    agreed: frozenset[str] | None = None
    faults: list[Outcome] = []
    for question, below in layout.answers():
        if question.shape == "checks":
            given = _boxes(question, below)
            agreed, code = given or frozenset(), "" if given is not None else "not-an-option"
        else:
            words[question.field], code = _answer(question, below)
        faults += [Outcome(code, {"label": question.label})] if code else []
    return (None if faults else Answers(layout.form, words, agreed)), faults


def _answer(question: Question, below: str) -> tuple[str, str]:
    """The answer to a question, or its code, and the outcome that keeps it from being taken."""
    said = below if question.shape == "text" else below.strip()
    if question.required and not said.strip():
        return "", "unanswered"
    if question.shape != "text" and "\n" in said:
        return "", "not-one-line"
    if question.shape != "choice" or not said:
        return said, ""
    code = next((c.code for c in question.choices if c.label == said), "")
    return code, "" if code else "not-an-option"


def _boxes(question: Question, said: str) -> frozenset[str] | None:
    """The codes of the boxes that are ticked; None if a box is not one of the form's.

    A mail program may have broken a long line, so blanks and line ends count alike.
    """
    known = {c.label: c.code for c in question.choices}
    marks = list(BOX.finditer(said))
    ends = [m.start() for m in marks[1:]] + [len(said)]
    given: list[str] = []
    for mark, end in zip(marks, ends, strict=True):
        code = known.get(" ".join(said[mark.end() : end].split()))
        if code is None:
            return None
        given += [code] if mark[1] != " " else []
    return frozenset(given)
