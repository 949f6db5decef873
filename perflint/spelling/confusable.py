"""Which words may have been meant by some characters: those that sound alike or look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from perflint.spelling.characters import Characters

LONGEST = 4
_MOST_READINGS = 8
_HOLE = "_"


class Confusable(NamedTuple):
    """Words by how they sound, and by what is left of them with one character taken out."""

    characters: Characters
    by_sound: dict[str, list[str]]
    by_rest: dict[str, list[str]]
    kept: dict[str, tuple[str, ...]]

    def meant(self, written: str) -> tuple[str, ...]:
        """The words that may have been meant by `written`, never itself; kept for the next time."""
        known = self.kept.get(written)
        if known is None:
            if len(self.kept) > 200_000:
                self.kept.clear()
            known = self.kept[written] = tuple(dict.fromkeys(self._look_up(written)))
        return known

    def _look_up(self, written: str) -> Iterator[str]:
        for key in _sounds(written, self.characters):
            yield from (word for word in self.by_sound.get(key, ()) if word != written)
        for at, character in enumerate(written):
            shapes = self.characters.shapes.get(character, "")
            for word in self.by_rest.get(written[:at] + _HOLE + written[at + 1 :], ()):
                if word[at] in shapes:
                    yield word


def index_words(words: Iterable[str], characters: Characters) -> Confusable:
    """The index over `words`; those longer than LONGEST are left out."""
    by_sound: dict[str, list[str]] = {}
    by_rest: dict[str, list[str]] = {}
    for word in words:
        if len(word) > LONGEST:
            continue
        for key in _sounds(word, characters):
            by_sound.setdefault(key, []).append(word)
        for at in range(len(word)):
            by_rest.setdefault(word[:at] + _HOLE + word[at + 1 :], []).append(word)
    return Confusable(characters, by_sound, by_rest, {})


def _sounds(word: str, characters: Characters) -> Iterator[str]:
    ways = [sorted(characters.near.get(character, ())) for character in word]
    return (" ".join(way) for way in islice(product(*ways), _MOST_READINGS))
