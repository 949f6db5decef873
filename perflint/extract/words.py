"""One pass over a text for every word that any rule looks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Set
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from perflint.model.same import Same
from perflint.model.subject import Symbols
from perflint.model.words import ANYWHERE, Search, WordIndex
from perflint.text.symbols import ALL_SYMBOLS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


def index_words(text: str, search: Search) -> WordIndex:
    """The lines of `text` in which the words of `search` stand; of single letters only whether they occur."""
    ends = tuple(accumulate([len(line) + 1 for line in text.split("\n")]))
    places = _places(text, search, ends, bisect_right)
    starts = (0, *ends[:-1])
    return WordIndex(search.needs, places, search.exclude(places), starts, ends, search.lined)


def index_sentences(symbols: Symbols, search: Search) -> WordIndex:
    """The sentences of the symbol text in which the words of `search` and the symbols of its
    quantities stand; of other single letters only whether they occur."""
    text, ends = symbols.text, symbols.stops
    places = _places(text, search, ends, bisect_left)
    for symbol in ALL_SYMBOLS.intersection(places):
        places[symbol] = _sentences(text, symbol, ends)
    starts = (0, *(end + 1 for end in ends))
    return WordIndex(search.needs, places, search.exclude(places), starts, (*ends, len(text)))


def _places(
    text: str,
    search: Search,
    ends: tuple[int, ...],
    number_of: Callable[[tuple[int, ...], int], int],
) -> dict[str, Set[int]]:
    """The numbers of the stretches of `text`, which end at `ends`, that the words of `search` begin in."""
    places: dict[str, Set[int]] = dict.fromkeys(
        [letter for letter in search.letters if letter in text], ANYWHERE
    )
    found: dict[int, set[int]] = {}
    for word, start, _ in _automaton(Same(search)).find_matches_as_indexes(text, overlapping=True):
        if word in found:
            found[word].add(number_of(ends, start))
        else:
            found[word] = {number_of(ends, start)}
    words = search.words
    places.update([(words[word], numbers) for word, numbers in found.items()])
    return places


def _sentences(text: str, letter: str, ends: tuple[int, ...]) -> set[int]:
    found, at = set(), text.find(letter)
    while at >= 0:
        found.add(bisect_left(ends, at))
        at = text.find(letter, at + 1)
    return found


@lru_cache(maxsize=4)
def _automaton(same: Same) -> AhoCorasick:
    """Finds all words of a search in one pass."""
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(same.things[0].words, store_patterns=False)
