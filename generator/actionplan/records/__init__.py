"""Disk -> Register, or Problems."""

from actionplan.records.load import load
from actionplan.records.problem import Malformed, Problem

__all__ = ["Malformed", "Problem", "load"]
