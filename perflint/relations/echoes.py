"""A figure told again with two of its digits exchanged: 结转1,415.56万元 … 对结转的1,451.56万元资金."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS, DONE
from perflint.relations.known import STAGES, in_column, number_in
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View, same_kind, shares_two
from perflint.sheets.sheet import Sheet
from perflint.text.patterns import compile_pattern

_NATURES = ("level", "rate", "share", "change", "price_each")
_LEAST, _SURE = 4, 6
_WORDS, _OPENING = 12, 14
_SAYS_NOTHING = compile_pattern(
    r"年[末初底中]|全[年县市区省州校院]|[本当上]年|年度|支出|收入|资金|预算|实际|完成|合计|总计|总额|金额|数[量额]?|项目|"
    r"[0-9一二三四五六七八九十]+[年月日]|[万亿]元|各级|单位|累计|[共总为的占其中对由已即约和与及有是]|以下|以上|情况"
)
_NAMED = compile_pattern(r"[\u4e00-\u9fff]{2,}")


class _Told(NamedTuple):
    """A figure with the words that say what it is of, and those that its paragraph opens with."""

    figure: Figure
    words: str
    opening: str = ""


def find_echoes(view: View, sound: Set[int]) -> Iterator[Reading]:
    """Readings of every figure of prose that follows from nothing (not in `sound`, the figures that take part in
    statements that hold) and is printed once, as another, told before, twice or sound, whose digits it has but
    for two exchanged, and whose words it shares."""
    prose = list(_prose(view))
    open_to_doubt = [
        one for one in prose
        if one.figure.index not in sound and not one.figure.quantity.qualifier
    ]  # fmt: skip
    if not open_to_doubt:
        return
    told = _Amounts(view, prose)
    for one in open_to_doubt:
        quantity = one.figure.quantity
        if len(told[quantity.amount]) > 1:
            continue
        for amount, surely in _slips(one.figure):
            if amount not in told or abs(amount - quantity.amount) in told:
                continue  # 文化支出2,369万元，其中产业支出2,349万元、其他20万元
            others = told[amount]
            meant = [
                other for other in others
                if same_kind(other.figure, one.figure)
                and (_shares(other, one) if surely else _share_words(other.words, one.words))
                and _is_aim(view, other.figure) == _is_aim(view, one.figure)
                and not _are_planned_and_done(other.figure, one.figure)
                and _is_past(other.figure) == _is_past(one.figure)
            ]  # fmt: skip
            sure = len(others) > 1 or any(_is_sure(view, o.figure, sound) for o in others)
            later = any(
                other.figure.index < one.figure.index and _share_words(one.words, other.words)
                for other in meant
            )
            if meant and (sure or (later and surely)):
                place = "table" if view.is_tabled(meant[0].figure) else "text"
                yield Reading(
                    place, one.figure, (("first", meant[0].figure),), SAME,
                    ("restated", one.figure.index),
                )  # fmt: skip
                break


def _is_aim(view: View, figure: Figure) -> bool:
    return figure.stage == "target" or view.is_aim(figure)


def _are_planned_and_done(one: Figure, other: Figure) -> bool:
    """Whether one is what was planned and the other what was done of it: 预算82万元，执行80.20万元."""
    stages = {one.stage, other.stage}
    return bool(stages & set(BUDGETS)) and bool(stages & set(DONE))


def _is_past(figure: Figure) -> bool:
    return figure.stage == "previous_year"


def _is_sure(view: View, figure: Figure, sound: Set[int]) -> bool:
    """Whether a figure is not the one of two that is likelier to be wrong: it follows from others, stands in a
    table, or has so many digits that they are no chance."""
    many = len(figure.quantity.value.as_tuple().digits) >= _SURE
    return figure.index in sound or many or view.is_tabled(figure)


def _prose(view: View) -> Iterator[_Told]:
    for figure in view.prose:
        if figure.nature in _NATURES and len(figure.quantity.value.as_tuple().digits) >= _LEAST:
            yield _Told(figure, figure.lead[-_WORDS:], _opening(view, figure))


def _opening(view: View, figure: Figure) -> str:
    """The words that the paragraph of a figure opens with."""
    start = view.text.rfind("\n", 0, figure.quantity.symbol) + 1
    return view.text[start : min(start + _OPENING, figure.quantity.symbol)] + "，"


class _Amounts:
    """What is told by its amount: of prose and of tables, whose cells are read when asked for."""

    def __init__(self, view: View, prose: Iterable[_Told]) -> None:
        self._view = view
        self._prose: dict[Decimal, list[_Told]] = {}
        self._cells: dict[Decimal, list[tuple[Sheet, int, int]]] = {}
        for one in prose:
            self._prose.setdefault(one.figure.quantity.amount, []).append(one)
        for sheet in view.sheets:
            for row in range(len(sheet.rows)):
                for column in sheet.numeric:
                    if (number := number_in(view, sheet, row, column)) is not None:
                        self._cells.setdefault(number.amount, []).append((sheet, row, column))

    def __contains__(self, amount: Decimal) -> bool:
        return amount in self._prose or amount in self._cells

    def __getitem__(self, amount: Decimal) -> list[_Told]:
        cells = self._cells.get(amount, ())
        return [*self._prose.get(amount, ()), *(self._read(*place) for place in cells)]

    def _read(self, sheet: Sheet, row: int, column: int) -> _Told:
        figure = in_column(self._view, sheet, row, column)
        assert figure is not None
        stage = STAGES.get(sheet.columns[column].meaning.role, figure.stage)
        words = f"{sheet.label(row)}，{sheet.columns[column].head}"
        return _Told(figure._replace(stage=stage), words)


def _slips(figure: Figure) -> Iterator[tuple[Decimal, bool]]:
    """The amounts that a number would be without a slip, and whether it is one that chance makes seldom: two
    digits exchanged; of a long number, one of them changed."""
    for amount in _exchanged(figure):
        yield amount, True
    printed = f"{figure.quantity.value:f}"
    if sum(map(str.isdigit, printed)) >= _SURE:
        for at, sign in enumerate(printed):
            for other in "0123456789" if sign.isdigit() else "":
                if other != sign and (at or other != "0"):
                    yield (
                        Decimal(printed[:at] + other + printed[at + 1 :]) * figure.quantity.scale,
                        False,
                    )


def _exchanged(figure: Figure) -> Iterator[Decimal]:
    """The amounts that a number would be with two of its digits exchanged."""
    printed = f"{figure.quantity.value:f}"
    places = [at for at, sign in enumerate(printed) if sign.isdigit()]
    for one, other in combinations(places, 2):
        if printed[one] != printed[other]:
            swapped = (
                printed[:one] + printed[other] + printed[one + 1 : other] + printed[one]
                + printed[other + 1 :]
            )  # fmt: skip
            if not swapped.startswith("0") or printed.startswith("0"):
                yield Decimal(swapped) * figure.quantity.scale


def _shares(one: _Told, other: _Told) -> bool:
    """Whether what is said of two figures shares a word that names something: beside them, or beside one and
    at the opening of the paragraph of the other."""
    return (
        _share_words(one.words, other.words)
        or _share_words(one.words, other.opening)
        or _share_words(one.opening, other.words)
    )


def _share_words(one: str, other: str) -> bool:
    return any(shares_two(run, other) for run in _NAMED.findall(_SAYS_NOTHING.sub("，", one)))
