"""From the shorthand of the cases in `standards/` to records, and small builders for tests.

A case says only what matters to it. All else is a sound default: one plan (`plan`) of
2027 and 2028 and one body (`forum`), which is its space for dialogue in both phases.

    today          the day of the check
    phase          `implementation` or `co_creation`; by default the one the rule speaks of
    plan           `start` and `end` of that phase; any other field of a plan record
    complete_from  stated in every case: `nothing`, one day for every kind, or a day per kind
    meetings       days, or mappings with `on`. A meeting is held, plenary, of the forum and on
                   the plan, both sides came, results were presented and comments collected,
                   unless it says otherwise. `who: [government]` names the sides that came,
                   `who: unknown` names none; any other field of a meeting record may be given
    forum          fields of the body; `bodies` and `spaces` replace the defaults
    timeline, overview      the day of publication
    outreach       days, or mappings with `on` (for the public, unless it says otherwise)
    consultations  mappings; `inputs: 50` makes fifty of them, `received` on a day, by default
                   the first one; `inputs_to: another` are on another plan. `responses` and
                   `answers` (to single inputs) are days, or mappings with `on`, with a reason
                   given
    updates        days on which a document that is evidence came into the repository, or
                   mappings with `on`
    texts          where the plan can be read: days of publication, or mappings with `on`
    plans          further plans: mappings with a `number`, perhaps with `texts`, with `start` of
                   their making, or any other field of a plan record
    website        `url` and `checks` (day: open or closed), or `none`
    contact        fields of the site's contact
    intake         fields of the site's intake
    commitments    mappings: fields of a commitment record, adopted unless they say otherwise
    documents      mappings: fields of a document record on the plan
    organisations  mappings: fields of an organisation record

Text is English where it is written as one string.

`expect` lists the verdicts in order: `met`, `not_applicable`, `missed: DEADLINE`,
`due: DEADLINE`, `cannot_tell: FIELD`. Beside it `record` (which record lacks the field), `open`,
`window`, `says` (a part of the English sentence), `evidence` (the records it rests on, each once),
`fields` (their fields, one by one) and any value of the message. `state` is the
state of the requirement. In `vectors.yml` each case names its `rule` and its `vector`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import yaml

from actionplan.model import CompleteFrom, Register
from actionplan.records.build import build
from actionplan.records.kinds import KINDS

CASES = Path(__file__).parent / "standards"
PLAN, FORUM = "plan", "forum"
BOTH = ["government", "civil_society"]
FACTS = {
    "meetings",
    "forum",
    "bodies",
    "spaces",
    "timeline",
    "overview",
    "outreach",
    "consultations",
    "updates",
    "texts",
    "plans",
    "website",
    "contact",
    "intake",
    "commitments",
    "documents",
    "organisations",
}
TOLD = {"name", "today", "phase", "plan", "complete_from", "expect", "state", "rule", "vector"}


class _Plain(yaml.SafeLoader):
    """YAML 1.2 in small: `on` is a word and a date stays text."""


_Plain.yaml_implicit_resolvers = {}
for _tag, _shape, _begins in (
    ("bool", r"(true|false)$", "tf"),
    ("null", r"null$", "n"),
    ("int", r"[0-9]+$", "0123456789"),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_shape), list(_begins))


def read_yaml(path: Path) -> Any:
    """The content of a YAML file, with dates as text."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)  # noqa: S506


def record(kind: str, /, **values: Any) -> Any:
    """A record of that kind, from the values its file would hold."""
    known = next(k for k in KINDS if k.name == kind)
    place = f"{known.place}/{values.get('id', kind)}.yml" if known.depth else known.place
    return build(known, place, values)


def site(**values: Any) -> Any:
    """The site of a country without a website on record, or with what is said of it."""
    return record(
        "site",
        country={"en": "Aldovia"},
        country_code="ZZ",
        title={"en": "Register"},
        languages=["en"],
        administrative_languages=["en"],
        time_zone="UTC",
        **values,
    )


def meeting(id: str, held: str, **said: Any) -> Any:
    """A meeting of the forum that counts for everything, unless something else is said."""
    who = said.pop("who", BOTH)
    values: dict[str, Any] = {
        "kind": "council",
        "state": "held",
        "held": held,
        "body": FORUM,
        "plan": PLAN,
        "plenary": True,
        "results_presented": True,
        "comments_collected": True,
        **said,
    }
    if who != "unknown":
        values.setdefault("attendance", {"by_sector": dict.fromkeys(who, 1)})
    present = {k: v for k, v in values.items() if v != "unknown"}
    return record("meeting", id=id, title={"en": id.capitalize()}, **present)


