"""A fiscal quantity as a finance officer names it."""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """`name` and other `names` of it, the longest first; the `stages` it goes through; the sets of
    measures it is made up of without rest (`consists_of`); whether figures of it may be added up."""

    name: str
    names: tuple[str, ...]
    dimension: str = "money"
    stages: tuple[str, ...] = ()
    consists_of: tuple[tuple[str, ...], ...] = ()
    additive: bool = True
