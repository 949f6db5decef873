"""A key for what is computed once of the same things."""

from __future__ import annotations

from typing import Any


class Same:
    """Things compared by identity: hashing a tree of rules or the tables of a filing takes longer than
    what a cache would save."""

    __slots__ = ("ids", "things")

    def __init__(self, *things: Any) -> None:
        self.things = things
        self.ids = tuple(map(id, things))

    def __hash__(self) -> int:
        return hash(self.ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.ids == other.ids
