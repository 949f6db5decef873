"""Lists: a whole with its parts after it (其中, 包括, brackets), read once with nesting."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.list_heads import adds_up, large_enough, wholes_of
from perflint.relations.list_items import OTHER, STOPS, items_of, opener_of
from perflint.relations.part_changes import find_part_changes, misses
from perflint.relations.partitions import (
    is_partition,
    is_partition_but_for,
    may_be_part,
    may_belong,
)
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_BATCHES = compile_pattern(r"[总共]|合计|[两二三四五六七八九][批类个项期]")
_SPREAD = compile_pattern(r"(?:其中|如下|包括|构成|情况)(?:是)?：")
_HUNG = compile_pattern(r"[^，。；：、\n（）［］]{0,12}[（［]")
"""What stands between a figure and the first in its brackets: 22个市场监管所（城区4个."""
_WITHOUT = compile_pattern(r"[（，]已?(?:剔除|扣除|不含|不包括)[^，。；]*$")
"""What is left out is no part: 629.4亿元（已剔除调入54.5亿元、上年结转14.3亿元）."""
_UNCOUNTED = compile_pattern(r"本级[及和、]|本部[及和、]|机关[及和、]")
"""One that is listed without a number: 50个单位，包括部本级、9个督察局、12个直属单位."""
_FOREMOST = compile_pattern(r"(?:前|居首)(?:[0-9一二三四五六七八九十]{1,2}[位名]|列)")
"""The greatest of many are no parts that add up: 办结3816件，办件量前5位的窗口依次为."""
_ABSENT = compile_pattern(r"[，；、][^。\n]{0,40}?(?:没有|未|无)[^，。；\n]{0,8}(?=[，。；\n]|$)")
_COMPOSED = compile_pattern(r"[^，。；：\n]{0,6}?(?:构成|组成)")
_RESPECTIVELY = compile_pattern(r"(?:分别|依次)[为是有]?$")
_POSTS = "编制"
_RETIRED = compile_pattern("[离退]休")
_BRACKETS = compile_pattern(r"（[^（）]{0,60}）")
_JOINED = ("和", "及", "与", "以及")
_PARTS = ("open", "list", "bracket", "some", "rate", "main", "by", "among")


def find_lists(view: View) -> Iterator[Reading]:
    """Readings of every whole that a list follows, one group a list."""
    for i in range(1, len(view.figures)):
        first = view.figures[i]
        if not (_may_be_listed(first) or (first.nature == "change" and not first.role)):
            continue
        previous = view.figures[i - 1]
        if first.paragraph - previous.paragraph > 1:
            continue
        gap = view.gap(previous, first)
        gap = gap[gap.rfind("。", 0, len(gap) - 1) + 1 :]
        if "）" in gap:
            gap = _BRACKETS.sub("", gap)
        if STOPS.search(gap):
            continue
        hung = (
            first.depth > previous.depth and first.hung == previous.index
            and _HUNG.match(gap) is not None
        )  # fmt: skip
        opener = _inside(previous, gap) if hung else opener_of(gap)
        if opener and (_UNCOUNTED.search(gap) or _WITHOUT.search(gap) or _FOREMOST.search(gap)):
            opener = ""
        if opener == "colon" and not _introduces(previous, gap):
            opener = ""
        if opener == "points" and previous.index in view.wholes:
            opener = ""  # 第一批中央10万元、第一批省级2万元: items of one list.
        if opener:
            yield from _read(view, i, opener, gap)
        elif (
            is_level(previous) and first.item == previous.item
            and previous.index not in view.wholes and _may_be_bare(view, previous, first)
        ):  # fmt: skip
            yield from _read(view, i, "bare", gap)


def _may_be_listed(figure: Figure) -> bool:
    """Whether a figure may be part of a whole, or of what each has: 人均收入3.2万元，其中：工资性收入2.1万元."""
    return is_level(figure) or (figure.nature == "price_each" and not figure.role)


def _inside(previous: Figure, gap: str) -> str:
    """What opens a list in brackets: 其中 there may leave parts out, 22个所（城区4个、乡镇18个） does not."""
    if previous.quantity.dimension == "percent":
        return "rate"
    return "some" if opener_of(gap) in ("open", "list") else "bracket"


def _may_be_bare(view: View, previous: Figure, first: Figure) -> bool:
    """Whether a list that nothing opens may begin: the words before it count it up, or its first item
    may be a part of what is known to have parts."""
    return (
        not adds_up(first)
        or may_be_part(first, view.partitions)
        or _BATCHES.search(previous.lead) is not None
    )


def _introduces(figure: Figure, gap: str) -> bool:
    """Whether the colon behind a figure opens a list of it; that of a label (目标2：) opens none."""
    if figure.nature == "ordinal_or_name":
        return False
    return gap.lstrip("）")[:1] == "：" or figure.nature == "count_of_list"


def _read(view: View, i: int, opener: str, gap: str) -> Iterator[Reading]:
    first = view.figures[i]
    spread = opener == "points" or bool(_SPREAD.search(gap)) or "\n" in gap
    items, extents = items_of(view, i, spread)
    if opener in _PARTS:
        _note_first(view, i, opener, alone=len(items) == 1)
    if len(items) < 2:
        return
    if opener == "bare" and (not _is_list_by_names(view, i, items) or _goes_on(view, i, items)):
        return
    if opener == "list" and _is_parallel(view, i, items, gap):
        return
    wholes = large_enough(wholes_of(view, i, opener), first)
    noted = opener in _PARTS or (opener == "bare" and is_partition(items, view.partitions))
    if wholes and noted and first.nature == "level":
        for part in items[: extents[0].size]:
            view.wholes.setdefault(part.index, wholes[0].index)
    for rank, whole in enumerate(wholes):
        if whole.nature == "price_each" and is_partition(items, view.partitions):
            continue  # 人均收入3.2万元，其中城镇居民3.9万元、农村居民2.1万元: means of two groups.
        form = "change_list" if whole.nature == "change" else "list"
        if rank == 0 and form == "list":
            told = items[: extents[0].size]
            changes = tuple(find_part_changes(view, whole, told))
            yield from changes
            if (
                any(map(misses, changes))
                and sum(one.quantity.amount for one in told) < whole.quantity.amount
            ):
                view.unfinished.add(first.index)
                return  # Neither the parts nor their changes make up the whole: there are more of them.
        for extent in extents:
            parts = items[: extent.size]
            signs = tuple(_sign(whole, part) for part in parts)
            end = "cut" if _cut(view, parts[-1]) else extent.end
            features = _features(view, whole, parts, opener, end, rank)
            yield Reading(
                form, whole, tuple(("part", part) for part in parts), signed(signs),
                ("list", first.index), features,
                not rank and form == "list" and bool(features[3])
                and (
                    features[2] in ("partition", "composed") or opener in ("bracket", "colon")
                    or (opener in ("open", "list") and extent.size > 2)
                )
                and end in ("sentence", "item"),
            )  # fmt: skip


def _note_first(view: View, i: int, opener: str, alone: bool) -> None:
    """What the words that open a list tell of its first item, and of figures of other kinds beside it;
    `alone`: it has no other item."""
    first = view.figures[i]
    if opener == "open" and first.nature == "level":
        for whole in wholes_of(view, i, opener)[:1]:
            view.under[first.index] = whole.index
    _note_other_kinds(view, i)
    if alone and first.nature == "level":
        for whole in wholes_of(view, i, opener)[:1]:
            view.wholes.setdefault(first.index, whole.index)


def _is_list_by_names(view: View, i: int, items: list[Figure]) -> bool:
    """Whether figures that nothing introduces are a list: the words before count them up, or their
    names are known to make up a whole that the figure before them is no part of. Those who have
    retired hold no posts (编制)."""
    before = view.figures[i - 1]
    if _POSTS in before.lead and any(_RETIRED.search(item.lead) for item in items):
        return False
    return _BATCHES.search(before.lead) is not None or (
        is_partition(items, view.partitions) and not may_belong([before, *items], view.partitions)
    )


def _is_parallel(view: View, i: int, items: list[Figure], gap: str) -> bool:
    """Whether figures that 分别 or 依次 leads in stand one by one beside as many told before: 男420人，女180人；满意的
    分别为399人、162人."""
    if _RESPECTIVELY.search(gap) is None:
        return False
    before = [
        one for one in view.figures[max(0, i - 2 * len(items)) : i]
        if is_level(one) and same_kind(one, items[0]) and one.sentence == items[0].sentence
    ][-len(items) :]  # fmt: skip
    whole = sum(item.quantity.amount for item in items)
    return len(before) == len(items) and whole != before[-1].quantity.amount and all(
        one.lead and item.quantity.amount <= one.quantity.amount for item, one in zip(items, before, strict=True)
    )  # fmt: skip


def _goes_on(view: View, i: int, items: list[Figure]) -> bool:
    """Whether the figure before a list that nothing introduces is its first item, so that it and the others add
    up to the one before that: 在职128人，公务员46人，参公20人，事业62人."""
    if i < 2:
        return False
    first, whole = view.figures[i - 1], view.figures[i - 2]
    beside = whole.item == first.item and is_level(whole) and same_kind(whole, first)
    told = first.quantity.amount + sum(item.quantity.amount for item in items)
    return beside and told == whole.quantity.amount


def _note_other_kinds(view: View, i: int) -> None:
    """The second figure of an item (22个，投资168亿元) is a part of the figure of its own kind that
    stands beside the whole."""
    first = view.figures[i]
    for figure in view.figures[i + 1 : i + 4]:
        if figure.item != first.item or figure.index in view.wholes:
            break
        if is_level(figure) and not same_kind(figure, first):
            for whole in reversed(view.figures[max(0, i - 3) : i]):
                if (
                    is_level(whole)
                    and same_kind(whole, figure)
                    and whole.sentence == first.sentence
                ):
                    view.wholes.setdefault(figure.index, whole.index)
                    break


def _cut(view: View, last: Figure) -> bool:
    """Whether the line breaks off behind the last part, so that more may follow."""
    text, at = view.text, last.quantity.symbol
    end = text.find("\n", at)
    rest = text[at + 1 : end if end >= 0 else len(text)]
    return "。" not in rest and rest.endswith(("；", "，", "、"))


def _features(
    view: View, whole: Figure, parts: list[Figure], opener: str, end: str, rank: int
) -> tuple[str, ...]:
    closed = (
        "partition" if is_partition(parts, view.partitions) or _others_absent(view, parts)
        else "composed" if _COMPOSED.match(view.text, parts[-1].quantity.symbol + 1)
        else "other" if OTHER.search(parts[-1].lead)
        else "flow" if whole.flow and all(part.flow == whole.flow for part in parts)
        else ""
    )  # fmt: skip
    each = "each" if whole.nature == "price_each" else ""
    kind = each or ("money" if whole.quantity.dimension == "money" else "things")
    return (
        "near" if not rank else "far",
        opener,
        closed,
        _clean(view, whole, parts),
        end,
        kind,
        f"n{min(len(parts), 5)}",
    )


def _clean(view: View, whole: Figure, parts: list[Figure]) -> str:
    """Whether no other figure of their kind stands among a whole and its parts; `tight` where none at all does,
    the list begins one clause behind and 、 or 和 joins all its items: 54起，其中甲16起、乙29起和丙9起."""
    if not view.clean([whole, *parts]):
        return ""
    beside = parts[0].clause - whole.clause == 1 and parts[-1].index - whole.index == len(parts)
    joined = all(part.mark == "、" or part.lead.startswith(_JOINED) for part in parts[1:])
    return "tight" if beside and joined else "clean"


def _others_absent(view: View, parts: list[Figure]) -> bool:
    """Whether the sentence goes on to say that there was nothing of the other parts."""
    at = parts[-1].quantity.symbol + 1
    said = _ABSENT.match(view.text, at)
    return said is not None and is_partition_but_for(parts, view.partitions, said.group())


def _sign(whole: Figure, part: Figure) -> int:
    if whole.nature != "change":
        return 1
    return 1 if whole.direction == part.direction or not part.direction else -1
