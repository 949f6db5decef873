"""A key for what is computed once of the same things."""

from __future__ import annotations

from typing import Any


class Same:
    """Things compared by identity: hashing a tree of rules or the tables of a filing takes longer than
    what a cache would save. `of`: what they are parts of, which is not compared."""

    __slots__ = ("ids", "of", "things")

    def __init__(self, *things: Any, of: Any = None) -> None:
        self.things, self.of = things, of
        self.ids = tuple(map(id, things))

    def __hash__(self) -> int:
        return hash(self.ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.ids == other.ids
