"""Other figures nearby that give a printed number just as it stands.

A number that misses the figures it was read with, and is to the last digit what others of its
paragraph make, was meant of those. These readings are asked for only where a number would be
accused, and accuse nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from perflint.facts.against import stage_named
from perflint.facts.concept import alike
from perflint.model.figure import Figure
from perflint.relations.around import STAGED
from perflint.relations.reading import BY_SHARE, RATIO, Calculation, Reading, signed
from perflint.relations.shares import named_base
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_PARTS, _BASES, _WHOLES, _AHEAD = 3, 12, 12, 4
_FAR = 20
_MOST, _TELLING = 60, 3
"""So many digits of a number are no chance: 16 posts beside 15 and 1 of others are."""
_HUNDRED = Decimal(100)
_TAKEN = compile_pattern(
    r"（[以按](?P<base>[^（），。]{2,12}?)(?:为准|为基数|为分母|为口径|计算|口径)"
)
_SUMS = ("list", "plain_list", "total")


def find_spares(view: View, reading: Reading) -> Iterator[Reading]:
    """Readings that give the number `reading` misses, from figures printed near it."""
    if reading.form in _SUMS:
        yield from _other_sums(view, reading)
    elif reading.form == "left":
        yield from _other_side(reading)
    elif reading.stated.nature in ("rate", "share"):
        yield from _other_bases(view, reading)


def _other_side(reading: Reading) -> Iterator[Reading]:
    """What is left told from the other side: 预算100万元，执行92万元，差额-8万元; of work, what came in is
    not taken but left: 旧存20件，新收100件，办结90件，未结30件."""
    if reading.stated.quantity.value < 0 or "未" in reading.stated.lead:
        signs = tuple(-1 if role == "added" else 1 for role, _ in reading.operands)
        yield reading._replace(calculation=signed(signs), mandatory=False)


def _other_bases(view: View, reading: Reading) -> Iterator[Reading]:
    """A rate as one of the last amounts by one of those before it, where a decimal or more is told; a
    share of the whole of its whole, or of what that is told to be a share of."""
    rate = reading.stated
    part = dict(reading.operands).get("part")
    name = _base_said(view, reading)
    if rate.nature == "share" and part is not None and not name:
        yield from _above(view, reading, part)
    if not rate.quantity.decimals:
        return
    if rate.nature == "share" and part is not None and not name:
        yield from _before(view, reading, part)
    levels = [
        figure for figure in view.back(rate, _BASES)
        if is_level(figure) and rate.paragraph == figure.paragraph
    ][::-1]  # fmt: skip
    named = _stage_named(view, reading)
    for n, first in enumerate(levels[: _PARTS if rate.quantity.decimals > 1 else 1]):
        for base in levels[n + 1 :]:
            if named and base.stage in STAGED and base.stage != named:
                continue  # 占年初预算的96%, which it is of the budget of the full year: the wrong base.
            if name and not alike(base.key, name):
                continue  # 占项目支出的15%, which it is of all that was spent.
            if same_kind(base, first) and _gives(rate, first, base):
                yield _of(reading, RATIO, ("part", first), ("base", base))


def _base_said(view: View, reading: Reading) -> str:
    """The name of its base that a share of a report says itself, where `reading` is of the figure called so and
    of no other; "" for none."""
    if not view.own or reading.form != "share" or not reading.mandatory:
        return ""
    return named_base(reading.stated).key if reading.features[1] == "named" else ""


def _stage_named(view: View, reading: Reading) -> str:
    """The budget that the words before a rate or right behind it name as its base, where `reading` is of
    that; "" for none."""
    rate, base = reading.stated, dict(reading.operands).get("base")
    said = _TAKEN.match(view.text, rate.quantity.symbol + 1)
    named = stage_named(said["base"]) if said else rate.against
    return named if named in STAGED and base is not None and base.stage == named else ""


def _before(view: View, reading: Reading, part: Figure) -> Iterator[Reading]:
    """A share of a whole of the paragraph before, told there with others of its kind: 单位80个，个体户
    300个。按行业分，居前三位的是：批发业20个，占25.0%."""
    for base in view.back(part, _FAR):
        if part.paragraph - base.paragraph != 1 or not is_level(base) or not same_kind(base, part):
            continue
        if _gives(reading.stated, part, base):
            yield _of(reading, RATIO, ("part", part), ("base", base))


def _gives(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether `part` is `rate` percent of `base`, give or take one of the last place told."""
    if not base.quantity.amount:
        return False
    share = part.quantity.amount / base.quantity.amount * _HUNDRED
    return abs(share - rate.quantity.value) <= rate.quantity.ulp


