"""How far a proposal is to be believed: a few facts about it, weighed.

`data/weights.txt` is made by `python -m tests.spelling.weights`: a logistic regression on sentences with
known wrong characters and on clean documents.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from math import log10
from typing import NamedTuple

from perflint.spelling.characters import DATA, Characters
from perflint.spelling.confusable import LONGEST
from perflint.spelling.lexicon import Lexicon
from perflint.spelling.propose import Proposal
from perflint.text.patterns import compile_pattern

_NUMBER = compile_pattern("[一二三四五六七八九十百千万亿两零〇第届几双]")
_PLACE = compile_pattern(
    "[镇村县乡旗区市州街路社厂店组桥站河山湖]|苏木|嘎查|公司|集团|医院|学校|[中小大]学|同志"
)
_NAMED = compile_pattern("[一-鿿]{0,6}?(?:公司|集团|实业|合作社|社区|小区|街区|街道|嘎查|苏木)")
"""What follows the name of a firm or a place, whatever that name is made of."""
_JOINT = "的"
"""Ends what stands before it: with what follows it makes no word."""
_NEGATIONS = frozenset("不未无没非")
"""They begin a word as often as not (数据来源不清): what they end is cut in the wrong place."""
_ROUNDING = 1e-9
_NEAR = 8
_SHORT = 8


class Facts(NamedTuple):
    """What tells a slip from a word that is merely rare.

    `gain` of the run's likelihood (log10); how many characters differ by `sound`, `near` sound and
    `shape`; whether the word meant was never seen beside its neighbours (`strange`), how `usual` it is
    (log10) and its `length`; whether the name of a `place` or body seems to follow, the run is `short`,
    and the characters written are a word of such documents themselves (`known`).
    """

    gain: float
    sound: int
    near: int
    shape: int
    strange: int
    usual: float
    length: int
    place: int
    short: int
    known: int


_NOTHING = Facts(0.0, 0, 0, 0, 0, 0.0, 0, 0, 0, 0)


def trim(proposal: Proposal) -> Proposal:
    """The proposal without what is the same at both ends of `written` and `meant`."""
    start, written, meant = proposal.start, proposal.written, proposal.meant
    while written[0] == meant[0]:
        start, written, meant = start + 1, written[1:], meant[1:]
    while written[-1] == meant[-1]:
        written, meant = written[:-1], meant[:-1]
    return proposal._replace(start=start, written=written, meant=meant)


def spare(run: str, proposal: Proposal, text: str) -> bool:
    """Whether a slip is out of the question: numbers, characters that come again close by (通借通还), names
    of firms and places, and what `text` says more than once."""
    end = proposal.start + len(proposal.written)
    if _NAMED.match(run, end) or (end - proposal.start > 1 and proposal.written[0] == _JOINT):
        return True
    slip = trim(proposal)
    if slip.written in _NEGATIONS and slip.start + 1 == end:
        return True
    return _comes_again(run, slip) or _is_repeated(run, slip, text)


def _comes_again(run: str, slip: Proposal) -> bool:
    """Whether a slip holds a number, or a character that is there again close by."""
    start, end = slip.start, slip.start + len(slip.written)
    around = run[max(0, start - _NEAR) : start] + run[end : end + _NEAR]
    number = _NUMBER.search(slip.written + slip.meant)
    return number is not None or not set(slip.written).isdisjoint(around)


def _is_repeated(run: str, slip: Proposal, text: str) -> bool:
    """Whether a text says what was written more than once, a single character with its neighbour."""
    start, end = slip.start, slip.start + len(slip.written)
    if len(slip.written) > 1:
        return text.count(slip.written) > 1
    pieces = run[max(0, start - 1) : end], run[start : end + 1]
    return any(len(piece) > 1 and text.count(piece) > 1 for piece in pieces)


def find_facts(
    run: str,
    proposal: Proposal,
    characters: Characters,
    lexicon: Lexicon,
    counts: Mapping[str, int],
) -> Facts:
    """The facts about a proposal for `run`; `counts` are of documents of government."""
    end = proposal.start + len(proposal.written)
    facts = _facts_of_words(proposal.written, proposal.meant, characters, lexicon, counts)
    return facts._replace(
        gain=proposal.gain,
        strange=int(not proposal.seen),
        place=int(bool(_PLACE.search(run, end, end + 3))),
        short=int(len(run) < _SHORT),
    )


def _facts_of_words(
    written: str, meant: str, characters: Characters, lexicon: Lexicon, counts: Mapping[str, int]
) -> Facts:
    """Those that hold wherever the words stand; the others speak for the proposal."""
    likeness = [characters.likeness(one, other) for one, other in zip(written, meant, strict=True)]
    return _NOTHING._replace(
        sound=likeness.count("sound"),
        near=likeness.count("near"),
        shape=likeness.count("shape") + likeness.count(""),
        usual=log10(1 + lexicon.counts.get(meant, 0)),
        length=len(written),
        known=int(written in counts),
    )


def weigh(facts: Facts, weights: Mapping[str, float]) -> float:
    """The logit of the chance that a proposal is right."""
    return weights["bias"] + sum(
        weights[name] * value for name, value in zip(Facts._fields, facts, strict=True)
    )


class Needed(NamedTuple):
    """How much a proposal has to gain for its logit to be above `logit`, where all else speaks for it.
    `at_best` is the most that what depends on the place can add, and `most` what any word can add."""

    logit: float
    weights: Mapping[str, float]
    at_best: float
    most: float
    characters: Characters
    lexicon: Lexicon
    counts: Mapping[str, int]

    def floor(self, written: str) -> float:
        """The least for any word in place of `written`."""
        facts = _NOTHING._replace(length=len(written), known=int(written in self.counts))
        return self._gain(weigh(facts, self.weights) + self.most)

    def least(self, written: str, meant: str) -> float:
        """The least for this word in place of `written`."""
        facts = _facts_of_words(written, meant, self.characters, self.lexicon, self.counts)
        return self._gain(weigh(facts, self.weights))

    def _gain(self, logit: float) -> float:
        return (self.logit - logit - self.at_best) / self.weights["gain"] - _ROUNDING


def need(
    logit: float, characters: Characters, lexicon: Lexicon, counts: Mapping[str, int]
) -> Needed:
    """The gains needed for a logit above `logit`."""
    weights = load_weights()
    usual = weights["usual"] * log10(1 + max(lexicon.counts.values(), default=0))
    likest = max(weights[likeness] for likeness in ("sound", "near", "shape"))
    most = max(0.0, usual) + (likest if likest < 0 else likest * LONGEST)
    at_best = sum(max(0.0, weights[fact]) for fact in ("strange", "place", "short"))
    return Needed(logit, weights, at_best, most, characters, lexicon, counts)


@cache
def load_weights() -> dict[str, float]:
    """The weights that ship with perflint: one of each fact, `bias`, and the `least` logit for a finding."""
    with open(os.path.join(DATA, "weights.txt"), encoding="utf-8") as file:
        rows = (line.split() for line in file if not line.startswith("#"))
        return {name: float(value) for name, value in rows}
