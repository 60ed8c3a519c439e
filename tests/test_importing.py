"""The way in from elsewhere: a package, a table, a folder of files. All of it, or nothing."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from actionplan.importing import package as packed
from actionplan.publish.package import package
from actionplan.records import load
from actionplan.standards import RULES, check
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.publish.conftest import EXAMPLE_DAY, REAL_DAY, snapshot
from tests.test_cli import Run, run

__all__ = ["run"]

ON = ("--as-of", TODAY.isoformat())
TABLE = """\
No.,Commitment,Амлалт,Lead agency,Start,End,Milestone,Milestone due
1,Open the ledger,Дансыг нээх,Ministry of Ledgers,2027-01-01,2028-12-31,First ledger,2027-06-30
,,,,,,Second ledger,2027-12
2,=Clean rivers,Цэвэр гол,Ministry of Rivers; River Watchers,2027,2028,,
"""
MAPPING = """\
id: "nap9-c{No.}"
fields:
  number: No.
  title.en: Commitment
  title.mn: Амлалт
  lead:
    from: Lead agency
    values:
      Ministry of Ledgers: ministry-of-ledgers
      Ministry of Rivers: ministry-of-rivers
      River Watchers: river-watchers
  period.start: Start
  period.end: End
  milestones.title.en: Milestone
  milestones.due: Milestone due
always:
  plan: nap9
  stage: adopted
  sources: [nap9-table]
records:
  plans/nap9.yml:
    id: nap9
    number: 9
    title: {en: Ninth action plan}
    sources: [nap9-table]
  documents/nap9-table.yml:
    id: nap9-table
    title: {en: "A table of commitments"}
    kind: plan
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "commitments.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.yml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def files_of(root: Path) -> set[str]:
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
def test_a_package_brings_back_the_same_records_and_findings(
    run: Run, root: Path, tmp_path: Path
) -> None:
    day = EXAMPLE_DAY if root == EXAMPLE else REAL_DAY
    before = snapshot(root, day)
    archive = tmp_path / "open-data.zip"
    archive.write_bytes(dict(package(before))["data/open-data.zip"])
    empty = tmp_path / "empty"
    empty.mkdir()
    code, said, _ = run("import", archive, "--root", empty, "--as-of", day.isoformat())
    assert code == 0
    register = load(empty, {r.id for r in RULES})
    assert register == before.register
    assert check(RULES, register, day) == before.findings
    assert run("tidy", "--check", "--root", empty)[0] == 0
    again = run("import", archive, "--root", empty, "--as-of", day.isoformat())
    assert "0 files written." in again[1]
    assert f"{said.count('.yml')} are there already." in again[1]


def test_a_table_becomes_records_with_their_milestones(
    run: Run, country: Path, table: Path, mapping: Path
) -> None:
    code, said, _ = run("import", table, "--mapping", mapping, "--root", country, *ON)
    assert code == 0
    assert "4 files written." in said
    register = load(country, {r.id for r in RULES})
    first, second = (register.commitments[f"nap9-c{n}"] for n in (1, 2))
    assert first.title == {"en": "Open the ledger", "mn": "Дансыг нээх"}
    assert [(m.id, m.title["en"], str(m.due)) for m in first.milestones] == [
        ("m1", "First ledger", "2027-06-30"),
        ("m2", "Second ledger", "2027-12"),
    ]
    assert second.lead == ("ministry-of-rivers", "river-watchers")
    assert second.title["en"] == "=Clean rivers"
    assert second.period
    assert (str(second.period.start), str(second.period.end)) == ("2027", "2028")
    assert run("tidy", "--check", "--root", country)[0] == 0


