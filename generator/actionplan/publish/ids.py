"""Permanent names for what feeds and calendars tell of, whatever the site's address is."""

from __future__ import annotations

from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from actionplan.model import Site

REGISTER = "open-government-register"


def urn(site: Site, *parts: str) -> str:
    """The same parts give the same name, in every build and at every address."""
    named = "/".join((REGISTER, site.country_code.lower(), *parts))
    return uuid5(NAMESPACE_URL, named).urn


def uid(site: Site, *parts: str) -> str:
    """A name for an event of a calendar, with the parts still to be read in it."""
    return f"{'-'.join(parts)}@{site.country_code.lower()}.{REGISTER}"


def absolute(site: Site, path: str) -> str | None:
    """The address of a page of the site; None if nobody said where the site stands."""
    return urljoin(site.url.rstrip("/") + "/", path) if site.url else None
