"""Totals: a sum after its parts (加上 …, 总计), and accounts of what came in and went out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, are_of_two_kinds, is_level, last_item, same_kind
from perflint.text.numerals import DIGITS
from perflint.text.patterns import compile_pattern

_TOTAL = compile_pattern(
    r"(?=[合共总可规两二三四五六七八])(?:(?:合计|共计|总计|总量|总额|总数|总财力|可用财力|可用资金|总收入|总支出|规模)[^，。；]{0,6}$"
    r"|(?<!公)共(?:计|下达|支出|投入|安排|收入|需|需要|拨付|发放|筹集|争取)?(?:资金|经费)?$"
    r"|[两二三四五六七八](?:项|类|者)(?:相加|之和|(?:共|合|总)?计?)(?:为|得)?$)"
)
_ACCUMULATED = ("累计", "三年累计", "两年累计", "合计")
_COUNTED = compile_pattern(r"([两二三四五六七八])[项类者种]")
_ADD = compile_pattern(r"加上|另加|(?<![增参更附])加(?=[^强快大减工])")
_NESTED = compile_pattern(r"其中|包括|主要[^，。；：]{0,8}(?:是|有|为)[：，]?")
_TAKE = compile_pattern(r"减去|扣除|减(?=[^少收税免幅值])")
"""What is behind it is taken off, up to the next that is added."""
_MOST = 24


def find_totals(view: View) -> Iterator[Reading]:
    """Readings of every figure that closes a list of addends."""
    for figure in view.levels:
        if not figure.index or not figure.quantity.unit:
            continue
        told = _TOTAL.search(figure.lead) or _closes_row(view.figures, figure)
        if not told or "占" in figure.lead:
            continue
        yield from _read(view, figure.index)


def _closes_row(figures: Sequence[Figure], total: Figure) -> bool:
    """Whether 累计 stands right behind figures side by side: 分别为3万元、4万元、5万元，累计12万元."""
    last = figures[total.index - 1]
    return (
        total.lead in _ACCUMULATED and last.mark in ("、", "#") and not last.key and last.item == total.item
        and total.clause - last.clause == 1 and same_kind(last, total)
    )  # fmt: skip


def _addends(view: View, total: Figure) -> tuple[list[Figure], bool]:
    """What `total` may add up, the last first, and whether an earlier total closes it."""
    addends: list[Figure] = []
    across = _carries_on(view, total)
    for j in range(total.index - 1, max(-1, total.index - 60), -1):
        figure = view.figures[j]
        if figure.paragraph != total.paragraph:
            break
        if figure.depth != total.depth:
            continue
        if figure.sentence != total.sentence and not across:
            break
        if not _may_be_added(figure, total):
            continue
        if total.flow and figure.flow and figure.flow != total.flow:
            if addends:
                break
            continue
        if addends and _is_told_again(figure, addends):
            break
        addends.append(figure)
        if _TOTAL.search(figure.lead) and figure.nature == "level":
            return addends, not _is_added_to(view, addends)
        if len(addends) >= _MOST:
            break
    return addends, False


def _is_added_to(view: View, addends: list[Figure]) -> bool:
    """Whether the next is added to the earlier total that is the last of `addends`: 总收入44万元，加结余7万元."""
    return len(addends) > 1 and _ADD.search(view.gap(addends[-1], addends[-2])) is not None


def _is_told_again(figure: Figure, addends: list[Figure]) -> bool:
    """Whether a figure is one of `addends`, told before: what follows it there is no part of their sum."""
    return bool(figure.key) and any(
        one.key == figure.key and one.quantity.amount == figure.quantity.amount for one in addends
    )


def _taken(view: View, addends: list[Figure]) -> set[int]:
    """Those of `addends` (last first) that are taken off: 加上结余5万元，减去上解3万元、还本2万元后."""
    found: set[int] = set()
    taking = False
    for figure in reversed(addends):
        gap = view.words_before(figure)
        if _TAKE.search(gap):
            taking = True
        elif _ADD.search(gap):
            taking = False
        if taking:
            found.add(figure.index)
    return found


def _may_be_added(figure: Figure, total: Figure) -> bool:
    """Whether a figure is an amount of the same kind, or a change that is added to such."""
    if figure.role or not same_kind(figure, total) or not figure.quantity.unit:
        return False
    if are_of_two_kinds(figure, total):
        return False
    if "编制" in figure.lead and "编制" not in total.lead:
        return False  # Posts are not added to those who fill them.
    if figure.nature == "change":
        return figure.stage == "adjusted_budget" or _moves(figure)
    return figure.nature == "level"


def _read(view: View, i: int) -> Iterator[Reading]:
    figures = view.figures
    total = figures[i]
    addends, closed = _addends(view, total)
    if len(addends) < 2:
        return
    number = _number_told(figures[i - 1], total)
    natural = _natural(len(addends), number, closed=closed)
    behind = view.words_before(total)
    said = [*(figure.lead for figure in addends), behind]
    how = "added" if any(map(_ADD.search, said)) else "named" if total.key else "plain"
    inside = {figure.index for figure in addends}
    outer = [one for one in _outer(view, addends) if view.wholes.get(one.index) not in inside]
    addends = [figure for figure in addends if view.wholes.get(figure.index) not in inside]
    natural = min(natural, len(addends))
    if len(addends) < 2 or _ADD.search(behind):
        return  # 加上债务还本等，支出总计: what is added is not told.
    taken = _taken(view, addends)
    for order, (kind, parts) in enumerate(_stretches(outer, addends, natural, number)):
        clean = "clean" if view.clean([*parts, total]) else ""
        signs = tuple(
            -1 if part.index in taken or (part.nature == "change" and part.direction == "-") else 1
            for part in parts
        )
        yield Reading(
            "total", total, tuple(("part", part) for part in parts), signed(signs),
            ("total", total.index),
            (
                "natural" if order == 0 else "suffix", kind, how, clean,
                "counted" if number else "", f"n{min(len(parts), 4)}",
            ),
            order == 0 and (how != "named" or number == len(addends)) and clean == "clean",
        )  # fmt: skip
        if not order:
            yield from _sum_of_hung(view, total, parts)


def _natural(count: int, number: int, *, closed: bool) -> int:
    """How many of `count` addends a total takes as it stands: the `number` told, else all, without the
    earlier total that closes them."""
    if 2 <= number <= count:
        return number
    return count - 1 if closed and count > 2 else count


def _stretches(
    outer: list[Figure], addends: list[Figure], natural: int, number: int
) -> Iterator[tuple[str, list[Figure]]]:
    """The addends that a total may be of, likeliest first, each stretch once: those that are no parts of
    others (`outer`), then all (flat)."""
    seen: set[tuple[int, ...]] = set()
    for pool, kind in ((outer, "outer"), (addends, "flat")):
        if kind == "flat" or number:
            first = min(natural, len(pool))
        else:
            first = sum(figure in addends[:natural] for figure in pool)
        for count in (first, *range(len(pool), 1, -1)):
            parts = pool[:count][::-1]
            key = tuple(part.index for part in parts)
            if count > 1 and key not in seen:
                seen.add(key)
                yield kind, parts


def _sum_of_hung(view: View, total: Figure, parts: list[Figure]) -> Iterator[Reading]:
    """What stands in brackets behind a total as the sum of what stands so behind its addends: 甲10万元（其中
    工程4万元），乙8万元（其中工程3万元），合计18万元（其中工程7万元）."""
    own = _hung(view, total)
    inner = [hung for part in parts if (hung := _hung(view, part)) is not None]
    if own is None or len(inner) < len(parts) or any(one.key != own.key for one in inner):
        return
    yield Reading(
        "total", own, tuple(("part", one) for one in inner), signed((1,) * len(inner)),
        ("total", own.index), ("natural", "hung", "named", "clean", "", f"n{min(len(inner), 4)}"), view.own,
    )  # fmt: skip


def _hung(view: View, figure: Figure) -> Figure | None:
    """The only named figure of the kind of `figure` in the bracket behind it."""
    behind = view.figures[figure.index + 1 : figure.index + 3]
    found = [one for one in behind if one.hung == figure.index and one.depth > figure.depth]
    one = found[0] if len(found) == 1 else None
    return one if one is not None and one.key and is_level(one) and same_kind(one, figure) else None


def _number_told(before: Figure, total: Figure) -> int:
    """How many addends a total says it has (三项共计, 两个项目共), 0 where it does not."""
    said = _COUNTED.search(total.lead)
    if said:
        return DIGITS[said[1]]
    quantity = before.quantity
    beside = before.clause == total.clause and before.nature in ("level", "count_of_list")
    return int(quantity.value) if beside and quantity.dimension == "count" else 0


def _carries_on(view: View, total: Figure) -> bool:
    """Whether the sentence of `total` adds to what the sentences before it begin, by 加上."""
    at = total.quantity.symbol
    start = max(view.text.rfind(mark, max(0, at - 400), at) for mark in "。\n") + 1
    return bool(_ADD.search(view.text, start, at)) or bool(_COUNTED.search(total.lead))


def _moves(figure: Figure) -> bool:
    return any(word in figure.lead for word in ("调增", "调减", "追加", "追减", "核增", "核减"))


def _outer(view: View, addends: list[Figure]) -> list[Figure]:
    """Those of `addends` (last first) that stand in no 其中 list of another."""
    kept: list[Figure] = []
    inside_item = -1
    for figure in reversed(addends):
        gap = view.words_before(figure)
        opens = _NESTED.search(last_item(gap)) is not None
        adds = bool(_ADD.search(gap))
        if adds:
            inside_item = -1
        if opens:
            inside_item = figure.sentence
            continue
        if inside_item == figure.sentence and not adds:
            continue
        inside_item = -1
        kept.append(figure)
    return kept[::-1]
