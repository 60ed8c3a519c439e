"""What is said when a link leads nowhere."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from actionplan.records.problem import Fault, quoted


def unknown(path: tuple[str | int, ...], kind: str, id: str, known: Collection[str]) -> Fault:
    """A link that leads nowhere, with the known id that is most like it."""
    near = get_close_matches(id, known, n=1, cutoff=0.6)
    message, cure = TARGETS[kind]
    values = {"id": quoted(id), "near": near[0] if near else ""}
    return Fault(
        path, "unknown-" + kind, message, "Did you mean “{near}”?" if near else cure, values
    )


TARGETS = {
    "organisation": (
        "There is no organisation “{id}”.",
        "Create organisations/{id}.yml, or correct the id.",
    ),
    "document": ("There is no document “{id}”.", "Create documents/{id}.yml, or correct the id."),
    "plan": ("There is no plan “{id}”.", "Create plans/{id}.yml, or correct the id."),
    "commitment": (
        "There is no commitment “{id}”.",
        "Create it below commitments/, or correct the id.",
    ),
    "meeting": (
        "There is no meeting “{id}”.",
        "Create council-meetings/{id}.yml, or correct the id.",
    ),
    "input": ("There is no input “{id}”.", "Create it below inputs/, or correct the id."),
    "receipt": (
        "There is no receipt “{id}”.",
        "Create it below receipts/, or correct the id.",
    ),
    "body": ("There is no body “{id}”.", "Add it to council.yml, or correct the id."),
    "consultation": (
        "There is no consultation “{id}”.",
        "Add it to the plan under “consultations”, or correct the id.",
    ),
}
"""What is said when a link leads nowhere, by the kind it names (`x-ref` in the schemas)."""
