"""CPU seconds and peak memory of reading a long git history: every record, every change.

    python bench/history.py [--records 10000] [--commits 5000]

The repository is invented and always the same: one commit brings in the records, each later one
changes three of them. It is measured twice: all histories, as `build` needs them, and the
twenty that a `check` shows. It judges nothing: times are no test.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import yaml

from corpus import SEED, Corpus, Dumper

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "bench"
BEGIN = 1_700_000_000
A_DAY = 86_400
CHANGED = 3
PLACES = ("commitments/", "inputs/", "council-meetings/")


def main() -> None:
    """Make the repository, read it in processes of their own, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=5_000)
    parser.add_argument("--read", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    folder = WORK / f"history-{asked.records}-{asked.commits}"
    if asked.read:
        read(folder, asked.commits, asked.read == "all")
        return
    make(folder, asked.records, asked.commits)
    print("| records | commits | histories read | CPU s | MiB |\n|---|---|---|---|---|")
    for what in ("all", "some"):
        words = ["--records", asked.records, "--commits", asked.commits, "--read", what]
        subprocess.run([sys.executable, __file__, *map(str, words)], check=True)


def make(folder: Path, records: int, commits: int) -> None:
    """Write the repository anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    made, chance = Corpus(records).records(), Random(SEED)
    some = [path for path in made if path.startswith(PLACES)]
    git = ["git", "-C", str(folder), "fast-import", "--quiet"]
    with subprocess.Popen(git, stdin=subprocess.PIPE) as running:
        if running.stdin is None:
            sys.exit("git takes no commits.")
        for number in range(commits + 1):
            touched = chance.sample(some, CHANGED) if number else list(made)
            running.stdin.write(_commit(number))
            for path in touched:
                if number:
                    made[path]["summary"] = {"en": f"As it stood after change {number}."}
                content = yaml.dump(
                    made[path], Dumper=Dumper, allow_unicode=True, sort_keys=False
                ).encode()
                running.stdin.write(f"M 644 inline {path}\n".encode())
                running.stdin.write(f"data {len(content)}\n".encode() + content + b"\n")
    subprocess.run(["git", "-C", folder, "reset", "-q", "--hard"], check=True)
    subprocess.run(["git", "-C", folder, "gc", "-q"], check=True)


def _commit(number: int) -> bytes:
    who = f"committer A <a@example.org> {BEGIN + number * A_DAY // 10} +0000\n"
    return f"commit refs/heads/main\n{who}data 1\nx\n".encode()


def read(folder: Path, commits: int, every: bool) -> None:
    """Read the histories and print what it took, with git's own part."""
    sys.path.insert(0, str(ROOT / "generator"))
    from actionplan.records.files import find
    from actionplan.records.history import see

    paths = [path for _, path in find(folder)[0]]
    only = None if every else paths[:: max(1, len(paths) // 20)]
    before = _seconds()
    seen = see(folder, "Asia/Ulaanbaatar", date(2027, 1, 1), dict.fromkeys(paths, ()), only)
    took = _seconds() - before
    changes = sum(len(h.changes) for h in seen.histories.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {len(paths):,} | {commits:,} | {len(seen.histories):,} with {changes:,} changes "
        f"| {took:.2f} | {peak:.0f} |"
    )


def _seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


if __name__ == "__main__":
    main()
