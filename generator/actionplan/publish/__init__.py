"""Snapshot -> site."""

from actionplan.publish.errors import BuildError
from actionplan.publish.languages import in_step, reader
from actionplan.publish.site import fill_language, publish
from actionplan.publish.snapshot import Snapshot

__all__ = ["BuildError", "Snapshot", "fill_language", "in_step", "publish", "reader"]
