"""What slips look like, and what misreadings look like: every number that fits its reading broken in
every way typists break numbers, beside the readings of public text that do not fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from perflint.arithmetic.judge import Judgement, judge
from perflint.judgement.likelihood import DIGITS, MISREADING, SLIP, appearance
from perflint.judgement.policy import SOUND, weigh
from perflint.judgement.reliability import SEPARATOR, Counts
from perflint.model.quantity import Quantity
from perflint.relations.reading import Reading
from tests.calibration.counting import Counted
from tests.evaluation.mutants import break_number


def count_slips(found: Iterable[Counted], counts: Counts) -> dict[str, tuple[int, int]]:
    """Of the slips and of the misreadings of as many digits, how many look so, by `likelihood`'s keys.

    A statement counts once however many readings it has: as misread where none fits, and then as that
    of them says which by `counts` holds most often."""
    groups: dict[tuple[str, tuple[str, int]], list[Counted]] = {}
    for counted in found:
        groups.setdefault((counted.text, counted.reading.group), []).append(counted)
    looks: dict[str, Counter[str]] = {SLIP: Counter(), MISREADING: Counter()}
    for rivals in groups.values():
        fitting = [one.reading for one in rivals if one.holds]
        if fitting:
            for judgement in break_stated(fitting[0], [one.reading for one in rivals]):
                looks[SLIP][cell(judgement)] += 1
        else:
            best = max(
                rivals, key=lambda one: weigh(one.reading, counts, one.own).reliability.share
            )
            looks[MISREADING][cell(judge_reading(best.reading))] += 1
    return dict(_shares(looks))


def cell(judgement: Judgement) -> str:
    """The key it is counted under, but for its kind."""
    looks, digits = appearance(judgement)
    return f"{looks}{SEPARATOR}{min(DIGITS, digits)}"


def judge_reading(reading: Reading, stated: Quantity | None = None) -> Judgement:
    """What arithmetic says of a reading, or of it with another number stated."""
    operands = tuple(figure.quantity for _, figure in reading.operands)
    return judge(stated or reading.stated.quantity, reading.calculation.formula, operands)


def break_stated(reading: Reading, rivals: Iterable[Reading]) -> Iterator[Judgement]:
    """The contradictions that slips in the stated number lead to, where no rival reading fits."""
    for broken in break_quantity(reading.stated.quantity):
        judgement = judge_reading(reading, broken)
        if judgement.verdict == "contradicted" and not any(
            judge_reading(rival, broken).verdict in SOUND for rival in rivals
        ):
            yield judgement


def break_quantity(stated: Quantity) -> Iterator[Quantity]:
    """The number with every slip: a digit, two neighbours, the point, the unit, a digit left out or
    typed twice."""
    number = f"{abs(stated.value):f}"
    slips = [
        (one.number, Decimal(one.factor.numerator) / one.factor.denominator)
        for one in break_number(number + stated.unit)
    ]
    for at, digit in enumerate(number):
        if digit.isdigit():
            slips += [
                (number[:at] + number[at + 1 :], Decimal(1)),
                (number[:at] + digit + number[at:], Decimal(1)),
            ]
    for text, factor in slips:
        if re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d+)?", text):
            yield stated._replace(
                value=Decimal(text).copy_sign(stated.value), text=text,
                decimals=len(text.partition(".")[2]), scale=stated.scale * factor,
            )  # fmt: skip


def _shares(looks: dict[str, Counter[str]]) -> Iterator[tuple[str, tuple[int, int]]]:
    seen = sorted({look for counter in looks.values() for look in counter})
    for kind, counter in looks.items():
        alike: Counter[str] = Counter()
        for look, number in counter.items():
            alike[look.partition(SEPARATOR)[2]] += number
        for look in seen:
            yield kind + look, (counter[look], alike[look.partition(SEPARATOR)[2]])
