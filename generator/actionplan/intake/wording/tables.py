"""The outcomes of tables: their weight and what is said. Only a moderator sees them."""

from __future__ import annotations

OUTCOMES: dict[str, tuple[str, str]] = {
    "not-a-table": ("refused", "The table cannot be read."),
    "not-utf-8-table": (
        "refused",
        (
            "The table is not UTF-8. Save it again as UTF-8. Windows-1251 has no ө and ү; only if "
            "nothing was lost write “encoding: windows-1251” into the mapping."
        ),
    ),
    "other-delimiter": (
        "refused",
        "Its cells seem to be set apart by “{found}”. Write “delimiter: '{found}'” in the mapping.",
    ),
    "open-quote": ("refused", "A quotation mark is opened here and never closed."),
    "empty-table": ("refused", "The table holds no rows below its header."),
    "too-many-rows": ("refused", "The table has more than {limit} rows. Split it."),
    "column-missing": (
        "refused",
        "The table has no such column, which the mapping names for “{field}”.",
    ),
    "column-twice": ("refused", "Two columns have this heading. Rename one of them."),
    "column-left": (
        "refused",
        (
            "The mapping does not say what becomes of this column. Name it for a field, or under "
            "“left_out”."
        ),
    ),
    "row-length": ("refused", "The row has {found} cells; the header has {wanted}."),
    "not-a-value": (
        "refused",
        "The mapping does not know this answer for “{field}”. Add it under “values”.",
    ),
    "no-such-row": ("refused", "There is no such row to leave out."),
    "no-reference": (
        "refused",
        (
            "The row becomes no record and gets a receipt that says so. Name the survey's own "
            "number of a row as “reference” in the mapping, so that the same table counts once."
        ),
    ),
    "receipt-taken": (
        "refused",
        "Its receipt “{id}” is there already and says something else. Correct one of the two.",
    ),
    "refused-by-one": (
        "refused",
        (
            "{count} rows get a receipt that says “refused”, and a refusal needs two people. Name "
            "the roles of those who looked: “--by” twice."
        ),
    ),
    "rows-without-consent": (
        "noted",
        "Rows left out because their authors did not agree to publication: {count}.",
    ),
    "rows-without-text": ("noted", "Rows left out because they hold no text: {count}."),
    "rows-left-out": ("noted", "Rows left out because you named them: {count}."),
}
"""By code."""
