"""Accounts: what is left of what came in after what went out, and stocks carried forward."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_TOTAL = compile_pattern(r"(?:总计|合计|总量|总收入|总支出|共计|总额)")
_CLOSING = compile_pattern(
    r"(?:年末|期末|年底|现有|实有|调整后|全年预算|实际下达|下达资金|执行|实际|最终|预算数为|调整为|可用|净收入|决算)[^，。；]{0,10}$"
)
_IN = compile_pattern(r"收入|收 入")
_OUT = compile_pattern(r"支出|决算|执行")
_ROLLED = compile_pattern(r"滚存|累计")
_CURRENT = compile_pattern(r"当年|本年|收支结余|当期|本期")
_SINCE = compile_pattern(r"[比较]?(?:年初|期初|上年末|上年底)")
_MOST = 10


def find_accounts(view: View) -> Iterator[Reading]:
    """Readings of every remainder and every closing stock."""
    for figure in view.figures:
        if (
            figure.role
            or figure.nature not in ("level", "change")
            or not _is_plain(figure)
            or figure.depth
            or "其中" in figure.lead
        ):
            continue
        left = view.lexicon.left.search(_core(view, figure)) or (
            figure.tail.startswith(("没有", "尚未", "未支", "未使", "未执", "未发", "未拨", "结转"))
        )
        if left:
            yield from _left(view, figure)


def _core(view: View, figure: Figure) -> str:
    lead = view.lexicon.link.cut(figure.lead)
    return lead[-12:]


def _is_plain(figure: Figure) -> bool:
    return bool(figure.quantity.unit) and figure.quantity.dimension not in (
        "percent",
        "points",
        "multiple",
        "duration",
        "score",
    )


def _left(view: View, left: Figure) -> Iterator[Reading]:
    before = list(_operands(view, left))
    if len(before) < 2 or _opening(left) or _is_addend(view, left):
        return
    opened = any(map(_opening, before))
    if not opened and is_stock(view, left):
        return
    rolled = bool(_ROLLED.search(left.lead))
    if rolled and not opened:
        return
    kind = "rolled" if rolled else "current" if _CURRENT.search(left.lead) else "closing"
    kind += "-opening" if opened else ""
    incoming = next((f for f in before if _total_of(f, _IN)), None)
    beside = incoming and any(_opening(f) and f.index > incoming.index for f in before)
    seen: set[tuple[int, ...]] = set()
    for how, parts in _sums(view, left, before, incoming):
        key = tuple(sorted(figure.index for _, figure in parts))
        if key in seen or len(parts) < 2:
            continue
        seen.add(key)
        clean = "clean" if how == "totals" or view.clean([f for _, f in parts]) else ""
        yield Reading(
            "left", left,
            tuple(("added" if sign > 0 else "taken", figure) for sign, figure in parts),
            signed(tuple(sign for sign, _ in parts)), ("left", left.index),
            (how, kind, clean, f"n{min(4, len(parts))}"),
            clean == "clean" and (how == "item" or (how == "totals" and not beside)),
        )  # fmt: skip


Signed = list[tuple[int, Figure]]
"""Figures, each with 1 where it is added and -1 where it is taken off."""


def _sums(
    view: View, left: Figure, before: list[Figure], incoming: Figure | None
) -> Iterator[tuple[str, Signed]]:
    """What may come to `left`, likeliest first, and how that was found: totals of both sides, what
    stands in its item, its sentence or right before, one figure of each flow."""
    outgoing = next((f for f in before if _total_of(f, _OUT)), None)
    if incoming and outgoing:
        yield "totals", [(1, incoming), (-1, outgoing)]
    sentence = [f for f in before if f.sentence == left.sentence]
    item = [f for f in sentence if f.item == left.item]
    for how, pool in (("item", item), ("sentence", sentence), ("paragraph", before[:2])):
        parts = _signed(view, pool, incoming)
        if any(sign < 0 for sign, _ in parts):
            yield how, parts
    flows_in = next((f for f in before if f.flow == "in"), None)
    flows_out = next((f for f in before if f.flow == "out"), None)
    if flows_in and flows_out:
        yield "flows", [(1, flows_in), (-1, flows_out)]


def _signed(view: View, pool: list[Figure], incoming: Figure | None) -> Signed:
    """Figures in order with their signs; where all are taken off, it is from `incoming` or the first."""
    parts = [(_sign(view, figure), figure) for figure in reversed(pool)]
    if parts and all(sign < 0 for sign, _ in parts):
        if incoming and incoming not in pool:
            return [(1, incoming), *parts]
        if parts[0][1].stage == "executed" and len(parts) == 2 and pool[0].index in view.wholes:
            return []  # 支出50万元，其中人员40万元，结余3万元: nothing is left of what was spent.
        parts[0] = (1, parts[0][1])
    return parts


def is_stock(view: View, left: Figure) -> bool:
    """Whether the words behind a balance tell how much more it is than at the beginning, so that it is none of
    what was moved alone: 发放6万元，收回5万元，年末余额8万元，比年初增加1万元."""
    behind = view.figures[left.index + 1 : left.index + 2]
    return any(one.nature == "change" and _SINCE.search(one.lead) for one in behind)


def _is_addend(view: View, left: Figure) -> bool:
    """Whether what is left is itself added up to a total of spending in the same sentence."""
    if left.mark == "、":
        return True
    if "相抵" in left.lead or ("结余" in left.lead and "收支" in left.lead):
        return False
    for figure in view.figures[left.index + 1 : left.index + 10]:
        if figure.sentence != left.sentence:
            return False
        if figure.flow == "out" and _TOTAL.search(figure.lead):
            return True
    return False


def _operands(view: View, left: Figure) -> Iterator[Figure]:
    """What may be added up, the nearest first: not parts in brackets nor of 其中."""
    count = 0
    for j in range(left.index - 1, max(-1, left.index - 40), -1):
        figure = view.figures[j]
        if figure.paragraph != left.paragraph or left.sentence - figure.sentence > 3:
            return
        if figure.role or figure.depth > left.depth or not same_kind(figure, left):
            continue
        if not (is_level(figure) or _moves(figure)) or _listed(view, figure, left):
            continue
        if view.lexicon.left.search(_core(view, figure)) and not _opening(figure):
            continue
        yield figure
        count += 1
        if count == _MOST:
            return


def _listed(view: View, figure: Figure, left: Figure) -> bool:
    """Whether a figure is one of several parts of a list, which its whole already counts."""
    whole = view.wholes.get(figure.index)
    if whole is None:
        return False
    alone = sum(view.wholes.get(j) == whole for j in range(whole, left.index)) == 1
    return not (alone and figure.sentence == left.sentence)


def _moves(figure: Figure) -> bool:
    return figure.nature == "change" and any(
        word in figure.lead for word in ("调增", "调减", "追加", "追减", "核增", "核减", "压减")
    )


def _opening(figure: Figure) -> bool:
    return any(word in figure.lead for word in ("上年", "年初", "期初", "历年", "以前年度"))


def _total_of(figure: Figure, way: object) -> bool:
    return bool(_TOTAL.search(figure.lead)) and (("in" if way is _IN else "out") == figure.flow)


def _sign(view: View, figure: Figure) -> int:
    """Whether a figure adds to or takes from what is left, by its own words; 1 where they do not say."""
    if figure.index in view.wholes:
        return -1
    if figure.nature == "change":
        return -1 if figure.direction == "-" else 1
    lead = figure.lead
    outward = max((m.end() for m in view.lexicon.outward.finditer(lead)), default=-1)
    inward = max((m.end() for m in view.lexicon.inward.finditer(lead)), default=-1)
    if figure.stage in ("budget", "first_budget", "adjusted_budget") and outward <= inward:
        return 1
    if "预算" in lead and figure.stage != "executed":
        return 1
    return -1 if outward > inward else 1
