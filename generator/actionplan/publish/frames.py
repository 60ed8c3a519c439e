"""Frames: finished pages of MkDocs with named, empty holes.

MkDocs runs as a program of its own, once per language; nothing of it is
imported. A frame is split on its holes once; a page is its pieces joined with
what fills them. What fills a hole is never searched for holes again.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from actionplan.model import Site
from actionplan.publish.errors import FrameError
from actionplan.publish.policy import policy
from actionplan.words import pick

HOLE = re.compile(
    rb"@@(?P<token>[a-z_]+)@@"
    rb'|<div data-slot="(?P<slot>[a-z-]+)"></div>'
    rb"|(?<=/)(?P<step>_record|_edition|_rule|_page)(?=/)"
)
SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script>", re.DOTALL)
LAST_LINES = 6
"""How much of what MkDocs said is repeated when it fails: the end says why."""
PACKAGE = Path(__file__).parents[1]
DEFAULTS = PACKAGE / "default"


@dataclass(frozen=True, slots=True)
class Hole:
    """A place to fill. `kind` is token, slot or step."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of MkDocs, split on its holes. `path` is relative to the language's root."""

    path: str
    pieces: tuple[bytes | Hole, ...]

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Its holes, in their order."""
        return tuple(p for p in self.pieces if isinstance(p, Hole))

    @property
    def stamped(self) -> bool:
        """True if pages are made from it, one for each record; it is not published itself."""
        return "/_" in f"/{self.path}"

    def fill(self, values: Mapping[Hole, bytes]) -> bytes:
        """The page with every hole filled. Raises KeyError for a hole without a value."""
        return b"".join([p if isinstance(p, bytes) else values[p] for p in self.pieces])


def split(path: str, html: bytes) -> Frame:
    """A frame from the HTML of a page. Raises FrameError for a hole inside a script."""
    for script in SCRIPT.finditer(html):
        if HOLE.search(script[0]):
            raise FrameError(f"{path}: a hole inside a script cannot be filled safely.")
    pieces: list[bytes | Hole] = []
    end = 0
    for found in HOLE.finditer(html):
        pieces.append(html[end : found.start()])
        kind = str(found.lastgroup)
        pieces.append(Hole(kind, found[kind].decode("ascii")))
        end = found.end()
    pieces.append(html[end:])
    return Frame(path, tuple(pieces))


def plain(text: str) -> bytes:
    """Text for a token: white space collapsed, escaped once for content and attributes."""
    return escape(" ".join(text.split()), quote=True).encode()


def make(root: Path, site: Site, out: Path) -> None:
    """Run MkDocs for each language of the site; the frames of one come to `out/<language>`.

    A country that has its own `mkdocs.<language>.yml` uses that, else the one
    shipped with this package. Raises FrameError with what MkDocs said.
    """
    running = [(lang, _start(root, site, lang, out / lang)) for lang in site.languages]
    for lang, mkdocs in running:
        said, _ = mkdocs.communicate()
        if mkdocs.returncode:
            last = "\n".join(said.strip().splitlines()[-LAST_LINES:])
            raise FrameError(f"MkDocs could not build the pages in “{lang}”:\n{last}")


def _start(root: Path, site: Site, lang: str, out: Path) -> subprocess.Popen[str]:
    config = next(
        (c for base in (root, DEFAULTS) if (c := base / f"mkdocs.{lang}.yml").is_file()), None
    )
    if config is None:
        raise FrameError(f"There is no mkdocs.{lang}.yml for the language “{lang}”.")
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-s", "-f", str(config), "-d", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **_environment(site, lang)},
    )


def _environment(site: Site, lang: str) -> dict[str, str]:
    return {
        "ACTIONPLAN_SITE_NAME": pick(lang, site.short_title or site.title)[0],
        "ACTIONPLAN_ADDRESS": site.url.rstrip("/") + "/" if site.url else "",
        "ACTIONPLAN_POLICY": policy(site),
        "ACTIONPLAN_ROBOTS": "noindex" if site.fictional else "",
        "ACTIONPLAN_FRAMES_ONLY": "1",
        "ACTIONPLAN_THEME": str(PACKAGE / "theme"),
        "ACTIONPLAN_HOOK": str(PACKAGE / "mkdocs_hook.py"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "0",
    }


def read(folder: Path) -> tuple[list[Frame], Sequence[Path]]:
    """The frames of one language, and its other files that are to be published."""
    frames: list[Frame] = []
    others: list[Path] = []
    for file in sorted(p for p in folder.rglob("*") if p.is_file()):
        path = file.relative_to(folder)
        if file.name == "404.html":
            continue  # `root.not_found` writes the one page for all languages.
        if file.suffix == ".html":
            where = path.as_posix()
            address = where.removesuffix("index.html") if path.name == "index.html" else where
            frames.append(split(address, file.read_bytes()))
        elif not _dropped(path):
            others.append(path)
    return frames, others


def _dropped(path: Path) -> bool:
    """Files of the theme that no page asks for: its styles, scripts, icon, search, sitemap."""
    return (
        path.name.startswith("sitemap.xml")
        or {"javascripts", "stylesheets", "images", "search"} & set(path.parts[:2]) != set()
    )
