"""Which of the words that rules look for stand in a filing, and in which sentences."""

from __future__ import annotations

from collections.abc import Mapping
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
    """What was found for a `Search`: `places` maps each of its words to the sentences it stands in,
    numbers into `starts` and `ends` (empty where sentences were not noted)."""

    needs: Mapping[str, Needs]
    places: Mapping[str, frozenset[int]]
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def excludes(self, pattern: str) -> bool:
        """Whether `pattern` cannot match anywhere."""
        places = self.places
        for need in self.needs.get(pattern, ()):
            for word in need:
                if places[word]:
                    break
            else:
                return True
        return False

    def sentences(self, pattern: str) -> list[int] | None:
        """The numbers of the sentences in which alone `pattern`, that never crosses the end of a
        sentence, can match; None where nothing narrows them down."""
        kept: frozenset[int] | None = None
        places = self.places
        for need in self.needs.get(pattern, ()):
            found = NOWHERE
            for word in need:
                if places[word]:
                    found = found | places[word] if found else places[word]
            if SOMEWHERE in found:
                continue
            kept = found if kept is None else kept & found
            if not kept:
                return []
        return None if kept is None else sorted(kept)


EMPTY_INDEX = WordIndex({}, {})
