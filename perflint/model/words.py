"""Which of the words that rules look for stand in a filing, and in which sentences."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import NamedTuple

Needs = tuple[tuple[str, ...], ...]
"""Of each set one word must occur."""

SOMEWHERE = -1
"""In place of a sentence: a word stands in the text, where was not noted."""
NOWHERE: frozenset[int] = frozenset()


class Search(NamedTuple):
    """Patterns to run over one text. `needs` holds what must occur for a pattern to match; `words`
    are all the words in it of two characters or more, `letters` those of one."""

    needs: Mapping[str, Needs]
    words: tuple[str, ...]
    letters: str


EMPTY_SEARCH = Search({}, (), "")


class WordIndex(NamedTuple):
    """What was found for a `Search`: `places` maps each of its words that occurs to the sentences it
    stands in, numbers into `starts` and `ends` (empty where sentences were not noted)."""

    needs: Mapping[str, Needs]
    places: Mapping[str, Set[int]]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def excludes(self, pattern: str) -> bool:
        """Whether `pattern` cannot match anywhere."""
        occurring = self.places.keys()
        return any(map(occurring.isdisjoint, self.needs.get(pattern, ())))

    def sentences(self, pattern: str) -> list[int] | None:
        """The numbers of the sentences in which alone `pattern`, that never crosses the end of a
        sentence, can match; None where nothing narrows them down."""
        if self.excludes(pattern):
            return []
        kept: Set[int] | None = None
        places = self.places
        for need in self.needs.get(pattern, ()):
            found: Set[int] = NOWHERE
            for word in need:
                if word in places:
                    found = found | places[word] if found else places[word]
            if SOMEWHERE not in found:
                kept = found if kept is None else kept & found
        return None if kept is None else sorted(kept)


EMPTY_INDEX = WordIndex({}, {})
