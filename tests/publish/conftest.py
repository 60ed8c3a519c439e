"""Sites built once for all tests that look at pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actionplan.publish import Snapshot, publish
from actionplan.records import load
from actionplan.standards import RULES, check

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example"
EXAMPLE_DAY = date(2027, 9, 15)
REAL_DAY = date(2026, 11, 22)


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
