"""What a page weighs for its reader, compressed: the first view, and the text without scripts.

    python bench/weight.py SITE

prints the heaviest page of each kind of a built site. It counts bytes, so it is the same
on every machine.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOADED = re.compile(
    r'<link (?=[^>]*rel="(?:stylesheet|icon)")[^>]*href="([^"]+)"|<script [^>]*src="([^"]+)"'
)


@dataclass(frozen=True)
class Weight:
    """A page and what it weighs in bytes: alone, without scripts, and all of its first view."""

    path: str
    page: int
    no_script: int
    first_view: int


def weights(site: Path) -> Iterator[Weight]:
    """The weight of every page of a built site, in the order of their paths."""
    for file in sorted(site.glob("*/**/index.html")):
        yield weight(site, file)


def weight(site: Path, file: Path) -> Weight:
    """The weight of one page with the files it names."""
    html = file.read_text(encoding="utf-8")
    page = len(gzip.compress(html.encode(), 9, mtime=0))
    styles = scripts = 0
    for style, script in set(LOADED.findall(html)):
        size = _size((file.parent / (style or script)).resolve())
        styles, scripts = styles + size * bool(style), scripts + size * bool(script)
    path = file.parent.relative_to(site).as_posix() + "/"
    return Weight(path, page, page + styles, page + styles + scripts)


@cache
def _size(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def kind(path: str) -> str:
    """What kind of page it is: its folder, and whether it is one of many there."""
    steps = path.split("/")[1:-1]
    return f"{steps[0]}/…" if len(steps) > 1 else f"{steps[0]}/" if steps else "home"


def main() -> None:
    """Print the heaviest page of each kind."""
    heaviest: dict[str, Weight] = {}
    for it in weights(Path(sys.argv[1])):
        known = heaviest.get(kind(it.path))
        if known is None or it.first_view > known.first_view:
            heaviest[kind(it.path)] = it
    print("| kind | heaviest page | page | without scripts | first view |\n|---|---|---|---|---|")
    for name, it in heaviest.items():
        sizes = " | ".join(f"{n / 1024:.1f}" for n in (it.page, it.no_script, it.first_view))
        print(f"| {name} | {it.path} | {sizes} |")


if __name__ == "__main__":
    main()
