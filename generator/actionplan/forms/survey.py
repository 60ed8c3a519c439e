"""A mapping for surveys that ask the questions of our own form, to start from."""

from __future__ import annotations

from actionplan.forms.definitions import CONSENT_VERSION
from actionplan.forms.walker import form
from actionplan.model import Site
from actionplan.records.kinds import schema
from actionplan.words import catalogue, say

PATH = "docs/survey-mapping.yml"
HEAD = """\
# Written by “actionplan forms”. A copy of it says what the columns of your survey mean:
#   actionplan intake table answers.csv --mapping my-mapping.yml --consultation ID --dry-run
# On the left the field, on the right the heading of the column, exactly as the export writes it.
# Delete the lines of columns that your survey does not have; `text` and `received` must stay.
"""
TAIL = """\
# Columns that are not taken, by heading: whatever names a person belongs here.
left_out: []
# What an answer means, if it is not written as above. `means` is a code, true or false.
values:
  - field: publish
    written: "{yes}"
    means: true
  - field: publish
    written: "{no}"
    means: false
  - field: name
    written: "{yes}"
    means: true
  - field: name
    written: "{no}"
    means: false
# The survey's own number of an answer (KoboToolbox: _uuid, ODK: KEY, LimeSurvey: Response ID)
# goes under columns as `reference`: the same export twice then gives the same records.
# encoding: windows-1251          if it is not UTF-8
# delimiter: ";"                  KoboToolbox writes this
# sheet: "Sheet1"                 of an .xlsx; without it the first
# day: day/month/year             or month/day/year, day.month.year, year/month/day; else 2026-03-02
"""


def files(site: Site) -> dict[str, bytes]:
    """The mapping by its path, with the questions of the form in the first language."""
    lang = next((code for code in site.languages if catalogue(code)), "en")
    asked = form("input", lang)
    headings = {q.field: q.label for q in asked.questions if q.shape != "checks"}
    consent = asked.question("consent")
    headings |= {choice.code: choice.label for choice in (consent.choices if consent else ())}
    headings["received"] = say(lang, schema("input")["properties"]["received"]["title"])
    lines = [f'  {field}: "{heading}"' for field, heading in headings.items()]
    yes, no = say(lang, "Yes"), say(lang, "No")
    told = f'language: {lang}\nconsent: "{CONSENT_VERSION}"\ncolumns:\n'
    whole = HEAD + told + "\n".join(lines) + "\n" + TAIL.format(yes=yes, no=no)
    return {PATH: whole.encode()}
