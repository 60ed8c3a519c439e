"""What tests share: the fictional country, its fixed day, and a copy of it to spoil."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "example"
TODAY = date(2027, 9, 15)

settings.register_profile(
    "tests", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A copy of the fictional country that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "country"))
