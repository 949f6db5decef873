"""What signs count for and against each way to read a number that may be read in several: fitted so that the ways
that hold in reports are the likelier ones.

A number is one choice among its ways and none of them, each as likely as `exp` of what its signs count for together
(the conditional logit of McFadden 1974). The points that make what holds likeliest, under an L2 penalty, are found by
Nesterov's accelerated gradient and rounded; nothing depends on chance. `python -m tests.calibration.signs` prints
them and how often the likeliest way is right in texts left out; `python -m tests.calibration --write` writes them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from perflint.model.rule import Ruleset
from perflint.relations.reading import ROW, ROWS
from perflint.relations.standing import NONE, UNIT
from perflint.ruleset.loader import load_ruleset
from tests.calibration.counting import SHARED, Text, find_counted, read_texts

FEWEST = 3
"""A sign of fewer numbers than this counts for nothing."""
PENALTY = 0.3
"""Of 0.03 to 3 the one under which texts left out are likeliest, by little."""
CLOSE = 0.01
"""So near is every weight found to the best."""
FOLDS = 5
HEAD = """# 一个数可能由哪几个数算得：每种写法（form）的各个迹象计几分，为十分之一个对数几率，none 是“都不是”的分。
# 按公开文本和另写的报告拟合，由 python -m tests.calibration --write 生成，请勿手改。
"""
Weights = Mapping[str, float]


class Choice(NamedTuple):
    """The signs of each way to read a number of a text, the last that it is none of them, and which of them
    are right."""

    text: str
    ways: tuple[tuple[str, ...], ...]
    right: frozenset[int]


def read_choices(texts: Iterable[Text], ruleset: Ruleset) -> dict[str, list[Choice]]:
    """Every number of the self-evaluation reports among `texts` whose ways to read it have signs, by form. No way is
    left out for the points that signs had so far."""
    found: dict[tuple[str, str, tuple[str, int]], list[tuple[tuple[str, ...], bool]]] = {}
    own = (text for text in texts if text.own)
    for counted in find_counted(own, ruleset._replace(signs={})):
        reading = counted.reading
        if reading.signs and not reading.form.startswith((ROW, ROWS)):
            key = (reading.form, counted.text, reading.group)
            found.setdefault(key, []).append((reading.signs, counted.holds))
    choices: dict[str, list[Choice]] = {}
    for (form, text, _), rivals in found.items():
        right = [number for number, (_, holds) in enumerate(rivals) if holds]
        ways = (*(signs for signs, _ in rivals), (NONE,))
        choice = Choice(text, ways, frozenset(right or [len(rivals)]))
        choices.setdefault(form, []).append(choice)
    return choices


def fit_points(choices: Sequence[Choice]) -> dict[str, int]:
    """What each sign counts for, those that count most first."""
    points = {sign: round(weight * UNIT) for sign, weight in fit_weights(choices).items()}
    return dict(sorted(points.items(), key=lambda one: (-one[1], one[0])))


def fit_weights(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which what is right in `choices` is likeliest."""
    met = Counter(sign for one in choices for sign in {sign for way in one.ways for sign in way})
    weights = {sign: 0.0 for sign, count in sorted(met.items()) if count >= FEWEST}
    ahead, step, pace = weights, 1.0, 1.0
    while True:
        loss, slope = _loss(ahead, choices)
        steepness = sum(one * one for one in slope.values())
        if steepness <= (CLOSE * PENALTY) ** 2:
            return ahead
        moved = _move(ahead, slope, -step)
        while _loss(moved, choices)[0] > loss - step / 2 * steepness:
            step /= 2
            moved = _move(ahead, slope, -step)
        later = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        gone = {sign: moved[sign] - weights[sign] for sign in weights}
        ahead, weights = _move(moved, gone, (pace - 1) / later), moved
        pace = later


def _move(weights: Weights, by: Weights, times: float) -> dict[str, float]:
    return {sign: weight + times * by[sign] for sign, weight in weights.items()}


def _loss(weights: Weights, choices: Iterable[Choice]) -> tuple[float, dict[str, float]]:
    """How unlikely what is right is, and how that changes with each weight."""
    loss = PENALTY / 2 * sum(weight * weight for weight in weights.values())
    slope = {sign: PENALTY * weight for sign, weight in weights.items()}
    for choice in choices:
        shares = _shares(weights, choice)
        right = sum(shares[number] for number in choice.right)
        loss -= log(right)
        for number, way in enumerate(choice.ways):
            share = shares[number]
            excess = share - share / right if number in choice.right else share
            for sign in way:
                if sign in slope:
                    slope[sign] += excess
    return loss, slope


def _shares(weights: Weights, choice: Choice) -> list[float]:
    """How likely each way is."""
    sizes = [exp(sum(weights.get(sign, 0.0) for sign in way)) for way in choice.ways]
    together = sum(sizes)
    return [size / together for size in sizes]


def count_right(weights: Weights, choices: Iterable[Choice]) -> int:
    """How often the likeliest way is right."""
    shares = ((_shares(weights, choice), choice.right) for choice in choices)
    return sum(likely.index(max(likely)) in right for likely, right in shares)


def count_right_apart(choices: Sequence[Choice]) -> int:
    """How often the likeliest way is right in texts left out of the fit, each text once."""
    texts = sorted({choice.text for choice in choices})
    right = 0
    for fold in range(FOLDS):
        aside = set(texts[fold::FOLDS])
        weights = fit_weights([choice for choice in choices if choice.text not in aside])
        right += count_right(weights, (choice for choice in choices if choice.text in aside))
    return right


def render(signs: Mapping[str, Mapping[str, int]]) -> str:
    """The text of rules/signs.yaml."""
    lines = []
    for form, points in sorted(signs.items()):
        lines.append(f"{form}:\n")
        lines += [f"  {sign}: {count}\n" for sign, count in points.items()]
    return HEAD + "".join(lines)


def main() -> int:
    """Fit, and print."""
    if not SHARED.is_dir():
        print("../shared is absent", file=sys.stderr)
        return 2
    for form, choices in sorted(read_choices(read_texts(SHARED), load_ruleset()).items()):
        points = fit_points(choices)
        weights = {sign: count / UNIT for sign, count in points.items()}
        inside, apart = count_right(weights, choices), count_right_apart(choices)
        print(f"{form}: right {inside} of {len(choices)}, in texts left out {apart}")
        for sign, count in points.items():
            print(f"{count:6} {sign}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
