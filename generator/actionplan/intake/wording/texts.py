"""What a text holds."""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str, str]] = {
    "unfilled": (
        "refused",
        "The text holds only the headings or the hints of a template. Please write below them.",
        "The template was left unfilled: no words of the author's own.",
    ),
    "partly-unfilled": (
        "noted",
        "Parts of the template are empty: {count}.",
        "Parts of the template are empty: {count}.",
    ),
    "only-a-vote": (
        "refused",
        "This says only that you are for or against something. Please say what it is and why.",
        "It is only a vote. A vote belongs to the proposal it is for.",
    ),
    "personal-data": (
        "held",
        (
            "Your text seems to hold personal data ({kind}, line {line}). Please take it out, or a "
            "person will have to decide."
        ),
        (
            "Maybe personal data in “{field}”: {kind}, line {line}, column {at}. Look; then take "
            "it out, or allow it."
        ),
    ),
    "look-alike": (
        "noted",
        "Letters of two alphabets are mixed in one word of “{field}”.",
        "Letters of two alphabets are mixed in one word of “{field}”. It may imitate another name.",
    ),
    "for-another": (
        "noted",
        "You write on behalf of somebody. The register says that you say so.",
        "The author writes on behalf of somebody. Check that they know.",
    ),
    "cannot-be-shown": (
        "refused",
        (
            "“{field}” holds a sign that cannot be shown: {character}, line {line}, column {at}. "
            "Please delete it."
        ),
        "“{field}” holds a sign that cannot be shown: {character}, line {line}, column {at}.",
    ),
    "removed-characters": (
        "noted",
        "Invisible signs of Word or PDF were taken out: {count}. All else is as you typed it.",
        "Invisible signs of Word or PDF were taken out: {count}. The record says so.",
    ),
    "too-long": (
        "refused",
        (
            "“{field}” has {size} characters; {limit} is the most. Please send a long paper as a "
            "document, and here what it asks for."
        ),
        "“{field}” has {size} characters; {limit} is the most.",
    ),
    "not-a-record": (
        "refused",
        "“{field}” is not as it should be.",
        "“{field}” is not as it should be.",
    ),
}
"""By code: the weight, the words for the author, the words for the moderator."""
