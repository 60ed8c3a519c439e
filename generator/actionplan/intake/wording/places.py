"""Where a text belongs: its plan, its consultation, its day."""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str, str]] = {
    "unknown-commitment": (
        "refused",
        "There is no commitment of the id you gave. Its page names it, such as MN0057.",
        "There is no commitment of the id that was given.",
    ),
    "two-plans": (
        "refused",
        "The commitments you name belong to different plans. Please send one text for each plan.",
        "The commitments belong to different plans.",
    ),
    "unknown-consultation": (
        "refused",
        "The consultation is not on record.",
        "There is no consultation “{id}”. Add it to the plan, or correct the id.",
    ),
    "which-consultation": (
        "refused",
        "Several consultations are open. A person has to say to which this belongs.",
        (
            "Several consultations were open on that day: {ids}. Name one with “--consultation”, "
            "or with a label such as “to: {first}”."
        ),
    ),
    "no-plan": (
        "refused",
        "There is no action plan to which this could belong.",
        "No plan is on record. Add one first.",
    ),
    "outside": (
        "noted",
        "No consultation is open. Your text is recorded with the plan.",
        "No consultation was open on that day. It is recorded with the plan.",
    ),
    "late": (
        "noted",
        "The consultation closed {closed:on}. Your text is recorded, and it shows when it came.",
        "It came after the consultation closed {closed:on}. The record shows when it came.",
    ),
    "no-day": (
        "refused",
        "It does not say when it was sent.",
        "The day on which it came is missing or cannot be read. Say it with “--received”.",
    ),
    "not-a-day": (
        "refused",
        "The day cannot be read.",
        "This is not a day in the form “{form}”. Days are never guessed.",
    ),
    "unknown-source": (
        "refused",
        "A source is not on record.",
        "There is no document “{id}”. Add it first, or correct the id.",
    ),
}
"""By code: the weight, the words for the author, the words for the moderator."""