def _above(view: View, reading: Reading, part: Figure) -> Iterator[Reading]:
    """民生80亿元，占80%，其中教育30亿元，占30%: a share of what the whole is a share of."""
    if part.index not in view.wholes:
        return
    whole = view.figures[view.wholes[part.index]]
    if whole.index in view.wholes:
        yield _of(reading, RATIO, ("part", part), ("base", view.figures[view.wholes[whole.index]]))
    for share in view.figures[whole.index + 1 : whole.index + _AHEAD]:
        if share.nature == "share" and share.of == whole.index and share is not reading.stated:
            yield _of(reading, BY_SHARE, ("part", part), ("whole", whole), ("share", share))


def _of(reading: Reading, calculation: Calculation, *operands: tuple[str, Figure]) -> Reading:
    return reading._replace(operands=operands, calculation=calculation, mandatory=False)


def _other_sums(view: View, reading: Reading) -> Iterator[Reading]:
    """The parts of a list, or the first of them, as those of another figure near; the addends of a total
    without those that are parts of the one before them."""
    parts = [figure for _, figure in reading.operands]
    if reading.form == "total":
        for kept in _without_nested(parts):
            yield from _sum(reading, reading.stated, kept)
        return
    first, last = parts[0].index, parts[-1].index
    near = (*view.figures[max(0, first - _WHOLES) : first], *view.figures[last + 1 : last + _AHEAD])
    sums = tuple(accumulate(part.quantity.amount for part in parts))
    for whole in near:
        if is_level(whole) and same_kind(whole, parts[0]) and whole.paragraph == parts[0].paragraph:
            amount, half = whole.quantity.amount, whole.quantity.ulp / 2
            fewest = (
                1 if len(whole.quantity.value.as_tuple().digits) >= _TELLING else len(parts) - 1
            )
            for size in range(len(parts), fewest, -1):
                if abs(sums[size - 1] - amount) <= half:
                    yield _total(reading, whole, parts[:size])


def _sum(reading: Reading, whole: Figure, parts: Sequence[Figure]) -> Iterator[Reading]:
    total = sum((part.quantity.amount for part in parts), Decimal(0))
    if len(parts) > 1 and abs(total - whole.quantity.amount) <= whole.quantity.ulp / 2:
        yield _total(reading, whole, parts)


def _total(reading: Reading, whole: Figure, parts: Sequence[Figure]) -> Reading:
    plain = signed((1,) * len(parts))
    operands = tuple(("part", part) for part in parts)
    return reading._replace(stated=whole, operands=operands, calculation=plain, mandatory=False)


def _without_nested(parts: list[Figure]) -> Iterator[list[Figure]]:
    """`parts` without runs of them that may be the parts of the one before the run."""
    pending: list[tuple[list[Figure], list[Figure]]] = [([], parts)]
    for _ in range(_MOST):
        if not pending:
            return
        kept, rest = pending.pop()
        if not rest:
            if 1 < len(kept) < len(parts):
                yield kept
            continue
        head, tail = rest[0], rest[1:]
        room = head.quantity.amount
        for size in range(len(tail) + 1):
            if size:
                room -= tail[size - 1].quantity.amount
            if room < 0:
                break
            pending.append(([*kept, head], tail[size:]))
