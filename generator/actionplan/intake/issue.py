"""An event of an issue, as GitHub sends it -> a submission. Reads nothing but what it is given."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from actionplan.intake import answers
from actionplan.intake.outcomes import Outcome
from actionplan.intake.submission import Submission

CHANNEL = "issue"
TO, ALLOW = "to: ", "allow: "
"""How labels begin by which a moderator names the consultation, or allows an outcome."""
MOST_BODY = 70_000
"""Characters of a title or body. GitHub allows 65,536."""

Event = dict[str, Any]


def issue_of(event: Any) -> Event | None:
    """The issue of an event, or an issue by itself; None if it is something else."""
    issue = event.get("issue", event) if isinstance(event, dict) else None
    if not isinstance(issue, dict) or "pull_request" in issue:
        return None
    number, title, body = issue.get("number"), issue.get("title"), issue.get("body")
    sound = (
        isinstance(number, int)
        and not isinstance(number, bool)
        and 0 < number < 10**9
        and isinstance(title, str)
        and isinstance(body, str | None)
        and max(len(title), len(body or "")) <= MOST_BODY
    )
    return issue if sound else None


def digest(issue: Event) -> str:
    """SHA-256 of the title and the body of an issue, line ends alike."""
    whole = f"{issue['title']}\n\n{issue.get('body') or ''}".replace("\r\n", "\n")
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def numbers(listed: Iterable[Any]) -> dict[str, int]:
    """The number of each issue by the mark that its record has if its author gave no name."""
    found = [one for one in listed if isinstance(one, dict)]
    return {
        mark(f"issue {one['id']}"): one["number"] for one in found if {"id", "number"} <= {*one}
    }


def submission(
    event: Any, langs: Iterable[str], zone: str, *, basis: bool = False
) -> tuple[Submission | None, list[Outcome]]:
    """What was sent in by an issue. With `basis` it need not have come through a form.

    The day is that of its making, in the time zone of the country.
    """
    issue = issue_of(event)
    if issue is None:
        return None, [Outcome("not-an-event")]
    body, langs = issue.get("body") or "", list(langs)
    found, outcomes = answers.read(body, langs, titled=False)
    if found is None and not (basis and outcomes == [Outcome("not-the-form")]):
        return None, outcomes
    words = dict(found.words) if found else {"text": body}
    sent = Submission(
        lang=found.form.lang if found else langs[0],
        channel=CHANNEL,
        received=day_of(issue.get("created_at"), zone),
        answers={**words, "title": issue["title"]},
        agreed=found.agreed if found else None,
        number=issue["number"],
        sha256=digest(issue),
        mark=mark(f"issue {issue.get('id', issue['number'])}"),
        consultation=_named(issue),
    )
    return sent, []


def mark(reference: str) -> str:
    """Ten signs drawn from a name; the same name gives the same ones."""
    return hashlib.sha256(reference.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def day_of(written: Any, zone: str) -> date | None:
    """The day of a moment as the platform writes it, in the time zone of the country."""
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return moment.astimezone(ZoneInfo(zone)).date() if moment.tzinfo else None


def allowed(event: Any) -> frozenset[str]:
    """The codes of outcomes that a moderator allows by labels such as `allow: duplicate`."""
    return frozenset(labels(issue_of(event) or {}, ALLOW))


def _named(issue: Event) -> str:
    """The consultation that a moderator named by a label."""
    return next(iter(labels(issue, TO)), "")


def labels(issue: Event, beginning: str) -> list[str]:
    """The rest of every label that begins so. Only moderators can set labels."""
    found = issue.get("labels")
    listed = found if isinstance(found, list) else []
    names = [str(label.get("name", "")) for label in listed if isinstance(label, dict)]
    return [n.removeprefix(beginning).strip() for n in names if n.startswith(beginning)]
