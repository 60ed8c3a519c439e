"""Snapshot -> site: frames filled for every page and record, in every language."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from actionplan.model import Tombstone
from actionplan.publish import frames
from actionplan.publish.api import api
from actionplan.publish.calendar import calendars
from actionplan.publish.contents import with_contents
from actionplan.publish.context import Context
from actionplan.publish.dcat import catalogue
from actionplan.publish.errors import FrameError
from actionplan.publish.feeds import feeds
from actionplan.publish.frames import Frame, Hole, plain
from actionplan.publish.links import Links, ids_in
from actionplan.publish.llms import llms
from actionplan.publish.moved import moved
from actionplan.publish.package import package
from actionplan.publish.pages import PAGES, TAKEN_OUT, RecordPages, stones
from actionplan.publish.popolo import popolo
from actionplan.publish.root import chooser, not_found, sitemap
from actionplan.publish.search import search, written
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.stage import Stage, staged
from actionplan.publish.views import VIEWS
from actionplan.publish.views.badge import badges
from actionplan.publish.views.redaction import NOT_SHOWN, tombstone

PUBLISHERS = (
    chooser, not_found, moved, package, catalogue, popolo, api, llms, feeds, calendars, badges,
)  # fmt: skip
"""What makes files of its own beside the pages: snapshot -> path and content of each."""


def publish(snapshot: Snapshot, root: Path, out: Path) -> int:
    """Build the whole site of `root` into `out`. Returns the number of pages.

    The old site stays untouched until the new one is complete. Raises
    FrameError, BrokenLinksError or NotOursError.
    """
    site = snapshot.register.site
    with staged(out) as stage, tempfile.TemporaryDirectory(prefix="actionplan-frames-") as made:
        frames.make(root, site, Path(made))
        links = Links()
        pages: dict[str, list[str]] = {}
        by_hand: dict[str, list[Frame]] = {}
        for lang in site.languages:
            by_hand[lang] = _frames(lang, Path(made) / lang, stage)
            pages[lang] = _pages(snapshot, lang, by_hand[lang], stage, links, f"{lang}/")
        whole = (sitemap(snapshot, pages), search(snapshot, written(by_hand)))
        for path, content in chain(*(p(snapshot) for p in PUBLISHERS), *whole):
            stage.write(path, content)
        links.check(stage.files)
        return sum(len(p) for p in pages.values())


def fill_language(snapshot: Snapshot, lang: str, folder: Path) -> None:
    """Fill the frames of one language where they lie, as `mkdocs serve` wants them."""
    made, _ = frames.read(folder)
    _pages(snapshot, lang, made, Stage(folder), Links(), "")


def _frames(lang: str, folder: Path, stage: Stage) -> list[Frame]:
    """Publish a language's files; returns its frames."""
    made, others = frames.read(folder)
    for path in others:
        stage.copy(folder / path, f"{lang}/{path.as_posix()}")
    return made


def _pages(
    snapshot: Snapshot, lang: str, made: list[Frame], stage: Stage, links: Links, base: str
) -> list[str]:
    _check_holes(made, lang)
    written: list[str] = []
    for frame in made:
        ids = ids_in(b" ".join(p for p in frame.pieces if isinstance(p, bytes)))
        for nth, (c, tokens) in enumerate(_contexts(frame, snapshot, lang)):
            values = _values(frame, c, tokens)
            html = with_contents(c, frame.fill(values))
            stage.write(base + c.page_path, html)
            # What the frame itself links to is looked at once: its pages lie side by side.
            links.page(base + c.page_path, *([html] if nth == 0 else values.values()), ids=ids)
            written.append(c.page_path)
    return written


def _contexts(
    frame: Frame, snapshot: Snapshot, lang: str
) -> Iterator[tuple[Context, dict[str, str]]]:
    """The page, or the pages, of a frame, with the tokens of each."""
    if not frame.stamped:
        yield Context(snapshot, lang, frame.path), {}
        return
    name, kind = _kind(frame)
    for subject in kind.records(snapshot.register):
        c = Context(snapshot, lang, kind.address(subject), subject)
        yield c, {"title": kind.title(c), "description": kind.description(c)}
    for stone in stones(snapshot.register, name):
        c = Context(snapshot, lang, kind.address(stone), stone)
        yield c, {"title": c.say(TAKEN_OUT), "description": c.say(NOT_SHOWN)}


def _kind(frame: Frame) -> tuple[str, RecordPages]:
    for name, kind in PAGES.items():
        if kind.frame == frame.path:
            return name, kind
    raise FrameError(f"{frame.path}: no kind of record has this frame.")


def _values(frame: Frame, c: Context, tokens: dict[str, str]) -> dict[Hole, bytes]:
    steps = dict(zip(frame.path.split("/"), c.page_path.split("/"), strict=True))
    values: dict[Hole, bytes] = {}
    for piece in frame.pieces:
        if isinstance(piece, bytes) or piece in values:
            continue
        if piece.kind == "slot":
            values[piece] = _view(piece.name, c).encode()
        elif piece.kind == "step":
            values[piece] = steps[piece.name].encode()
        else:
            values[piece] = plain(tokens[piece.name])
    return values


def _view(name: str, c: Context) -> str:
    """What fills a slot. On the page of a tombstone nothing but it stands in the record's place."""
    taken_out = isinstance(c.subject, Tombstone) and name in OF_RECORDS
    return tombstone(c) if taken_out else VIEWS[name](c)


OF_RECORDS = {kind.slot for kind in PAGES.values()}
"""The slots in which a record itself stands."""


TOKENS = {"title", "description"}


def _check_holes(made: list[Frame], lang: str) -> None:
    """Every hole can be filled, and every view has a hole; a site may leave out whole kinds."""
    used: set[str] = set()
    for frame in made:
        for hole in frame.holes:
            known = VIEWS.keys() if hole.kind == "slot" else TOKENS if frame.stamped else ()
            if hole.kind != "step" and hole.name not in known:
                raise FrameError(f"pages/{lang}/{frame.path}: nothing fills “{hole.name}”.")
            if hole.kind == "slot":
                used.add(hole.name)
    there = {frame.path for frame in made}
    left_out = {k.slot for k in PAGES.values() if k.frame not in there}
    idle = sorted(VIEWS.keys() - used - left_out)
    if idle:
        raise FrameError(f"pages/{lang}: no page has a slot for the view “{idle[0]}”.")
