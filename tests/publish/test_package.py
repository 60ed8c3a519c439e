"""The open data: every field of the schemas is there, whole, safe, and the same each time."""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from frictionless import Package

from actionplan.publish.columns import Shape, shape
from actionplan.publish.derived import DERIVED
from actionplan.publish.package import ABOUT, EMPTY, SAFE, as_csv, package
from actionplan.publish.tables import Table, tables_of
from actionplan.publish.titles import TITLES, heading
from actionplan.publish.views.data import FORMS
from actionplan.records.kinds import KINDS, resolve, schema
from actionplan.words import catalogue
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, REAL_DAY, ROOT, snapshot


@cache
def example() -> dict[str, Table]:
    return {t.name: t for t in tables_of(snapshot(EXAMPLE, EXAMPLE_DAY))}


def files(root: Path = EXAMPLE) -> dict[str, bytes]:
    day = EXAMPLE_DAY if root == EXAMPLE else REAL_DAY
    return dict(package(snapshot(root, day)))


def fields(part: dict[str, Any], home: str, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Every field of a schema that holds a value, as a path."""
    found, at = resolve(part, home)
    if "properties" in found:
        for name, inner in found["properties"].items():
            yield from fields(inner, at, (*above, name))
    elif found.get("type") == "array":
        yield from fields(found["items"], at, above)
    else:
        yield ".".join(above)


def exported(what: Shape, above: tuple[str, ...] = ()) -> Iterator[str]:
    """Every field of a schema that reaches a table."""
    here = (*above, *what.steps)
    if what.table == "sources":
        yield ".".join(here)
    for leaf in what.leaves:
        if (leaf.steps == ("sector",) and len(what.leaves) == 2) or leaf.steps == ("value",):
            yield ".".join(here)
        yield ".".join((*here, *leaf.steps))
    for branch in what.branches:
        yield from exported(branch, here)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_every_field_of_the_schemas_reaches_a_table(kind: Any) -> None:
    wanted = set(fields(schema(kind.name), kind.name))
    reached = set(exported(shape(kind.name, kind.register)))
    assert not wanted - reached
    assert len(wanted) > 1 or kind.name == "council"


def scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from scalars(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from scalars(inner)
    else:
        yield str(value)


def test_every_value_that_is_written_in_a_record_is_in_the_tables() -> None:
    """Read with plain PyYAML, all text as typed: hostile words and line ends too."""
    there: Counter[str] = Counter()
    for table in example().values():
        if table.name not in {d.name for d in DERIVED}:
            for row in table.rows:
                there.update(
                    scalars([list(v) if isinstance(v, tuple) else v for v in row.values()])
                )
    for path in EXAMPLE.rglob("*.yml"):
        written = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
        for said in scalars(written):
            typed = {"true": "True", "false": "False"}.get(said, said)
            known = typed in there or f"{typed}.0" in there or said == "false"  # Same as absent.
            assert known or any(key.endswith(f"/{said}") for key in there), (path, said)


def test_the_counts_are_those_of_the_register() -> None:
    register = snapshot(EXAMPLE, EXAMPLE_DAY).register
    tables = example()
    for kind in KINDS:
        if kind.depth:
            assert len(tables[kind.register].rows) == len(getattr(register, kind.register))
    for name, part in (("milestones", "milestones"), ("views", "self_assessment")):
        count = sum(len(getattr(c, part)) for c in register.commitments.values())
        extra = sum(len(c.civil_society_view) for c in register.commitments.values())
        assert len(tables[name].rows) == count + (extra if name == "views" else 0)
    found = snapshot(EXAMPLE, EXAMPLE_DAY).findings
    assert [r["id"] for r in tables["findings"].rows] == [f.id for f in found]


def test_words_in_a_language_that_the_site_has_not_are_not_lost() -> None:
    found = snapshot(EXAMPLE, EXAMPLE_DAY)
    id, plan = next(iter(found.register.plans.items()))
    title = {**plan.title, "kk": "Жоспар"}
    plans = {**found.register.plans, id: replace(plan, title=title)}
    other = replace(found, register=replace(found.register, plans=plans))
    table = next(t for t in tables_of(other) if t.name == "plans")
    names = [c.name for c in table.columns if c.name.startswith("title_")]
    assert names == ["title_mn", "title_en", "title_kk"]
    assert "Жоспар" in as_csv(table).decode()


def test_each_input_that_is_answered_has_a_row_for_each_answer() -> None:
    answers = {(r["input"], r["response"]) for r in example()["answers"].rows}
    responses = {r["id"] for r in example()["responses"].rows}
    assert {response for _, response in answers} <= responses
    assert len({input for input, _ in answers}) >= 4


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
def test_frictionless_finds_the_package_valid_with_all_its_keys(root: Path, tmp_path: Path) -> None:
    for name, content in files(root).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    found = Package.from_descriptor(str(tmp_path / "data" / "datapackage.json"))
    report = found.validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:10]
    assert sum(len(r.schema.foreign_keys) for r in found.resources) > 40
    assert found.get_resource("milestones").schema.foreign_keys


def test_frictionless_would_see_a_key_that_leads_nowhere(tmp_path: Path) -> None:
    for name, content in files().items():
        (tmp_path / Path(name).name).write_bytes(content)
    spoilt = tmp_path / "milestones.csv"
    spoilt.write_bytes(spoilt.read_bytes().replace(b'"alpha-open-ledger"', b'"nobody"', 1))
    report = Package.from_descriptor(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {row[0] for row in report.flatten(["type"])}


def test_the_json_holds_the_exact_text_and_the_csv_the_same_but_for_formulas() -> None:
    made = files()
    inputs = json.loads(made["data/inputs.json"])
    hostile = next(r for r in inputs if r["id"] == "alpha-ideas-typed-as-is")
    record = snapshot(EXAMPLE, EXAMPLE_DAY).register.inputs["alpha-ideas-typed-as-is"]
    assert record.text
    assert {lang: hostile[f"text_{lang}"] for lang in record.text} == record.text
    for table in example().values():
        rows = list(csv.DictReader(StringIO(made[f"data/{table.name}.csv"].decode(), newline="")))
        exact = json.loads(made[f"data/{table.name}.json"])
        assert len(rows) == len(exact) == len(table.rows)
        for row, same in zip(rows, exact, strict=True):
            assert set(same) <= set(row)
            for name, value in same.items():
                if isinstance(value, str):
                    assert row[name] in (value, f"'{value}")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        ("2023-11", "2023-11"),
        (-5, "-5"),
        (-0.5, "-0.5"),
        (True, "true"),
        (("a", "b"), "a;b"),
        (None, ""),
    ],
)
def test_no_cell_of_a_csv_is_a_formula(text: Any, cell: str) -> None:
    columns = example()["tags"].columns[:1]
    row = {} if text is None else {"id": text}
    made = as_csv(Table("tags", columns, ("id",), [row])).decode()
    assert list(csv.reader(StringIO(made, newline=""))) == [["id"], [cell]]


def test_no_text_of_the_example_starts_a_formula() -> None:
    for name, content in files().items():
        if name.endswith(".csv"):
            for row in csv.reader(StringIO(content.decode(), newline="")):
                assert not [c for c in row if c.lstrip()[:1] in tuple("=+@＝＋－＠")]


def test_the_same_records_and_day_give_the_same_bytes() -> None:
    assert files() == files()


def test_the_zip_holds_every_file_and_the_sums_are_right() -> None:
    made = {name.removeprefix("data/"): content for name, content in files().items()}
    with ZipFile(BytesIO(made["open-data.zip"])) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    outside = made.keys() - {"open-data.zip", "open-data.xlsx", "SHA256SUMS"}
    assert inside == {name: made[name] for name in outside}
    lines = (line.split("  ") for line in made["SHA256SUMS"].decode().splitlines())
    assert {name: digest for digest, name in lines} == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in made.items()
        if name != "SHA256SUMS"
    }


@pytest.mark.parametrize("lang", ["mn"])
def test_every_title_and_description_is_translated(lang: str) -> None:
    tables = example().values()
    says = {s for t in tables for c in t.columns for s in c.says}
    says |= {s for t in tables for c in t.columns for s in c.titles}
    says |= {s for both in TITLES.values() for s in both}
    says |= {ABOUT, EMPTY, SAFE, *FORMS.values()}
    assert not says - catalogue(lang).keys()


def test_every_column_says_what_it_holds() -> None:
    silent = {f"{t.name}.{c.name}" for t in example().values() for c in t.columns if not c.says}
    silent = {name for name in silent if not name.endswith((".kind", ".rank", ".role", ".mode"))}
    assert not silent


def test_no_two_columns_of_a_table_have_the_same_title() -> None:
    for table in example().values():
        for lang in ("mn", "en"):
            titles = Counter(heading(lang, column) for column in table.columns)
            assert all(titles)
            assert max(titles.values()) == 1, (table.name, lang, titles)
