"""CPU seconds and peak memory of check and build, beside tools that do a like work.

Each is run in turn with its yardstick, so that what else the machine does
touches both; the ratios are taken pair by pair. It prints a table and judges
nothing: times are no test.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
ROOT = HERE.parent
WORK = ROOT / "build" / "bench"
DAY = "2026-11-22"
VERBS = ["check", "build", "export"]
KINDS = {"input": "inputs", "commitment": "commitments", "meeting": "council-meetings"}
LANGUAGES = ("mn", "en")

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Cost:
    """What a task took, with all programs it started."""

    seconds: float
    mebibytes: float


@dataclass(frozen=True)
class Contest:
    """A task of ours beside one of others, for a number of records."""

    name: str
    beside: str
    ours: Callable[[int], list[Command]]
    theirs: Callable[[int], list[Command]]


def main() -> None:
    """Run the contests asked for and print the table."""
    asked = _arguments()
    for count in asked.sizes:
        prepare(count)
    print(
        "| what | beside | records | pairs | ours, CPU s | theirs, CPU s | times faster | "
        "ours, MiB | theirs, MiB |\n|---|---|---|---|---|---|---|---|---|"
    )
    for contest in (c for c in CONTESTS if c.name in asked.only):
        for count in asked.sizes:
            pairs = asked.pairs or (3 if count <= 1000 else 1)
            print(row(contest, count, [pair(contest, count) for _ in range(pairs)]), flush=True)
    print(
        "\nCPU s: user and system time, lowest / median / highest. MiB: peak of the largest "
        "program, highest."
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--pairs", type=int, help="default: 3 up to 1,000 records, else 1")
    parser.add_argument("--only", nargs="+", choices=VERBS, default=VERBS)
    return parser.parse_args()


def prepare(count: int) -> None:
    """Write the records and the Markdown; programs of their own, so that we stay small."""
    for script, folder in (("corpus.py", records(count)), ("yardstick.py", markdown(count))):
        subprocess.run([sys.executable, HERE / script, str(count), folder], check=True)
    for name in ("pages", "generator", "mkdocs.yml", *(f"mkdocs.{c}.yml" for c in LANGUAGES)):
        (records(count) / name).symlink_to(ROOT / name)


def records(count: int) -> Path:
    """Where the records of one size are."""
    return WORK / f"records-{count}"


def markdown(count: int) -> Path:
    """Where the same records are as Markdown."""
    return WORK / f"markdown-{count}"


def check(count: int) -> list[Command]:
    """Ours: read, validate, resolve all links, judge by the standards."""
    return [_actionplan("check", count)]


def build(count: int) -> list[Command]:
    """Ours: all of check, and the site in two languages, made anew."""
    out = WORK / f"site-{count}"
    shutil.rmtree(out, ignore_errors=True)
    return [[*_actionplan("build", count), "--out", out]]


def export(count: int) -> list[Command]:
    """Ours: all of check, and the open data: CSV, JSON, a workbook, a zip, a description, sums."""
    return [[*_actionplan("export", count), "--out", tables(count)]]


def tables(count: int) -> Path:
    """Where the open data of one size is."""
    return WORK / f"open-data-{count}"


def plain_csv(count: int) -> list[Command]:
    """Theirs: the same rows, read from JSON and written with the csv module, nothing else."""
    return [[sys.executable, HERE / "plain_csv.py", tables(count), WORK / "plain-csv"]]


def _actionplan(verb: str, count: int) -> list[str | Path]:
    return [sys.executable, "-m", "actionplan", verb, "--root", records(count), "--as-of", DAY]


def check_jsonschema(count: int) -> list[Command]:
    """Theirs: the three large kinds by the same schemas; no links, no standards."""
    tool = [sys.executable, "-m", "check_jsonschema", "--quiet", "--schemafile"]
    return [
        [
            *tool,
            ROOT / "schema" / f"{kind}.schema.json",
            *sorted(
                file.relative_to(records(count)) for file in (records(count) / place).rglob("*.yml")
            ),
        ]
        for kind, place in KINDS.items()
    ]


def material(suffix: str) -> Callable[[int], list[Command]]:
    """Theirs: MkDocs Material on the same records as Markdown, in the same languages."""
    tool = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    return lambda count: [
        [*tool, markdown(count) / f"mkdocs{suffix}.{lang}.yml"] for lang in LANGUAGES
    ]


CONTESTS = (
    Contest("check", "check-jsonschema", check, check_jsonschema),
    Contest("build", "Material, no search", build, material("")),
    Contest("build", "Material, search", build, material("-search")),
    Contest("export", "csv module, CSV only", export, plain_csv),
)


def pair(contest: Contest, count: int) -> tuple[Cost, Cost]:
    """Both tasks, one right after the other."""
    return cost(contest.ours(count), count), cost(contest.theirs(count), count)


def cost(commands: list[Command], count: int) -> Cost:
    """Run programs one after the other. 2 is a fair end: a standard is missed."""
    seconds, peak = 0.0, 0
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "generator")}
    for command in commands:
        with (WORK / "last.log").open("wb") as log:
            running = subprocess.Popen(
                command, cwd=records(count), env=quiet, stdout=log, stderr=subprocess.STDOUT
            )
            _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode not in (0, 2):
            sys.exit(
                f"{' '.join(map(str, command[:5]))} … failed:\n{(WORK / 'last.log').read_text()}"
            )
        seconds += used.ru_utime + used.ru_stime
        peak = max(peak, used.ru_maxrss)
    return Cost(seconds, peak / 1024)


def row(contest: Contest, count: int, pairs: list[tuple[Cost, Cost]]) -> str:
    """One line of the table."""
    ours, theirs = zip(*pairs, strict=True)
    cells = [
        contest.name,
        contest.beside,
        f"{count:,}",
        str(len(pairs)),
        _range([c.seconds for c in ours]),
        _range([c.seconds for c in theirs]),
        _range([b.seconds / a.seconds for a, b in pairs]),
        f"{max(c.mebibytes for c in ours):.0f}",
        f"{max(c.mebibytes for c in theirs):.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _range(numbers: list[float]) -> str:
    if len(numbers) == 1:
        return f"{numbers[0]:.2f}"
    return " / ".join(f"{n:.2f}" for n in (min(numbers), median(numbers), max(numbers)))


if __name__ == "__main__":
    main()
