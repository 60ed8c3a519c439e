"""The ledger of issues: each one that came through a form has one receipt, whatever it became."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from actionplan.cli.main import commands
from actionplan.intake import standing
from actionplan.records import load
from tests.conftest import ROOT
from tests.intake.sent import event, save
from tests.intake.test_command import begin_receipts
from tests.intake.test_judge import WISH
from tests.intake.test_workflow import asked, comment, receipt_of

Use = Callable[..., Result]


@pytest.fixture
def use(country: Path) -> Use:
    """Run `actionplan intake` on a copy of the fictional country in which receipts have begun."""
    begin_receipts(country)

    def run(*arguments: Any) -> Result:
        words = ["intake", *map(str, arguments), "--root", str(country)]
        result = CliRunner().invoke(commands, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


def listed(folder: Path, *issues: tuple[int, tuple[str, ...], str]) -> Path:
    """A file of issues as the workflow asks for them: one on each line."""
    lines = [
        {
            "id": 2900000000 + number,
            "number": number,
            "created_at": created,
            "labels": [{"name": name} for name in names],
        }
        for number, names, created in issues
    ]
    file = folder / "issues.json"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return file


NIGHT = "2025-03-20T23:30:00Z"


def test_every_issue_of_a_form_has_one_receipt_with_its_state(
    use: Use, country: Path, tmp_path: Path
) -> None:
    before = set(load(country).receipts)
    issues = (
        (12, ("input",), NIGHT),
        (13, ("input", "refused: spam", "by: secretariat", "by: civil_society"), NIGHT),
        (14, ("input", "refused: spam", "by: secretariat", "by: secretariat"), NIGHT),
        (15, ("input", "refused: boring", "by: secretariat", "by: civil_society"), NIGHT),
        (16, ("input", "withdrawn"), NIGHT),
        (17, ("error",), NIGHT),
        (18, ("input",), "2024-12-31T10:00:00Z"),
        (19, ("input",), "once"),
    )
    result = use("ledger", listed(tmp_path, *issues), "--out", tmp_path / "handed")
    assert result.exit_code == 0, result.output
    new = [r for id, r in load(country).receipts.items() if id not in before]
    assert sorted((r.state, r.reason, r.decided_by) for r in new if r.state != "open") == [
        ("refused", "spam", ("secretariat", "civil_society")),
        ("withdrawn", None, ()),
    ]
    assert len(new) == 5
    assert {(r.channel, str(r.received), r.consultation) for r in new} == {
        ("issue", "2025-03-21", "alpha-ideas")
    }
    for number in (14, 15):
        assert f"Issue {number}: a refusal needs" in result.output
    assert (tmp_path / "handed" / "id").read_text() == "receipts"
    files = {f: f.read_bytes() for f in country.rglob("*.yml")}
    again = use("ledger", listed(tmp_path, *issues), "--out", tmp_path / "again")
    assert again.exit_code == 0
    assert {f: f.read_bytes() for f in country.rglob("*.yml")} == files
    assert not (tmp_path / "again").exists()


def test_an_open_receipt_is_closed_by_labels_and_a_closed_one_stays(
    use: Use, country: Path, tmp_path: Path
) -> None:
    before = set(load(country).receipts)
    use("ledger", listed(tmp_path, (12, ("input",), NIGHT)))
    (id,) = set(load(country).receipts) - before
    assert load(country).receipts[id].state == "open"
    both = ("input", "refused: off_topic", "by: point_of_contact", "by: civil_society")
    use("ledger", listed(tmp_path, (12, both, NIGHT)))
    assert load(country).receipts[id].reason == "off_topic"
    use("ledger", listed(tmp_path, (12, ("input",), NIGHT)))
    assert load(country).receipts[id].state == "refused"


@pytest.mark.parametrize("agreed", [("publish",), ("publish", "name")])
def test_the_record_of_an_issue_closes_its_open_receipt(
    use: Use, country: Path, tmp_path: Path, agreed: tuple[str, ...]
) -> None:
    before = set(load(country).receipts)
    use("ledger", listed(tmp_path, (12, ("input",), NIGHT)))
    (id,) = set(load(country).receipts) - before
    sent = event(WISH, agreed=agreed)
    first = receipt_of(use, tmp_path, sent)
    assert (f"Its receipt in the register is {id}." in first) == ("name" in agreed)
    folder = asked(tmp_path / "asked", sent, [comment(first)])
    out = tmp_path / "out"
    assert use("issue", save(tmp_path, sent), "--asked", folder, "--out", out).exit_code == 0
    placed = use("place", out)
    assert placed.exit_code == 0, placed.output
    register = load(country)
    assert set(register.receipts) - before == {id}
    assert register.receipts[id].state == "published"
    assert register.inputs[register.receipts[id].input or ""].receipt == id
    use("ledger", listed(tmp_path, (12, ("input",), NIGHT)))
    assert load(country).receipts[id].state == "published"


def test_a_flood_is_counted_in_turns(
    use: Use, country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing, "MOST", 2)
    before = len(load(country).receipts)
    issues = listed(tmp_path, *((n, ("input",), NIGHT) for n in range(1, 6)))
    counts = []
    for _ in range(4):
        assert use("ledger", issues).exit_code == 0
        counts.append(len(load(country).receipts) - before)
    assert counts == [2, 4, 5, 5]


def test_what_is_no_list_of_issues_ends_with_three(use: Use, tmp_path: Path) -> None:
    (tmp_path / "issues.json").write_text("{")
    assert use("ledger", tmp_path / "issues.json").exit_code == 3
    (tmp_path / "issues.json").write_text('[]\n7\n{"labels": 7}\n{"labels": [{"name": "input"}]}\n')
    assert use("ledger", tmp_path / "issues.json").exit_code == 0


def test_the_workflow_asks_for_no_word_of_an_issue() -> None:
    whole = yaml.safe_load((ROOT / ".github" / "workflows" / "ledger.yml").read_text())
    (job,) = whole["jobs"].values()
    (asks,) = [s["run"] for s in job["steps"] if "gh api" in s.get("run", "")]
    assert "{id, number, created_at, labels}" in asks
    assert "${{" not in asks
    assert job["permissions"]["issues"] == "read"
