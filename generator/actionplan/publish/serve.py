"""The built site on this machine, rebuilt when a file of its sources changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SECONDS = 1.0
SOURCES = (
    "plans",
    "commitments",
    "council-meetings",
    "inputs",
    "explanations",
    "objections",
    "organisations",
    "documents",
    "pages",
    "*.yml",
)
"""The folders and files below the root that a site is made of."""


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without writing a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        return


def serve(root: Path, out: Path, port: int, build: Callable[[], object]) -> None:
    """Serve `out` on this machine only, and call `build` after each change below `root`.

    Runs until it is interrupted. Raises OSError if the port is taken.
    """
    with ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(out))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        seen = _state(root)
        while True:
            time.sleep(SECONDS)
            now = _state(root)
            if now != seen:
                seen = now
                build()


def _state(root: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every watched file."""
    state = {}
    for top in (found for pattern in SOURCES for found in root.glob(pattern)):
        for file in (top, *top.rglob("*")):
            if file.is_file():
                about = file.stat()
                state[str(file)] = (about.st_size, about.st_mtime_ns)
    return state
