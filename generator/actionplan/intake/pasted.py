"""A text file, or the text of a mail -> a submission: a marked block of our form, or all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from actionplan.forms.block import BEGIN, END
from actionplan.intake import answers
from actionplan.intake.answers import Answers
from actionplan.intake.outcomes import Outcome
from actionplan.intake.submission import Submission

_BLOCK = re.compile(
    rf"^[> ]*{re.escape(BEGIN)}[ ]*$(.*?)^[> ]*{re.escape(END)}[ ]*$", re.MULTILINE | re.DOTALL
)
_QUOTE = re.compile(r"^> ?", re.MULTILINE)


def decoded(content: bytes) -> str | None:
    """The text of a file that says what it is: UTF-8, or UTF-16 with its mark. None if neither."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def submission(
    text: str, langs: Iterable[str], *, lang: str, channel: str, received: date | None, title: str
) -> tuple[Submission | None, list[Outcome]]:
    """What was handed in: the answers of the block if there is one, else all of it as typed.

    `title` is used if the block has none, `lang` if there is no block.
    """
    whole = Submission(
        lang=lang, channel=channel, received=received, answers={"title": title, "text": text}
    )
    block = _BLOCK.search(text.replace("\r\n", "\n"))
    if block is None:
        return whole, []
    said = block[1]
    if all(line.startswith(">") or not line for line in said.strip("\n").split("\n")):
        said = _QUOTE.sub("", said)  # The mail was forwarded or answered.
    found, outcomes = answers.read(said, langs, titled=True)
    return (_filled(whole, found) if found else None), outcomes


def _filled(whole: Submission, found: Answers) -> Submission:
    return replace(whole, lang=found.form.lang, answers=found.words, agreed=found.agreed)
