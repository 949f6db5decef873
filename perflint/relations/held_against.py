"""A figure said to lie above, below or level with one printed beside the words: 执行率97.66%，高于95%的考核线；
优良率43.99%，达到目标值45%; 完成率91.25%，超过年度目标."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from perflint.model.figure import Figure
from perflint.relations.comparison import Comparison, Relation
from perflint.relations.view import View, same_kind, shares_two
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_ABOVE = r"高于|大于|多于|快于|优于|好于|高出|超过|超出|突破|超额完成|长于|宽于|超"
_BELOW = r"低于|小于|少于|慢于|落后于?|滞后于?|短于|差于|不足|不到"
_NOT = r"未能?|没有?|并未|不"
_AIM = (
    r"目标|指标|计划|任务|要求|标准|规定|考核|控制|警戒|限额|限值|上限|下限|红线|底线|门槛|序时|时间进度|"
    r"平均|预期|约束|额定|设计|基准|定额"
)
_ADVERBS = (
    r"(?:，|均|都|也|仍|略|稍|明显|显著|大幅|远远?|已经?|还|且|并|但|却|虽然?|各|总体|整体|实际|比率|比例|数值?|该|这|其|比重|全部|"
    r"顺利|圆满|如期|双双|继续|依然|同样|从而)*"
)
_SAYS = compile_pattern(
    rf"^(?P<subject>[^，。；：（）\n]{{0,14}}?)(?P<words>(?P<not>{_NOT})?(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW})"
    rf"|(?P<met>达到?|符合|满足|完成|实现))了?(?P<least>不低于|不少于|不小于|至少|≥)?(?P<most>不高于|不超过|不多于|≤)?)"
    rf"(?P<aim>[^，。；：（）\n]{{0,8}}?(?:{_AIM})[^，。；：（）\n]{{0,4}}?)?[为是]?$"
)
_BARE = compile_pattern(rf"^{_ADVERBS}$")
_AIMED = compile_pattern(rf"^(?:以[上下内])?的[^，。；：（）\n]{{0,10}}?(?:{_AIM})")
_ENDS = compile_pattern(r"^(?:以[上下内])?(?:$|[，。；、）\n])")
_IS_BASE = compile_pattern(rf"^）?的[{ANY_SYMBOL}]")
_NO_STATEMENT = compile_pattern(
    r"是否|应当?|须|不得|不应|力争|确保|争取|预计|拟|如果?|若|要求|原则|基本|部分|约定|规定|坚持|对(?:于)?$"
)
_EXPLAINS = compile_pattern(
    r"^(?:系|即|其中|包括|含|由|扣除|分别|折合?|按|因|主要|上年|去年|同比|其余|比|较)"
)
_FALLS = compile_pattern(
    r"投诉|事故|死亡|亡人|伤亡|差错|超支|耗|漏损|时限|天数|失业|逾期|上访|发案|违规|不合格|损失|超标|浓度|排放|"
    r"成本|造价|债务|结转|结余|调整率|变动率|控制率|缺勤|辍学|复发|空置|流失"
)
_NATURES = ("level", "rate", "share", "price_each")
_BACK, _CLAUSES = 8, 2
_COMPLETION = compile_pattern(r"完成(?:率|比例)(?:为|达|是)?$")
_PASSES = compile_pattern(
    rf"(?P<words>(?P<not>{_NOT})?(?:(?P<above>高于|超过|超出|超额完成|超)|(?P<below>低于)|(?P<met>达到?|完成|实现))了?"
    r"(?:(?:年度|年初|全年|既定|预期|绩效|预定|当年|计划|工作)*(?:目标|计划|任务|指标)(?:任务|要求|数|值)?))"
    r"(?=[，。；、）\n]|$)"
)
_HUNDRED = Decimal(100)


def find_held_against(view: View) -> Iterator[Comparison]:
    """Every figure of prose that words right before another hold against that one, and every rate of
    completion that words right behind it call more or less than the aim."""
    for figure in view.figures:
        if not view.is_tabled(figure) and not view.is_aim(figure):
            yield from _held(view, figure)
            yield from _completed(view, figure)


def _held(view: View, reference: Figure) -> Iterator[Comparison]:
    said = _SAYS.match(_words_before(view, reference))
    if said is None or _NO_STATEMENT.search(said["subject"]):
        return
    behind = view.text[reference.quantity.symbol + 1 : reference.quantity.symbol + 16]
    named = said["aim"] or _AIMED.match(behind)
    if _IS_BASE.match(behind) or not (named or _says_enough(said, reference, behind)):
        return
    actual = _actual(view, reference)
    if actual is None or not _is_subject(said["subject"], actual):
        return
    relation = _relation(said, actual, behind)
    if relation is None or (said["aim"] and _may_be_apart(said, actual, reference)):
        return
    start = reference.quantity.symbol - len(said["words"]) - len(said["aim"] or "")
    start = max(
        start, view.text.rfind("，", 0, reference.quantity.symbol) + 1, actual.quantity.symbol + 1
    )
    yield Comparison(
        "held to" if named else "held",
        start,
        reference.quantity.symbol + 1,
        actual,
        reference,
        relation,
    )


def _says_enough(said: re.Match[str], reference: Figure, behind: str) -> bool:
    """Whether a comparison without a word on aims has nothing but its two percentages: 97.5%，高于95%。"""
    compared = said["above"] or said["below"]
    percent = reference.quantity.dimension == "percent" and _BARE.match(said["subject"]) is not None
    return bool(compared) and percent and _ENDS.match(behind) is not None


def _words_before(view: View, figure: Figure) -> str:
    """The words of its clause before a figure, those its symbol holds included."""
    return figure.lead + view.qualifier(figure)


def _actual(view: View, reference: Figure) -> Figure | None:
    """The figure that is held against another: the nearest of its kind in the sentence, not one that
    explains it, nor a change or what something was compared with."""
    for other in reversed(view.figures[max(0, reference.index - _BACK) : reference.index]):
        if other.sentence != reference.sentence or reference.clause - other.clause > _CLAUSES:
            return None
        if (
            other.depth > reference.depth
            or other.quantity.dimension != reference.quantity.dimension
        ):
            continue
        if other.item != reference.item or other.mark == "、":
            return None
        if other.role or not _is_counted_alike(other, reference):
            continue
        if other.nature == "change" and other.against == "none" and not _EXPLAINS.match(other.lead):
            return other if _is_first(view, other) else None
        if other.nature not in _NATURES or _EXPLAINS.match(other.lead) or _is_of_sum(other):
            continue
        return other
    return None


def _is_counted_alike(one: Figure, other: Figure) -> bool:
    percent = one.quantity.dimension == "percent"
    return same_kind(one, other) and (percent or one.quantity.unit == other.quantity.unit)


def _is_first(view: View, figure: Figure) -> bool:
    before = view.figures[figure.index - 1] if figure.index else None
    return before is None or before.sentence != figure.sentence


def _is_of_sum(figure: Figure) -> bool:
    """Whether a figure is one of those told as what makes another: 系甲128元与乙43元之和."""
    return "之和" in figure.tail or "之差" in figure.tail


def _is_subject(words: str, actual: Figure) -> bool:
    """Whether the words before a comparison name no other thing than its figure."""
    return _BARE.match(words) is not None or shares_two(words, actual.lead)


def _relation(said: re.Match[str], actual: Figure, behind: str) -> Relation | None:
    """What the words say; None where they may say either."""
    falls = _FALLS.search(actual.lead) is not None
    if said["met"]:
        if said["least"] or said["most"]:
            kept: Relation = ">=" if said["least"] else "<="
            return None if said["not"] else kept
        if falls or behind.startswith("以下") or behind.startswith("以内"):
            return None
        return "<" if said["not"] else ">="
    above = said["above"] is not None
    if said["not"]:
        return "<=" if above else ">="
    return ">" if above else "<"


def _may_be_apart(said: re.Match[str], actual: Figure, reference: Figure) -> bool:
    """Whether a figure behind 超过目标值 may be by how much: 受益28416人，超过目标值416人."""
    if said["met"]:
        return False
    if reference.quantity.dimension == "percent":
        return reference.quantity.value * 2 < actual.quantity.value
    return reference.quantity.amount * 2 < actual.quantity.amount


def _completed(view: View, rate: Figure) -> Iterator[Comparison]:
    """A rate of completion beside words on the aim: above it where it is above 100 %."""
    if rate.nature != "rate" or rate.quantity.unit != "%" or not _COMPLETION.search(rate.lead):
        return
    at = rate.quantity.symbol + 1
    if view.text[at : at + 1] != "，":
        return
    match = _PASSES.match(view.text, at + 1)
    if match is None:
        return
    met = match["met"] is not None
    relation: Relation
    if match["not"]:
        relation = "<" if met else "<=" if match["above"] else ">="
    else:
        relation = ">=" if met else ">" if match["above"] else "<"
    whole = rate._replace(
        quantity=rate.quantity._replace(value=_HUNDRED, decimals=0, text="100%", qualifier="")
    )
    yield Comparison("completed", at + 1, match.end(), rate, whole, relation)
