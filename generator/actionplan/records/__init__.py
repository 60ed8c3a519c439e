"""Disk -> Register, or Problems."""

from actionplan.records.lines import lines_of
from actionplan.records.load import load
from actionplan.records.problem import Malformed, Problem

__all__ = ["Malformed", "Problem", "lines_of", "load"]
