"""What the workflows write below an issue, in the language of its author.

Every word is ours or from the records, and words from records are escaped: nothing that was
sent comes back, so a comment can neither call people nor act.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator

from actionplan.intake.answers import language
from actionplan.intake.issue import Event, digest
from actionplan.intake.known import Place
from actionplan.intake.outcomes import Outcome, Weight, to_author
from actionplan.intake.review import receipt_mark
from actionplan.labels import label
from actionplan.model import Consultation, Input, Register, Response
from actionplan.words import catalogue, pick, say

SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+.!|~@&:-])")


def escaped(words: str) -> str:
    """Words of a record as Markdown shows them literally. `@` and `#` call nobody."""
    plain = " ".join(words.split())
    return SIGNS.sub(lambda sign: f"&#{ord(sign[1])};", plain)


def receipt(
    issue: Event,
    place: Place | None,
    outcomes: Iterable[Outcome],
    register: Register,
    lang: str,
    number: str = "",
) -> str:
    """The first comment: received, under which number, and when an answer is promised.

    `number` is that of the receipt in the register. Whoever gave no name is not told it there:
    a receipt leads to the record it became.
    """
    lines = [
        say(lang, "Received, as number {number}.", number=str(issue["number"])),
        say(lang, "A person reads it before it is recorded. It is kept as you typed it."),
        *_promise(place, register, lang),
    ]
    if number:
        lines.append(say(lang, "Its receipt in the register is {number}.", number=number))
    told = list(outcomes)
    parts = [" ".join(lines), _list(told, lang)]
    if any(o.weight is Weight.REFUSED for o in told):
        parts.append(say(lang, "You can change your text above; then it is looked at again."))
    parts.append(f"`{digest(issue)[:12]}`")
    return "\n\n".join(part for part in parts if part) + "\n"


def _promise(place: Place | None, register: Register, lang: str) -> Iterator[str]:
    """By when an answer is promised: the day of the consultation, or that there is none."""
    window = _window(register, place.consultation) if place else None
    if window:
        title = escaped(pick(lang, window.title)[0])
        yield say(lang, "It belongs to the consultation “{title}”.", title=title)
    if window and window.response_due:
        yield say(lang, "An answer is promised by {day}.", day=window.response_due)
    else:
        yield say(lang, "No day has been promised for an answer.")
    if place:
        yield say(lang, "When an answer is on record, you are told here.")
    if place and register.site.url:
        yield say(lang, "Follow it here: {url}", url=address(register, place, lang))


def _window(register: Register, id: str) -> Consultation | None:
    windows = (w for plan in register.plans.values() for w in plan.consultations)
    return next((w for w in windows if w.id == id), None)


def address(register: Register, place: Place, lang: str) -> str:
    """Where the inputs of a consultation, or of a plan, are shown."""
    base = (register.site.url or "").rstrip("/")
    return f"{base}/{lang}/inputs/#{place.plan}-{place.consultation or 'other'}"


def _list(outcomes: Iterable[Outcome], lang: str) -> str:
    return "\n".join(f"- {to_author(outcome, lang)}" for outcome in outcomes)


def stopped(issue: Event, outcomes: Iterable[Outcome], register: Register, lang: str) -> str:
    """Why a label did not count, and the digest of the text that has to be read now."""
    head = say(lang, "It was not recorded:")
    return f"{head}\n\n{_list(outcomes, lang)}\n\n`{digest(issue)[:12]}`\n"


def proposed(issue: Event, outcomes: Iterable[Outcome], register: Register, lang: str) -> str:
    """That a record has been proposed."""
    head = say(lang, "A record of it has been proposed. It is shown when a second person agrees.")
    return f"{head}\n\n{_list(outcomes, lang)}".rstrip() + "\n"


def in_languages(words: Callable[[str], str], issue: Event, languages: Iterable[str]) -> str:
    """A comment in the language of the author's form, or in all if there is none; and its mark."""
    known = [lang for lang in languages if lang == "en" or catalogue(lang)]
    own = language(issue.get("body") or "", known)
    parts = [words(lang).rstrip() for lang in ([own] if own else known)]
    return "\n\n---\n\n".join(parts) + f"\n\n{receipt_mark(digest(issue))}\n"


def proposal(number: str, said: Iterable[str], check: str, lang: str) -> str:
    """The text of the pull request: what came of the text, and what the check says.

    `number` is empty for an author who gave no name; then nothing leads back to the issue.
    """
    head = say(lang, "The record of an input, as its author typed it.")
    if number:
        head = say(lang, "The record of issue #{number}, as its author typed it.", number=number)
    parts = [
        head,
        fenced("\n".join(said)),
        say(lang, "The check of all records says:"),
        fenced(check),
    ]
    return "\n\n".join(parts) + "\n"


def fenced(text: str) -> str:
    """A text that stays text: in a fence longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text.rstrip()}\n{fence}"


def answered(record: Input, response: Response, register: Register) -> str:
    """That an input was answered, how, why, and where it stands. Its first line is its mark."""
    lang = _language(record, register)
    what = label(lang, "disposition", response.disposition)
    parts = [say(lang, "Your input was answered: {what}.", what=what)]
    if response.reason:
        parts.append(fenced(pick(lang, response.reason)[0]))
    if register.site.url:
        parts.append(f"{register.site.url.rstrip('/')}/{lang}/inputs/{record.id}/#response")
    return _marked("\n\n".join(parts))


def answered_unnamed(record: Input, response: Response, register: Register) -> str:
    """That something was answered, told to one who gave no name: neither which, nor how.

    The record does not name the issue, so the issue does not name the record.
    """
    lang = _language(record, register)
    parts = [
        say(lang, "What you sent was answered on {day}.", day=response.answered_on)
        if response.answered_on
        else say(lang, "What you sent was answered.")
    ]
    if register.site.url:
        where = address(register, Place(record.plan, record.consultation or ""), lang)
        parts.append(say(lang, "Look for your text here: {url}", url=where))
    parts.append(say(lang, "You gave no name, so nothing said here leads to the record."))
    return _marked(" ".join(parts))


def _language(record: Input, register: Register) -> str:
    lang = next(iter(record.text or {}), "")
    return lang if lang in register.site.languages else register.site.languages[0]


def _marked(text: str) -> str:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return f"<!-- actionplan answer sha256:{sha256} -->\n{text}\n"
