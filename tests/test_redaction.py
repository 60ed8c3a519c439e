"""What was taken out: the record says so, and the register holds nothing of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.records import Malformed, load
from actionplan.records.history.differ import differences
from actionplan.records.history.hidden import without
from tests.conftest import TODAY

INPUT = "inputs/beta-ideas/beta-ideas-open-minutes.yml"
STONE = """\
id: {id}
tombstone:
  on: 2027-09-14
  reason: safety
  by_role: secretariat
"""


def test_what_is_taken_out_whole_is_a_tombstone_and_no_record(country: Path) -> None:
    (country / INPUT).write_text(STONE.format(id="beta-ideas-open-minutes"))
    register = load(country, (), TODAY)
    assert "beta-ideas-open-minutes" not in register.inputs
    stone = register.tombstones[INPUT]
    assert (stone.id, str(stone.tombstone.on), stone.tombstone.reason) == (
        "beta-ideas-open-minutes",
        "2027-09-14",
        "safety",
    )
    assert INPUT not in register.gaps


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        (INPUT, STONE.format(id="another"), "id-not-file-name"),
        (INPUT, STONE.format(id="beta-ideas-open-minutes") + "title:\n  en: x\n", "unknown-field"),
        ("plans/beta.yml", STONE.format(id="beta"), "unknown-field"),
    ],
)
def test_a_tombstone_holds_nothing_else_and_no_plan_can_be_one(
    country: Path, path: str, content: str, code: str
) -> None:
    (country / path).write_text(content)
    with pytest.raises(Malformed) as malformed:
        load(country, (), TODAY)
    assert code in {p.code for p in malformed.value.problems if p.path == path}


WORDS = st.sampled_from(["a", "b", "c", "d"])
PLAIN = st.recursive(
    st.text(max_size=3) | st.integers(0, 3),
    lambda inner: st.dictionaries(WORDS, inner, max_size=3) | st.lists(inner, max_size=3),
    max_leaves=8,
)


def put(value: Any, way: list[str], what: str) -> Any:
    """The value with something at the end of a way of fields and of ids of items."""
    if not way:
        return what
    if way[0].startswith("#"):
        others = [i for i in value if isinstance(i, dict)] if isinstance(value, list) else []
        return [*others, put({"id": way[0][1:]}, way[1:], what)]
    return {**(value if isinstance(value, dict) else {}), way[0]: put(None, way[1:], what)}


@given(
    st.dictionaries(WORDS, PLAIN),
    st.dictionaries(WORDS, PLAIN),
    WORDS,
    st.lists(WORDS | WORDS.map("#".__add__), max_size=3),
)
def test_no_change_tells_what_was_taken_out(
    old: dict[str, Any], new: dict[str, Any], field: str, below: list[str]
) -> None:
    """Whatever stood at the way, and whatever the id of the item was that held it then."""
    held = put(old, [field, *below], "canary")
    hidden = tuple(step.lstrip("#") for step in (field, *below))
    other = tuple("z" if step.startswith("#") else step for step in (field, *below))
    for way in (hidden, other):
        told = list(differences(without(held, [way]), without(new, [way])))
        assert "canary" not in repr(told)
