"""The schemas: strict, bounded, the same as the model, and judged alike by another validator."""

from __future__ import annotations

import copy
import dataclasses
import json
import re
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from actionplan import dates
from actionplan.model import Text
from actionplan.records import validate
from actionplan.records.files import find
from actionplan.records.kinds import KINDS, SCHEMAS, SCHEMAS_OF_RECORDS, expected, resolve, schema
from actionplan.records.read import read
from actionplan.records.references import references
from actionplan.records.targets import TARGETS
from actionplan.records.wording import EXPLAIN, PATTERNS
from actionplan.words import LOCALES, catalogue
from tests.conftest import EXAMPLE, ROOT

NAMES = ["common", *SCHEMAS_OF_RECORDS]
JUDGING = {
    *("type", "properties", "patternProperties", "additionalProperties", "propertyNames"),
    *("required", "items", "enum", "const", "pattern", "format", "if", "then", "else"),
    *("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems"),
    *("minProperties", "anyOf", "oneOf"),
}
TELLING = {
    *("$schema", "$defs", "$ref", "title", "description"),
    *("x-expected", "x-judged", "x-material", "x-ref"),
}
MAPS_OF_PARTS = {"properties", "patternProperties", "$defs"}
SINGLE_PARTS = {"items", "additionalProperties", "propertyNames", "if", "then", "else"}
LISTS_OF_PARTS = {"anyOf", "oneOf"}

Part = dict[str, Any]
Where = tuple[str | int, ...]


def parts(part: Any, at: Where = ()) -> Iterator[tuple[Where, Part]]:
    """Every schema inside a schema, with the way to it."""
    if not isinstance(part, dict):
        return
    yield at, part
    for word, inner in part.items():
        if word in MAPS_OF_PARTS:
            for name, value in inner.items():
                yield from parts(value, (*at, word, name))
        elif word in SINGLE_PARTS:
            yield from parts(inner, (*at, word))
        elif word in LISTS_OF_PARTS:
            for i, value in enumerate(inner):
                yield from parts(value, (*at, word, i))


ALL_PARTS = [(name, at, part) for name in NAMES for at, part in parts(schema(name))]


