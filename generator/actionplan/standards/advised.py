"""The clauses of our own advice, each with what it serves and where the idea comes from.

The numbers and lists in the rules below them are ours. The recommendations of
the IRM's co-creation briefs and the fields of OGP's commitment template stand
behind most of them.
"""

from __future__ import annotations

from functools import partial

from actionplan.standards.editions import BOTH, DOING, GOOD_PRACTICE, MAKING
from actionplan.standards.rule import Clause

_BRIEF = "https://www.opengovpartnership.org/documents/independent-reporting-mechanism-co-creation-brief/"
_HANDBOOK = GOOD_PRACTICE.url
_ours = partial(Clause, edition=GOOD_PRACTICE, wording="ours")

DIALOGUE_IN_VIEW = _ours(
    number="R.2",
    name="Dialogue in view",
    phases=BOTH,
    words="Meetings are called in good time, spread over the year, and can be read about soon.",
    url=_BRIEF,
    for_a_person="Whether people were listened to.",
)
MAKING_TOGETHER = _ours(
    number="R.3",
    name="Making the plan together",
    phases=MAKING,
    words="Stakeholders learn early how they can take part, have time to do it, and see the final "
    "draft.",
    url=_BRIEF,
    for_a_person="Whether those most concerned were reached.",
)
ANSWERING = _ours(
    number="R.4",
    name="Answers in full",
    phases=MAKING,
    words="Every input gets an answer that everybody can read, with a reason that says something.",
    url="https://www.opengovpartnership.org/glossary/reasoned-response/",
    for_a_person="Whether a reason convinces.",
)
FOLLOWING = _ours(
    number="R.5",
    name="Following the plan",
    phases=DOING,
    words="Results are shown early enough in the year to act on them, with evidence for every "
    "commitment.",
    url=_HANDBOOK,
    for_a_person="Whether the evidence shows what it is said to show.",
)
CALENDAR = _ours(
    number="R.6",
    name="The calendar of a plan",
    phases=DOING,
    words="The end of one plan and the beginning of the next are prepared in time.",
    url=_HANDBOOK,
    for_a_person="Whether a change of the calendar had good reasons.",
)
INFORMING = _ours(
    number="R.7",
    name="Website and documents",
    phases=DOING,
    words="The website is looked after, its documents carry their days, and people find whom to "
    "ask.",
    url="https://www.opengovpartnership.org/glossary/repository/",
    for_a_person="Whether pages are easy to find and to read, on a phone and with a screen reader.",
)
DESIGN = _ours(
    number="R.8",
    name="Design of commitments",
    phases=MAKING,
    words="A commitment says which problem it solves, for whom, by when, with what means, and how "
    "anybody can tell that it is done.",
    url=_BRIEF,
    for_a_person="Whether the commitment is ambitious, and whether its words mean what they say.",
)
MEMBERS = _ours(
    number="R.9",
    name="Members of the forum",
    phases=BOTH,
    words="Civil society chooses its members, and they have weight in the forum.",
    url=_BRIEF,
    for_a_person="Whether the members speak for those they stand for.",
)
OFFICIALS_IN_MAKING = _ours(
    number="R.10",
    name="The government takes part",
    phases=MAKING,
    words="The institutions that will have to act are at the table while the plan is made, and "
    "those who decide know of it.",
    url=_BRIEF,
    for_a_person="Whether those who came could decide.",
)
OFFICIALS_IN_DOING = _ours(
    number="R.11",
    name="The government stands behind the plan",
    phases=DOING,
    words="Those who decide look at the progress of the plan at regular intervals, and the work "
    "outlives a change of staff.",
    url=_BRIEF,
    for_a_person="Whether anything changed after those meetings.",
)
AT_RISK = _ours(
    number="R.13",
    name="Requirements kept",
    phases=BOTH,
    words="When a phase of a plan ends, no minimum requirement is missed.",
    url="https://www.opengovpartnership.org/glossary/procedural-review/",
    for_a_person="Whether the IRM will see it the same way.",
)
STANDING = _ours(
    number="R.14",
    name="Standing with OGP",
    phases=DOING,
    words="A country sees early how near it is to a procedural review, or to being made inactive.",
    url="https://opengovpartnership.org/ogp-letters",
    for_a_person="What OGP and the country agreed on since.",
)
