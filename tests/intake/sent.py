"""Things that people send, for tests: events of issues in the shape in which GitHub gives them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from actionplan.forms import form, github
from actionplan.forms.block import compose
from actionplan.intake.terms import Terms

BOTH = ("publish", "name")
ACCOUNT = "lantern-keeper-77"
TERMS = Terms(draw=lambda: "d00d1e5f", today=date(2027, 9, 15))


def body(
    text: str,
    *,
    agreed: tuple[str, ...] = BOTH,
    form_id: str = "input",
    lang: str = "en",
    **words: str,
) -> str:
    """The body of an issue that came through a form."""
    asked = form(form_id, lang)
    return compose(github.questions(asked), {**words, "text": text}, agreed)


def event(text: str, *, title: str = "School budgets", whole: bool = False, **rest: Any) -> Any:
    """The event of a label on an issue. `whole` takes the text as the whole body."""
    fields = {k: rest.pop(k) for k in ("number", "created_at", "state", "id") if k in rest}
    labels = rest.pop("labels", ["input", "record"])
    written = text if whole else body(text, **rest)
    user = {"login": ACCOUNT, "id": 7777001, "type": "User", "site_admin": False}
    return {
        "action": "labeled",
        "issue": {
            "url": "https://api.example.org/repos/aldovia/register/issues/12",
            "html_url": "https://example.org/aldovia/register/issues/12",
            "id": 2900000012,
            "node_id": "I_kwDOAldovia12",
            "number": 12,
            "title": title,
            "user": user,
            "labels": [{"id": i, "name": name} for i, name in enumerate(labels)],
            "state": "open",
            "locked": False,
            "comments": 1,
            "created_at": "2025-03-20T23:30:00Z",
            "updated_at": "2025-03-21T08:00:00Z",
            "author_association": "NONE",
            "body": written.replace("\n", "\r\n"),
            **fields,
        },
        "label": {"id": 9, "name": "record", "color": "0e8a16"},
        "repository": {"full_name": "aldovia/register", "default_branch": "main"},
        "sender": {"login": "moderator-one", "id": 42, "type": "User"},
    }


def save(folder: Path, content: Any, name: str = "event.json") -> Path:
    """An event as the file in which a workflow finds it."""
    file = folder / name
    file.write_text(json.dumps(content), encoding="utf-8")
    return file
