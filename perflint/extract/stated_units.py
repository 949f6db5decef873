"""The unit that a line gives to the bare amounts of the lines below it: 单位：万元."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from perflint.extract.quantities import Reading
from perflint.model.span import Span, is_within
from perflint.model.subject import Grid, table_spans
from perflint.sheets.cells import parse_unit
from perflint.text.patterns import compile_pattern
from perflint.text.units import Unit

_UNIT = compile_pattern(
    r"单位(?:均?为|：) ?(?:人民币)?(?P<unit>[十百千万亿]{0,2}元)(?P<rest>[^\n]{0,30})"
)
_HEADED = compile_pattern(
    r"（(?<=[^\n（）]{2}（)(?P<unit>[十百千万亿]{0,2}元)）[：:]$", re.MULTILINE
)
_ALL = compile_pattern(r"^[，、；]?[^\n]{0,8}(?:文中|全文|本报告|除[^\n]{1,12}外|下同|以下)")
_LEADS = compile_pattern(r"^[）)]?[：:]$")
_NO_AMOUNT = compile_pattern(
    r"(?:第|指数|系数|倍数|[得评自总满失扣]分|分值|权重|[率比度]|占|比[重例]|[增减升降]幅|增长|下降|编号|版本?|[A-Za-z.+\-—~～/:：×*÷])[为达是约了至到]*$"
)
_LINE = compile_pattern(r"[^\n]*")
_ALONE = compile_pattern(r"[）)]?$")
_SENTENCE = compile_pattern(
    r"[一-龥][^\n\t]{0,20}?[0-9][0-9,]*\.[0-9]{1,2}(?![0-9%‰万亿元个百])[^\n\t]*[，。；]"
)
_MONEY = compile_pattern(r"[0-9] ?[十百千万亿]{0,2}元")
_LONGEST_ITEM = 60


class _Scope(NamedTuple):
    """Where a unit holds; `listed`: for the lines of a list, whole numbers too."""

    start: int
    end: int
    unit: Unit
    listed: bool


def give_stated_units(
    text: str, readings: tuple[Reading, ...], tables: Sequence[Grid]
) -> tuple[Reading, ...]:
    """`readings` of flow `text`, bare numbers that are amounts by what a line above says in its unit: all
    after （单位：万元，文中另有注明的除外） that has decimals, the items of a list after 明细如下（单位：万元）： or
    支出构成（元）：, sentences right below 单位：万元 as long as they tell no amount with a unit of its own. Those of
    tables are left to their columns."""
    scopes = sorted(_scopes(text)) if "单位" in text or "元）：" in text else []
    if not scopes:
        return readings
    starts = [scope.start for scope in scopes]
    cells = table_spans(tables)
    return tuple(_given(text, one, scopes, starts, cells) for one in readings)


def _scopes(text: str) -> Iterator[_Scope]:
    for match in _UNIT.finditer(text):
        unit = parse_unit(match["unit"])
        if unit is None:
            continue
        if _ALL.match(match["rest"]):
            yield _Scope(match.end(), len(text), unit, False)
        elif _LEADS.match(match["rest"]):
            yield _Scope(match.end(), _end_of(text, match.end(), _is_item), unit, True)
        elif _ALONE.match(match["rest"]) and _SENTENCE.match(text, match.end() + 1):
            yield _Scope(match.end(), _end_of(text, match.end(), _is_bare), unit, False)
    for match in _HEADED.finditer(text):
        unit = parse_unit(match["unit"])
        if unit is not None:
            yield _Scope(match.end(), _end_of(text, match.end(), _is_item), unit, True)


def _end_of(text: str, start: int, goes_on: Callable[[str], bool]) -> int:
    """Where the lines below `start` end of which `goes_on` is true."""
    end = start
    while end < len(text) and (line := _LINE.match(text, end + 1)) and goes_on(line.group()):
        end = line.end()
    return end


def _is_item(line: str) -> bool:
    return bool(line.strip()) and len(line) <= _LONGEST_ITEM and not line.endswith("。")


def _is_bare(line: str) -> bool:
    """Whether a line of prose prints no amount with a unit of its own."""
    return bool(line.strip()) and _MONEY.search(line) is None


def _given(
    text: str, reading: Reading, scopes: list[_Scope], starts: list[int], cells: list[Span]
) -> Reading:
    if reading.dimension != "number" or reading.unit:
        return reading
    start = reading.span.start
    scope = _scope_at(scopes, starts, start)
    if scope is None or not (reading.decimals or scope.listed) or is_within(cells, start):
        return reading
    if _NO_AMOUNT.search(text, max(0, start - 8), start):
        return reading
    unit = scope.unit
    return reading._replace(
        unit=unit.text, dimension=unit.dimension, scale=unit.scale, currency=unit.currency,
        inherited=True,
    )  # fmt: skip


def _scope_at(scopes: list[_Scope], starts: list[int], at: int) -> _Scope | None:
    """The last scope that begins before a place and has not ended there; one for the whole text holds
    where those behind it have."""
    last = bisect_right(starts, at) - 1
    if last >= 0 and at < scopes[last].end:
        return scopes[last]
    first = scopes[0]
    return first if first.start <= at < first.end else None
