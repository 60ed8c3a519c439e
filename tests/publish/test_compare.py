"""What changed between two releases of the data, and the verb that writes one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from actionplan.publish import compare
from actionplan.publish.package import package
from tests.conftest import TODAY
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, snapshot
from tests.test_cli import Run, run

__all__ = ["run"]

WORDS = ("export", "--as-of", TODAY.isoformat(), "--root")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A package of the fictional country, in a zip."""
    made = dict(package(snapshot(EXAMPLE, EXAMPLE_DAY)))
    path = tmp_path / "old.zip"
    path.write_bytes(made["data/open-data.zip"])
    return path


def test_what_was_added_changed_and_removed_is_told_by_row_and_column() -> None:
    before = snapshot(EXAMPLE, EXAMPLE_DAY)
    register = before.register
    meeting = register.meetings["council-2027-06-10"]
    organisations = {k: o for k, o in register.organisations.items() if k != "daily-example"}
    organisations["new-voices"] = replace(
        register.organisations["open-lanterns"],
        id="new-voices",
        path="organisations/new-voices.yml",
    )
    plenary = replace(meeting, plenary=not meeting.plenary)
    after = replace(
        before,
        register=replace(
            register,
            organisations=organisations,
            meetings={**register.meetings, meeting.id: plenary},
        ),
    )
    files = [
        {p.removeprefix("data/"): content for p, content in package(s)} for s in (before, after)
    ]
    found = {(d.table, d.row): d for d in compare.differences(*files)}
    assert found["organisations", "daily-example"].change == "removed"
    assert found["organisations", "new-voices"].change == "added"
    assert found["meetings", meeting.id].columns == ("plenary",)
    assert not [d for d in found.values() if d.table in ("findings", "evidence", "rules")]
    assert list(compare.differences(files[0], files[0])) == []


def test_a_package_differs_in_nothing_from_itself(run: Run, old: Path, tmp_path: Path) -> None:
    for since in (old, tmp_path / "out"):
        code, said, _ = run(*WORDS, EXAMPLE, "--out", tmp_path / "out", "--since", since)
        assert code == 0
        assert "Added: 0\nChanged: 0\nRemoved: 0\n" in said
    assert (tmp_path / "out" / "datapackage.json").is_file()


def test_a_record_more_is_a_row_more(run: Run, country: Path, old: Path, tmp_path: Path) -> None:
    (country / "organisations" / "late-comer.yml").write_text(
        (EXAMPLE / "organisations" / "daily-example.yml")
        .read_text(encoding="utf-8")
        .replace("id: daily-example", "id: late-comer"),
        encoding="utf-8",
    )
    code, said, _ = run(*WORDS, country, "--out", tmp_path / "out", "--since", old)
    assert code == 0
    assert "Added: " in said
    lines = (tmp_path / "out" / compare.NAME).read_text(encoding="utf-8").splitlines()
    assert lines[0] == '"table","row","change","columns"'
    assert '"organisations","late-comer","added",""' in lines


@pytest.mark.parametrize("content", [b"no zip", b"", b"PK\x03\x04 cut"])
def test_what_is_no_package_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.zip"
    wrong.write_bytes(content)
    code, _, said = run(*WORDS, EXAMPLE, "--out", tmp_path / "out", "--since", wrong)
    assert code == 3
    assert "is no data package" in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "described", ["[]", "{}", '{"resources": [{"name": "plans"}]}', "nonsense"]
)
def test_a_package_that_describes_nothing_is_refused(
    run: Run, tmp_path: Path, described: str
) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", described)
    (tmp_path / "wrong.zip").write_bytes(packed.getvalue())
    code, _, said = run(
        *WORDS, EXAMPLE, "--out", tmp_path / "out", "--since", tmp_path / "wrong.zip"
    )
    assert code == 3
    assert "is no data package" in said
