"""The model of Chinese that input methods use (Debian's libime-data-language-model), where it is installed
and kenlm can read it; and that model blended with ours."""

from __future__ import annotations

from collections.abc import Set
from glob import glob
from importlib.util import find_spec
from math import log10
from typing import Any

from perflint.spelling.likelihood import UNKNOWN, Likelihood, Remembering
from perflint.text.patterns import compile_pattern

PLACES = ("/usr/lib/*/libime/zh_CN.lm", "/usr/lib/libime/zh_CN.lm", "/usr/lib64/libime/zh_CN.lm")
_FIRST_WORD = b"<unk>\0"
_WORD = compile_pattern("[一-鿿]{1,6}")


def system_path() -> str:
    """Where the system keeps the model, "" where it or kenlm is missing. Imports nothing."""
    if not find_spec("kenlm"):
        return ""
    return next((path for place in PLACES for path in sorted(glob(place))), "")


class SystemModel:
    """A trigram model in the binary format of kenlm, asked for pairs only."""

    def __init__(self, path: str) -> None:
        import kenlm

        with open(path, "rb") as file:
            content = file.read()
        # The words stand at the end of the file, in the order of their numbers.
        words = content[content.rfind(_FIRST_WORD) :].decode("utf-8", "replace").split("\0")
        self.words: Set[str] = frozenset(word for word in words if _WORD.fullmatch(word))
        self._model: Any = kenlm.Model(path)
        self._state = kenlm.State
        self._start, self._after = kenlm.State(), kenlm.State()
        self._model.NullContextWrite(self._start)
        self._states: dict[str, Any] = {}

    def alone(self, word: str) -> float:
        """How likely `word` is anywhere."""
        return float(self._model.BaseScore(self._start, word, self._after))

    def score(self, before: str, word: str) -> float:
        """How likely `word` is after `before`."""
        return float(self._model.BaseScore(self._having(before), word, self._after))

    def seen(self, before: str, word: str) -> bool:
        """Whether the model knows the pair."""
        found = self._model.BaseFullScore(self._having(before), word, self._after)
        return bool(found.ngram_length > 1)

    def _having(self, word: str) -> Any:
        state = self._states.get(word)
        if state is None:
            state = self._states[word] = self._state()
            self._model.BaseScore(self._start, word, state)
        return state


class Blended(Remembering):
    """The mean of two models' likelihoods."""

    def __init__(self, one: Likelihood, other: Likelihood) -> None:
        super().__init__()
        self.words: Set[str] = frozenset(one.words).union(other.words)
        self._one, self._other = one, other

    def _alone(self, word: str) -> float:
        return _mean(self._one.alone(word), self._other.alone(word))

    def _score(self, before: str, word: str) -> float:
        if word not in self.words:
            return UNKNOWN
        return _mean(self._one.score(before, word), self._other.score(before, word))

    def seen(self, before: str, word: str) -> bool:
        """Whether one of the models knows the pair."""
        return self._one.seen(before, word) or self._other.seen(before, word)


def _mean(one: float, other: float) -> float:
    return log10((10**one + 10**other) / 2)