def document(id: str, **said: Any) -> Any:
    """A document of the repository."""
    return record("document", id=id, **{"title": {"en": id.capitalize()}, "kind": "report", **said})


def register(**parts: Any) -> Register:
    """A Register of the records given: a list per kind."""
    made: dict[str, Any] = {"site": site(), "council": record("council")}
    for name, part in parts.items():
        made[name] = {r.id: r for r in part} if isinstance(part, list | tuple) else part
    return Register(**made)


def edited(whole: Register, kind: str, id: str, **fields: Any) -> Register:
    """The Register with some fields of one record replaced."""
    part = getattr(whole, kind)
    return replace(whole, **{kind: {**part, id: replace(part[id], **fields)}})


def without(whole: Register, kind: str, id: str) -> Register:
    """The Register without one record."""
    return replace(whole, **{kind: {k: r for k, r in getattr(whole, kind).items() if k != id}})


def facts_of(case: dict[str, Any]) -> Register:
    """The Register that a case describes."""
    unknown = set(case) - FACTS - TOLD
    assert not unknown, f"{case['name']}: the shorthand has no {', '.join(sorted(unknown))}"
    consultations = list(_named(case.get("consultations", ()), "consultation"))
    texts = list(_documents("text", case.get("texts", ()), _text))
    others = [_other_plan(p) for p in case.get("plans", ())]
    updates = _documents("update", case.get("updates", ()), lambda u: _update(u, case))
    return register(
        site=site(
            **_website(case.get("website", "none")), **_contact(case), intake=case.get("intake")
        ),
        council=record("council", bodies=_bodies(case)),
        plans=[_plan(case, consultations, [t.id for t in texts]), *(p for p, _ in others)],
        meetings=[
            meeting(m.pop("id"), m.pop("on"), **_in_english(m))
            for m in _named(case.get("meetings", ()), "meeting")
        ],
        inputs=[i for c in consultations for i in _inputs(c)],
        documents=[
            *texts,
            *updates,
            *(t for _, them in others for t in them),
            *(_document(d) for d in _named(case.get("documents", ()), "document")),
        ],
        commitments=[_commitment(c) for c in _named(case.get("commitments", ()), "commitment")],
        organisations=[_organisation(o) for o in case.get("organisations", ())],
    )


TEXT = {
    "title", "problem", "causes", "done_before", "description", "solution", "results_wanted",
    "transparency", "accountability", "participation", "outputs", "indicator", "unit", "area",
    "source", "none_needed", "contact", "deputy_contact", "name", "role", "office", "reason",
    "who_can_join", "text", "note", "no_partners",
}  # fmt: skip


