"""All ways to read a run of characters as words, and how likely the best of them is.

`ahead[i]` gives, for each word that ends at i, the best likelihood of the run up to there; `rest[i]`,
for each word that begins at i, that of what follows it. With both, a change in the middle is judged
without reading the run anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perflint.spelling.likelihood import Likelihood

LONGEST = 6


class Lattice(NamedTuple):
    """The words that begin at each place, and likelihoods of both sides of each."""

    run: str
    begin: tuple[tuple[str, ...], ...]
    ahead: tuple[dict[str, float], ...]
    rest: tuple[dict[str, float], ...]
    best: float

    def before(self, at: int, word: str, model: Likelihood) -> float:
        """The best likelihood of the run up to `at` with `word` after it."""
        if at == 0:
            return model.alone(word)
        return max(known + model.score(last, word) for last, known in self.ahead[at].items())

    def behind(self, at: int, word: str, model: Likelihood) -> float:
        """The best likelihood of the run from `at` on, `word` having stood before it."""
        return _behind(self.begin, self.rest, at, word, model)


def read_run(run: str, model: Likelihood) -> Lattice:
    """All readings of `run`; a character is always read as a word, if need be an unknown one."""
    length, words = len(run), model.words
    begin = tuple(
        (
            run[at],
            *(
                run[at:end]
                for end in range(at + 2, min(length, at + LONGEST) + 1)
                if run[at:end] in words
            ),
        )
        for at in range(length)
    )
    ahead: list[dict[str, float]] = [{} for _ in range(length + 1)]
    for at, starting in enumerate(begin):
        for word in starting:
            if at == 0:
                known = model.alone(word)
            else:
                known = max(sofar + model.score(last, word) for last, sofar in ahead[at].items())
            ahead[at + len(word)][word] = known
    rest: list[dict[str, float]] = [{} for _ in range(length)]
    for at in range(length - 1, -1, -1):
        for word in begin[at]:
            rest[at][word] = _behind(begin, rest, at + len(word), word, model)
    return Lattice(run, begin, tuple(ahead), tuple(rest), max(ahead[length].values(), default=0.0))


def _behind(
    begin: tuple[tuple[str, ...], ...],
    rest: Sequence[dict[str, float]],
    at: int,
    word: str,
    model: Likelihood,
) -> float:
    if at == len(begin):
        return 0.0
    return max(model.score(word, after) + rest[at][after] for after in begin[at])


def best_reading(lattice: Lattice, model: Likelihood) -> list[str]:
    """The words of the likeliest reading."""
    reading: list[str] = []
    at, last = 0, ""
    while at < len(lattice.run):
        follow = {
            word: (model.score(last, word) if last else model.alone(word)) + lattice.rest[at][word]
            for word in lattice.begin[at]
        }
        last = max(follow, key=lambda word: follow[word])
        reading.append(last)
        at += len(last)
    return reading
