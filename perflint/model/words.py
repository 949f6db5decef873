"""Which of the words that rules look for stand in a filing, and in which sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

Needs = tuple[tuple[str, ...], ...]
"""Of each set one word must occur."""

SOMEWHERE = -1
"""In place of a sentence: a word stands in the text, where was not noted."""
ANYWHERE, NOWHERE = frozenset({SOMEWHERE}), frozenset[int]()


class Search(NamedTuple):
    """Patterns to run over one text. `needs` holds what must occur for a pattern to match; a pattern
    in `lined` keeps within a line that holds one of its words. `words` are all the words in these of two
    characters or more, `letters` those of one. The sets of `needs` are numbered: `asked` are those of each
    pattern, `answers` those each word is in."""

    needs: Mapping[str, Needs]
    words: tuple[str, ...]
    letters: str
    asked: Mapping[str, frozenset[int]] = MappingProxyType({})
    answers: Mapping[str, tuple[int, ...]] = MappingProxyType({})
    lined: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def exclude(self, occurring: Iterable[str]) -> frozenset[str]:
        """The patterns that cannot match a text in which of all words only `occurring` stand."""
        answered = set().union(*map(self.answers.__getitem__, occurring))
        return frozenset([one for one, sets in self.asked.items() if not sets <= answered])


EMPTY_SEARCH = Search({}, (), "")


class WordIndex(NamedTuple):
    """What was found for a `Search`: `excluded` are its patterns that cannot match anywhere; `places`
    maps each of its words that occurs to the sentences (or lines, each with its line break) it stands in,
    numbers into `starts` and `ends`; `lined` as in `Search`."""

    needs: Mapping[str, Needs]
    places: Mapping[str, Set[int]]
    excluded: frozenset[str] = frozenset()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    lined: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def sentences(self, pattern: str) -> list[int] | None:
        """The numbers of the sentences in which alone `pattern`, that never crosses the end of a
        sentence, can match; None where nothing narrows them down."""
        if pattern in self.excluded:
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

    def in_line(self, pattern: str) -> list[str]:
        """The words of `pattern` in `lined` that occur; none where it may read across a line."""
        return [word for word in self.lined.get(pattern, ()) if word in self.places]

    def line(self, number: int) -> tuple[int, int]:
        """Where a line begins and ends."""
        return self.starts[number], self.ends[number]


EMPTY_INDEX = WordIndex({}, {})
