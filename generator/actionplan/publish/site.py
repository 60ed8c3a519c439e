"""Snapshot -> site: frames filled for every page and record, in every language."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from actionplan.publish import frames
from actionplan.publish.context import Context
from actionplan.publish.errors import FrameError
from actionplan.publish.frames import Frame, Hole, plain
from actionplan.publish.links import Links, ids_in
from actionplan.publish.pages import PAGES, RecordPages
from actionplan.publish.root import chooser, not_found, sitemap
from actionplan.publish.snapshot import Snapshot
from actionplan.publish.stage import Stage, staged
from actionplan.publish.views import VIEWS


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
        for lang in site.languages:
            pages[lang] = _language(snapshot, lang, Path(made) / lang, stage, links)
        rest = (*chooser(snapshot), *not_found(snapshot), *sitemap(snapshot, pages))
        for path, content in rest:
            stage.write(path, content)
        links.check(stage.files)
        return sum(len(p) for p in pages.values())


def fill_language(snapshot: Snapshot, lang: str, folder: Path) -> None:
    """Fill the frames of one language where they lie, as `mkdocs serve` wants them."""
    stage = Stage(folder)
    _language(snapshot, lang, folder, stage, Links(), prefix="")


def _language(
    snapshot: Snapshot,
    lang: str,
    folder: Path,
    stage: Stage,
    links: Links,
    prefix: str | None = None,
) -> list[str]:
    """Write every page of a language; returns their addresses below the language's root."""
    base = f"{lang}/" if prefix is None else prefix
    made, others = frames.read(folder)
    _check_slots(made, lang)
    written: list[str] = []
    for frame in made:
        ids = ids_in(b" ".join(p for p in frame.pieces if isinstance(p, bytes)))
        for nth, (c, tokens) in enumerate(_contexts(frame, snapshot, lang)):
            values = _values(frame, c, tokens)
            html = frame.fill(values)
            stage.write(base + c.page_path, html)
            # What the frame itself links to is looked at once: its pages lie side by side.
            links.page(base + c.page_path, *([html] if nth == 0 else values.values()), ids=ids)
            written.append(c.page_path)
    for path in others if prefix is None else ():
        stage.copy(folder / path, base + path.as_posix())
    return written


def _contexts(
    frame: Frame, snapshot: Snapshot, lang: str
) -> Iterator[tuple[Context, dict[str, str]]]:
    """The page, or the pages, of a frame, with the tokens of each."""
    if not frame.stamped:
        yield Context(snapshot, lang, frame.path), {}
        return
    kind = _kind(frame)
    for subject in kind.records(snapshot.register):
        c = Context(snapshot, lang, kind.address(subject), subject)
        yield c, {"title": kind.title(c), "description": kind.description(c)}


def _kind(frame: Frame) -> RecordPages:
    for kind in PAGES.values():
        if kind.frame == frame.path:
            return kind
    raise FrameError(f"{frame.path}: no kind of record has this frame.")


def _values(frame: Frame, c: Context, tokens: dict[str, str]) -> dict[Hole, bytes]:
    steps = dict(zip(_steps(frame.path), c.page_path.split("/"), strict=False))
    values: dict[Hole, bytes] = {}
    for piece in frame.pieces:
        if isinstance(piece, bytes) or piece in values:
            continue
        if piece.kind == "slot":
            values[piece] = VIEWS[piece.name](c).encode()
        elif piece.kind == "step":
            values[piece] = steps[piece.name].encode()
        else:
            values[piece] = plain(tokens[piece.name])
    return values


def _steps(path: str) -> list[str]:
    return path.split("/")


def _check_slots(made: list[Frame], lang: str) -> None:
    """Every slot has a view and every view a slot, except for kinds that are left out."""
    used = {slot for frame in made for slot in frame.slots}
    unknown = sorted(used - VIEWS.keys())
    if unknown:
        raise FrameError(f"pages/{lang}: no view fills the slot “{unknown[0]}”.")
    there = {frame.path for frame in made}
    left_out = {k.slot for k in PAGES.values() if k.frame not in there}
    idle = sorted(VIEWS.keys() - used - left_out)
    if idle:
        raise FrameError(f"pages/{lang}: no page has a slot for the view “{idle[0]}”.")
