"""What a page may load and run: the second layer, should a text ever become markup.

It stands in a `<meta>` because plain hosts of files set no headers. `frame-ancestors`
and reports do not work there. Scripts are files of the site and nothing else: an
inline script, a handler in an attribute or a `javascript:` address does not run.
"""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import urlsplit

from actionplan.model import Site


def policy(site: Site) -> str:
    """The policy of every page. A relay, if there is one, is the only other place to send to."""
    relay = _origin(site.intake.relay) if site.intake and site.intake.relay else ""
    sent = f"'self'{relay and ' '}{relay}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"font-src 'self'; connect-src {sent}; form-action {sent}; base-uri 'none'"
    )


def policy_of_style(style: str) -> str:
    """The policy of a page that has nothing but one style of its own, and the site's icon."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self'; "
        "form-action 'none'; base-uri 'none'"
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
