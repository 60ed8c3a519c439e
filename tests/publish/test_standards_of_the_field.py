"""DCAT, the static interface, Popolo and llms.txt: as their readers expect them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF
from referencing import Registry, Resource

from actionplan.publish.api import PLACE, api, plain
from actionplan.publish.dcat import catalogue
from actionplan.publish.llms import llms
from actionplan.publish.package import package
from actionplan.publish.pages import PAGES
from actionplan.publish.popolo import popolo
from actionplan.records.build import build
from actionplan.records.kinds import KINDS
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, REAL_DAY, ROOT, snapshot

HOME = "https://example.org/aldovia-register/"
LOUD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
"""rdflib warns of itself."""
SERVED = [k for k in KINDS if k.depth and k.register in PAGES]


@cache
def interface(root: Path = EXAMPLE) -> dict[str, Any]:
    day = EXAMPLE_DAY if root == EXAMPLE else REAL_DAY
    return {p.removeprefix(PLACE): json.loads(c) for p, c in api(snapshot(root, day))}


def graph() -> Graph:
    [(path, content)] = catalogue(snapshot(EXAMPLE, EXAMPLE_DAY))
    assert path == "data/catalog.jsonld"
    return Graph().parse(data=content, format="json-ld")


@LOUD
def test_the_catalogue_has_what_dcat_ap_asks_for() -> None:
    found = graph()
    [whole] = found.subjects(RDF.type, DCAT.Catalog)
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset):
        assert list(found.objects(whole, needed)), needed
    [dataset] = found.objects(whole, DCAT.dataset)
    for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution):
        assert list(found.objects(dataset, needed)), needed
    languages = {t.language for t in found.objects(dataset, DCTERMS.title)}
    assert languages == {"mn", "en"}
    for publisher in found.objects(dataset, DCTERMS.publisher):
        assert (publisher, RDF.type, FOAF.Agent) in found
        assert list(found.objects(publisher, FOAF.name))


@LOUD
def test_every_distribution_is_a_file_that_is_published_with_its_licence() -> None:
    found = graph()
    files = {f"{HOME}{path}" for path, _ in package(snapshot(EXAMPLE, EXAMPLE_DAY))}
    distributions = list(found.subjects(RDF.type, DCAT.Distribution))
    assert len(distributions) > 40
    for each in distributions:
        [address] = found.objects(each, DCAT.accessURL)
        assert isinstance(address, URIRef)
        assert str(address) in files
        assert list(found.objects(each, DCTERMS.license))
        assert list(found.objects(each, DCAT.mediaType))


def test_without_an_address_of_the_site_there_is_no_catalogue() -> None:
    assert list(catalogue(snapshot(ROOT, REAL_DAY))) == []


def test_the_description_of_the_interface_is_valid_openapi() -> None:
    described = interface()["openapi.json"]
    inlined = json.loads(
        json.dumps(described).replace("schema/common.schema.json#", "#/components/schemas/common")
    )
    schemas = {n: interface()[f"schema/{n}.schema.json"] for n in ("common",)}
    for kind in SERVED:
        schemas[kind.name] = {"type": "object"}
    text = json.dumps(inlined | {"components": {"schemas": schemas}})
    for kind in SERVED:
        text = text.replace(f"schema/{kind.name}.schema.json", f"#/components/schemas/{kind.name}")
    assert not list(OpenAPIV31SpecValidator(json.loads(text)).iter_errors())
    broken = json.loads(text)
    del broken["info"]["version"]
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_every_address_of_the_description_is_there() -> None:
    made = interface()
    for path in made["openapi.json"]["paths"]:
        if "{id}" not in path:
            listed = made[path.removeprefix("/")]
            assert [e["href"] for e in listed] == [e["href"] for e in listed if e["href"] in made]
    refs = [w for w in json.dumps(made["openapi.json"]).split('"') if w.startswith("schema/")]
    assert refs
    assert {r.partition("#")[0] for r in refs} <= made.keys()


@pytest.mark.parametrize("root", [EXAMPLE, ROOT], ids=["example", "real"])
@pytest.mark.parametrize("kind", SERVED, ids=lambda k: k.name)
def test_every_record_is_as_its_schema_says_and_reads_back_the_same(kind: Any, root: Path) -> None:
    made = interface(root)
    schemas = [
        (n.removeprefix("schema/"), Resource.from_contents(s))
        for n, s in made.items()
        if n.startswith("schema/")
    ]
    judge = Draft202012Validator(
        made[f"schema/{kind.name}.schema.json"], registry=Registry().with_resources(schemas)
    )
    day = EXAMPLE_DAY if root == EXAMPLE else REAL_DAY
    records = getattr(snapshot(root, day).register, kind.register)
    for id, record in records.items():
        found = made[f"{kind.register}/{id}.json"]
        assert not list(judge.iter_errors(found)), id
        assert build(kind, record.path, found) == record
        assert plain(record) == found


def test_popolo_names_only_what_is_there() -> None:
    [(path, content)] = popolo(snapshot(EXAMPLE, EXAMPLE_DAY))
    found = json.loads(content)
    assert path == "data/popolo.json"
    organisations = {o["id"] for o in found["organizations"]}
    people = {p["id"]: p["name"] for p in found["persons"]}
    register = snapshot(EXAMPLE, EXAMPLE_DAY).register
    assert organisations >= register.organisations.keys()
    seats = [s for b in register.council.bodies for s in b.seats]
    assert len(found["memberships"]) == len(seats) > 0
    assert sorted(people.values()) == sorted(s.name for s in seats if s.name)
    for one in found["memberships"]:
        assert one["organization_id"] in organisations
        assert one.get("person_id", next(iter(people), None)) in (*people, None)
        assert one.get("on_behalf_of_id") in (*organisations, None)


def test_llms_txt_leads_to_pages_and_files_that_are_there(example_site: Path) -> None:
    [(_, content)] = llms(snapshot(EXAMPLE, EXAMPLE_DAY))
    text = content.decode()
    assert text.startswith("# Open government register of Aldovia\n")
    assert "The country is invented." in text
    links = [part.partition(")")[0] for part in text.split("](")[1:]]
    assert len(links) >= 9
    for link in links:
        file = example_site / link.removeprefix(HOME)
        assert link.startswith(HOME)
        assert file.is_file() or (file / "index.html").is_file(), link


def test_all_of_it_is_published_and_the_same_each_time(example_site: Path) -> None:
    found = snapshot(EXAMPLE, EXAMPLE_DAY)
    for publisher in (catalogue, api, popolo, llms):
        made = dict(publisher(found))
        assert made == dict(publisher(found))
        for path, content in made.items():
            assert (example_site / path).read_bytes() == content
