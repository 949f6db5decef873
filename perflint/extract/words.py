"""One pass over a text for every word that any rule looks for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from perflint.model.same import Same
from perflint.model.subject import Symbols
from perflint.model.words import SOMEWHERE, Search, WordIndex
from perflint.text.symbols import ALL_SYMBOLS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_HERE = frozenset({SOMEWHERE})


def index_words(text: str, search: Search) -> WordIndex:
    """Which words of `search` stand in `text`; their sentences are not noted."""
    words = search.words
    matches = _automaton(Same(search)).find_matches_as_indexes(text, overlapping=True)
    occurring = {words[number] for number in set(map(itemgetter(0), matches))}
    occurring.update(letter for letter in search.letters if letter in text)
    return WordIndex(
        search.needs, dict.fromkeys(occurring, _HERE), search.exclude(occurring), lined=search.lined
    )


def index_sentences(symbols: Symbols, search: Search) -> WordIndex:
    """The sentences of the symbol text in which the words of `search` and the symbols of its
    quantities stand; of other single letters only whether they occur."""
    text, ends, words = symbols.text, symbols.stops, search.words
    letters = (letter for letter in search.letters if letter in text)
    places: dict[str, Set[int]] = dict.fromkeys(letters, _HERE)
    for symbol in ALL_SYMBOLS.intersection(places):
        places[symbol] = _sentences(text, symbol, ends)
    found: dict[int, set[int]] = {}
    for number, start, _ in _automaton(Same(search)).find_matches_as_indexes(
        text, overlapping=True
    ):
        sentence = bisect_left(ends, start)
        if number in found:
            found[number].add(sentence)
        else:
            found[number] = {sentence}
    places.update((words[number], sentences) for number, sentences in found.items())
    starts = (0, *(end + 1 for end in ends))
    return WordIndex(search.needs, places, search.exclude(places), starts, (*ends, len(text)))


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
