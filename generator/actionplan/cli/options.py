"""What several verbs take."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import click

from actionplan import dates


class _Day(click.ParamType[date]):
    """A day written as 2023-11-08."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            when = dates.parse(value)
        except ValueError:
            when = None
        if when is None or not when.exact:
            self.fail(f"“{value}” is not a day such as 2026-11-22.", param, ctx)
        return when.first


class _Address(click.ParamType[str]):
    """The web address of a whole site: without a query, a fragment or a name to sign in with."""

    name = "ADDRESS"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        if not ADDRESS.fullmatch(value):
            self.fail(f"“{value}” is not an address such as https://example.org/ogp/.", param, ctx)
        return str(value)


ADDRESS = re.compile(r"https?://[a-z0-9.-]+(:\d+)?(/[\w.~%-]+)*/?", re.ASCII | re.IGNORECASE)
DAY = _Day()
ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="Folder that holds the records.",
)
AS_OF = click.option("--as-of", type=DAY, help="Judge as if it were this day.")
LANG = click.option("--lang", type=click.Choice(["mn", "en"]), default="en", help="Language.")
OUT = click.option(
    "--out", type=click.Path(path_type=Path), default="site", help="Folder for the site."
)
URL = click.option(
    "--url",
    type=_Address(),
    envvar="ACTIONPLAN_URL",
    help="Where the site will stand, if site.yml does not say it. "
    "ACTIONPLAN_URL in the environment says the same.",
)
