"""A figure said to reach, miss or pass its aim, where the aim is told elsewhere: 合格率96%，低于目标值 beside
水质抽检合格率不低于95% in the section on aims, or in a table of indicators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.comparing_words import FALLING
from perflint.relations.comparison import Comparison, Relation
from perflint.relations.known import MARKS, in_column
from perflint.relations.view import View, same_kind
from perflint.sheets.brackets import bare
from perflint.text.lined import Lined
from perflint.text.patterns import compile_pattern

_WORDS = Lined(
    r"(?=[与和同未没并不高超优低少达完实已均])(?P<words>(?:(?P<level>(?:与|和|同)(?=[^，。；\n]{0,6}(?:持平|一致)))|(?P<not>未能?|没有?|并未|不)?"
    r"(?:(?P<above>高于|超过|超出|超额完成|优于)|(?P<below>低于|少于)|(?P<met>达到?|完成|实现)))了?"
    r"(?:年度|年初|全年|既定|预期|绩效|预定|当年|计划|工作|考核)*(?:目标|计划|任务|指标)(?:任务|要求|数|值)?(?(level)(?:持平|一致))"
    r"|(?P<passed>(?:已|均)?达标)|(?P<failed>未达标))(?=[，。；、）\n]|$)",
    sign=r"(?:目标|计划|任务|指标|达标)(?:(?<=达标)|(?:任务|要求|数|值)?(?:持平|一致)?(?:[，。；、）\n]|$))",
)
_NEAR = 24
_NO_STATEMENT = compile_pattern(r"是否|应|须|力争|确保|争取|预计|如|若|基本|原则")
_WHOLE = compile_pattern(r"^(?:综合|总体|平均|总|整体|实际|累计|全年|当年|共|新建|完成)+")
_LEAST, _EXACT = 2, 4
_NATURES = ("level", "rate", "share")
_TELL_OF_IT = ("growth_rate", "points", "change")
"""Natures of figures that may stand between a figure and what is said of it: 83.9%，提高2.9个百分点，超过目标."""
_ABROAD = compile_pattern(r"上年|去年|同期|其中|上半年|季度|[0-9]月")


class _Aim(NamedTuple):
    """An aim by its name; `sense` + where more is better, - where less is, "" where nothing says."""

    figure: Figure
    sense: str


def find_aims_told(view: View) -> Iterator[Comparison]:
    """Every figure of a self-evaluation report whose words hold it against an aim told elsewhere."""
    if not view.own:
        return
    aims: dict[str, _Aim | None] | None = None
    for match in _WORDS.finditer(view.text):
        actual = _actual(view, match.start())
        if actual is None or _NO_STATEMENT.search(view.text, match.start() - 8, match.start()):
            continue
        aims = _aims(view) if aims is None else aims
        aim = _aim_of(aims, actual)
        relation = _relation(match.groupdict(), aim, actual) if aim is not None else None
        if aim is not None and relation is not None:
            yield Comparison("aim told", match.start(), match.end(), actual, aim.figure, relation)


def _actual(view: View, at: int) -> Figure | None:
    """The figure of prose right before words on an aim, at most a clause of none before them."""
    before = view.between(max(0, at - _NEAR), at)
    while before and before[-1].nature in _TELL_OF_IT and not before[-1].role:
        at = before[-1].quantity.symbol - len(before[-1].lead)
        before.pop()
    if not before:
        return None
    actual = before[-1]
    words = view.text[actual.quantity.symbol + 1 : at]
    if words.strip("，均也都已仍（") or actual.nature not in _NATURES or actual.role:
        return None
    if view.is_tabled(actual) or view.is_aim(actual) or actual.stage == "target":
        return None
    return None if _is_held_beside(view, actual) or _ABROAD.search(actual.lead) else actual


def _is_held_beside(view: View, actual: Figure) -> bool:
    """Whether the sentence of a figure tells an aim itself."""
    return any(
        other.sentence == actual.sentence and other.stage == "target" and same_kind(other, actual)
        for other in view.figures[max(0, actual.index - 4) : actual.index + 3]
    )


def _relation(said: dict[str, str | None], aim: _Aim, actual: Figure) -> Relation | None:
    if said["level"]:
        return "="
    if said["above"] or said["below"]:
        above = said["above"] is not None
        if said["not"]:
            return "<=" if above else ">="
        return ">" if above else "<"
    falls = FALLING.search(actual.lead) is not None
    sense = aim.sense or ("" if falls else "+")
    if not sense or (sense == "+" and falls):
        return None
    if said["not"] or said["failed"]:
        return "<" if sense == "+" else ">"
    return ">=" if sense == "+" else "<="


def _name(words: str) -> str:
    """What words call an indicator, 满意率 being 满意度."""
    name = _WHOLE.sub("", words)
    return name.removesuffix("率") + "度" if name.endswith("满意率") else name


def _aim_of(aims: dict[str, _Aim | None], actual: Figure) -> _Aim | None:
    """The one aim whose name ends in that of a figure, or the other way round."""
    name = _name(actual.concept)
    if len(name) < _LEAST:
        return None
    called = [name] if name in aims else [one for one in aims if _is_called(one, name)]
    found = [aims[one] for one in called]
    one = found[0] if len(found) == 1 else None
    if one is None or not same_kind(one.figure, actual):
        return None
    return one if one.figure.quantity.unit == actual.quantity.unit else None


def _is_called(called: str, name: str) -> bool:
    return called.endswith(name) or (len(called) >= _EXACT and name.endswith(called))


def _aims(view: View) -> dict[str, _Aim | None]:
    """The aims that prose and tables tell, by name; None for a name of several."""
    found: dict[str, _Aim | None] = {}
    for name, figure in (*_of_prose(view), *_of_tables(view)):
        if len(name) >= _LEAST:
            sense = {"over": "+", "under": "-", "about": "", "": ""}[figure.quantity.qualifier]
            aim = _Aim(figure._replace(quantity=figure.quantity._replace(qualifier="")), sense)
            known = found.get(name, aim)
            same = known is not None and known.figure.quantity.amount == figure.quantity.amount
            found[name] = known if same else None
    return found


def _of_prose(view: View) -> Iterator[tuple[str, Figure]]:
    for figure in view.figures:
        if view.is_aim(figure) and not view.is_tabled(figure) and figure.nature in _NATURES:
            yield _name(figure.concept), figure


def _of_tables(view: View) -> Iterator[tuple[str, Figure]]:
    for sheet in view.sheets:
        columns = sheet.find("target")
        for row in range(len(sheet.lines)) if len(columns) == 1 else ():
            figure = in_column(view, sheet, row, columns[0])
            if figure is not None and figure.quantity.unit:
                yield _name(bare(MARKS.sub("", sheet.label(row)))), figure
