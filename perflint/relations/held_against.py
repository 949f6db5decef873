"""A figure said to lie above, below or level with one printed beside the words: 执行率97.66%，高于95%的考核线；
优良率43.99%，达到目标值45%; 单价1,150元，控制在1,200元以内; 征收率99.1%，与上年99.1%持平."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.around import is_of_rate
from perflint.relations.comparing_words import (
    ABOVE,
    ADVERBS,
    BELOW,
    FALLING,
    NO_STATEMENT,
    NOT,
    compared,
)
from perflint.relations.comparison import Comparison, Relation
from perflint.relations.view import View, same_kind, shares_two
from perflint.text.patterns import compile_pattern

_AIM = (
    r"目标|指标|计划|任务|要求|标准|规定|考核|控制|警戒|限额|限值|上限|下限|红线|底线|门槛|序时|时间进度|"
    r"平均|预期|约束|额定|设计|基准|定额"
)
_PEER = r"上年|去年|上期|同期|年初|预算|概算|编制|全[国省市区县州]"
_SAYS = compile_pattern(
    rf"^(?P<subject>[^，。；：（）\n]{{0,14}}?)(?P<words>(?P<not>{NOT})?(?:(?P<above>{ABOVE})|(?P<below>{BELOW})"
    rf"|(?P<within>控制在|压缩[到至]|限定在)|(?P<met>达到?|符合|满足|完成|实现))了?"
    r"(?P<least>不低于|不少于|不小于|至少|≥)?(?P<most>不高于|不超过|不多于|≤)?)"
    r"(?P<name>[^，。；：（）\n]{1,12}?)??(?P<of>的)?[为是]?(?:(?<=.)(?:不低于|不少于|不高于|不超过|≥|≤))?$"
)
_LEVEL = compile_pattern(
    r"^(?P<subject>[^，。；：（）\n]{0,10}?)(?P<words>[与和同](?P<name>[^，。；：（）\n]{2,12}))$"
)
_SIGNS = compile_pattern(r"[于出过破成超后足到在缩达合现]")
"""Of these each way to hold something against a figure has one."""
_IS_LEVEL = compile_pattern(r"^(?:完全)?(?:持平|一致|相同|相等)")
_OF_AIM, _OF_PEER = compile_pattern(_AIM), compile_pattern(_PEER)
_BARE = compile_pattern(rf"^{ADVERBS}$")
_AIMED = compile_pattern(rf"^(?:以[上下内])?的[^，。；：（）\n]{{0,10}}?(?:{_AIM})")
_ENDS = compile_pattern(r"^(?:以[上下内])?(?:$|[，。；、）\n])")
_EXPLAINS = compile_pattern(
    r"^(?:系|即|其中|包括|含|由|扣除|分别|折合?|按|因|主要|上年|去年|同比|其余|比|较)"
)
_NATURES = ("level", "rate", "share", "price_each", "score")
_BACK, _CLAUSES, _BEHIND = 8, 2, 16
_HUNDRED, _FEWEST = 100, 2


def find_held_against(view: View) -> Iterator[Comparison]:
    """Every figure of prose that words right before another hold against that one."""
    for figure in view.prose:
        if view.is_aim(figure):
            continue
        words = figure.lead + view.qualifier(figure)
        if _SIGNS.search(words) and (said := _SAYS.match(words)):
            yield from _held(view, figure, said)
        elif level := _IS_LEVEL.match(_behind(view, figure)):
            yield from _level(view, figure, level.end())


def _held(view: View, reference: Figure, said: re.Match[str]) -> Iterator[Comparison]:
    behind = _behind(view, reference)
    if NO_STATEMENT.search(said["subject"]) or is_of_rate(view, reference):
        return
    actual = _actual(view, reference)
    form = _form(said, reference, actual, behind) if actual is not None else ""
    if actual is None or not form or not _is_subject(said["subject"], actual):
        return
    relation = _relation(said, actual, reference)
    if relation is not None and not _may_be_apart(said, actual, reference):
        yield _comparison(form, said, actual, reference, relation)


def _level(view: View, reference: Figure, length: int) -> Iterator[Comparison]:
    """A figure with which another is said to be level, in so many characters behind it."""
    said = _LEVEL.match(reference.lead)
    actual = _actual(view, reference) if said is not None else None
    if actual is not None and said is not None and _is_subject(said["subject"], actual):
        found = _comparison("held level", said, actual, reference, "=")
        yield found._replace(end=found.end + length)


def _behind(view: View, figure: Figure) -> str:
    return view.text[figure.quantity.symbol + 1 : figure.quantity.symbol + _BEHIND]


def _comparison(
    form: str,
    said: re.Match[str],
    actual: Figure,
    reference: Figure,
    relation: Relation,
) -> Comparison:
    """The words from the first that compares to the figure it is held against, as printed."""
    at = reference.quantity.symbol
    start = max(at - len(reference.lead) + said.start("words"), actual.quantity.symbol + 1)
    plain = reference._replace(quantity=reference.quantity._replace(qualifier=""))
    return Comparison(form, min(start, at), at + 1, actual, plain, relation)


def _form(said: re.Match[str], reference: Figure, actual: Figure, behind: str) -> str:
    """What a figure is held to by its words: an aim, a peer, another by its name, or nothing but a number; "" where
    the words hold nothing to anything."""
    name = said["name"] or ""
    if said["within"]:
        return "held within" if reference.quantity.qualifier == "under" else ""
    if _OF_AIM.search(name) or _AIMED.match(behind):
        return "held to"
    if said["met"]:
        return ""
    if _OF_PEER.search(name):
        return "held to peer"
    percent = reference.quantity.dimension == "percent"
    if len(name) >= _FEWEST:
        return "held to other" if percent or shares_two(name, actual.lead) else ""
    bare = not name and percent and _BARE.match(said["subject"]) is not None
    return "held" if bare and _ENDS.match(behind) else ""


def _actual(view: View, reference: Figure) -> Figure | None:
    """The figure that is held against another: the nearest of its kind in the sentence, not one that
    explains it, nor a change or what something was compared with."""
    for other in reversed(view.back(reference, _BACK)):
        if other.sentence != reference.sentence or reference.clause - other.clause > _CLAUSES:
            return None
        if other.depth > reference.depth or not _is_of_dimension(other, reference):
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


def _is_of_dimension(one: Figure, other: Figure) -> bool:
    return one.quantity.dimension == other.quantity.dimension


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


def _relation(said: re.Match[str], actual: Figure, reference: Figure) -> Relation | None:
    """What the words say; None where they may say either."""
    if said["within"]:
        return None if said["not"] else "<="
    if said["least"] or said["most"]:
        kept: Relation = ">=" if said["least"] else "<="
        return None if said["not"] else kept
    if said["met"]:
        if FALLING.search(actual.lead) or reference.quantity.qualifier == "under":
            return None
        return "<" if said["not"] else ">="
    return compared(above=said["above"] is not None, negated=said["not"] is not None)


def _may_be_apart(said: re.Match[str], actual: Figure, reference: Figure) -> bool:
    """Whether a figure behind 超过目标值 may be by how much: 受益28416人，超过目标值416人; of percentages one less
    than the other may be so many points less, unless both were more than a hundred together."""
    if said["met"] or said["within"] or said["of"] or not said["name"]:
        return False
    if reference.quantity.amount * 2 < actual.quantity.amount:
        return True
    percent = reference.quantity.dimension == "percent" and said["below"] is not None
    return percent and actual.quantity.value + reference.quantity.value <= _HUNDRED
