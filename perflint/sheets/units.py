"""Units that headings, or the lines above a table, give to its bare numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perflint.model.subject import Grid, Subject
from perflint.sheets.brackets import bare, notes
from perflint.sheets.cells import parse_unit
from perflint.sheets.roles import Role
from perflint.text.patterns import compile_pattern
from perflint.text.units import Unit

_ABOVE, _LONGEST = 120, 4
_STATED = compile_pattern(
    r"(?:金额)?单位：(?:人民币)?([^\s，。；、）]{1,4}(?:、[^\s，。；、）]{1,4})*)"
)
_HEADED = compile_pattern(r"（([十百千万亿]{0,2}元)）[：:]?\s*$")
_SLASHED = compile_pattern(r"/([^（/]{1,5})$")
_ONLY_PERCENT = compile_pattern(r"[%‰]$")
_MULTIPLE = compile_pattern(r"倍数?$")
_DEDUCTED = compile_pattern(r"^(?:扣|失)分(?:值|数|情况)?$")
_PERCENTS: tuple[Role, ...] = ("rate", "completion", "share", "growth", "percentage")
_BARE: tuple[Role, ...] = ("number", "price", "code", "order", "target", "actual", "unit")
_MONEY: tuple[Role, ...] = (
    "initial",
    "adjusted",
    "budget",
    "allotted",
    "executed",
    "left",
    "amount",
)
_BARE_MONEY = Unit("", "money", currency="CNY")
_PERCENTAGE = Unit("%", "percent")
_POINTS = Unit("", "score")
_TIMES = Unit("倍", "multiple", Decimal(100))


def unit_below(words: Sequence[str], role: Role, stated: Unit | None) -> Unit | None:
    """The unit in which bare numbers below a heading stand: that of its own words, then of those over
    it, then what its role or the lines above the table say."""
    for word in reversed(words):
        if unit := _head_unit(word):
            return unit
        if _ONLY_PERCENT.search(bare(word)):
            return _PERCENTAGE
        if _MULTIPLE.search(bare(word)):
            return _TIMES
    if role in _PERCENTS:
        return _PERCENTAGE
    if role in ("weight", "score") or (words and _DEDUCTED.match(words[-1])):
        return _POINTS
    if role in _BARE:
        return None
    if stated and stated.dimension == "money":
        return stated
    return _BARE_MONEY if role in _MONEY else None


def stated_units(subject: Subject, grid: Grid) -> tuple[Unit, ...]:
    """The units named in the table itself or in the lines right above it: 单位：万元, 分项目看（万元）：; several
    where each column has its own: 单位：家、个、万元."""
    text = subject.flow.text
    first, last = grid.cells[0].span.start, grid.cells[-1].span.end
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, max(0, first - 1))))
    for match in _STATED.finditer(text, max(0, above, first - _ABOVE), last):
        found = [parse_unit(one) for one in match[1].split("、")]
        if len(found) > 1 and all(found):
            return tuple(one for one in found if one)
        for width in range(min(_LONGEST, len(match[1])), 0, -1):
            if unit := parse_unit(match[1][:width]):
                return (unit,)
    headed = _HEADED.search(text, max(0, above, first - _ABOVE), first)
    unit = parse_unit(headed[1]) if headed else None
    return (unit,) if unit else ()


def _head_unit(head: str) -> Unit | None:
    """The unit that a heading names in its last brackets, or after a stroke: 金额/万元."""
    found = notes(head)
    if match := _SLASHED.search(bare(head)):
        found.append(match[1])
    for note in reversed(found):
        if unit := parse_unit(note.removeprefix("单位：")):
            return unit
    return None