def conditional(at: Where) -> bool:
    """True below `if`, `then`, `else`, `anyOf` and `oneOf`, where parts only add to others."""
    return any(word in ("if", "then", "else", "anyOf", "oneOf") for word in at)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_follows_its_standard(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


def test_every_schema_file_belongs_to_a_kind() -> None:
    assert {f.name for f in SCHEMAS.iterdir()} == {f"{name}.schema.json" for name in NAMES}


def test_only_words_that_are_understood_are_used() -> None:
    unknown = {(n, at, word) for n, at, p in ALL_PARTS for word in p.keys() - JUDGING - TELLING}
    assert not unknown


def test_every_mapping_says_which_fields_it_may_have() -> None:
    for name, at, part in ALL_PARTS:
        if "properties" in part and not conditional(at):
            assert part.get("type") == "object", (name, at)
            assert part.get("additionalProperties") is False, (name, at)
        if part.get("type") == "object" and "properties" not in part:
            assert "patternProperties" in part or "propertyNames" in part, (name, at)


def test_every_text_has_an_end() -> None:
    for name, at, part in ALL_PARTS:
        if "string" in part.get("type", ()) and not conditional(at):
            bounded = part.keys() & {"maxLength", "enum"} or part.get("pattern") in FIXED_LENGTH
            assert bounded, (name, at)


FIXED_LENGTH = {
    *("^[A-Z]{2}$", "^[A-Z]{3}$", "^[a-z]{2}$", "^[A-Z]{2}[0-9]{4}$"),
    *("^[0-9a-f]{64}$", "^[1-5]\\.[1-9]$"),
}


def test_every_list_has_an_end() -> None:
    for name, at, part in ALL_PARTS:
        if part.get("type") == "array":
            assert {"items", "minItems", "maxItems"} <= part.keys(), (name, at)


def test_every_required_field_is_described() -> None:
    for name, at, part in ALL_PARTS:
        if "required" in part and not conditional(at):
            assert set(part["required"]) <= part["properties"].keys(), (name, at)


def test_every_reference_of_a_schema_leads_somewhere() -> None:
    for name, _, part in ALL_PARTS:
        target, _ = resolve(part, name)
        assert target.get("$ref") is None


def test_every_pattern_has_ends_and_a_cure() -> None:
    for name, at, part in ALL_PARTS:
        if pattern := part.get("pattern"):
            assert pattern.startswith("^"), (name, at)
            assert pattern.endswith("$"), (name, at)
            assert pattern in PATTERNS, (name, at)


def test_every_judging_word_can_be_explained() -> None:
    used = {word for _, _, part in ALL_PARTS for word in part.keys() & JUDGING}
    structure = {"properties", "patternProperties", "items", "if", "then", "else"}
    in_conditions = {"const"}
    assert used - structure - in_conditions <= EXPLAIN.keys()


def test_alternatives_stand_only_at_the_top_and_only_ask_for_fields() -> None:
    """The words for `anyOf` and `oneOf` rely on it."""
    for name, at, part in ALL_PARTS:
        for word in part.keys() & LISTS_OF_PARTS:
            assert at == (), (name, at)
            assert all(option.keys() == {"required"} for option in part[word])


def test_every_link_names_a_kind_that_exists() -> None:
    linked = {part["x-ref"] for _, _, part in ALL_PARTS if "x-ref" in part}
    assert linked == set(TARGETS)
    assert linked <= {kind.name for kind in KINDS} | {"body", "consultation"}


def test_expected_fields_are_marked_in_the_schema() -> None:
    assert "milestones" in expected("commitment")
    assert expected("explanation") == ()


KNOWN_OWN_FIELDS = {"path"}


def agrees(type_: Any, part: Part, home: str, at: str) -> None:
    """A type of the model and a part of a schema describe the same shape."""
    part, home = resolve(part, home)
    type_ = without_none(type_)
    if dataclasses.is_dataclass(type_):
        assert isinstance(type_, type)
        same_fields(type_, part, home, at)
    elif type_ == Text:
        assert "patternProperties" in part, at
    elif typing.get_origin(type_) is tuple:
        assert part["type"] == "array", at
        agrees(typing.get_args(type_)[0], part["items"], home, f"{at}[]")
    elif typing.get_origin(type_) is dict:
        assert "propertyNames" in part, at
        agrees(typing.get_args(type_)[1], part["additionalProperties"], home, f"{at}.*")
    else:
        assert kind_of(part) == PLAIN[type_], at


def without_none(type_: Any) -> Any:
    if isinstance(type_, types.UnionType):
        (one,) = [t for t in typing.get_args(type_) if t is not type(None)]
        return one
    return type_


PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", dates.When: "date"}


def kind_of(part: Part) -> str:
    if str(part.get("format", "")).startswith("known-"):
        return "date"
    if "enum" in part:
        return {str: "string", int: "integer"}[type(part["enum"][0])]
    return str(part["type"])


def same_fields(type_: type, part: Part, home: str, at: str) -> None:
    hints = typing.get_type_hints(type_)
    fields = {f.name: f for f in dataclasses.fields(type_) if f.name not in KNOWN_OWN_FIELDS}
    assert fields.keys() == part["properties"].keys(), at
    optional = {f.name for f in fields.values() if f.default is not dataclasses.MISSING}
    lists = {"sources", "bodies"}  # May be left out of the model: an empty list will do.
    assert fields.keys() - optional - lists == set(part.get("required", ())) - lists, at
    for name, inner in part["properties"].items():
        agrees(hints[name], inner, home, f"{at}.{name}")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_model_and_the_schema_describe_the_same_record(kind: Any) -> None:
    same_fields(kind.type, schema(kind.name), kind.name, kind.name)


def pattern(_: Any, wanted: str, value: Any, __: Part) -> Iterator[ValidationError]:
    """In JSON Schema `$` is the very end; in Python it also stands before a last newline."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", wanted), value):
        yield ValidationError(f"{value!r} does not match {wanted!r}")


Oracle: Any = extend(Draft202012Validator, {"pattern": pattern})


def oracle(kind: str) -> Any:
    """The reference validator, with our two formats."""
    checker = FormatChecker(formats=())
    checker.checks("known-date")(lambda v: not isinstance(v, str) or validate._known_date(v))
    checker.checks("known-day")(lambda v: not isinstance(v, str) or validate._known_day(v))
    registry = Registry().with_resources(
        (f"{n}.schema.json", Resource.from_contents(schema(n))) for n in NAMES
    )
    return Oracle(schema(kind), registry=registry, format_checker=checker)


ORACLES = {kind.name: oracle(kind.name) for kind in KINDS}


def records(root: Path) -> list[tuple[str, str, dict[str, Any]]]:
    found, problems = find(root)
    assert not problems
    return [(k.name, path, read(path, (root / path).read_bytes())[0]) for k, path in found]


RECORDS = records(EXAMPLE)


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
def test_every_record_is_valid_for_both_validators(root: Path) -> None:
    for kind, path, value in records(root):
        assert validate.validator(kind).is_valid(value), path
        assert ORACLES[kind].is_valid(value), path


def spots(value: Any, at: Where = ()) -> Iterator[Where]:
    """Every place of a value."""
    yield at
    for step, inner in items(value):
        yield from spots(inner, (*at, step))


def items(value: Any) -> list[tuple[Any, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


ODD = st.sampled_from(
    [
        *(None, True, 0, -1, 1.5, 2.0, 1899, 2024, 10**9, "", "x", "2024", "2024-02-30", "0000"),
        *("2024-02-29\n", "2023-1-1", "javascript:alert(1)", "https://example.org", "нэр", "a b"),
        *("x" * 401, [], ["a", "a"], [1, 1.0], {}, {"mn": "x"}, {"EN": "x"}, {"en": ""}),
        *("2026-06", "adopted", "a\nb", {"media": 1}, {"media": -1}, {"press": 1}),
    ]
)


@st.composite
def spoilt_records(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A record of the example with one key deleted, added, or given an odd value."""
    kind, _, value = draw(st.sampled_from(RECORDS))
    value = copy.deepcopy(value)
    *way, last = draw(st.sampled_from([at for at in spots(value) if at]))
    holder: Any = value
    for step in way:
        holder = holder[step]
    match draw(st.sampled_from(["delete", "change", "add"])):
        case "delete":
            del holder[last]
        case "change":
            holder[last] = draw(ODD)
        case "add" if isinstance(holder, dict):
            holder[draw(st.sampled_from(["titel", "on", "mn", "sources", "until"]))] = draw(ODD)
        case _:
            holder.append(draw(ODD))
    return kind, value


def test_every_field_has_a_title_in_every_language() -> None:
    """Forms and columns show it; the catalogue has it in the other languages."""
    fields = {
        (name, *at, field): part
        for name in NAMES
        for at, holder in parts(schema(name))
        if not {"if", "then"} & set(at)
        for field, part in holder.get("properties", {}).items()
    }
    assert len(fields) > 250
    assert not [where for where, part in fields.items() if not part.get("title")]
    titles = {part["title"] for part in fields.values()}
    for lang in (folder.name for folder in LOCALES.iterdir()):
        assert not titles - catalogue(lang).keys()


@given(spoilt_records())
def test_both_validators_judge_a_spoilt_record_alike(spoilt: tuple[str, dict[str, Any]]) -> None:
    kind, value = spoilt
    expected_verdict = ORACLES[kind].is_valid(value)
    assert validate.validator(kind).is_valid(value) == expected_verdict
    found = validate.faults(kind, value)
    assert bool(found) != expected_verdict
    for fault in found:
        assert "{" not in fault.message.format_map(dict.fromkeys(fault.values, "x"))
        assert "{" not in fault.cure.format_map(dict.fromkeys(fault.values, "x"))


@given(spoilt_records())
def test_a_valid_record_can_be_built(spoilt: tuple[str, dict[str, Any]]) -> None:
    """What the schema allows, the model takes. Numbers come as `read` gives them."""
    from actionplan.records.build import build

    name, value = spoilt
    if validate.validator(name).is_valid(value):
        value = json.loads(json.dumps(value), parse_float=lambda f: whole(float(f)))
        kind = next(k for k in KINDS if k.name == name)
        assert build(kind, "x.yml", value).path == "x.yml"
        assert list(references(name, value)) is not None


def whole(number: float) -> float | int:
    return int(number) if number.is_integer() else number
