"""Sums of what is told before them in other clauses and sentences: 前两项合计30万元; 女职工满意40人，男职工满意52人。
两类合计满意92人; 三级合计到位60万元. Their words tell how many addends there are, or what all have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS, DONE
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, are_of_two_kinds, is_level, same_kind, shares_two
from perflint.text.numerals import DIGITS
from perflint.text.patterns import compile_pattern

_SUMS = compile_pattern(
    r"合计|总计|共计|合共|相加|之和|加总|累计|加起来|合起来|总(?:投入|到位|投资|造价|费用|成本)|计(?<=^计)$"
    r"|全年(?<=^全年)|年度(?<=^年度)|共(?<!公共)(?![同享建青产性用识])[一-龥]{0,4}$"
)
_NO_SUM = compile_pattern(
    r"其中|公共|占|比|较|人均|平均|目标|计划数|上年|去年|以前年度|历年|累计(?:完成|实现|投资)"
)
_FIRST = compile_pattern(r"(?P<end>[前后])(?P<number>[两二三四五六七八])[项类者个笔种批]")
_COUNTED = compile_pattern(
    r"(?<![第一])([两二三四五六七八九])(?:级|项|类|者|笔|种|批|季|期|年|个?渠道|个|地|所)"
)
_SAID = compile_pattern(
    r"合计|总计|共计|合共|相加|之和|加总|累计|加起来|合起来|[总共计为有达得约均数额]|[前后]?[两二三四五六七八九][级项类者笔种批季期年个地所]"
    r"|资金|金额|经费|人数|渠道|的"
)
_SURE = ("first", "last", "called", "years", "periods", "project")
"""What may be added up as its words tell, where as many are told."""
_ACCUMULATED = ("累计", "合计", "共计", "累计到位", "累计支出", "累计完成")
_YEARLY = compile_pattern(r"全年|年度")
_PERIOD = compile_pattern(r"[上下]半年|[一二三四1234]季度|[0-9一二三四五六七八九十]{1,2}月")
_PROJECT = compile_pattern(r"总(?:投资|造价|费用|成本)")
_YEAR = compile_pattern(r"20[0-9]{2}年")
_ADD = compile_pattern(r"加(?![强快大减工])")
_JOINED = ("和", "及", "与", "以及")
_BACK = 26


def find_sums_beside(view: View) -> Iterator[Reading]:
    """Readings of every level whose words tell a sum: of the addends they count, of the first or last of a
    list, of those before it that share their words, of one added to another, of years."""
    led_in = [figure.index for figure in view.figures if _is_led_in(figure)]
    for figure in view.amounts:
        pair = _added(view, figure, led_in)
        if pair:
            yield _sum(figure, pair, "added", "", mandatory=True)
            continue
        words = _words(view, figure)
        sums = _SUMS.search(words) or _FIRST.search(words)
        if sums is None or _NO_SUM.search(words) is not None or _is_one_of_many(view, figure):
            continue
        seen: set[tuple[int, ...]] = set()
        for how, parts, counted in _addends(view, figure, words):
            key = tuple(part.index for part in parts)
            if len(parts) > 1 and key not in seen:
                seen.add(key)
                sure = how == "run" or (counted == "counted" and how in _SURE)
                yield _sum(figure, parts, how, counted, mandatory=sure)


def _sum(total: Figure, parts: list[Figure], how: str, counted: str, *, mandatory: bool) -> Reading:
    return Reading(
        "sum_beside", total, tuple(("part", part) for part in parts), signed((1,) * len(parts)),
        ("total", total.index), (how, counted, f"n{min(4, len(parts))}"), mandatory,
    )  # fmt: skip


def _added(view: View, figure: Figure, led_in: list[int]) -> list[Figure]:
    """What one figure and the next, one of those `led_in` by 加, come to in the clause behind: 甲5万元加乙2万元，
    支出7万元."""
    if not [index for index in led_in if figure.index - _BACK <= index < figure.index]:
        return []
    pool = _pool(view, figure)
    if len(pool) < 2 or pool[-1].index not in led_in:
        return []
    one, other = pool[-2:]
    apart = figure.mark != "、" and 0 <= figure.clause - other.clause <= 2
    beside = one.sentence == other.sentence == figure.sentence and apart
    return [one, other] if beside and not _ADD.match(figure.lead) else []


def _is_led_in(figure: Figure) -> bool:
    """Whether 加 leads in a figure right behind another."""
    return figure.mark in ("#", "）") and _ADD.match(figure.lead) is not None


def _is_one_of_many(view: View, figure: Figure) -> bool:
    """Whether others of the sentence are told in the same words: 甲市3个、总投资43亿元，乙市8个、总投资74亿元."""
    before = view.back(figure, _BACK)
    return any(
        one.lead == figure.lead and one.sentence == figure.sentence and same_kind(one, figure)
        for one in before
    )


def _words(view: View, figure: Figure) -> str:
    """The words of the clause of a figure before it, a number of things among them: 四项预算合计."""
    before = view.figures[figure.index - 1] if figure.index else figure
    if before.clause == figure.clause and before.quantity.dimension == "count":
        return f"{before.lead}{before.quantity.text}{figure.lead}"
    return figure.lead


Addends = tuple[str, list[Figure], str]
"""How addends were found, the addends, whether they are as many as the words tell."""


def _addends(view: View, figure: Figure, words: str) -> Iterator[Addends]:
    pool = _pool(view, figure)
    first = _FIRST.search(words)
    if first is not None:
        number = DIGITS[first["number"]]
        items = _last_list(view, pool)
        if len(items) > number:
            yield "first", items[:number] if first["end"] == "前" else items[-number:], "counted"
        return
    here = [one for one in pool if one.sentence == figure.sentence]
    if _YEARLY.match(words):
        if _is_year(here):
            yield "periods", here, "counted"
        return
    told = _COUNTED.search(words)
    number = DIGITS[told[1]] if told else 0
    yield from _by_words(view, pool, words, number)
    if _PROJECT.search(words):
        items = [one for one in here if one.item == figure.item]
        yield "project", items, "counted" if len(items) > 2 else ""
    if words in _ACCUMULATED:
        yearly = [one for one in here if _YEAR.search(one.lead)]
        yield "years", yearly, "counted" if len(yearly) == len(here) else ""
    if not number and not _SAID.sub("", words):
        yield "run", _run(view, figure), ""
    yield from _by_place(view, figure, pool, words, number)


def _by_words(view: View, pool: list[Figure], words: str, number: int) -> Iterator[Addends]:
    """What shares the words of a sum, and the last of as many as they tell."""
    core = _SAID.sub("", words)
    called = [one for one in pool if core and _shares(core, one)]
    if len(called) > 1:
        yield "called", called[-number:] if number else called, _tells(number, len(called))
    outer = _outer(view, pool)
    if number and len(outer) >= number:
        yield "last", outer[-number:], "counted"
        if len(pool) > len(outer):
            yield "flat", pool[-number:], "counted"


def _by_place(
    view: View, figure: Figure, pool: list[Figure], words: str, number: int
) -> Iterator[Addends]:
    """What the sentence before tells, and the parts of the last list."""
    if "累计" not in words and not any(one.sentence == figure.sentence for one in pool):
        before = [one for one in _outer(view, pool) if one.sentence == figure.sentence - 1]
        yield "before", before, _tells(number, len(before))
    if pool and pool[-1].index in view.wholes:
        parts = [one for one in pool if view.wholes.get(one.index) == view.wholes[pool[-1].index]]
        yield "parts", parts, _tells(number, len(parts))


def _is_year(parts: list[Figure]) -> bool:
    """Whether figures are told of all parts of a year: its halves, its quarters or its months."""
    told = {said.group() for one in parts if (said := _PERIOD.search(one.lead))}
    kind = {word[-1] for word in told}
    return (
        len(told) == len(parts) in (2, 4, 12)
        and len(kind) == 1
        and (len(parts) > 2 or "年" in kind)
    )


def _tells(number: int, size: int) -> str:
    return "" if not number else "counted" if number == size else "other"


def _pool(view: View, figure: Figure) -> list[Figure]:
    """The levels of the kind of a figure before it in its paragraph, in order, at no other stage: budgets
    are not added to what was spent."""
    others = DONE if figure.stage in BUDGETS else BUDGETS if figure.stage in DONE else ()
    return [
        one for one in view.back(figure, _BACK)
        if one.paragraph == figure.paragraph and one.depth <= figure.depth and is_level(one)
        and same_kind(one, figure) and not are_of_two_kinds(one, figure)
        and bool(one.quantity.unit) and one.stage not in ("previous_year", *others)
    ]  # fmt: skip


def _outer(view: View, pool: list[Figure]) -> list[Figure]:
    """Those of `pool` that are no parts of another, nor the whole of others."""
    inside = {one.index for one in pool}
    return [one for one in pool if view.wholes.get(one.index, -1) not in inside]


def _last_list(view: View, pool: list[Figure]) -> list[Figure]:
    """The items of the last list of `pool`: side by side in one sentence, without what they add up to."""
    items = [one for one in pool if one.sentence == pool[-1].sentence] if pool else []
    wholes = {view.wholes.get(one.index, -1) for one in items}
    items = [one for one in items if one.index not in wholes]
    rest = sum(one.quantity.amount for one in items[1:])
    return items[1:] if len(items) > 2 and items[0].quantity.amount == rest else items


def _run(view: View, figure: Figure) -> list[Figure]:
    """The levels right before a figure that stand side by side: 新建10处、改造5处，计15处."""
    run: list[Figure] = []
    for one in reversed(view.back(figure, _BACK)):
        if one.depth > figure.depth:
            continue
        alike = same_kind(one, figure) and not are_of_two_kinds(one, figure)
        if not is_level(one) or not alike or one.sentence != figure.sentence:
            break
        run.append(one)
        if one.mark != "、" and not one.lead.startswith(_JOINED):
            return run[::-1]
    return []


def _shares(core: str, one: Figure) -> bool:
    said = re.sub(r"[不未无非]", "＿", one.lead) + "，" + one.tail[:4]
    return shares_two(core, said)
