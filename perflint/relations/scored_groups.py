"""Groups of scores that their sum closes: 产出50分，数量20分、质量14.2分，合计34.2分; 产出50分扣0.6分，故得49.4分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.scored import Item, is_total
from perflint.text.patterns import compile_pattern

_CLOSES = compile_pattern(r"(?:小计|合计|共计|故得|共得)(?:得分|得)?(?:为|是)?$")
_MOST = 16


class Group(NamedTuple):
    """A group: where among the items its full marks and its score stand, and both as one item."""

    start: int
    end: int
    item: Item


def find_groups(items: Sequence[Item]) -> Iterator[Group]:
    """The groups whose score stands behind those of their parts, in the sentence of their full marks."""
    last = -1
    for end, item in enumerate(items):
        score = item.score
        if score is None or item.weight is not None or _CLOSES.search(score.lead) is None:
            continue
        for start in range(end - 1, max(last, end - _MOST), -1):
            if items[start].first.sentence != score.sentence:
                break
            weight = _full_marks(items[start])
            if weight is not None and weight.quantity.value >= score.quantity.value:
                yield Group(start, end, Item(items[start].name, weight, score, apart=True))
                last = end
                break


def _full_marks(item: Item) -> Figure | None:
    """What there is to be got of an item whose score stands elsewhere."""
    if item.score is None:
        return item.weight
    return item.score if item.is_bare("score") and not is_total(item.score) else None


def parts_of(items: Sequence[Item], group: Group) -> list[Item]:
    """The scores between the full marks of a group and its sum, where nothing else is told there."""
    parts = list(items[group.start + 1 : group.end])
    alike = all(part.is_bare("score") for part in parts) or all(
        part.weight is not None and part.score is not None for part in parts
    )
    return parts if alike and len(parts) > 1 and _are_all(parts, group) else []


def _are_all(parts: Sequence[Item], group: Group) -> bool:
    """Whether the weights of parts, where they are told, make that of their group."""
    weights = [part.weight.quantity.value for part in parts if part.weight is not None]
    whole = group.item.weight
    return not weights or (whole is not None and sum(weights) == whole.quantity.value)


def with_groups(items: Sequence[Item], groups: Sequence[Group], inner: Set[int]) -> list[Item]:
    """The items that are no parts (`inner`), each group as one."""
    begun = {group.start: group for group in groups}
    found: list[Item] = []
    after = 0
    for at, item in enumerate(items):
        if at < after:
            continue
        if at in begun:
            found.append(begun[at].item)
            after = begun[at].end + 1
        elif at not in inner:
            found.append(item)
    return found
