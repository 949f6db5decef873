"""Lists that nothing opens: a number and, right behind it, the numbers of its kinds, each with a name."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.list_heads import adds_up
from perflint.relations.list_items import STOPS
from perflint.relations.partitions import is_partition, may_belong
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, bare_unit, is_level, same_kind
from perflint.text.patterns import compile_pattern

_OPENS = compile_pattern(
    r"其中|包括|含|分别|按|由|（|主要|较|比|占|达到|目标|计划|任务|上年|去年|加上|调入|上解|结转|结余"
)
_ADDS = compile_pattern(r"(?<![增参更附])加(?=[^强快大减工])|及")
_REFERRED = compile_pattern(
    r"。[^。]*(?:该|此|这|上述|以上)[^，。；]{0,3}(?:资金|款项|经费|指标|款)[^。；]*$"
)
_OPEN = compile_pattern(r"等(?![于待级])")
_CARRIED = compile_pattern(r"^(?:上年|年初)(?:结转|结余)")
_NEXT = compile_pattern(
    r"收回|回收|有效|满意|实[到收际有]|到位|入库|进馆|新增|退出|销毁|清退|注销|报废|未|欠|缺|剩|办结|通过|合格|完成|建成|开工|获|取得"
)
"""Names of what came of the number before, not of its parts: 发放300份，收回291份，满意271份."""
_REST = ("其余", "其他", "其它")
_JOINED = ("和", "及", "与", "以及")
_MOST = 12


def find_plain_lists(view: View) -> Iterator[Reading]:
    """Readings of every number that others of its unit follow one clause behind it, side by side."""
    for i in range(1, len(view.figures)):
        first, whole = view.figures[i], view.figures[i - 1]
        if not is_level(first) or not is_level(whole):
            continue
        if whole.index in view.wholes or first.index in view.wholes:
            continue
        referred = _is_referred_to(view, whole, first)
        if not referred and not _may_begin(view, whole, first):
            continue
        parts, join = _run(view, first)
        if len(parts) < 2 or any(part.quantity.amount > whole.quantity.amount for part in parts):
            continue
        closed = "partition" if is_partition(parts, view.partitions) else ""
        if may_belong([whole, *parts], view.partitions) or _is_added_up(view, parts[-1]):
            continue
        if _are_parts_of_another(view, whole, parts) or (
            join == "apart" and _is_alike(whole, parts)
        ):
            continue
        if _OPEN.match(view.text, parts[-1].quantity.symbol + 1):
            continue
        if join == "apart" and not closed and not referred and not view.own:
            continue  # One number after another, of things of one kind.
        kind = "money" if whole.quantity.dimension == "money" else "things"
        yield Reading(
            "plain_list", whole, tuple(("part", part) for part in parts), signed((1,) * len(parts)),
            ("list", first.index), ("referred" if referred else join, closed, kind, f"n{min(len(parts), 4)}"),
            view.own and (join != "apart" or bool(closed) or referred),
        )  # fmt: skip


def _is_referred_to(view: View, whole: Figure, first: Figure) -> bool:
    """Whether the words before `first` hand on the amount told just before: 将该笔资金用于甲项目7万元和乙项目5万元."""
    return (
        whole.quantity.dimension == "money"
        and first.sentence - whole.sentence == 1 and first.paragraph == whole.paragraph
        and first.depth == whole.depth and _is_item(first, first)
        and _REFERRED.search(view.gap(whole, first)) is not None
    )  # fmt: skip


def _may_begin(view: View, whole: Figure, first: Figure) -> bool:
    """Whether `first` may be the first part of `whole`: named by itself, a clause behind it."""
    return (
        first.sentence == whole.sentence
        and first.item == whole.item and first.clause - whole.clause == 1
        and first.depth == whole.depth and first.mark == "，" and _is_item(whole, first)
        and not _ADDS.search(whole.lead) and whole.mark != "、" and not view.is_tabled(whole)
    )  # fmt: skip


def _is_added_up(view: View, last: Figure) -> bool:
    """Whether a total behind the list adds up the number before it as well."""
    following = view.figures[last.index + 1 : last.index + 2]
    return bool(following) and STOPS.search(view.gap(last, following[0])) is not None


def _are_parts_of_another(view: View, whole: Figure, parts: list[Figure]) -> bool:
    """Whether a number and those behind it together make the one before it: 预算48万元，省级26万元，州级22万元."""
    total = sum((part.quantity.amount for part in parts), whole.quantity.amount)
    before = view.figures[max(0, whole.index - 2) : whole.index]
    return any(one.quantity.amount == total for one in before if same_kind(one, whole))


def _is_alike(whole: Figure, parts: list[Figure]) -> bool:
    """Whether a number is named as those behind it are, so that it is one of them: 求助类55件，投诉类16件."""
    last = whole.key[-1:]
    return any(part.key[-1:] == last and not part.key.endswith(whole.key) for part in parts)


def _is_item(whole: Figure, figure: Figure) -> bool:
    """Whether `figure` counts what `whole` counts, under a name of its own and at no other stage."""
    return (
        figure.quantity.dimension == whole.quantity.dimension and adds_up(figure)
        and bare_unit(figure.quantity) == bare_unit(whole.quantity) and not figure.role
        and figure.nature == "level" and bool(figure.key) and figure.base < 0
        and figure.stage in ("none", whole.stage)
        and not (figure.mark == "，" and _NEXT.search(figure.lead))
        and not _OPENS.search(_CARRIED.sub("", figure.lead) if figure is not whole else figure.lead)
    )  # fmt: skip


def _run(view: View, first: Figure) -> tuple[list[Figure], str]:
    """`first` and the figures side by side with it, and what joins them."""
    parts, join = [first], ""
    for figure in view.figures[first.index + 1 : first.index + _MOST]:
        mark = figure.mark
        if mark in ("#", "）") and figure.lead.startswith(_JOINED):
            mark = "、"
        elif mark == "，" and figure.lead.startswith(_REST) and len(parts) > 1:
            mark = join
        if figure.depth > first.depth or (
            figure.nature in ("share", "rate") and figure.item == first.item
        ):
            continue
        if figure.item != first.item or mark not in ("、", "，") or mark != (join or mark):
            break
        if not _is_item(first, figure) or figure.index in view.wholes:
            break
        parts.append(figure)
        join = mark
    return parts, "joined" if join == "、" else "apart"
