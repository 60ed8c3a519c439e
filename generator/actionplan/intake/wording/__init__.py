"""The outcomes: their weight, what the author is told, and what the moderator is told.

What the values fill is never the submitter's words.
"""

from __future__ import annotations

from actionplan.intake.wording import places, register, tables, texts, ways

OUTCOMES: dict[str, tuple[str, str, str]] = {
    **ways.OUTCOMES,
    **texts.OUTCOMES,
    **places.OUTCOMES,
    **register.OUTCOMES,
    **{code: (*said, said[1]) for code, said in tables.OUTCOMES.items()},
}
"""By code."""
