"""Stocks: what there was at the beginning, with what came and without what went, is there at the end; and by
how much that is more: 年初馆藏520卷，进馆30卷，销毁8卷，年末542卷，净增22卷."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import APART, Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_OPENING = compile_pattern(r"年初|期初|上年末|上年底|去年底|去年末|[月季学]初|旧存|原有")
_CLOSING = compile_pattern(r"年末|期末|年底|[月季学]末|现有|未结|余存|结存")
_OUT = compile_pattern(
    r"退|销|报废|减少|调出|收回|偿还|归还|还本|领用|出库|迁出|死亡|办结|审结|结案|处置|化解|离职|辞职|注[销消]|撤销|关闭"
    r"|移交|转出|流出|出栏|除名|到期|使用|发放|支出|淘汰|拆除"
)
_NET = compile_pattern(
    r"净(?:增加?|减少?|增长|流入|流出)|比年初|较年初|比上年末|较上年末|比期初|较期初"
)
_PLANNED = ("target", "budget", "first_budget", "adjusted_budget", "planned")
_FLOWS, _BACK = 5, 8


def find_stocks(view: View) -> Iterator[Reading]:
    """Readings of every closing stock whose opening one stands before it in its sentence, and of the net
    change behind it."""
    for closing in view.levels:
        if closing.depth or view.is_tabled(closing) or not _CLOSING.search(closing.lead):
            continue
        if closing.stage in _PLANNED or _OPENING.search(closing.lead):
            continue
        opening, flows = _before(view, closing)
        if opening is None:
            yield from _net_of_flows(view, closing, flows)
            continue
        if flows:
            yield _closing(closing, opening, flows)
        for net in _nets(view, closing):
            yield Reading(
                "stock", net, (("now", closing), ("before", opening)), APART, ("change", net.index),
                ("net", "flows" if flows else ""), True,
            )  # fmt: skip


def _before(view: View, closing: Figure) -> tuple[Figure | None, list[Figure]]:
    """The opening stock before a closing one in its sentence and what moved between, in order."""
    flows: list[Figure] = []
    for one in reversed(view.back(closing, _BACK)):
        if one.sentence != closing.sentence:
            break
        if one.depth > closing.depth or not same_kind(one, closing) or one.role == "compared":
            continue
        if is_level(one) and _OPENING.search(one.lead):
            return (one, flows[::-1]) if len(flows) <= _FLOWS else (None, [])
        if (
            one.nature in ("level", "change")
            and not _NET.search(one.lead)
            and one.index not in view.wholes
        ):
            flows.append(one)
    return None, flows[::-1]


def _closing(closing: Figure, opening: Figure, flows: list[Figure]) -> Reading:
    signs = tuple(-1 if _leaves(one) else 1 for one in flows)
    named = "named" if any(sign < 0 for sign in signs) else ""
    told = [("taken" if sign < 0 else "added", one) for sign, one in zip(signs, flows, strict=True)]
    return Reading(
        "stock", closing, (("opening", opening), *told), signed((1, *signs)), ("left", closing.index),
        ("closing", named, f"n{min(4, len(flows))}"), bool(named) and len(flows) > 1,
    )  # fmt: skip


def _net_of_flows(view: View, closing: Figure, flows: list[Figure]) -> Iterator[Reading]:
    """By how much a stock grew, of what came and went: 发放6万元，收回5万元，年末余额8万元，比年初增加1万元."""
    if len(flows) != 2 or not any(map(_leaves, flows)):
        return
    first = -1 if _leaves(flows[0]) and not _leaves(flows[1]) else 1
    signs = (first, -first)
    for net in _nets(view, closing):
        if net.direction:
            way = 1 if net.direction == "+" else -1
            yield Reading(
                "stock", net, tuple(("flow", one) for one in flows), signed(tuple(way * sign for sign in signs)),
                ("change", net.index), ("net", "of flows"),
            )  # fmt: skip


def _leaves(flow: Figure) -> bool:
    return flow.direction == "-" or _OUT.search(flow.lead) is not None


def _nets(view: View, closing: Figure) -> Iterator[Figure]:
    """The net change told right behind a closing stock."""
    for one in view.figures[closing.index + 1 : closing.index + 3]:
        told = one.sentence == closing.sentence and _NET.search(one.lead) is not None
        if told and same_kind(one, closing) and one.nature == "change" and one.base < 0:
            yield one
