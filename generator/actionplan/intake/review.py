"""Whether a text may be taken in now: read by a person as it stands, and not one of too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from actionplan.intake.issue import Event, digest, issue_of
from actionplan.intake.outcomes import Outcome

BOT = "github-actions[bot]"
"""The account under which the workflows of a repository write."""
MARK = re.compile(r"<!-- actionplan receipt sha256:([0-9a-f]{64}) -->")
MOST_PER_DAY = 5
"""Issues of one account on one day that are taken without a look at how many there are."""


def receipt_mark(sha256: str) -> str:
    """The line of a receipt that binds it to a text. Readers do not see it."""
    return f"<!-- actionplan receipt sha256:{sha256} -->"


def receipted(comments: Any) -> str:
    """The digest of the newest receipt among the comments of an issue; empty if there is none.

    Only what the workflows wrote themselves counts.
    """
    found = ""
    for comment in _each(comments):
        author = comment.get("user") or {}
        if author.get("login") == BOT and author.get("type") == "Bot":
            marks = MARK.findall(str(comment.get("body", "")))
            found = marks[-1] if marks else found
    return found


def reviewed(event: Any, comments: Any, now: Any) -> Iterator[Outcome]:
    """What keeps a label from counting.

    `event` is what the label was set on, `comments` are those of the issue, `now` is the issue as
    it stands at this moment. All three have to agree on the text.
    """
    labelled, present = issue_of(event), issue_of(now)
    if labelled is None or present is None or labelled["number"] != present["number"]:
        yield Outcome("not-an-event")
        return
    if present.get("state") != "open":
        yield Outcome("closed")
    told = receipted(comments)
    if not told:
        yield Outcome("not-reviewed")
    elif {told} != {digest(labelled), digest(present)}:
        yield Outcome("changed-after-review")


def too_many(event: Any, issues: Any) -> Iterator[Outcome]:
    """Held if one person's account opened many issues on the day of this one.

    A relay opens issues for many people, has a limit of its own, and is no person.
    """
    issue = issue_of(event)
    if issue is None or (issue.get("user") or {}).get("type") == "Bot":
        return
    key = _account_and_day(issue)
    count = sum(_account_and_day(other) == key for other in _each(issues))
    if count > MOST_PER_DAY:
        yield Outcome("too-many", {"count": count, "limit": MOST_PER_DAY})


def _each(listed: Any) -> Iterator[Event]:
    """Everything in a list, or in a list of its pages."""
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield one
        else:
            yield from _each(one)


def _account_and_day(issue: Event) -> tuple[Any, str]:
    return (issue.get("user") or {}).get("id"), str(issue.get("created_at", ""))[:10]
