"""A check kind for tests of rule files: it says nothing of any filing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Phrase, Words
from perflint.model.subject import Subject

NONE = Words(())
VALUES = frozenset({"rate", "base"})


class Limit(NamedTuple):
    """A nested option."""

    most: Decimal
    """The largest value allowed."""


class Params(NamedTuple):
    """Options of every type a kind may have."""

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
