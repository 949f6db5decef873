"""Averages: an amount or number for each 人, 户, 公里 … is a total told before by how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from operator import add
from typing import NamedTuple

from perflint.model.figure import Figure, same_dimension
from perflint.relations.reading import AVERAGE, Reading
from perflint.relations.view import View, bare_unit, in_printed_unit, is_level
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL
from perflint.text.units import SCALES, UNITS

_EACH = compile_pattern(
    r"(?:平均)?每(?:一)?(?P<many>[十百千万]?)(?P<every>[^，。；均的][^，。；]{0,12})$"
    r"|(?P<mean>[人户亩件车次床村台套座处家所校笔批生])均[^，。；]{0,8}$"
    r"|单(?P<single>[车件台])[^，。；]{0,8}$"
    r"|(?P<plain>平均)(?:为)?$"
)
_SIGNS = frozenset("每均单")
"""Of these each way to tell an average has one."""
_COUNTED_BY = {
    "人": ("人", "名", "位", "人次"), "名": ("人", "名", "位"), "生": ("人", "名"), "车": ("辆", "台"),
    "次": ("人次", "次", "批次"), "校": ("所",), "村": ("个",),
}  # fmt: skip
_OTHER = compile_pattern(r"[每按]?[月天日季]均?|标准|控制|目标|定额|限额|不超过|以内|上年|由|从")
_FIGURES = compile_pattern(rf"[{ANY_SYMBOL}]")
_ORDER = {"named": 0, "close": 1, "anywhere": 2}
_ANYWHERE, _SENTENCES = 160, 2
_NAME, _RIVALS = 2, 3


class _Candidate(NamedTuple):
    figure: Figure
    how: str


def find_averages(view: View) -> Iterator[Reading]:
    """Readings of every average: totals of its kind by numbers of what it is for each of."""
    for figure in view.figures:
        if figure.role or figure.nature not in ("price_each", "level") or not figure.quantity.unit:
            continue
        if _SIGNS.isdisjoint(figure.lead):
            continue
        each = _EACH.search(figure.lead)
        if each is None or _OTHER.search(figure.lead) or view.is_tabled(figure):
            continue
        word, noun = (
            _split(each["every"]) if each["every"] else (each["mean"] or each["single"] or "", "")
        )
        units = _COUNTED_BY.get(word, (word,) if word else ())
        yield from _read(view, figure, units, noun, SCALES.get(each["many"] or "", Decimal(1)))


def _split(words: str) -> tuple[str, str]:
    """The unit that the words behind 每 begin with, "" where they begin with none, and the noun behind it."""
    length = next((n for n in (3, 2, 1) if words[:n] in UNITS or words[:n] in _COUNTED_BY), 0)
    return words[:length], words[length:]


def _read(
    view: View, average: Figure, units: tuple[str, ...], noun: str, many: Decimal
) -> Iterator[Reading]:
    """Every total that may be meant by every number that may be, of `many` at a time: rivals of one another."""
    before = _before(view, average)
    numbers = _numbers(average, before, units, noun)
    totals = [
        one for one in before
        if same_dimension(one.figure, average) and average.flow in ("", one.figure.flow)
    ]  # fmt: skip
    alone = len(_beside(totals)) == len(_beside(numbers)) == 1
    pairs = [
        (total, number)
        for number in numbers[:_RIVALS]
        for total in totals[: _RIVALS + 1]
        if total.figure.index != number.figure.index and number.figure.quantity.amount
    ]
    for step, (total, number) in enumerate(pairs):
        first = alone and not step and number.figure.mark != "、"
        yield Reading(
            "average", average,
            (("total", total.figure), ("number", _by(number.figure, many))), AVERAGE,
            ("average", average.index),
            (total.how, number.how, "alone" if first else "later" if step else "first"),
            first and total.how == number.how == "near",
        )  # fmt: skip


def _by(number: Figure, many: Decimal) -> Figure:
    """A number counted in its printed unit, by the hundred or the like (每万头)."""
    printed = in_printed_unit(number)
    quantity = printed.quantity
    return printed._replace(quantity=quantity._replace(scale=quantity.scale / many))


def _numbers(
    average: Figure, before: list[_Candidate], units: tuple[str, ...], noun: str
) -> list[_Candidate]:
    """How many there may be of what the average is for each of: those called by its noun, else all counted
    in its unit; of a bare 平均 the number right before it."""
    if average.lead.endswith("平均"):
        return [one for one in before[:1] if one.figure.index == average.index - 1]
    counted = [
        one for one in before
        if (bare_unit(one.figure.quantity) in units or not units) and one.figure.quantity.text[0].isdigit()
    ]  # fmt: skip
    numbers = [one for one in counted if _called(one.figure, noun) >= _NAME]
    numbers.sort(key=lambda one: -_called(one.figure, noun))
    if not numbers and units and "个" not in units:
        numbers = [one for one in counted if not same_dimension(one.figure, average)]
    return numbers


def _beside(candidates: list[_Candidate]) -> list[_Candidate]:
    """Those in the sentence of the average, or all where none is."""
    return [one for one in candidates if one.how == "near"] or candidates


def _before(view: View, average: Figure) -> list[_Candidate]:
    """The figures that an average may follow from: those of its sentence, those of the sentences right before
    it, then those anywhere before that share its words, the longest first."""
    words = _FIGURES.sub("，", view.sentence(average).split(average.lead)[0] + average.lead)
    near: list[_Candidate] = []
    named: list[tuple[int, _Candidate]] = []
    for other in reversed(view.figures[max(0, average.index - _ANYWHERE) : average.index]):
        if other.role or other.depth > average.depth or not (is_level(other) or _is_gain(other)):
            continue
        if other.sentence == average.sentence:
            near.append(_Candidate(other, "near"))
            continue
        shared = _share(other.lead[-8:], words)
        close = (
            other.paragraph == average.paragraph and average.sentence - other.sentence <= _SENTENCES
        )
        if close or shared >= _NAME:
            how = "anywhere" if not close else "named" if shared >= _NAME else "close"
            named.append((shared, _Candidate(other, how)))
    ranked = sorted(named, key=lambda pair: (_ORDER[pair[1].how], -pair[0]))
    return near + [one for _, one in ranked]


def _called(figure: Figure, noun: str) -> int:
    """How much of the noun that an average is for stands beside a number."""
    return max(_share(noun, figure.lead), _share(noun, figure.tail[:8]))


def _is_gain(figure: Figure) -> bool:
    """Whether a change is told as an amount of its own: 年增收节支348万元."""
    return figure.nature == "change" and figure.of < 0 and figure.base < 0


def _share(one: str, other: str) -> int:
    """The length of the longest run of characters that two phrases share, 0 for less than two."""
    longest = 0
    if not any(map(other.__contains__, map(add, one, one[1:]))):
        return longest
    for start in range(len(one)):
        while start + longest < len(one) and one[start : start + longest + 1] in other:
            longest += 1
    return longest
