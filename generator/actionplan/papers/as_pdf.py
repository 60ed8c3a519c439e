"""A paper as a tagged PDF (PDF/UA-1) with its fonts inside. The same paper gives the same bytes."""

from __future__ import annotations

import hashlib
from typing import NoReturn

from actionplan.papers.as_html import as_html
from actionplan.papers.paper import Paper


class NoWriterError(Exception):
    """What writes documents of this form is not installed."""


def as_pdf(paper: Paper) -> bytes:
    """The PDF. Raises NoWriterError if WeasyPrint or a library of its is missing."""
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise NoWriterError(str(error)) from None
    html = as_html(paper)
    page = HTML(string=html, url_fetcher=_nothing_is_fetched)
    digest = hashlib.sha256(html.encode()).digest()[:16]
    made = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=digest)
    return bytes(made)


def _nothing_is_fetched(url: str, **_: object) -> NoReturn:
    raise ValueError(url)
