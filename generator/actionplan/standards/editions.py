"""The editions of the standards and their clauses, each with its source.

Words are quoted only where OGP's own page or the IRM's brief could be read.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from actionplan.standards.rule import Clause, Edition, Kind

BOTH = ("co_creation", "implementation")
MAKING = ("co_creation",)
DOING = ("implementation",)

OGP_2022 = Edition(
    slug="ogp-2022",
    kind=Kind.MINIMUM,
    title="OGP Participation and Co-Creation Standards",
    url="https://www.opengovpartnership.org/ogp-participation-co-creation-standards/",
    since=date(2022, 1, 1),
)
GOOD_PRACTICE = Edition(
    slug="good-practice",
    kind=Kind.ADVICE,
    title="Good practice of this register",
    url="https://www.opengovpartnership.org/national-handbook/",
    since=date(2022, 1, 1),
)

OGP_PROCEDURE = Edition(
    slug="ogp-procedure",
    kind=Kind.PROCEDURE,
    title="OGP rules of procedure",
    url="https://www.opengovpartnership.org/articles-of-governance/",
    since=date(2022, 1, 1),
)

_GLOSSARY = "https://opengovpartnership.org/?p=67852"
_REPOSITORY = "https://www.opengovpartnership.org/glossary/repository/"
_GUIDELINES = (
    "https://opengovpartnership.org/documents/"
    "irm-guidelines-for-the-assessment-of-minimum-requirements"
)
_IMPLEMENTING = "https://opengovpartnership.org/national-handbook/implementing-action-plans"
_CO_CREATION = (
    "https://opengovpartnership.org/national-handbook/developing-action-plans/co-creation"
)

_LETTERS = "https://opengovpartnership.org/ogp-letters"
_REVIEW = "https://www.opengovpartnership.org/glossary/procedural-review/"

_procedure = partial(Clause, edition=OGP_PROCEDURE, phases=DOING, wording="restated")
_ogp = partial(Clause, edition=OGP_2022)

SPACE_FOR_DIALOGUE = _ogp(
    number="1.1",
    name="Space for dialogue",
    phases=BOTH,
    words="A space for dialogue with government and civil society members meets “at least every "
    "six months”, and its “basic rules on participation are public”.",
    wording="verified",
    url=_GLOSSARY,
    for_a_person="Whether the dialogue was real, whether its rules are adequate, and whether "
    "those who came for civil society are independent.",
)
WEBSITE = _ogp(
    number="2.1",
    name="OGP website",
    phases=BOTH,
    words="A public website dedicated to the country's participation in OGP is maintained.",
    wording="verified",
    url=_GLOSSARY,
    for_a_person="Whether people find what they need on the website.",
)
REPOSITORY = _ogp(
    number="2.2",
    name="Repository",
    phases=BOTH,
    words="A publicly available document repository with evidence on the process and on the "
    "commitments is updated “at least twice a year”.",
    wording="verified",
    url=_REPOSITORY,
    for_a_person="Whether the evidence is enough and covers every commitment.",
)
ADVANCE_NOTICE = _ogp(
    number="3.1",
    name="Advance notice",
    phases=MAKING,
    words="The co-creation timeline and an overview of the opportunities to take part are "
    "published at least two weeks before the development of the plan begins.",
    wording="brief",
    url=_CO_CREATION,
    for_a_person="Whether the declared first day of plan development is honest.",
)
OUTREACH = _ogp(
    number="3.2",
    name="Outreach",
    phases=MAKING,
    words="Outreach activities tell stakeholders about OGP and about the ways to take part in "
    "making the plan.",
    wording="unconfirmed",
    url=_GUIDELINES,
    for_a_person="Whether the outreach reached those it should.",
)
FEEDBACK_MECHANISM = _ogp(
    number="3.3",
    name="Feedback mechanism",
    phases=MAKING,
    words="There is a mechanism to gather inputs from a range of stakeholders during an "
    "adequate period.",
    wording="unconfirmed",
    url=_GUIDELINES,
    for_a_person="Whether the period was adequate and the range of stakeholders wide enough.",
)
REASONED_RESPONSE = _ogp(
    number="4.1",
    name="Reasoned response",
    phases=MAKING,
    words="The government publishes all input with detailed feedback on how the contributions "
    "were considered.",
    wording="brief",
    url="https://www.opengovpartnership.org/glossary/reasoned-response/",
    for_a_person="Whether the reasons given are reasons.",
)
OPEN_IMPLEMENTATION = _ogp(
    number="5.1",
    name="Open implementation",
    phases=DOING,
    words="There are “at least two meetings every year with civil society to present results on "
    "the implementation of the action plan and collect comments”.",
    wording="verified",
    url=_IMPLEMENTING,
    for_a_person="Whether the meetings really allowed comments.",
)
DECLARED_COMPLETENESS = Clause(
    edition=GOOD_PRACTICE,
    number="R.1",
    name="Declared completeness",
    phases=DOING,
    words="A running plan says from which day its records are complete.",
    wording="ours",
    url=GOOD_PRACTICE.url,
    for_a_person="Whether the declaration is true.",
)
NEXT_PLAN = _procedure(
    number="P.1",
    name="The next plan",
    words="A country acts contrary to process if it publishes no action plan within twelve months "
    "after the end of its last plan.",
    url=_LETTERS,
    for_a_person="Whether OGP has agreed on another day with the country.",
)
PROGRESS = _procedure(
    number="P.2",
    name="Progress",
    words="A country acts contrary to process if, as the IRM assesses it, there is no progress on "
    "any of the plan's commitments.",
    url=_REVIEW,
    for_a_person="Whether what is reported is progress. The IRM assesses it.",
)
REFRESH = _procedure(
    number="P.3",
    name="Refresh of a four-year plan",
    words="A four-year plan has a mandatory refresh at its two-year mark.",
    url=OGP_PROCEDURE.url,
    for_a_person="Whether the refresh was made together with civil society.",
)
CONSECUTIVE_CYCLES = _procedure(
    number="P.4",
    name="Cycles in a row",
    words="A country that acts contrary to process in two action plan cycles in a row comes under "
    "procedural review.",
    url=_REVIEW,
    for_a_person="What OGP and the country agreed on since.",
)
