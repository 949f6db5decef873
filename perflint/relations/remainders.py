"""What a rate leaves: 完成288公里，为目标310公里的93%，少完成22公里. Its figures tell, whatever words say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from perflint.model.figure import Figure
from perflint.relations.reading import APART, Group, Reading
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_LEAVES = compile_pattern(
    r"(?:^|[^减])(?:少|未|余|欠|缺|[节省]下|节省|差(?!旅|别|异)|剩|节[支约余]|超|多)[^，。；、]{0,8}$|[余剩]$|缺口"
)
_SIGNS = frozenset("少未余欠缺节省差剩超多")
"""Of these each word for what is left or beyond has one."""
_NOT = compile_pattern(
    r"至少|不少|多少|大多|许多|多种|超市|上年|去年|同期|其中|累计|不超|分别|以前|历年|多功能|多媒体|差旅|未成年|业余"
)
_STAGES = (
    ("target", compile_pattern(r"目标|指标|任务|计划")), ("budget", compile_pattern(r"预算")),
)  # fmt: skip
Pair = tuple[Figure, Figure]


def find_remainders(
    view: View, read: Set[Group], rates: Mapping[int, list[Pair]]
) -> Iterator[Reading]:
    """Readings of what is left or beyond that have none in `read`; `rates`: by sentence, part and base
    of the rates read there."""
    for figure in view.figures:
        if (
            figure.nature in ("level", "change") and figure.quantity.unit and not figure.role
            and not figure.depth and not {("left", figure.index), ("change", figure.index)} & read
            and not _SIGNS.isdisjoint(figure.lead) and not view.is_tabled(figure)
            and _LEAVES.search(figure.lead) and not _NOT.search(figure.lead)
        ):  # fmt: skip
            yield from _read(figure, rates)


def _read(left: Figure, rates: Mapping[int, list[Pair]]) -> Iterator[Reading]:
    pairs = [
        pair for pair in rates.get(left.sentence, ())
        if same_kind(pair[0], left) and max(one.index for one in pair) < left.index
    ]  # fmt: skip
    pairs = [pair for pair in pairs if pair[0].quantity.amount != pair[1].quantity.amount]
    if not pairs or not _is_named(left, pairs[-1]):
        return
    part, base = pairs[-1]
    near = left.index - max(part.index, base.index) <= 2
    yield Reading(
        "remainder", left, (("base", base), ("part", part)), APART, ("left", left.index),
        ("near" if near else "", left.nature),
    )  # fmt: skip


def _is_named(left: Figure, pair: Pair) -> bool:
    """Whether the pair holds the target or budget that the words before `left` speak of, if any."""
    return not any(
        words.search(left.lead) and not any(stage in figure.stage for figure in pair)
        for stage, words in _STAGES
    )