def _in_english(value: Any, key: str = "") -> Any:
    """The same values, with every single string where text belongs made English."""
    if isinstance(value, dict):
        return {k: v if k == "irm" else _in_english(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_in_english(v, key) for v in value]
    return {"en": value} if isinstance(value, str) and key in TEXT else value


def _commitment(told: dict[str, Any]) -> Any:
    given = {"plan": PLAN, "title": told["id"].capitalize(), "stage": "adopted", **told}
    return record("commitment", **_in_english(given))


def _document(told: dict[str, Any]) -> Any:
    given = {"plans": [PLAN], "url": "https://example.org/document", **_in_english(told)}
    return document(given.pop("id"), **{k: v for k, v in given.items() if v != "none"})


def _organisation(told: dict[str, Any]) -> Any:
    given = {"name": told["id"].capitalize(), "sector": "civil_society", **told}
    return record("organisation", **_in_english(given))


def _contact(case: dict[str, Any]) -> dict[str, Any]:
    told = case.get("contact")
    if not told:
        return {}
    contact = _in_english({"role": "Point of contact", **told})
    return {"contact": contact | ({"name": told["name"]} if "name" in told else {})}


def _plan(case: dict[str, Any], consultations: list[dict[str, Any]], texts: list[str]) -> Any:
    told = dict(case.get("plan", {}))
    making: dict[str, Any] = {}
    values: dict[str, Any] = {"id": PLAN, "number": 5, "title": {"en": "Plan"}, "texts": texts}
    if case.get("phase") == "co_creation":
        if start := told.pop("start", "2027-03-01"):
            making["start"] = {"on": start, "basis": {"en": "The first workshop"}}
        if end := told.pop("end", None):
            values["submission"] = {"on": end}
    else:
        period = {"start": told.pop("start", "2027-01-01"), "end": told.pop("end", "2028-12-31")}
        values["period_ogp"] = {k: v for k, v in period.items() if v}
        values["adoption"] = {"on": "2026-12-01"}
        values["length_years"] = 2
    for name in ("timeline", "overview"):
        if name in case:
            making[name] = {"published": {"on": case[name]}}
    values["co_creation"] = making
    values["spaces"] = case.get(
        "spaces", [{"body": FORUM, "phase": p} for p in ("co_creation", "implementation")]
    )
    for name in ("timeline", "overview"):
        if isinstance(told.get(name), dict):
            making[name] = making.get(name, {}) | _in_english(told.pop(name))
    values["outreach"] = [_outreach(a) for a in _named(case.get("outreach", ()), "outreach")]
    values["consultations"] = [_consultation(c) for c in consultations]
    values["complete_from"] = _complete(case["complete_from"])
    return record("plan", **{k: v for k, v in (values | told).items() if v is not None})


def _complete(told: Any) -> Any:
    if told == "nothing":
        return None
    return told if isinstance(told, dict) else dict.fromkeys(_KINDS, told)


_KINDS = [f.name for f in fields(CompleteFrom)]


def _other_plan(told: dict[str, Any]) -> tuple[Any, list[Any]]:
    said = dict(told)
    number = said["number"]
    texts = list(_documents(f"text-of-{number}", said.pop("texts", ()), _text))
    values: dict[str, Any] = {
        "id": f"plan-{number}",
        "title": {"en": f"Plan {number}"},
        "texts": [t.id for t in texts],
        "period_ogp": {"start": "2015-01-01", "end": "2016-12-31"},
    }
    if start := said.pop("start", None):
        values["co_creation"] = {"start": {"on": start, "basis": {"en": "The first workshop"}}}
    return record("plan", **values | said), texts


def _named(them: Any, word: str) -> Iterator[dict[str, Any]]:
    """Each thing as a mapping with an id; a bare day is a mapping with `on`."""
    for count, it in enumerate(them, 1):
        said = it if isinstance(it, dict) else {"on": it}
        yield {"id": f"{word}-{count}", **said}


def _documents(word: str, them: Any, values: Any) -> Iterator[Any]:
    for it in _named(them, word):
        yield document(it.pop("id"), **values(it))


def _text(told: dict[str, Any]) -> dict[str, Any]:
    day = {"published": told.pop("on")} if "on" in told else {}
    given = {"kind": "plan", "url": "https://example.org/plan", "languages": ["en"], **day, **told}
    return {k: v for k, v in given.items() if v != "unknown"}


def _update(told: dict[str, Any], case: dict[str, Any]) -> dict[str, Any]:
    of = "process" if case.get("phase") == "co_creation" else "commitment"
    day = {"in_repository_since": told.pop("on")} if "on" in told else {}
    return {"evidence_of": of, "plans": [PLAN], **day, **told}


def _outreach(told: dict[str, Any]) -> dict[str, Any]:
    given = {"title": {"en": "Open evening"}, "audience": "public", **told}
    return {k: v for k, v in given.items() if v != "unknown"}


def _consultation(told: dict[str, Any]) -> dict[str, Any]:
    given = {"title": {"en": "Ideas"}, "mechanism": "written", **_in_english(told)}
    for word in ("inputs", "answers", "received", "inputs_to"):
        given.pop(word, None)
    given["responses"] = [_response(r) for r in _named(told.get("responses", ()), "response")]
    return {k: v for k, v in given.items() if v != "unknown"}


def _response(told: dict[str, Any]) -> dict[str, Any]:
    reason = {"en": "There is no money for it yet."}
    given = {"disposition": "partly", "reason": reason, **_in_english(_without_none(told))}
    if told.get("reason") == "none":
        del given["reason"]
    if "on" in given:
        given["answered_on"] = given.pop("on")
    return given


def _without_none(told: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in told.items() if v != "none"}


def _inputs(consultation: dict[str, Any]) -> Iterator[Any]:
    answers = [_response(a) for a in _named(consultation.get("answers", ()), "answer")]
    for count in range(consultation.get("inputs", 0)):
        answer = {k: v for k, v in answers[count].items() if k != "id"} if answers[count:] else None
        yield record(
            "input",
            id=f"{consultation['id']}-input-{count + 1}",
            plan=consultation.get("inputs_to", PLAN),
            consultation=consultation["id"],
            channel="letter",
            received=consultation.get("received", consultation.get("opens", "2027-01-01")),
            response=answer,
        )


def _bodies(case: dict[str, Any]) -> list[dict[str, Any]]:
    usual = {"id": FORUM, "name": {"en": "Forum"}, "kind": "council", **case.get("forum", {})}
    return case.get("bodies", [usual])


def _website(told: Any) -> dict[str, Any]:
    if told == "none":
        return {}
    checks = [{"on": on, "reachable": seen == "open"} for on, seen in told["checks"].items()]
    return {"website": {"url": told.get("url"), "checks": checks}}
