"""What those need who walk through a record and everything below it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any


@cache
def field_names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record, or of a part of one, in their order; none of any other value.

    Walkers ask this of every value of every record, so it is looked up once for each class.
    """
    return tuple(f.name for f in fields(kind)) if hasattr(kind, "__dataclass_fields__") else ()
