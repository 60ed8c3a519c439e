"""The tables of a data package with the csv module: read from JSON, written as CSV.

python bench/plain_csv.py PACKAGE FOLDER
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path


def write(package: Path, folder: Path) -> None:
    """Write every table of the package again, with no description, workbook or zip."""
    folder.mkdir(exist_ok=True)
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for table in described["resources"]:
        heads = [field["name"] for field in table["schema"]["fields"]]
        rows = json.loads((package / f"{table['name']}.json").read_text(encoding="utf-8"))
        with (folder / table["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, heads, quoting=csv.QUOTE_ALL)
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
