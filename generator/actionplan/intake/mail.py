"""A mail as it is saved (.eml) -> a submission. Addresses and names of its head are not kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from zoneinfo import ZoneInfo

from actionplan.intake import pasted
from actionplan.intake.outcomes import Outcome
from actionplan.intake.submission import Submission

CHANNEL = "email"


def submission(
    content: bytes, langs: Iterable[str], zone: str, *, lang: str, received: date | None
) -> tuple[Submission | None, list[Outcome]]:
    """What was sent in by mail: its subject, the plain text of its body, the day it was sent."""
    mail = BytesParser(policy=policy.default).parsebytes(content)
    try:
        text = _text(mail)
        subject, day = str(mail["subject"] or ""), received or _day(mail, zone)
        attached = sum(1 for _ in mail.iter_attachments()) if mail.is_multipart() else 0
    except (LookupError, UnicodeDecodeError, ValueError, TypeError, AttributeError):
        return None, [Outcome("not-text")]
    if text is None:
        return None, [Outcome("no-text")]
    sent, outcomes = pasted.submission(
        text, langs, lang=lang, channel=CHANNEL, received=day, title=subject
    )
    noted = [Outcome("attachments", {"count": attached})] if attached else []
    return sent, [*outcomes, *noted]


def sent_on(content: bytes, zone: str) -> date | None:
    """The day on which a mail was sent, whatever else of it can be read."""
    try:
        return _day(BytesParser(policy=policy.default).parsebytes(content), zone)
    except (LookupError, ValueError, TypeError, AttributeError):
        return None


def _text(mail: EmailMessage) -> str | None:
    """The plain text of a mail. A sign that its encoding does not know is an error."""
    part = mail.get_body(preferencelist=("plain",))
    if not isinstance(part, EmailMessage):
        return None
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    text = content.decode(part.get_content_charset() or "utf-8")
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _unflowed(text: str) -> str:
    """Lines that only the mail program broke, joined again (RFC 3676)."""
    done: list[str] = []
    joins = False
    for line in text.replace("\r\n", "\n").split("\n"):
        plain = line[1:] if line.startswith(" ") else line
        done[-1:] = [done[-1] + plain] if joins else [*done[-1:], plain]
        joins = plain.endswith(" ") and plain != "-- "
    return "\n".join(done)


def _day(mail: EmailMessage, zone: str) -> date | None:
    moment = getattr(mail["date"], "datetime", None)
    if moment is None:
        return None
    day: date = (moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment).date()
    return day
