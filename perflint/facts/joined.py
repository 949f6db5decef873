"""Sentences without a subject of their own go on with the one before: 预算20万元，支出18万元。执行率90%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from perflint.facts.spots import FIGURE, Spot
from perflint.model.quantity import Quantity
from perflint.text.patterns import compile_pattern

_DERIVED = ("percent", "points")
_RATE = compile_pattern(
    r"^(?:预算|资金|年度|全年|目标|任务|计划|项目|支出|经费|总体|实际)*[\u4e00-\u9fff]{0,2}(?:率|进度|比例|占比)(?:为|达|达到|是|约|仅)*$"
)
_GOES_ON = compile_pattern(
    r"^(?:同比|环比|比(?:上年|去年|目标|预算|年初|计划|$)|较|增[长加幅]|减[少幅]|下降|上升|降[低幅]|提[高升]|仅?占(?!地|用)"
    r"|[低高]于|超[出过额]|[慢快]于|相?差|结余|剩余|余款?|尚[余欠差]|节[余约省]|年末(?:结转|结余|未)|[人户]均|平均每"
    r"|[为是](?:年初|全年|年度|上年|调整)?(?:预算|计划|目标|任务|决算)|完成(?:年初|全年|年度)?(?:预算|计划|目标|任务)"
    r"|(?:自评|最终)?得分?|折合)"
)
_AGAINST = compile_pattern(r"^(?:比|较|与|为|占|完成|是)[^，。；：]{0,10}$")
"""Words before the base of what follows it: 比上年21万元减少6万元, 为预算60万元的90%."""
_LONGEST = 14


def join_sentences(spots: Sequence[Spot], quantities: Sequence[Quantity]) -> Iterator[Spot]:
    """`spots`, those of a sentence that only says more of the one before told as part of it."""
    paired = zip(spots, quantities, strict=True)
    before: Spot | None = None
    paragraph = number = -1
    for _, group in groupby(paired, key=lambda pair: pair[0].sentence):
        told = list(group)
        first, quantity = told[0]
        if (
            before is not None
            and quantity.paragraph == paragraph
            and first.sentence == number + 1
            and _says_more(told)
        ):
            for spot, _ in told:
                mark = "，" if spot.mark == "。" else spot.mark
                before = spot._replace(sentence=before.sentence, item=before.item, mark=mark)
                yield before
        else:
            for spot, _ in told:
                before = spot
                yield spot
        number, paragraph = first.sentence, quantity.paragraph


def _says_more(told: Sequence[tuple[Spot, Quantity]]) -> bool:
    """Whether a sentence tells one rate, change or difference without a subject, with its base or alone."""
    spot, quantity = told[0]
    if spot.depth or spot.mark != "。":
        return False
    if len(told) == 2:
        return told[1][0].mark == FIGURE and _AGAINST.search(spot.lead) is not None
    if len(told) > 2 or len(spot.lead) > _LONGEST:
        return False
    if _GOES_ON.search(spot.lead):
        return True
    return quantity.dimension in _DERIVED and _RATE.search(spot.lead) is not None
