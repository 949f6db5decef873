"""Which department of a list a filing is of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from perflint.text.organs import Organs, settle_name

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class Listed:
    """The settled `names` of a list."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(name for name in names if name))
        self._known = frozenset(self.names)
        self._organs = Organs(self.names)

    def find(self, name: str, path: str) -> str:
        """The name of the list that means the body called `name` (settled, "" where unknown), else the
        longest that stands in `path`; "" without one."""
        known = self._organs.find(name) if name else ""
        if known in self._known:
            return known
        found = self._names_in.find_matches_as_indexes(settle_name(path), overlapping=True)
        places = min(((start - end, number) for number, start, end in found), default=None)
        return self.names[places[1]] if places else ""

    @cached_property
    def _names_in(self) -> AhoCorasick:
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self.names)
