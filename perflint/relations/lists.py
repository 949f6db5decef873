"""Lists: a whole with its parts after it (其中, 包括, brackets), read once with nesting."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_OPENER = compile_pattern(
    r"(?P<open>其中|含(?!量|税|氧))"
    r"|(?P<list>包括|包含|具体为|具体是|具体包括|分别为|分别是|分项情况|构成|组成|如下|具体情况|主要是|主要包括|主要有|即[：，]?$)"
    r"|(?P<by>[按从分][^，。；：]{1,12}?(?:分|看|来看|划分|统计)[，：]?|分(?:产业|城乡|行业|地域|级次|科目|项目|类别|性质|季度|领域|区域|品种|经营地|消费类型)[^，。；]{0,6}[，：])"
    r"|(?P<colon>：$)"
)
_ADDED = compile_pattern(r"加上|加(?=[^强快大减])|总计|合计|共计|总量|总收入|总支出|收支相抵|累计|两项|三项|四项")
_OTHER = compile_pattern(r"其他|其它|其余")


def find_lists(view: View) -> Iterator[Reading]:
    """Readings of every whole that a list follows."""
    figures = view.figures
    for i in range(1, len(figures)):
        first = figures[i]
        level = is_level(first)
        change = first.nature == "change" and not first.role
        if not (level or change):
            continue
        previous = figures[i - 1]
        if previous.paragraph != first.paragraph and first.paragraph - previous.paragraph > 2:
            continue
        gap = view.gap(previous, first)
        bracket = first.depth > previous.depth and first.hung == previous.index
        opener = _opener(gap)
        if not opener and not bracket:
            continue
        yield from _read(view, i, opener if not bracket else f"bracket-{opener}" if opener else "bracket", gap)


def _opener(gap: str) -> str:
    found = ""
    for match in _OPENER.finditer(gap):
        if match.lastgroup == "colon" and found:
            continue
        found = match.lastgroup or ""
    return found


def _wholes(view: View, i: int, opener: str) -> list[Figure]:
    """What the list may be the parts of, the likeliest first."""
    first = view.figures[i]
    found: list[Figure] = []
    for j in range(i - 1, max(-1, i - 14), -1):
        figure = view.figures[j]
        if first.paragraph - figure.paragraph > 1 or first.sentence - figure.sentence > 2:
            break
        if figure.role or not same_kind(figure, first):
            continue
        if figure.nature != first.nature and not (first.nature == "level" and is_level(figure)):
            continue
        if opener.startswith("bracket"):
            if j == first.hung or (figure.depth < first.depth):
                return [figure]
            continue
        if figure.depth > first.depth:
            continue
        found.append(figure)
        if len(found) == 3:
            break
    return found


def _items(view: View, i: int) -> tuple[list[Figure], list[int]]:
    """The figures that may be items, from the first on, and where the list may end (numbers of
    items): at a ；, at a 。, at the end of the paragraph."""
    figures = view.figures
    first = figures[i]
    items: list[Figure] = []
    ends: set[int] = set()
    nested_until = -1
    lines = first.mark == "" or view.gap(figures[i - 1], first).rfind("\n") >= 0
    last = first
    for j in range(i, min(len(figures), i + 80)):
        figure = figures[j]
        if figure.paragraph != last.paragraph and not (
            lines and figure.paragraph - last.paragraph <= 1
        ):
            break
        if first.depth and (figure.depth < first.depth or figure.sentence != first.sentence):
            break
        if figure.depth > first.depth:
            continue
        if j > i:
            gap = view.gap(figures[j - 1], figure)
            if _ADDED.search(gap):
                break
            if figure.item != last.item and items:
                ends.add(len(items))
            if figure.sentence != last.sentence and figure.sentence - first.sentence > (30 if lines else 4):
                break
            opener = _opener(gap)
            if opener in ("open", "list") and len(items):
                nested_until = figure.item
        last = figure
        if nested_until >= 0 and figure.item == nested_until:
            continue
        if figure.role or not same_kind(figure, first) or figure.nature != first.nature:
            continue
        items.append(figure)
    return items, sorted(ends)


def _read(view: View, i: int, opener: str, gap: str) -> Iterator[Reading]:
    items, ends = _items(view, i)
    if len(items) < 2:
        return
    first = items[0]
    wholes = _wholes(view, i, opener)
    for rank, whole in enumerate(wholes):
        if whole.nature == "change" and first.nature == "change":
            form = "change_list"
        elif first.nature == "level" and is_level(whole):
            form = "list"
        else:
            continue
        natural = [n for n in ends if n >= 2] or []
        if len(items) not in natural:
            natural.append(len(items))
        lengths = [*natural, *(n for n in range(2, len(items)) if n not in natural)]
        for order, n in enumerate(lengths):
            parts = items[:n]
            signs = tuple(_sign(whole, part) for part in parts)
            features = (
                opener.replace("bracket-open", "bracket").replace("bracket-list", "bracket"),
                "other" if _OTHER.search(parts[-1].lead) else "",
                f"n{min(n, 4)}",
                "natural" if order == 0 else "prefix" if n not in natural else "later",
                f"w{rank}",
            )
            yield Reading(
                form, "sum", whole, tuple(("part", part) for part in parts), signed(signs),
                standing=rank * 3 + (0 if order == 0 else 1 if n in natural else 2),
                features=features,
            )  # fmt: skip


def _sign(whole: Figure, part: Figure) -> int:
    if whole.nature != "change":
        return 1
    return 1 if whole.direction == part.direction or not part.direction else -1
