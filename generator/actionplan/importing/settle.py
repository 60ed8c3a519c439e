"""All that came in -> the files to write, judged together with what is there. All or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from actionplan.importing.incoming import Incoming
from actionplan.intake.render import render
from actionplan.model import Register
from actionplan.records.decode import decode
from actionplan.records.problem import Fault, Malformed, Problem
from actionplan.records.read import places

Load = Callable[[Mapping[str, bytes]], Register]
"""Loads the repository with some files as they are about to be. Raises Malformed."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The files that are new, by path, how many are there already, and what the whole becomes."""

    files: Mapping[str, bytes]
    same: int
    register: Register


def settle(root: Path, found: Iterable[Incoming], load: Load) -> Settled:
    """Judge all records, alone and with those that are there. Raises Malformed with every problem.

    What is there already with the same content is left alone; with another one it is a problem.
    """
    incoming = list(found)
    problems = [problem for record in incoming for problem in record.problems()]
    if problems:
        raise Malformed(problems)
    paths = Counter(record.path for record in incoming)
    problems = [_twice(record) for record in incoming if paths[record.path] > 1]
    files = {r.path: render(r.kind.name, r.path, r.value) for r in incoming}
    there = {path: _content(root / path) for path in files}
    problems += [_clash(r) for r in incoming if there[r.path] not in (None, files[r.path])]
    if problems:
        raise Malformed(problems)
    new = {path: content for path, content in files.items() if there[path] is None}
    try:
        register = load(new)
    except Malformed as malformed:
        origin = {record.path: record for record in incoming}
        raise Malformed([_traced(p, origin, new) for p in malformed.problems]) from None
    return Settled(new, len(files) - len(new), register)


def _traced(problem: Problem, origin: Mapping[str, Incoming], new: Mapping[str, bytes]) -> Problem:
    """A problem of a file that is not written yet, at the row and column it came from."""
    record = origin.get(problem.path)
    if record is None or problem.path not in new or not record.places:
        return problem
    known = places(decode(problem.path, new[problem.path]))
    at = next((p for p, place in known.items() if place == (problem.line, problem.column)), ())
    fault = Fault(at, problem.code, problem.message, problem.cure, problem.values)
    return record.problem(fault)


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _twice(record: Incoming) -> Problem:
    message, cure = "Two rows make the same record {path}.", "Give one of them another id."
    return record.problem(Fault(("id",), "record-twice", message, cure, {"path": record.path}))


def _clash(record: Incoming) -> Problem:
    message = "{path} is there already, with other content."
    cure = "Move it away first, or change the id. Nothing is written over."
    return record.problem(Fault(("id",), "record-there", message, cure, {"path": record.path}))
