"""Every link inside the site leads somewhere: pages, files and anchors."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Collection
from html import unescape
from urllib.parse import unquote

from actionplan.publish.errors import BrokenLinksError

ATTRIBUTE = re.compile(
    rb""" (?:(href|src)|id)=(?:"([^"]*)"|'([^']*)'|([^\s<>"']+)(?=[^<>]{0,2000}>))"""
)
"""Where there are no quotes, an end of the tag has to follow: `<img src=x>` that somebody typed is
escaped and no tag, and must not stop a build as a link that leads nowhere.
"""
BLANKS = bytes.maketrans(b"\t\n\f\r", b"    ")
ELSEWHERE = ("http:", "https:", "mailto:", "data:", "//", "javascript:")


def ids_in(part: bytes) -> set[str]:
    """The ids in a piece of HTML."""
    ids: set[str] = set()
    _note(part, ids, set())
    return ids


def _note(part: bytes, ids: set[str], links: set[bytes]) -> None:
    """Add the ids and the links in a piece of HTML."""
    for link, quoted, single, bare in ATTRIBUTE.findall(part.translate(BLANKS)):
        if link:
            links.add(quoted or single or bare)
        else:
            ids.add((quoted or single or bare).decode())


class Links:
    """Collects what pages link to while they are written, and checks it at the end."""

    def __init__(self) -> None:
        self._targets: dict[str, tuple[str, str]] = {}
        self._seen: defaultdict[str, set[bytes]] = defaultdict(set)
        self._ids: dict[str, frozenset[str]] = {}
        self._alike: dict[frozenset[str], frozenset[str]] = {}

    def page(self, path: str, *parts: bytes, ids: Collection[str] = ()) -> None:
        """Note the links and ids in the parts of a page.

        `path` is its address, such as `en/plans/nap5/`; `ids` are those of its frame.
        """
        folder = path if path.endswith("/") or not path else posixpath.dirname(path) + "/"
        above = posixpath.dirname(folder.rstrip("/"))
        known, links = {*self._ids.get(path, ()), *ids}, set[bytes]()
        for part in parts:
            _note(part, known, links)
        seen = self._seen[above]
        for link in sorted(links - seen):
            target = _address(path, folder, link)
            if target:
                self._targets.setdefault(target, (path, link.decode()))
            # Two pages of a folder mean the same by a link that leads up, or out of the site.
            if target is None or link.startswith(b"../"):
                seen.add(link)
        # Pages of a kind have the same ids, which are kept once: 50 MB less at 20,000 pages.
        self._ids[path] = self._alike.setdefault(one := frozenset(known), one)

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
