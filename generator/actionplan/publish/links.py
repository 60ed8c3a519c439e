"""Every link inside the site leads somewhere: pages, files and anchors."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from urllib.parse import unquote

from actionplan.publish.errors import BrokenLinksError

REFERENCE = re.compile(rb"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
ID = re.compile(rb"""\sid=(?:"([^"]*)"|([^\s>"']+))""")
ELSEWHERE = ("http:", "https:", "mailto:", "data:", "//", "javascript:")


def ids_in(part: bytes) -> frozenset[str]:
    """The ids in a piece of HTML."""
    return frozenset((m[1] or m[2]).decode() for m in ID.finditer(part))


class Links:
    """Collects what pages link to while they are written, and checks it at the end."""

    def __init__(self) -> None:
        self._targets: dict[str, tuple[str, str]] = {}
        self._known: dict[tuple[str, bytes], str | None] = {}
        self._ids: dict[str, set[str]] = {}

    def page(self, path: str, *parts: bytes, ids: frozenset[str] = frozenset()) -> None:
        """Note the links and ids in the parts of a page.

        `path` is its address, such as `en/plans/nap5/`; `ids` are those of its frame.
        """
        folder = path if path.endswith("/") or not path else posixpath.dirname(path) + "/"
        self._ids.setdefault(path, set(ids)).update(*(ids_in(part) for part in parts))
        for part in parts:
            for m in REFERENCE.finditer(part):
                link = m[1] or m[2] or m[3] or b""
                if target := self._resolve(path, folder, link):
                    self._targets.setdefault(target, (path, link.decode()))

    def check(self, files: set[str]) -> None:
        """Raise BrokenLinksError unless every target is a page or file of the site.

        `files` are the addresses of everything that is published.
        """
        broken = [
            source
            for target, source in sorted(self._targets.items())
            if not self._there(target, files)
        ]
        if broken:
            shown = "\n".join(f"  {page}: {link}" for page, link in broken[:20])
            raise BrokenLinksError(f"{len(broken)} links lead nowhere:\n{shown}")

    def _there(self, target: str, files: set[str]) -> bool:
        address, _, anchor = target.partition("#")
        if address not in files:
            return False
        return not anchor or address not in self._ids or anchor in self._ids[address]

    def _resolve(self, path: str, folder: str, link: bytes) -> str | None:
        """The address a link leads to, with its anchor; None if it leaves the site."""
        up = link.startswith(b"../")
        key = (posixpath.dirname(folder.rstrip("/")) if up else path, link)
        if key not in self._known:
            self._known[key] = _address(path, folder, link)
        return self._known[key]


def _address(path: str, folder: str, link: bytes) -> str | None:
    text = unescape(link.decode())
    if text.startswith(ELSEWHERE):
        return None
    target, _, anchor = unquote(text).partition("#")
    target = target.partition("?")[0]
    if not target:
        return f"{path}#{anchor}" if anchor else None
    joined = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    address = f"{joined}/" if joined and target.endswith(("/", ".", "..")) else joined
    return f"{address}#{anchor}" if anchor else address
