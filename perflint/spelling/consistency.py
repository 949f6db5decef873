"""Strings that a text has once and, but for one character of the same sound, elsewhere more often.

Which of the two is meant is asked of the counts from documents of government; that needs no extra. Where
more of the text around is the same (老城区管网改照工程), nothing has to be asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import compress, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from perflint.spelling.characters import load_sounds, near_sound, share
from perflint.text.patterns import compile_pattern

if TYPE_CHECKING:
    from perflint.spelling.bigrams import Bigrams

LENGTH = 4
HALF = LENGTH // 2
_FIRST_HALF, _LAST_HALF = itemgetter(slice(HALF)), itemgetter(slice(HALF, LENGTH))
_RUN = compile_pattern("[一-鿿]{4,}")
_NUMBERS = frozenset("一二三四五六七八九十百千万亿两零〇第届几双")
_RUN_BEFORE, _RUN_BEHIND = compile_pattern("[一-鿿]{1,12}$"), compile_pattern("[一-鿿]{1,12}")
_JOINTS = frozenset("以或的得地至到和与及其它他由在是为了着过向对")
_TWICE = 2
_ONE_NAME = 6
"""Characters of a name, the one that differs among them, that are no chance where that one makes no word: over
4.3 million characters of public documents and laws two such names are one or, once in a million, a rare word."""
_APART = compile_pattern("[的和与及或等]")
"""Words that end what stands before them, and begin what stands after."""
_AROUND = 12
_NO_WORDS = 10_000_000
"""Stands for the size of the texts that no word list was made of: a word in no document is rare."""
_LEAST_GAIN = 3.4
"""Halfway between the least that was right and the most that was wrong, log10, over public texts."""


class Odd(NamedTuple):
    """`written` at `start`, `usual` elsewhere; they differ in the character at `start + at`."""

    start: int
    written: str
    usual: str
    at: int


def find_odd(text: str) -> Iterator[Odd]:
    """The strings of four characters that stand once where another, often told, is likelier."""
    unusual = _find_unusual(text)
    if not unusual:
        return
    done = -1
    for match in _RUN.finditer(text):
        start, run = match.start(), match.group()
        for at in sorted([run.index(gram) for gram in unusual if gram in run]):
            for odd in sorted(unusual[run[at : at + LENGTH]], key=lambda odd: odd.at):
                place = start + at + odd.at
                if place != done and _is_slip(text, run, start, at, odd):
                    done = place
                    yield odd._replace(start=start + at)


def _is_slip(text: str, run: str, start: int, at: int, odd: Odd) -> bool:
    """Whether what is odd at a place in a run is likelier to be meant as usual."""
    if not _is_apart(text, run, at, odd):
        return False
    if _is_likelier(run, at, odd):
        return True
    return _is_no_word(run, at + odd.at) and _is_among(text, start + at + odd.at, odd)


def _find_unusual(text: str) -> dict[str, list[Odd]]:
    """The strings told once that others told often may stand for, with these. Two that differ in one
    character have the half without it in common."""
    counts = Counter(
        [run[at : at + LENGTH] for run in _RUN.findall(text) for at in range(len(run) - LENGTH + 1)]
    )
    told = [gram for gram, times in counts.items() if times > 1]
    once = [gram for gram, times in counts.items() if times == 1]
    unusual: dict[str, list[Odd]] = {}
    for half, first, second in ((_LAST_HALF, 0, 1), (_FIRST_HALF, 2, 3)):
        usual: dict[str, list[str]] = {}
        for gram in told:
            usual.setdefault(half(gram), []).append(gram)
        for gram in compress(once, map(usual.__contains__, map(half, once))):
            one, two = gram[first], gram[second]
            for other in usual[half(gram)]:
                at = second if other[first] == one else first if other[second] == two else -1
                if at >= 0 and _sound_nearly_alike(gram[at], other[at]):
                    unusual.setdefault(gram, []).append(Odd(0, gram, other, at))
    return unusual


def _sound_nearly_alike(one: str, other: str) -> bool:
    if one in _NUMBERS or other in _NUMBERS:
        return False
    return not _sounds_near(one).isdisjoint(_sounds_near(other))


@lru_cache(maxsize=4096)
def _sounds_near(character: str) -> frozenset[str]:
    return frozenset(map(near_sound, load_sounds().get(character, ())))


def _is_apart(text: str, run: str, at: int, odd: Odd) -> bool:
    """Whether the character stands between others of the string, or at an end of it where no word goes
    on, and the text has it nowhere else beside its neighbours."""
    place, end = at + odd.at, at + LENGTH
    if odd.at == 0 and at > 0 and not _APART.match(run, at - 1):
        return False
    if odd.at == LENGTH - 1 and end < len(run) and not _APART.match(run, end):
        return False
    pairs = run[max(0, place - 1) : place + 1], run[place : place + 2]
    return all(len(pair) < 2 or text.count(pair) == 1 for pair in pairs)


def _is_no_word(run: str, place: int) -> bool:
    """Whether the character at `place` makes no word of documents with its neighbours, nor joins words."""
    if run[place] in _JOINTS:
        return False
    counts = _load_model().counts
    return not any(
        run[start:end] in counts
        for start in range(max(0, place - LENGTH + 1), place + 1)
        for end in range(max(start + 2, place + 1), min(len(run), start + LENGTH) + 1)
    )


def _is_among(text: str, place: int, odd: Odd) -> bool:
    """Whether the usual string stands twice or more between the same characters as this one, on both
    sides, so many that all of it must be one name."""
    alike, found = 0, text.find(odd.usual)
    while found >= 0 and alike < _TWICE:
        before, behind = _common(text, place, found + odd.at)
        alike += bool(before and behind and before + 1 + behind >= _ONE_NAME)
        found = text.find(odd.usual, found + 1)
    return alike == _TWICE


def _common(text: str, one: int, other: int) -> tuple[int, int]:
    """How many characters of one run before and behind two places are the same."""
    low, high = (
        _RUN_BEFORE.search(text, max(0, one - _AROUND), one),
        _RUN_BEHIND.match(text, one + 1, one + 1 + _AROUND),
    )
    before = low.group() if low else ""
    behind = high.group() if high else ""
    there = text[max(0, other - len(before)) : other]
    return _alike(before[::-1], there[::-1]), _alike(behind, text[other + 1 :][: len(behind)])


def _alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_likelier(run: str, at: int, odd: Odd) -> bool:
    from perflint.spelling.lattice import read_run

    model, place = _load_model(), at + odd.at
    sound_alike = share(load_sounds(), run[place], odd.usual[odd.at])
    if not sound_alike or run[place] not in model.counts:
        return False
    low = max(0, place - _AROUND)
    near = run[low : place + 1 + _AROUND]
    other = near[: place - low] + odd.usual[odd.at] + near[place - low + 1 :]
    return read_run(other, model).best - read_run(near, model).best > _LEAST_GAIN


@cache
def _load_model() -> Bigrams:
    from perflint.spelling.bigrams import DOCUMENTS, Bigrams, load_counts
    from perflint.spelling.lexicon import Lexicon

    return Bigrams(*load_counts(DOCUMENTS), Lexicon({}, frozenset(), _NO_WORDS))
