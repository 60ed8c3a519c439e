"""Which fields each form asks for, in which order. What they are and allow, the schemas say.

Free text comes last: a line typed into it cannot pass for the answer to a later question.
"""

from __future__ import annotations

from dataclasses import dataclass, field

CONSENT_VERSION = "2026-1"
"""Of the wording in `CONSENT`. A change of the wording is a new version."""
CONSENT = {
    "publish": "I agree that this text is published in the register, as typed, for good.",
    "name": "I agree that the public name I gave above is shown with it.",
}
"""What is agreed to, by the field below `consent`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question: the field of a kind of record that its answer fills, and words of help."""

    field: str
    kind: str = "input"
    help: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A form. `recorded` is false if a person acts on it and no record is made of it."""

    title: str
    about: str
    asks: tuple[Ask, ...]
    recorded: bool = True
    labels: tuple[str, ...] = field(default=())


TITLE = Ask(field="title", help="What it is about, in one line.", required=True)
SECTOR = Ask(field="sector", help="The side you speak for. You may leave it open.")
BEHALF = Ask(
    field="on_behalf_of",
    help="The organisation or group you write for, if it knows and agrees.",
)
NAME = Ask(
    field="display_name",
    help="The name to be shown with your text in the register. Leave it empty to be shown without.",
)
AGREE = Ask(field="consent", required=True)

FORMS = {
    "input": Definition(
        title="Give input to the action plan",
        about="A proposal, a wish or a doubt about the plan. Each one is kept as typed.",
        asks=(
            TITLE,
            SECTOR,
            BEHALF,
            NAME,
            AGREE,
            Ask(
                field="text",
                help="What should change, why, and how one would see that it has. "
                "Leave out what could harm you or others.",
                required=True,
            ),
        ),
        labels=("input",),
    ),
    "progress": Definition(
        title="Comment on progress",
        about="What you see of a commitment that is being carried out.",
        asks=(
            TITLE,
            Ask(
                field="commitments",
                help="The ids of the commitments, such as MN0057, as their pages give them.",
                required=True,
            ),
            SECTOR,
            BEHALF,
            NAME,
            AGREE,
            Ask(
                field="text",
                help="What has been done, what has not, and where one can see it.",
                required=True,
            ),
        ),
        labels=("input",),
    ),
    "error": Definition(
        title="Report an error",
        about="Something in the register is wrong, missing or cannot be read.",
        asks=(
            TITLE,
            Ask(
                field="url",
                kind="document",
                help="The address of the page on which it stands.",
                required=True,
            ),
            Ask(
                field="text",
                help="What is wrong, how it should read, and where that can be looked up.",
                required=True,
            ),
        ),
        recorded=False,
        labels=("error",),
    ),
}
"""The forms by id, in the order in which they are offered."""

WARNINGS = (
    (
        "What you send here is public at once, to everybody: your text, the name of your account, "
        "the day and the minute."
    ),
    (
        "GitHub sends it by mail to those who follow this place and keeps earlier versions. "
        "Public archives copy it. It cannot be taken back."
    ),
    (
        "If it could put you at risk, do not use this form. Give your words to an organisation you "
        "trust, which can hand them in without your name, or send a letter to the point of contact."
    ),
    "Leave out telephone numbers, addresses, register numbers and what concerns other people.",
)
"""What a form on a public platform says before its first question."""
