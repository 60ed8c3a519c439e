"""How a text came: as a form, a mail, an issue, and with which permission."""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str, str]] = {
    "not-the-form": (
        "refused",
        (
            "This did not come through one of our forms. Please use a form: it asks for "
            "your permission to publish."
        ),
        (
            "The text did not come through a form, so there is no permission to publish. "
            "If it was said in public, it can be taken in with “--basis public-record”."
        ),
    ),
    "not-recorded": (
        "refused",
        "This form is read by a person. It does not become an input.",
        "This is a report of an error. No record is made of it; a person acts on it.",
    ),
    "label-missing": (
        "refused",
        "The heading “{label}” of the form is missing. Please put it back.",
        "The heading “{label}” of the form is missing.",
    ),
    "forged-heading": (
        "refused",
        (
            "The heading “{label}” of the form stands here twice or in the wrong place. Please use "
            "another heading in your own text."
        ),
        (
            "The heading “{label}” stands here twice or out of order. What stands below it "
            "may not be the answer."
        ),
    ),
    "text-outside": (
        "refused",
        "There is text above the first heading of the form. Please move it below the last one.",
        "There is text above the first heading of the form. It would be lost.",
    ),
    "not-one-line": (
        "refused",
        "The answer to “{label}” has more than one line. Please write it on one line.",
        "The answer to “{label}” has more than one line.",
    ),
    "not-an-option": (
        "refused",
        "The answer to “{label}” is not one of those that can be chosen.",
        "The answer to “{label}” is not one of those that can be chosen.",
    ),
    "unanswered": (
        "refused",
        "“{label}” is empty. Please fill it in.",
        "“{label}” is empty.",
    ),
    "no-consent": (
        "refused",
        "You have not agreed that your text is published. Without that it cannot be kept.",
        "There is no permission to publish. Ask the author; then use “--consent”.",
    ),
    "no-source": (
        "refused",
        "It is not said where this was said in public.",
        "Name the document in which it was said, with “--source”.",
    ),
    "name-left-out": (
        "noted",
        "You gave a name but did not agree that it is shown. It is left out.",
        "There is a name, but no permission to show it. It is left out of the record.",
    ),
    "not-an-event": (
        "refused",
        "It cannot be read.",
        "This is not an event of an issue as GitHub sends it.",
    ),
    "not-text": (
        "refused",
        "The text cannot be read. Please send it as UTF-8.",
        "The text is not UTF-8 and does not say what else it is. Save it again as UTF-8.",
    ),
    "no-text": (
        "refused",
        "The mail holds no plain text.",
        "The mail holds no plain text. Attachments and formatted parts are not read.",
    ),
    "attachments": (
        "noted",
        "Attachments are not kept.",
        "The mail has attachments: {count}. They are not taken in; put them into the documents.",
    ),
}
"""By code: the weight, the words for the author, the words for the moderator."""
