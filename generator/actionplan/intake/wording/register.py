"""Whether a text is on record already, was read, and has its receipt."""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str, str]] = {
    "duplicate": (
        "held",
        "The same text is on record already. It need not be sent twice.",
        "The same text is on record already: {where}. If it is another person's, allow it.",
    ),
    "taken": (
        "refused",
        "It is on record already.",
        "{where} is there already and says something else. A published record is not written over.",
    ),
    "already": (
        "noted",
        "It is on record already, as you sent it.",
        "{where} holds it already. Nothing changes.",
    ),
    "same-reference": (
        "refused",
        "Another text has the same number.",
        "Another one of this batch has the same number and day. Is “reference” the right column?",
    ),
    "changed-after-review": (
        "refused",
        "The text was changed after a person had read it. It has to be read again.",
        "The text was changed after it was read. Read it again, then set the label again.",
    ),
    "not-reviewed": (
        "refused",
        "The text has not been read by a person yet.",
        (
            "There is no receipt of ours with the digest of this text. Read it, then set the label "
            "again."
        ),
    ),
    "too-many": (
        "held",
        "Many texts came from one account on one day. A person will look at them in turn.",
        "{count} texts came from this account on one day; {limit} are taken without a look.",
    ),
    "closed": (
        "refused",
        "It was closed before it was taken in.",
        "The issue is closed. Open it again to take it in.",
    ),
    "was-refused": (
        "held",
        "It was refused before. A person will look at it again.",
        "Its receipt “{id}” says that it was refused. If that was changed, allow it.",
    ),
    "receipt-open": (
        "held",
        "It may have a receipt already.",
        (
            "A receipt of the same day and channel is open: {ids}. If it is this one's, name it "
            "with “--receipt {first}”; if it is another's, allow it."
        ),
    ),
    "no-open-receipt": (
        "refused",
        "Its receipt is not open.",
        "There is no open receipt “{id}”. Correct the number.",
    ),
    "unlike-receipt": (
        "refused",
        "Its receipt says something else.",
        "“{field}” is not what the receipt “{id}” says. Correct one of the two.",
    ),
}
"""By code: the weight, the words for the author, the words for the moderator."""
