"""A key for what is computed once of the same things."""

from __future__ import annotations

from typing import Any


class Same:
    """Things compared by identity: hashing a tree of rules or the tables of a filing takes longer than
    what a cache would save."""

    __slots__ = ("things",)

    def __init__(self, *things: Any) -> None:
        self.things = things

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.things)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and all(
            one is another for one, another in zip(self.things, other.things, strict=False)
        )
