"""Which figure each is a part of: after 其中, 包括, 分…看, in brackets, before 总计, in lines below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perflint.model.figure import Figure
from perflint.text.edges import Ending
from perflint.text.patterns import compile_pattern

_OPENER = compile_pattern(
    r"其中|包括|包含|含(?![量税氧有])|分别(?:为|是|用于)|具体(?:为|是|包括)|主要(?:是|包括|有|用于)|如下|由[^，。；]{0,20}(?:组成|构成)"
    r"|[按从分][^，。；：]{1,12}?(?:分|看|来看|划分|统计)(?=[，：])|分(?:产业|城乡|行业|地域|级次|科目|项目|类别|性质|季度|领域|区域|品种)[^，。；]{0,6}[，：]"
)
_MAY_OPEN = compile_pattern("[其包含分具主如由按从]")
"""The characters that openers begin with."""
_ACROSS = compile_pattern(r"[按从分][^，。；：]{1,12}?(?:分|看|来看|划分|统计)[，：]")
_CLOSER = Ending(
    r"(?:总计|合计|共计|[收支][入出]总量|总收入|总支出)(?:为|达|达到|是)?$", "为入出到是计达量"
)
_COUNTED_UP = Ending(r"(?:总计|合计|共计|总量)(?:为|达|达到|是)?$", "为到是计达量")
_ADDED = compile_pattern(
    r"加上|，加(?![强快大减])|、加(?![强快大减])|；加(?![强快大减])|。加(?![强快大减])"
)
_ADDEND = Ending(r"(?:追加|调增|新增)(?:预算|收入|资金)?$", "入加增算金")
_ITEM = compile_pattern(r"^(?:——|--|[-·●◆■])")
_THINGS = frozenset({"people", "count", "times", "number"})
_FURTHEST = 24


def additive(figure: Figure) -> bool:
    """Whether a figure can be a part or a whole: an amount or number of its own."""
    return (
        not figure.role
        and figure.nature in ("level", "change", "count_of_list", "price_each")
        and figure.quantity.dimension not in ("percent", "points", "duration", "multiple")
    )


def same_measure(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one dimension and currency."""
    a, b = one.quantity, other.quantity
    if a.currency != b.currency:
        return False
    return a.dimension == b.dimension or (a.dimension in _THINGS and b.dimension in _THINGS)


def set_wholes(figures: Sequence[Figure], text: str) -> list[int]:
    """For each figure the index of the figure it is a part of, -1 for none. `text` is the symbol
    text. Linear: nobody looks back further than a few figures."""
    wholes = [-1] * len(figures)
    opened: tuple[int, int, bool, int] | None = (
        None  # first item, its sentence, wide, its paragraph
    )
    for i, figure in enumerate(figures):
        gap = _gap(figures, i, text)
        if figure.depth and figure.hung >= 0:
            wholes[i] = _bracketed(figures, i)
            if wholes[i] >= 0:
                continue
        earlier = opened
        if opened is not None and _ends(opened, figures, i, gap, text):
            opened = None
        match = _last_opener(gap)
        if match is not None and figure.depth == 0 and not _CLOSER.search(figure.lead):
            wide = (
                "：" in gap[match.start() :]
                or "如下" in match.group()
                or _begins(gap, match.start())
            )
            opened = (i, figure.sentence, wide, figure.paragraph)
        if i and figure.mark == "" and _ITEM.match(figure.lead):
            opened = _line(figures, i, earlier)
        if opened is None or not additive(figure) or figure.depth:
            continue
        if figure.nature == "change" and figure.of >= 0 and not _ADDEND.search(figure.lead):
            continue
        wholes[i] = _head(figures, opened[0], figure, wholes, text)
    _sum_up(figures, wholes, text)
    _nest(figures, wholes)
    return wholes


def _nest(figures: Sequence[Figure], wholes: list[int]) -> None:
    """In 其中甲25个，乙10个、丙5个、丁5个 those joined by 、 stand below 甲, which a comma parts from them."""
    i = 0
    while i < len(figures):
        end = i + 1
        while end < len(figures) and wholes[end] == wholes[i]:
            end += 1
        marks = [figures[j].mark for j in range(i + 1, end)]
        if 0 <= wholes[i] < i and len(marks) >= 3 and marks[0] == "，" and set(marks[1:]) == {"、"}:
            for j in range(i + 1, end):
                wholes[j] = i
        i = end


def _gap(figures: Sequence[Figure], i: int, text: str) -> str:
    end = figures[i].quantity.symbol
    start = figures[i - 1].quantity.symbol + 1 if i else 0
    return text[start if start > end - 90 else end - 90 : end]


def _last_opener(gap: str) -> re.Match[str] | None:
    """The last opener in the sentence before a figure (or in the line above that ends in a colon)."""
    if _MAY_OPEN.search(gap) is None:
        return None
    stop = gap.rfind("：\n")
    start = max(
        gap.rfind("。", 0, stop if stop >= 0 else None),
        gap.rfind("\n", 0, stop) if stop >= 0 else gap.rfind("\n"),
    )
    found = None
    for match in _OPENER.finditer(gap, start + 1):
        if gap.rfind("（", start + 1, match.start()) <= gap.rfind("）", start + 1, match.start()):
            found = match
    return found