def test_a_workbook_says_the_same_as_its_csv(
    run: Run, country: Path, mapping: Path, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in TABLE.replace("=Clean", "Clean").splitlines():
        sheet.append([int(c) if c.isdigit() else c or None for c in line.split(",")])
    book.save(tmp_path / "c.xlsx")
    words = ("--mapping", mapping, "--root", country, *ON)
    assert run("import", tmp_path / "c.xlsx", *words)[0] == 0
    register = load(country, {r.id for r in RULES})
    assert register.commitments["nap9-c2"].number == 2
    assert len(register.commitments["nap9-c1"].milestones) == 2


def test_a_dry_run_tells_the_plan_and_writes_nothing(
    run: Run, country: Path, table: Path, mapping: Path
) -> None:
    before = files_of(country)
    words = ("import", table, "--mapping", mapping, "--root", country, *ON, "--dry-run")
    code, said, _ = run(*words)
    assert code == 0
    assert "commitments/nap9/nap9-c1.yml\n" in said
    assert "4 files would be written." in said
    assert files_of(country) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2027-12\n", "31/12/2027\n", "commitments.csv:3:8"),
        ("Ministry of Rivers;", "Ministry of Puddles;", "commitments.csv:4:4"),
        ("1,Open the ledger", "one,Open the ledger", "commitments.csv:2:1"),
        ("2,=Clean", "1,=Clean", "Two rows make the same record"),
        ("2028-12-31,First", "2026-12-31,First", "commitments.csv:2"),
        ("Амлалт,Lead", "Зорилт,Lead", "There is no column “Амлалт”"),
        ("2,=Clean rivers", '2,"=Clean rivers', "commitments.csv:4"),
        ("1,Open the ledger,", ",Open the ledger,", "commitments.csv:2"),
        ("Open the ledger", "x" * 500, "commitments.csv:2:2"),
        ("=Clean rivers", "Clean\u202erivers", "nap9-c2.yml"),
    ],
)
def test_one_wrong_cell_stops_everything_and_is_named(
    run: Run, country: Path, table: Path, mapping: Path, old: str, new: str, told: str
) -> None:
    before = files_of(country)
    assert old in TABLE
    table.write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    for more in ((), ("--dry-run",)):
        code, said, _ = run("import", table, "--mapping", mapping, "--root", country, *ON, *more)
        assert code == 1
        assert told in said
        assert said.rstrip().endswith("Nothing was written.")
        assert files_of(country) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title.en:", "titel.en:", "“titel.en” is no field"),
        ("  lead:\n    from: Lead agency", "  lead:\n    form: x", "“lead” is no field"),
        ("  number: No.", "  milestones: No.", "“milestones” is no field"),
        ("  number: No.", "  values: No.", "“values” is no field"),
        ("  number: No.", "  title: No.", "“title” is no field"),
        ('id: "nap9-c{No.}"', "ids: x", "There is no “ids” in a mapping"),
        ("plans/nap9.yml:", "plans/../nap9.yml:", "is no record"),
        ("plans/nap9.yml:", "site/nap9.yml:", "is no record"),
        ("fields:", "fields: [", "cannot be read as YAML"),
        ("always:", "record: puddle\nalways:", "There is no kind of record “puddle”"),
        ("  stage: adopted", "  stage: dreamt", "commitments.csv:2"),
        ("    number: 9", "    number: nine", "mapping.yml: plans/nap9.yml"),
        ("    id: nap9\n", "    id: ../../nap9\n", "mapping.yml: plans/nap9.yml"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(
    run: Run, country: Path, table: Path, mapping: Path, old: str, new: str, told: str
) -> None:
    before = files_of(country)
    assert old in MAPPING
    mapping.write_text(MAPPING.replace(old, new, 1), encoding="utf-8")
    code, said, _ = run("import", table, "--mapping", mapping, "--root", country, *ON)
    assert code == 1
    assert told in said
    assert files_of(country) == before


def test_what_is_there_is_never_written_over(
    run: Run, country: Path, table: Path, mapping: Path
) -> None:
    words = ("import", table, "--mapping", mapping, "--root", country, *ON)
    assert run(*words)[0] == 0
    record = country / "commitments" / "nap9" / "nap9-c1.yml"
    record.write_text(record.read_text().replace("Open the ledger", "Close the ledger"))
    code, said, _ = run(*words)
    assert code == 1
    assert "is there already, with other content" in said
    assert "Close the ledger" in record.read_text()


JEKYLL = """\
---
layout: commitment
title: {title}
commitment_id: ZZ01{n}
commitment_status: On Track
agencies:
  - ministry-of-ledgers
  - ministry-of-rivers
steps:
  - name: "First: step"
    due: 2027-06-30
  - name: no
    due: 2027
---

The *whole* text.
"""
FRONT = """\
id: "{commitment_id}"
fields:
  ogp_id: commitment_id
  title.en: title
  description.en: body
  lead: agencies
  milestones.title.en: steps.name
  milestones.due: steps.due
always: {plan: alpha, stage: adopted, sources: [alpha-plan]}
"""


def collection(folder: Path, *titles: str) -> Path:
    folder.mkdir()
    for number, title in enumerate(titles, 10):
        text = JEKYLL.format(title=title, n=number)
        (folder / f"ZZ01{number}.md").write_text(text, encoding="utf-8")
    return folder


def test_a_collection_of_files_with_front_matter_becomes_records(
    run: Run, country: Path, mapping: Path, tmp_path: Path
) -> None:
    mapping.write_text(FRONT, encoding="utf-8")
    folder = collection(tmp_path / "_commitments", "Open: no", '"no"')
    (folder / "ZZ0110.md").write_text(JEKYLL.format(title="Open", n=10), encoding="utf-8")
    code, _, _ = run("import", folder, "--mapping", mapping, "--root", country, *ON)
    assert code == 0
    register = load(country, {r.id for r in RULES})
    one, two = register.commitments["zz0110"], register.commitments["zz0111"]
    assert (one.ogp_id, one.title, two.title) == ("ZZ0110", {"en": "Open"}, {"en": "no"})
    assert one.description == {"en": "The *whole* text."}
    assert one.lead == ("ministry-of-ledgers", "ministry-of-rivers")
    assert [(m.title["en"], str(m.due)) for m in one.milestones] == [
        ("First: step", "2027-06-30"),
        ("no", "2027"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no front matter", "The front matter does not end"),
        ("words\n---\ntitle: x\n---\n", "does not begin with"),
        ("---\ntitle: [\n---\n", "cannot be read on"),
        ("---\n- a\n---\n", "The file holds no fields"),
        ("---\na: &x [1]\nb: *x\n---\n", "refers to another place"),
        ("---\ntitle: x\n---\n", "ZZ0199.md"),
    ],
)
def test_a_file_of_a_collection_that_cannot_be_used_is_named(
    run: Run, country: Path, mapping: Path, tmp_path: Path, text: str, told: str
) -> None:
    mapping.write_text(FRONT, encoding="utf-8")
    folder = collection(tmp_path / "_commitments")
    (folder / "ZZ0199.md").write_text(text, encoding="utf-8")
    before = files_of(country)
    code, said, _ = run("import", folder, "--mapping", mapping, "--root", country, *ON)
    assert code == 1
    assert told in said
    assert files_of(country) == before


def test_a_table_without_a_mapping_is_no_package(run: Run, country: Path, table: Path) -> None:
    code, _, said = run("import", table, "--root", country, *ON)
    assert code == 3
    assert "give --mapping" in said


def spoilt(name: str, old: str, new: str) -> bytes:
    """A package in which one table says something else."""
    made = dict(package(snapshot(EXAMPLE, EXAMPLE_DAY)))
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for path, content in made.items():
            if path.endswith(".json"):
                text = content.decode()
                assert path != f"data/{name}.json" or old in text
                changed = text.replace(old, new) if path == f"data/{name}.json" else text
                archive.writestr(path.removeprefix("data/"), changed)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("organisations", '"id":"daily-example"', '"id":"../../daily"', 1),
        ("commitments", "commitments/alpha/", "commitments/../../", 3),
        ("organisations", '"sector":"media"', '"sector":"dragons"', 1),
        ("milestones", "[", "{", 3),
        ("meetings", '"kind":"council"', '"kind":7', 1),
    ],
)
def test_a_package_that_somebody_changed_writes_nothing(
    run: Run, tmp_path: Path, name: str, old: str, new: str, code: int
) -> None:
    (tmp_path / "p.zip").write_bytes(spoilt(name, old, new))
    root = tmp_path / "inside" / "empty"
    root.mkdir(parents=True)
    assert run("import", tmp_path / "p.zip", "--root", root, *ON)[0] == code
    assert files_of(tmp_path) == {"p.zip"}


