"""The country, its website, and where the records are kept."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.change import DeclaredChange
from actionplan.model.common import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class WebsiteCheck:
    """A visit to the website by anybody, without a login: did it answer."""

    on: When
    reachable: bool
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Website:
    """The country's public website for OGP and dated checks that it answered."""

    url: str | None = None
    since: When | None = None
    checks: tuple[WebsiteCheck, ...] = ()
    repository_url: str | None = None
    repository_since: When | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """Where these records are kept, so that pages can link to them."""

    url: str
    branch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How people without an account are served: only what exists."""

    email: str | None = None
    relay: str | None = None
    assisted_by: tuple[str, ...] = ()
    decide_within_days: int | None = None
    receipts_since: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The office that answers for the OGP process."""

    role: Text
    office: Text | None = None
    name: str | None = None
    email: str | None = None
    url: str | None = None
    as_of: When | None = None
    sources: tuple[str, ...] = ()

    @property
    def reachable(self) -> bool:
        """True if there is an address to which something can be sent."""
        return bool(self.url or self.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRead:
    """A text of ours that a native speaker has read, as it stood then."""

    text: str
    language: str
    by: str
    on: When
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The country, its languages and the site's own settings."""

    country: Text
    country_code: str
    title: Text
    short_title: Text | None = None
    languages: tuple[str, ...]
    administrative_languages: tuple[str, ...]
    time_zone: str
    url: str | None = None
    forge: Forge | None = None
    intake: Intake | None = None
    website: Website | None = None
    contact: Contact | None = None
    joined_ogp: When | None = None
    joined_sources: tuple[str, ...] = ()
    fictional: bool = False
    official: bool = False
    publish_when_missed: bool = True
    texts_read: tuple[TextRead, ...] = ()
    changes: tuple[DeclaredChange, ...] = ()
    path: str = "site.yml"