def _begins(gap: str, at: int) -> bool:
    """Whether an opener begins its sentence and so opens a list up to the end of it."""
    return gap[at - 1 : at] in ("。", "\n")


def _line(
    figures: Sequence[Figure], i: int, opened: tuple[int, int, bool, int] | None
) -> tuple[int, int, bool, int] | None:
    """A line `——教育方面22.7亿元，占13%。` is a part of what the paragraph above the first of them ends
    with, as are the lines after it."""
    figure, before = figures[i], figures[i - 1]
    following = figures[i + 1] if i + 1 < len(figures) else None
    if following is None or following.nature != "share" or following.sentence != figure.sentence:
        return None
    first = opened[0] if opened and opened[2] and figure.paragraph - before.paragraph == 1 else i
    if figures[first].mark or not _ITEM.match(figures[first].lead):
        first = i
    return (first, figure.sentence, True, figure.paragraph)


def _ends(
    opened: tuple[int, int, bool, int], figures: Sequence[Figure], i: int, gap: str, text: str
) -> bool:
    """Whether a list that was opened has ended before `figure`."""
    _, sentence, wide, paragraph = opened
    figure, before = figures[i], figures[i - 1]
    if figure.paragraph != paragraph:
        lines = wide and figure.paragraph - before.paragraph == 1 and "：\n" in gap
        return not lines
    if figure.sentence != sentence:
        return True
    if _ADDED.search(gap) or (_CLOSER.search(figure.lead) is not None):
        return True
    if figure.item == before.item or wide or not figure.lead:
        return False
    return not _goes_on(figures, i, opened[0], text)


def _goes_on(figures: Sequence[Figure], i: int, first: int, text: str) -> bool:
    """Whether the clause behind a ； is one more item: of the same measure as the items before, no
    larger than what they are parts of, and with no list of its own."""
    figure = figures[i]
    if not same_measure(figure, figures[first]) or figures[first].sentence != figure.sentence:
        return False
    whole = _head(figures, first, figure, [-1] * (i + 1), text)
    if whole < 0 or figure.quantity.amount > figures[whole].quantity.amount:
        return False
    following = figures[i + 1] if i + 1 < len(figures) else None
    return (
        following is None
        or following.item != figure.item
        or _last_opener(_gap(figures, i + 1, text)) is None
    )


def _head(figures: Sequence[Figure], first: int, part: Figure, wholes: list[int], text: str) -> int:
    """The nearest figure before the list that `part` can be a part of; a second way to divide (按性质看)
    divides what the list before it did."""
    opener = figures[first]
    again = _ACROSS.search(opener.lead) is not None or (
        opener.mark == "，" and _ACROSS.search(_gap(figures, first, text)) is not None
    )
    averaged = -1
    for j in range(first - 1, max(-1, first - _FURTHEST), -1):
        other = figures[j]
        if opener.paragraph - other.paragraph > 1 or opener.sentence - other.sentence > 2:
            break
        if other.depth or not additive(other) or not same_measure(other, part):
            continue
        if other.nature == "price_each" and part.nature != "price_each":
            averaged = j if averaged < 0 else averaged
            continue
        if other.nature == "change" and (part.nature != "change" or other.of >= 0):
            continue
        if part.nature == "price_each" and other.nature != "price_each":
            continue
        if averaged >= 0 and figures[averaged].sentence == opener.sentence != other.sentence:
            return averaged
        return wholes[j] if wholes[j] >= 0 and again else j
    return averaged


def _bracketed(figures: Sequence[Figure], i: int) -> int:
    """The figure that a bracket with several parts is about."""
    figure = figures[i]
    if not additive(figure):
        return -1
    for j in (i - 1, i + 1):
        if (
            0 <= j < len(figures) and figures[j].hung == figure.hung
            and figures[j].depth == figure.depth and additive(figures[j])
            and same_measure(figures[j], figure)
        ):  # fmt: skip
            break
    else:
        return -1
    for j in range(figure.hung, max(-1, figure.hung - 4), -1):
        other = figures[j]
        if other.sentence != figure.sentence:
            break
        if additive(other) and same_measure(other, figure) and other.depth < figure.depth:
            return j
    return -1


def _sum_up(figures: Sequence[Figure], wholes: list[int], text: str) -> None:
    """Addends before 加上 … 总计, and items before 合计, are parts of the total behind them."""
    start = 0
    for i, figure in enumerate(figures):
        if (
            i
            and figure.sentence != figures[i - 1].sentence
            and not _ADDED.search(_gap(figures, i, text))
        ):
            start = i
        if not _CLOSER.search(figure.lead) or figure.depth or not additive(figure):
            continue
        parts = [
            j for j in range(start, i)
            if wholes[j] < 0 and not figures[j].depth and additive(figures[j])
            and same_measure(figures[j], figure) and figures[j].nature == "level"
        ]  # fmt: skip
        added = any(_ADDED.search(_gap(figures, j, text)) for j in parts[1:])
        counted = _COUNTED_UP.search(figure.lead) is not None and figure.mark in "，；"
        if len(parts) >= 2 and (added or counted):
            for j in parts:
                wholes[j] = i
        start = i + 1
