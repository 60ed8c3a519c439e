"""The command line: the only room that reads the clock, prints and exits. One module a verb."""

from actionplan.cli.build import fill_frames
from actionplan.cli.main import main

__all__ = ["fill_frames", "main"]
