"""Rates, shares, changes and remainders of the whole filing, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.overall import SELVES, Overall
from perflint.relations.reading import FALL, LESS, RATIO, Reading, changed, grown
from perflint.relations.view import View, same_kind, shares_two
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import start_behind

_AIMED = ("planned", "target", "previous_year")
_OF_WHOLE = (
    r"(?:[0-9]{1,2}[.、]|（[一二三四五六七八九十]）|[12][0-9]{3}年度?|当年|本年度?|全年|年度|年末|[按对]"
    r"|由此(?:计算)?|部门|总体|整体|资金|总|的)*"
)
_EXECUTION = compile_pattern(
    _OF_WHOLE
    + r"(?P<first>年初预算)?(?:全年|调整后|支出)*(?:预算的?(?:执行|完成|支出)|执行|支出)(?:完成|执行)?"
    r"(?:率|进度|比例|程度)"
)
_OF_FIRST = compile_pattern(r"年初(?:预算|数)")
_OF_BUDGET = compile_pattern(r"(?:全年|调整后?的?|调整)预算|全年预算|(?<!初)预算")
_OF_SPENDING = compile_pattern(
    r"^(?:(?:部门|全部|本年|全年|当年|累计|实际|总|资金)*支出(?:总额|总计|合计|总数|数)?|全年|执行数)$"
)
_MEASURED = compile_pattern(
    r"[按对与以](?P<base>年初预算|全年预算|调整后预算)(?:数)?(?:计?算|计|比|相比|口径)?，?(?:则)?(?:是|为)?$"
)
_LEFT_RATE = compile_pattern(_OF_WHOLE + r"(?:结转结余|结余结转|结余|结转)率")
_PART_OF_YEAR = compile_pattern(r"上半年|下半年|季度|[0-9]月|序时|目前")
_LEFT = compile_pattern(
    r"^(?:[0-9]+[.、])?(?:年末|年底|年终|期末|当年|全年|尚有|尚余|资金)*(?:结转结余|结转和结余|结余结转|结余|结转|未使用|未支出|未执行|剩余|结余资金|尚有|余)(?:资金|预算|数|额|金额)*$"
)
_ADJUSTED_RATE = compile_pattern(_OF_WHOLE + r"(?:预算|年中)*(?:调整率|调整幅度|调[增减]幅度)")
_SHARE_BASE = compile_pattern(r"占(?P<base>[^，。；]{0,16}?)的?(?:比例|比重)?(?:为|达|约)*$")
_SHARE_SUBJECT = compile_pattern(r"^(?:其中：?)?(?P<subject>[^，。；占]{2,16}?)(?:所|约|仅)?占")
NET = compile_pattern(r"净(?:增加|增|减少|减|调增|调减|调整)|调整净额|调整额")


def find_overall(view: View, overall: Overall) -> Iterator[Reading]:
    """Readings of rates, shares, changes and remainders whose operands are the budget or the spending of
    the whole filing, told elsewhere. Where two or more of them miss and nothing fits, it is budget and
    spending that were misread."""
    if not view.own or overall.budget is None or not (overall.confirmed or overall.beside):
        return
    readings = [
        reading for figure in view.prose
        if not (figure.role or figure.index in view.side_by_side)
        for reading in _read(view, overall, figure)
    ]  # fmt: skip
    if overall.confirmed or (overall.beside and len(readings) == 1):
        yield from readings


def _read(view: View, overall: Overall, figure: Figure) -> Iterator[Reading]:
    if figure.nature in ("rate", "share"):
        yield from _rate(view, overall, figure)
    elif figure.nature in ("change", "growth_rate"):
        yield from _change(view, overall, figure)
    elif figure.nature == "level":
        yield from _left(view, overall, figure)


def _rate(view: View, overall: Overall, rate: Figure) -> Iterator[Reading]:
    if rate.base >= 0 or rate.tail.startswith("的"):
        return
    part = _told_before(view, rate)
    if part is not None and _is_of_another(rate, part):
        return
    base, how = _base_of(view, overall, rate)
    if base is None or not how or not _is_of_whole(view, overall, rate):
        return
    if how == "left":
        yield from _rate_left(overall, rate)
        return
    if how == "named" or (part is None and how in ("first", "budget")):
        part = overall.spent if _tells_no_other(view, overall, rate) else None
    if part is None or part.index == base.index or not same_kind(part, base):
        return
    whole = (
        "whole"
        if overall.spent is not None and part.quantity.amount == overall.spent.quantity.amount
        else ""
    )
    if not whole and rate.nature == "rate":
        return
    if base.sentence != rate.sentence:
        yield Reading(
            "rate_overall", rate, (("part", part), ("base", base)), RATIO, ("rate", rate.index),
            (rate.nature, how, whole), True,
        )  # fmt: skip


def _is_of_another(share: Figure, part: Figure) -> bool:
    """Whether a share names what it is of, and that is not the amount before it."""
    said = _SHARE_SUBJECT.search(share.lead)
    if share.nature != "share" or said is None:
        return False
    return not shares_two(said["subject"], part.lead)


def _is_of_whole(view: View, overall: Overall, figure: Figure) -> bool:
    """Whether a figure may be about the whole and its year: of no project, no other year, no plan."""
    filled, spent = view.filled[figure.index], overall.spent
    year = view.filled[spent.index].period[:4] if spent is not None else "none"
    return (
        filled.owner in SELVES
        and filled.stage not in _AIMED
        and filled.period[:4] in (year, "none")
    )


def _base_of(view: View, overall: Overall, rate: Figure) -> tuple[Figure | None, str]:
    """What a rate or share is of, by its name or by the words it is measured with."""
    if rate.nature == "share":
        said = _SHARE_BASE.search(rate.lead)
        return _base_named(overall, said["base"]) if said else (None, "")
    core = view.lexicon.link.cut(rate.lead)
    if _LEFT_RATE.fullmatch(core):
        return overall.budget, "left"
    if named := _EXECUTION.fullmatch(core):
        return (overall.first if named["first"] else overall.budget), "named"
    if rate.against in ("first_budget", "adjusted_budget", "budget"):
        return _base_named(overall, core)
    measured = _MEASURED.search(_words_before(view, rate))
    return _base_named(overall, measured["base"]) if measured else (None, "")


def _rate_left(overall: Overall, rate: Figure) -> Iterator[Reading]:
    """The part of the budget that was left of it."""
    if overall.spent is not None and overall.budget is not None:
        yield Reading(
            "rate_overall", rate, (("spent", overall.spent), ("budget", overall.budget)), FALL,
            ("rate", rate.index), (rate.nature, "left"), True,
        )  # fmt: skip


def _words_before(view: View, rate: Figure) -> str:
    """The words of the sentence of a rate before it."""
    at = rate.quantity.symbol
    return view.text[start_behind(view.text, "。；", at) : at]


def _tells_no_other(view: View, overall: Overall, rate: Figure) -> bool:
    """Whether the sentence of a rate tells no spending before it but that of the whole and the year."""
    spent = overall.spent
    return spent is not None and not _PART_OF_YEAR.search(_words_before(view, rate)) and not any(
        other.sentence == rate.sentence and other.nature == "level" and same_kind(other, spent)
        and other.quantity.amount != spent.quantity.amount
        and view.filled[other.index].stage == "executed" and not _LEFT.search(other.lead)
        for other in view.back(rate, 6)
    )  # fmt: skip


def _told_before(view: View, rate: Figure) -> Figure | None:
    """The amount right before `rate` in its sentence that it tells of."""
    for other in reversed(view.back(rate, 4)):
        if other.sentence != rate.sentence:
            return None
        if (
            other.nature in ("level", "change")
            and not other.role
            and other.quantity.dimension == "money"
        ):
            return other
    return None


def _base_named(overall: Overall, words: str) -> tuple[Figure | None, str]:
    if _OF_FIRST.search(words):
        return overall.first, "first"
    if _OF_SPENDING.search(words):
        return overall.spent, "spent"
    if words in (
        "全年预算",
        "全年预算数",
        "调整后预算",
        "调整预算",
        "预算",
        "年度预算",
        "调整后全年预算",
    ):
        return overall.budget, "budget"
    if _OF_BUDGET.search(words):
        return overall.budget, "budget"
    return None, ""


def _change(view: View, overall: Overall, figure: Figure) -> Iterator[Reading]:
    """The change from the first budget to that of the full year, and its rate."""
    first, budget = overall.first, overall.budget
    if first is None or budget is None or first.index == budget.index:
        return
    if figure.nature == "change" and NET.search(figure.lead) and same_kind(figure, budget):
        yield Reading(
            "change_overall", figure, (("now", budget), ("before", first)), changed(figure),
            ("change", figure.index), ("net",), True,
        )  # fmt: skip
    elif figure.nature == "growth_rate" and (
        _ADJUSTED_RATE.fullmatch(view.lexicon.link.cut(figure.lead))
        or (figure.of == budget.index and figure.base < 0)
    ):
        yield Reading(
            "growth_overall", figure, (("now", budget), ("before", first)), grown(figure),
            ("rate", figure.index), ("adjusted",), True,
        )  # fmt: skip


def _left(view: View, overall: Overall, left: Figure) -> Iterator[Reading]:
    """What the spending of the whole left of its budget."""
    budget, spent = overall.budget, overall.spent
    if spent is None or budget is None or spent.index == budget.index or left.depth:
        return
    if left.index in (budget.index, spent.index) or not same_kind(left, budget):
        return
    if left.index and view.figures[left.index - 1].clause == left.clause:
        return  # 甲、乙两项结转5万元: what some of them left.
    if spent.quantity.amount > budget.quantity.amount:
        return  # Nothing is left of what was overspent: it is left of another budget.
    named = _LEFT.search(view.lexicon.link.cut(left.lead)) is not None
    told = {budget.quantity.amount, spent.quantity.amount}
    own = named and any(
        other.sentence == left.sentence and other.nature == "level" and same_kind(other, left)
        and other.quantity.amount not in told
        for other in view.back(left, 6)
    )  # fmt: skip
    if named and not own and left.index not in view.wholes and _is_of_whole(view, overall, left):
        yield Reading(
            "left_overall", left, (("spent", spent), ("budget", budget)), LESS, ("left", left.index),
            ("named",), True,
        )  # fmt: skip
