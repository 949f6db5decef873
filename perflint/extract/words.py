"""One pass over a text for every word that any rule looks for."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from perflint.model.subject import Symbols
from perflint.model.words import NOWHERE, SOMEWHERE, Search, WordIndex
from perflint.text.symbols import ALL_SYMBOLS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_HERE = frozenset({SOMEWHERE})


def index_words(text: str, search: Search) -> WordIndex:
    """Which words of `search` stand in `text`; their sentences are not noted."""
    places = dict.fromkeys((*search.words, *search.letters), NOWHERE)
    for number, _, _ in _automaton(search.words).find_matches_as_indexes(text, overlapping=True):
        places[search.words[number]] = _HERE
    for letter in set(text).intersection(search.letters):
        places[letter] = _HERE
    return WordIndex(search.needs, places)


def index_sentences(symbols: Symbols, search: Search) -> WordIndex:
    """The sentences of the symbol text in which the words of `search` and the symbols of its
    quantities stand; of other single letters only whether they occur."""
    text, ends = symbols.text, symbols.stops
    places: dict[str, set[int]] = {}
    words = search.words
    for number, start, _ in _automaton(words).find_matches_as_indexes(text, overlapping=True):
        word = words[number]
        if word in places:
            places[word].add(bisect_left(ends, start))
        else:
            places[word] = {bisect_left(ends, start)}
    for letter in set(text).intersection(search.letters):
        places[letter] = _sentences(text, letter, ends) if letter in ALL_SYMBOLS else {SOMEWHERE}
    every = dict.fromkeys((*words, *search.letters), NOWHERE)
    every.update((word, frozenset(found)) for word, found in places.items())
    return WordIndex(search.needs, every, (0, *(end + 1 for end in ends)), (*ends, len(text)))


def _sentences(text: str, letter: str, ends: tuple[int, ...]) -> set[int]:
    found, at = set(), text.find(letter)
    while at >= 0:
        found.add(bisect_left(ends, at))
        at = text.find(letter, at + 1)
    return found


@lru_cache(maxsize=4)
def _automaton(words: tuple[str, ...]) -> AhoCorasick:
    """Finds all of `words` in one pass."""
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(words, store_patterns=False)
