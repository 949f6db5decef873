"""What slips look like, and what misreadings look like: every number that fits its reading broken in
every way typists break numbers, beside the readings of public text that do not fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from perflint.arithmetic.judge import Judgement
from perflint.judgement.likelihood import (
    ANY,
    CHECKED,
    MISREADING,
    SLIP,
    cell,
    checked_kind,
    kind_of,
)
from perflint.judgement.mistyped import OPERAND
from perflint.judgement.policy import weigh
from perflint.judgement.reliability import SEPARATOR, Counts
from perflint.model.claim import SOUND
from perflint.model.quantity import Quantity
from perflint.relations.reading import Reading
from tests.calibration.counting import Counted
from tests.evaluation.mutants import break_number


def count_slips(found: Iterable[Counted], counts: Counts) -> dict[str, tuple[int, int]]:
    """Of the slips and of the misreadings of as many digits, how many look so, by `likelihood`'s keys.

    A statement counts once however many readings it has: as misread where none fits, and then as that
    of them says which by `counts` holds most often; one way to misread a text counts once in it."""
    groups: dict[tuple[str, tuple[str, int]], list[Counted]] = {}
    for counted in found:
        groups.setdefault((counted.text, counted.reading.group), []).append(counted)
    looks: dict[str, Counter[str]] = {SLIP: Counter(), MISREADING: Counter()}
    known: set[tuple[str, ...]] = set()
    for rivals in groups.values():
        fitting = [one.reading for one in rivals if one.holds]
        if fitting:
            for judgement in break_stated(fitting[0], [one.reading for one in rivals]):
                looks[SLIP].update(_cells(judgement, fitting[0], rivals[0].own))
        else:
            best = max(
                rivals, key=lambda one: weigh(one.reading, counts, one.own).reliability.share
            )
            judgement = weigh(best.reading, counts).judgement
            cells = _cells(judgement, best.reading, best.own)
            way = (best.text, best.reading.form, *best.reading.features, cells[0])
            if way not in known:
                known.add(way)
                looks[MISREADING].update(cells)
    return dict(_shares(looks))


def _cells(judgement: Judgement, reading: Reading, own: bool) -> list[str]:
    """The keys that a miss is counted under: of its kind, of any, and in a checked text of all such."""
    kinds = [kind_of(judgement, reading), ANY]
    if not own:
        kinds += {CHECKED, checked_kind(reading)}
    return [cell(judgement, reading, kind) for kind in kinds]


def break_stated(reading: Reading, rivals: Iterable[Reading]) -> Iterator[Judgement]:
    """The contradictions that slips in the stated number lead to, where no rival reading fits."""
    for broken in break_quantity(reading.stated.quantity):
        judgement = _judge_with(reading, broken)
        if judgement.verdict == "contradicted" and not any(
            _judge_with(rival, broken).verdict in SOUND for rival in rivals
        ):
            yield judgement


def _judge_with(reading: Reading, quantity: Quantity) -> Judgement:
    stated = reading.stated._replace(quantity=quantity)
    return weigh(reading._replace(stated=stated), {}).judgement


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
    seen = {look for counter in looks.values() for look in counter}
    seen |= {OPERAND + SEPARATOR + look.partition(SEPARATOR)[2] for look in looks[MISREADING]}
    for kind, counter in looks.items():
        alike: Counter[str] = Counter()
        for look, number in counter.items():
            alike[look.partition(SEPARATOR)[2]] += number
        for look in sorted(seen):
            yield kind + look, (counter[look], alike[look.partition(SEPARATOR)[2]])
