"""Reasoned responses, to one input or to many."""

from __future__ import annotations

from dataclasses import dataclass

from actionplan.dates import When
from actionplan.model.common import Published, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A reasoned response to one input or to a group of inputs."""

    disposition: str
    reason: Text | None = None
    answered_on: When | None = None
    published: Published | None = None
    delivery: str | None = None
    by: str | None = None
    commitments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupResponse(Response):
    """One response to several inputs of a consultation, or to all of them."""

    id: str
    inputs: tuple[str, ...] = ()
    all_inputs: bool = False
