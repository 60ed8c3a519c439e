"""Snapshot -> site."""

from actionplan.publish.errors import BuildError
from actionplan.publish.site import fill_language, publish
from actionplan.publish.snapshot import Snapshot

__all__ = ["BuildError", "Snapshot", "fill_language", "publish"]
