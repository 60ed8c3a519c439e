"""What MkDocs calls while it builds the frames. It imports nothing of MkDocs.

The frames of records are in no menu, so their section is marked here. When
MkDocs runs on its own (`mkdocs serve`), the frames it made are filled where they lie.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:
    """Mark the menu entry of the folder a record's frame lies in as active."""
    folder = page.file.src_uri.partition("/_")[0]
    if folder != page.file.src_uri:
        for entry in nav.pages:
            entry.active = entry.file.src_uri == f"{folder}/index.md"
    return context


def on_post_build(config: Any) -> None:
    """Fill the frames, unless `actionplan build` is going to."""
    if os.environ.get("ACTIONPLAN_FRAMES_ONLY"):
        return
    from actionplan.cli import fill_frames

    root = Path(config["config_file_path"]).parent
    fill_frames(root, config["theme"]["language"], Path(config["site_dir"]))
