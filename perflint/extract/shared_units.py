"""Units that numbers share with those beside them: 勘察252.00、监理189.00、管理142.80万元; 63人（行政24、事业39）."""

from __future__ import annotations

from perflint.extract.quantities import Reading
from perflint.text.patterns import compile_pattern

_BETWEEN = compile_pattern(r"(?:、|和|及|与|以及)[一-龥]{1,14}")
_NAME = compile_pattern(r"(?<![一-龥])[一-龥]{2,14}$|[一-龥]{14}$")
_NO_NAME = compile_pattern(
    r"(?:图|表|附件|第|方案|目标|指标|标段|问题|案例|阶段|[编序批文]号|系数|指数|倍数|版)$"
)
_OPENS = compile_pattern(r"（[一-龥]{1,10}")
_AND = compile_pattern(r"、[一-龥]{1,10}")
_ENDS = frozenset("，；）")
_LONGEST = 16


def give_shared_units(text: str, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """`readings` of flow `text`, bare numbers, each behind a name of its own, with the unit of the last of
    their row, or of the number whose parts their brackets tell."""
    found = list(readings)
    for i in range(len(found) - 1, 0, -1):
        this, previous = found[i], found[i - 1]
        named = this.unit and _is_bare(previous) and _is_named(text, previous)
        if named and _is_listed(text[previous.wide.end : this.wide.start]):
            found[i - 1] = _with_unit(previous, this)
    for i in range(len(found) - 2):
        if found[i].unit and _is_bare(found[i + 1]) and _is_bare(found[i + 2]):
            _give_in_brackets(text, found, i)
    return tuple(found)


def _give_in_brackets(text: str, found: list[Reading], head: int) -> None:
    """The unit of `head` for the bare numbers that the brackets behind it name."""
    last = head
    for i in range(head + 1, len(found)):
        between = text[found[i - 1].wide.end : found[i].wide.start]
        joins = _OPENS if i == head + 1 else _AND
        if not _is_bare(found[i]) or not joins.fullmatch(between) or _NO_NAME.search(between):
            break
        last = i
    if last - head > 1 and text[found[last].wide.end : found[last].wide.end + 1] in _ENDS:
        for i in range(head + 1, last + 1):
            found[i] = _with_unit(found[i], found[head])


def _is_bare(reading: Reading) -> bool:
    return reading.dimension == "number" and not reading.unit


def _is_named(text: str, reading: Reading) -> bool:
    before = text[max(0, reading.span.start - _LONGEST) : reading.span.start]
    return _NAME.search(before) is not None and _NO_NAME.search(before) is None


def _with_unit(reading: Reading, of: Reading) -> Reading:
    return reading._replace(
        unit=of.unit, dimension=of.dimension, scale=of.scale, currency=of.currency, inherited=True
    )


def _is_listed(between: str) -> bool:
    """Whether nothing but a name and a mark of a list stands between two numbers."""
    return len(between) < _LONGEST and _BETWEEN.fullmatch(between) is not None