def test_a_folder_is_read_as_well_as_a_zip(run: Run, tmp_path: Path) -> None:
    assert run("export", "--root", EXAMPLE, *ON, "--out", tmp_path / "out")[0] == 0
    root = tmp_path / "empty"
    root.mkdir()
    assert run("import", tmp_path / "out", "--root", root, *ON)[0] == 0
    assert load(root, {r.id for r in RULES}) == load(EXAMPLE, {r.id for r in RULES})
    shutil.rmtree(root / "inputs")


def test_every_kind_of_record_comes_back() -> None:
    made = {p.removeprefix("data/"): c for p, c in package(snapshot(EXAMPLE, EXAMPLE_DAY))}
    kinds = {i.kind.name for i in packed.incoming({k: v for k, v in made.items() if ".json" in k})}
    described = json.loads(made["datapackage.json"])["resources"]
    assert kinds >= {"site", "council", "plan", "commitment", "meeting", "input", "explanation"}
    assert len(described) > 35


SITE = """\
country: {en: Puddle}
country_code: ZZ
title: {en: Open government in Puddle}
languages: [en]
administrative_languages: [en]
time_zone: UTC
fictional: true
"""
COUNCIL = "bodies:\n  - {id: forum, name: {en: The forum}, kind: council, sources: [nap6-table]}\n"
HEADS = (
    "No.,OGP ID,Commitment,Амлалт,Brief description,"
    "What problem does the commitment aim to address?,Start,End,Lead institution,Milestone,"
    "Expected completion date\n"
)


