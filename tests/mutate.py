"""Break the rules on purpose, one small change at a time, and see whether a test notices.

    python tests/mutate.py [--sample 200] [--seed 1] [MODULE ...]

Each change is tried in a process of its own: first on the cases of all rules, then
on the other tests of the standards. Prints the score and every change that no test
noticed. Some of those change nothing that anybody could see.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import signal
import sys
from collections.abc import Iterator
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from random import Random
from types import CodeType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
RULES = ROOT / "generator" / "actionplan" / "standards"
OTHERS = (
    "tests/test_standards.py",
    "tests/test_tally.py",
    "tests/report/test_agenda.py",
    "tests/report/test_objections.py",
    "tests/report/test_timeline.py",
)
NOT_THE_CASES = "not a_case and not whole and not same_findings"
PROPERTIES = ("tests/test_standards_properties.py",)
PATIENCE = 300
"""Seconds."""
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
READ_BEFORE = "ignore::pytest.PytestAssertRewriteWarning"
NAMES = {"first": "last", "last": "first", "min": "max", "max": "min", "any": "all", "all": "any"}


class Change(NamedTuple):
    """One small change: the module, the place, what it was and what it becomes."""

    module: str
    line: int
    was: str
    now: str
    code: CodeType


def changes(path: Path) -> Iterator[Change]:
    """Every change that can be made to a module. How a class keeps its fields is left alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = {id(n) for c in ast.walk(tree) if isinstance(c, ast.ClassDef) for n in _decorators(c)}
    for number, node in enumerate(ast.walk(tree)):
        if (
            id(node) not in kept
            and isinstance(node, ast.expr | ast.stmt)
            and _changed(copy.deepcopy(node))
        ):
            other = copy.deepcopy(tree)
            place = next(n for i, n in enumerate(ast.walk(other)) if i == number)
            was = ast.unparse(place)
            now = _changed(place)
            if now is not place:
                _replace(other, place, now)
            name = f"actionplan.standards.{path.stem}"
            code = compile(ast.fix_missing_locations(other), str(path), "exec")
            yield Change(name, node.lineno, was, ast.unparse(now), code)


def _decorators(of: ast.ClassDef) -> Iterator[ast.AST]:
    for decorator in of.decorator_list:
        yield from ast.walk(decorator)


def unchanged(module: str) -> Change:
    """No change at all: the tests must not notice it."""
    path = RULES / f"{module.rpartition('.')[2]}.py"
    code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
    return Change(module, 0, "", "", code)


def _changed(node: ast.AST) -> ast.AST | None:
    """The node changed in place, or another in its stead; None if there is nothing to change."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAPS:
            node.ops = [SWAPS[type(op)]()]  # type: ignore[list-item]
        case ast.BoolOp() | ast.BinOp() if type(node.op) in SWAPS:
            node.op = SWAPS[type(node.op)]()  # type: ignore[assignment]
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.Attribute() | ast.Name() if _name(node) in NAMES:
            setattr(node, "attr" if isinstance(node, ast.Attribute) else "id", NAMES[_name(node)])
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int()):
            node.value += 1
        case _:
            return None
    return node


def _name(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list) and old in value:
                value[value.index(old)] = new


def noticed(change: Change) -> bool:
    """True if a test fails, or the module cannot even be read, with the change made."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)  # What never ends is noticed.
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
        os._exit(_survives(change))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _survives(change: Change) -> int:
    import pytest

    read = SourceFileLoader.get_code
    SourceFileLoader.get_code = lambda self, name: (  # type: ignore[method-assign]
        change.code if name == change.module else read(self, name)
    )
    try:
        from tests import test_standards as cases

        own = {name for name, r in cases.BY_NAME.items() if r.judge.__module__ == change.module}
        for parameters in sorted(cases.ALL, key=lambda p: p.values[0] not in own):
            cases.test_a_case_comes_out_as_it_says(*parameters.values)
        quiet = ["-q", "-x", "-p", "no:cacheprovider", "-W", READ_BEFORE]
        for files in ([*OTHERS, "-k", NOT_THE_CASES], PROPERTIES):
            if failed := int(pytest.main([*quiet, *files])):
                return failed
    except BaseException:  # Whatever breaks is noticed.
        return 1
    return 0


def main() -> None:
    """Try a sample of the changes and print the score."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("modules", nargs="*")
    words.add_argument("--sample", type=int, default=200)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    names = asked.modules or sorted(p.stem for p in RULES.glob("*.py"))
    found = [c for name in names for c in changes(RULES / f"{name}.py")]
    if noticed(unchanged(found[0].module)):
        sys.exit("The tests fail without any change, so they prove nothing here.")
    tried = Random(asked.seed).sample(found, min(asked.sample, len(found)))
    missed = 0
    for number, c in enumerate(tried, 1):
        if not noticed(c):
            missed += 1
            place = f"{c.module.rpartition('.')[2]}.py:{c.line}"
            print(f"{number}. {place}: {c.was}  ->  {c.now}", flush=True)
    share = 100 * (1 - missed / len(tried))
    print(f"Noticed {len(tried) - missed} of {len(tried)} changes: {share:.1f} per cent.")
    print(f"{len(found)} changes can be made; seed {asked.seed}.")


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "generator")]
    import hypothesis  # noqa: F401  read once, before the processes part
    import pytest  # noqa: F401

    from tests import make

    make.read_yaml = cache(make.read_yaml)
    for case_file in make.CASES.glob("*.yml"):
        make.read_yaml(case_file)
    main()
