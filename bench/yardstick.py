"""The same records as Markdown, one page each, for MkDocs Material as people commonly use it.

The menu is short, as Material is quickest with it: records are in no menu.

    python bench/yardstick.py COUNT FOLDER
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import STEMS, Corpus

SECTIONS = {
    "plan": "plans",
    "organisation": "organisations",
    "document": "documents",
    "commitments": "commitments",
    "consultation": "inputs",
    "by": "organisations",
    "lead": "organisations",
    "publisher": "organisations",
    "sources": "documents",
    "evidence": "documents",
    "source": "documents",
}
"""Where the page of a record lies that a field names."""
PAGES = ("plans", "commitments", "inputs", "council-meetings", "organisations", "documents")
CONFIG = """\
site_name: Open government
docs_dir: docs-{lang}
site_dir: site{suffix}/{lang}
theme:
  name: material
  language: {lang}
  font: false
plugins: [{plugins}]
nav:
  - index.md
{nav}
not_in_nav: |
{rest}
"""


def write(count: int, folder: Path) -> None:
    """Write the Markdown of every record page, and four configurations. The folder is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    records = Corpus(count).records()
    for lang in STEMS:
        docs = folder / f"docs-{lang}"
        for section in PAGES:
            (docs / section).mkdir(parents=True)
            (docs / section / "index.md").write_text(f"# {section}\n")
        (docs / "index.md").write_text("# Open government\n")
        for path, record in records.items():
            section = path.split("/")[0]
            if section in PAGES:
                text = "\n".join(_page(record, lang))
                (docs / section / f"{record['id']}.md").write_text(text, encoding="utf-8")
        for suffix, plugins in (("", ""), ("-search", "search")):
            config = CONFIG.format(
                lang=lang,
                suffix=suffix,
                plugins=plugins,
                nav="\n".join(f"  - {s}/index.md" for s in PAGES),
                rest="\n".join(f"  {s}/*.md" for s in PAGES),
            )
            (folder / f"mkdocs{suffix}.{lang}.yml").write_text(config)


def _page(record: dict[str, Any], lang: str) -> Iterator[str]:
    title = record.get("title") or record["name"]
    yield f"# {title[lang]}\n"
    for field, value in record.items():
        if field not in ("id", "title", "name"):
            yield from _field(field, value, lang, 2)


def _field(name: str, value: Any, lang: str, level: int) -> Iterator[str]:
    """A fact as a line; words, lists and mappings as a section of their own."""
    if isinstance(value, dict) and lang in value:
        yield f"{'#' * level} {_words(name)}\n\n{value[lang]}\n"
    elif isinstance(value, dict):
        yield f"{'#' * level} {_words(name)}\n"
        for field, inner in value.items():
            yield from _field(field, inner, lang, level + 1)
    elif isinstance(value, list) and isinstance(value[0], dict):
        yield f"{'#' * level} {_words(name)}\n"
        for i, item in enumerate(value, 1):
            yield from _field(f"{name} {i}", item, lang, level + 1)
    else:
        values = value if isinstance(value, list) else [value]
        yield f"**{_words(name)}**: {', '.join(_said(name, v) for v in values)}\n"


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _said(field: str, value: Any) -> str:
    if field in SECTIONS and not str(value).startswith("consultation"):
        return f"[{value}](../{SECTIONS[field]}/{value}.md)"
    return str(value)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
