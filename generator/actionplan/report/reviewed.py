"""What the IRM published on the requirements of a plan: it stands before what is computed."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.labels import label
from actionplan.model import Plan
from actionplan.words import say


def verdicts_of_the_irm(plan: Plan, lang: str) -> Iterator[str]:
    """One sentence for each verdict on a requirement, or on all of them together."""
    for found in plan.irm:
        if found.indicator not in ("minimum_requirements", "requirement") or not found.value:
            continue
        about = [found.requirement or say(lang, "all minimum requirements together")]
        about += [label(lang, "phase", found.phase)] if found.phase else []
        yield say(
            lang,
            "The Independent Reporting Mechanism (IRM) found for {about}: {value}.",
            about=", ".join(about),
            value=say(lang, found.value[:1].upper() + found.value[1:]),
        )
