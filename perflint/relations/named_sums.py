"""Sums whose words name the addends: 在编与编外人员合计300人, 中央、省两级资金共投入40万元."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_SUM = compile_pattern(
    rf"(?:^|[，。；：\n{ANY_SYMBOL}])(?P<names>[^，。；：\n{ANY_SYMBOL}]{{2,40}}?)"
    r"(?:合计|总计|共计|之和|相加|加起来|合起来|总共|[总共](?:投入|到位|支出|下达|拨付))"
    r"[^，。；：]{0,8}$"
)
_MAY_SUM = compile_pattern("[计和加合总共]")
"""Of these each word that sums up has one."""
_NEAR = 12
_JOINED = compile_pattern(r"[与和及、]|以及")
_TRIMMED = compile_pattern(
    r"^(?:其中|上述|以上|全年|年末|当年|本年)+|(?:人员|资金|经费|支出|等|的|数|者|合计|两者)+$"
)
_FURTHEST = 16
_SENTENCES = 4


def find_named_sums(view: View) -> Iterator[Reading]:
    """Readings of every figure whose words name two or more figures told before it."""
    for figure in view.levels:
        if figure.depth or not figure.quantity.unit:
            continue
        at = figure.quantity.symbol
        if _MAY_SUM.search(view.text, at - _NEAR if at > _NEAR else 0, at) is None:
            continue
        match = _SUM.search(view.text, max(0, at - 64), at)
        if match is None:
            continue
        names = [_TRIMMED.sub("", name) for name in _JOINED.split(match["names"])]
        if not 2 <= len(names) <= 5 or not all(names):
            continue
        parts = [_named(view, figure, name) for name in names]
        if all(part is not None for part in parts) and len({p.index for p in parts if p}) == len(
            parts
        ):
            found = tuple(("part", part) for part in parts if part is not None)
            yield Reading(
                "named_sum", figure, found, signed((1,) * len(found)), ("total", figure.index),
                (f"n{min(4, len(found))}",), True,
            )  # fmt: skip


def _named(view: View, total: Figure, name: str) -> Figure | None:
    """The last figure before `total` that is called `name`."""
    for other in reversed(view.back(total, _FURTHEST)):
        if total.paragraph - other.paragraph > 1 or total.sentence - other.sentence > _SENTENCES:
            return None
        if is_level(other) and not other.role and same_kind(other, total) and name in other.lead:
            return other
    return None
