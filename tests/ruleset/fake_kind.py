"""A check kind for tests of rule files: it says nothing of any filing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from perflint.model.claim import Match
from perflint.model.phrase import Phrase, Words
from perflint.model.subject import Subject

NONE = Words(())
VALUES = frozenset({"rate", "base"})


@dataclass(frozen=True, slots=True)
class Limit:
    """A nested option."""

    __pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}  # noqa: RUF012

    most: Decimal
    """The largest value allowed."""


@dataclass(frozen=True, slots=True)
class Params:
    """Options of every type a kind may have."""

    __pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}  # noqa: RUF012

    phrases: tuple[Phrase, ...]
    """What to look for."""
    tolerance: int = 0
    """A whole number."""
    words: Words = NONE
    """Words to pass over."""
    mode: Literal["strict", "loose"] = "strict"
    """How to look."""
    limits: tuple[Limit, ...] = ()
    """Limits, several."""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """Nothing."""
    yield from ()
