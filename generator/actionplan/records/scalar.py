"""What an unquoted value means. Dates, times and `NO` are text; the schema judges them."""

from __future__ import annotations

import re
from typing import Any

WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\Z")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}\Z")
WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


def plain(value: str) -> Any:
    """A word of YAML, a number, or its own text."""
    if value in WORDS:
        return WORDS[value]
    first = value[0]
    if first == "-" or "0" <= first <= "9":
        if WHOLE.match(value):
            return int(value)
        if DECIMAL.match(value):
            number = float(value)
            return int(number) if number.is_integer() else number  # JSON knows one kind.
    return value
