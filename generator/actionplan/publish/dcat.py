"""The open data as a DCAT catalogue (JSON-LD), as the harvesters of data portals read it.

The profile is DCAT-AP: a catalogue with one data set, its publisher, its licence, and a
distribution for each file. A portal fetches it from outside, so it is written only where the
address of the site is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.model import Site
from actionplan.publish.ids import absolute
from actionplan.publish.package import ABOUT, FOLDER, LICENCE, XLSX, ZIP
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.titles import TITLES
from actionplan.words import say

NAME = "catalog.jsonld"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA = "https://www.iana.org/assignments/media-types/"
CODES = "http://publications.europa.eu/resource/authority/"
FORMS = {
    "zip": (f"{MEDIA}application/zip", f"{CODES}file-type/ZIP"),
    "xlsx": (
        f"{MEDIA}application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        f"{CODES}file-type/XLSX",
    ),
    "csv": (f"{MEDIA}text/csv", f"{CODES}file-type/CSV"),
}
LANGUAGES = {"mn": "MON", "en": "ENG"}
"""The codes of languages that portals use."""
SAID = "The public records of open government: action plans, commitments, meetings and inputs."
WHOLE = "Everything in one file (zip)"
BOOK = "For spreadsheets (XLSX)"

Node = dict[str, Any]


def catalogue(snapshot: Snapshot) -> Iterator[tuple[str, bytes]]:
    """The catalogue, with its path in the site; nothing where the site's address is not known."""
    site = snapshot.register.site
    if home := absolute(site, ""):
        graph = {"@context": CONTEXT, **_catalogue(snapshot, home)}
        content = json.dumps(graph, ensure_ascii=False, indent=2)
        yield f"{FOLDER}/{NAME}", f"{content}\n".encode()


def _catalogue(snapshot: Snapshot, home: str) -> Node:
    site = snapshot.register.site
    return {
        "@id": f"{home}{FOLDER}/{NAME}",
        "@type": "dcat:Catalog",
        "dct:title": _words(site.title),
        "dct:description": _said(site, SAID),
        "dct:publisher": _publisher(site),
        "dct:language": _languages(site),
        "dct:license": {"@id": LICENCE["path"]},
        "foaf:homepage": {"@id": home},
        "dcat:dataset": _dataset(snapshot, home),
    }


def _dataset(snapshot: Snapshot, home: str) -> Node:
    site, today = snapshot.register.site, snapshot.today.isoformat()
    files = [
        _file(site, home, ZIP, WHOLE),
        _file(site, home, XLSX, BOOK),
        *(_file(site, home, f"{name}.csv", title) for name, (title, _) in TITLES.items()),
    ]
    contact = {"dcat:contactPoint": _contact(site)} if site.contact else {}
    return {
        "@id": f"{home}{FOLDER}/#register",
        "@type": "dcat:Dataset",
        "dct:identifier": f"open-government-register-{site.country_code.lower()}",
        "dct:title": _words(site.title),
        "dct:description": _said(site, ABOUT),
        "dct:publisher": _publisher(site),
        "dct:language": _languages(site),
        "dct:modified": {"@type": "xsd:date", "@value": today},
        "dcat:theme": {"@id": f"{CODES}data-theme/GOVE"},
        "dcat:landingPage": {"@id": f"{home}{site.languages[0]}/{FOLDER}/"},
        **contact,
        "dcat:distribution": files,
    }


def _file(site: Site, home: str, name: str, title: str) -> Node:
    address = f"{home}{FOLDER}/{name}"
    media, form = FORMS[name.rpartition(".")[2]]
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _said(site, title),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": media},
        "dct:format": {"@id": form},
        "dct:license": {"@id": LICENCE["path"]},
    }


def _publisher(site: Site) -> Node:
    """Who answers for it: the office of the point of contact, else the register itself."""
    office = site.contact.office if site.contact else None
    return {"@type": "foaf:Agent", "foaf:name": _words(office or site.title)}


def _contact(site: Site) -> Node:
    contact = site.contact
    assert contact is not None  # noqa: S101 - asked before
    page = {"vcard:hasURL": {"@id": contact.url}} if contact.url else {}
    return {"@type": "vcard:Kind", "vcard:fn": _words(contact.role), **page}


def _languages(site: Site) -> list[Node]:
    return [{"@id": f"{CODES}language/{LANGUAGES.get(i, i.upper())}"} for i in site.languages]


def _said(site: Site, sentence: str) -> list[Node]:
    return _words({lang: say(lang, sentence) for lang in site.languages})


def _words(text: Mapping[str, str]) -> list[Node]:
    return [{"@language": lang, "@value": said} for lang, said in text.items()]
