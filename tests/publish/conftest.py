"""Sites built once for all tests that look at pages, and the browser they are looked at with."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bench.corpus import Corpus

from actionplan.publish import Snapshot, publish
from actionplan.records import load
from actionplan.standards import RULES, check

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example"
EXAMPLE_DAY = date(2027, 9, 15)
REAL_DAY = date(2026, 11, 22)
CURE = "Chromium is not installed. Run: sudo apt-get install -y chromium fonts-noto-core"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def snapshot(root: Path, today: date) -> Snapshot:
    """The records of a folder, judged on a day."""
    register = load(root, {r.id for r in RULES})
    return Snapshot(register, check(RULES, register, today), today)


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fictional country."""
    out = tmp_path_factory.mktemp("example") / "site"
    publish(snapshot(EXAMPLE, EXAMPLE_DAY), EXAMPLE, out)
    return out


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's own records."""
    out = tmp_path_factory.mktemp("real") / "site"
    publish(snapshot(ROOT, REAL_DAY), ROOT, out)
    return out


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an invented country with 2,200 records: its lists have several pages."""
    folder = tmp_path_factory.mktemp("large")
    Corpus(2200).write(folder / "country")
    publish(snapshot(folder / "country", REAL_DAY), folder / "country", folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def told_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose records changed in the open, and lost what must not be shown."""
    from tests.publish.told import made

    return made(tmp_path_factory.mktemp("told"))


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on this machine, as long as it is asked for."""
    serve = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def until(page: Page, expression: str, seconds: int = 15) -> None:
    """Wait until an expression holds. Playwright's own way needs eval, which the pages forbid."""
    for _ in range(seconds * 20):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {expression}")


@pytest.fixture(scope="session")
def address(example_site: Path) -> Iterator[str]:
    """The fictional country's site on this machine."""
    with served(example_site) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Where it is not installed the tests that need it say so, and fail in CI."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if chromium is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(CURE)
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as p:
        started = p.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()
