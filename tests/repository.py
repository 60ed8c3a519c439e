"""A small git repository to test with."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class Repository:
    """A git repository for a test, with commits on chosen moments."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, moment: str = "2026-01-01T00:00:00Z") -> str:
        """Run git as an author of its own, at that moment."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "A" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "a@example.org" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": moment for who in ("AUTHOR", "COMMITTER")},
        }
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def commit(self, moment: str, **files: str) -> str:
        """Write files (`plans__a` is plans/a.yml) and commit everything."""
        for name, content in files.items():
            file = self.root / f"{name.replace('__', '/')}.yml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", "--allow-empty", moment=moment)
        return self.git("rev-parse", "HEAD")