def test_the_mapping_of_the_guide_brings_a_country_in_from_an_empty_folder(
    run: Run, tmp_path: Path
) -> None:
    guide = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    (tmp_path / "mapping.yml").write_text(guide.split("```yaml\n")[1].split("```")[0])
    row = "1,ZZ0001,Rivers,Гол,Short,Dirt,2027-01-01,2028,Ministry of Rivers,First,2027-06\n"
    (tmp_path / "table.csv").write_text(HEADS + row + ",,,,,,,,,Second,2027-12\n", "utf-8")
    country = tmp_path / "country"
    country.mkdir()
    (country / "site.yml").write_text(SITE)
    (country / "council.yml").write_text(COUNCIL)
    words = ("--mapping", tmp_path / "mapping.yml", "--root", country, *ON)
    assert run("import", tmp_path / "table.csv", *words)[0] == 0
    assert run("check", "--root", country, *ON)[0] in (0, 2)
    register = load(country, {r.id for r in RULES})
    assert [m.title["en"] for m in register.commitments["nap6-c1"].milestones] == [
        "First",
        "Second",
    ]


STONE = """\
id: beta-ideas-open-minutes
tombstone:
  on: 2027-09-14
  reason: safety
  by_role: secretariat
  digest: c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4c4
"""


def test_what_was_taken_out_stays_taken_out(run: Run, country: Path, tmp_path: Path) -> None:
    (country / "inputs/beta-ideas/beta-ideas-open-minutes.yml").write_text(STONE)
    assert run("export", "--root", country, *ON, "--out", tmp_path / "out")[0] == 0
    root = tmp_path / "empty"
    root.mkdir()
    assert run("import", tmp_path / "out", "--root", root, *ON)[0] == 0
    known = {r.id for r in RULES}
    assert load(root, known).tombstones == load(country, known).tombstones
