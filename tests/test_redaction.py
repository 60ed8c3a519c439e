"""What was taken out: the record says so, and the register holds nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from actionplan.records import Malformed, load
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
