"""Budgets changed within the year: the first budget with all that was added or cut since, the net of
these, and their rate."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.of_whole import NET
from perflint.relations.overall import Overall
from perflint.relations.reading import Reading, rate_of_changes, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_MOVED = compile_pattern(r"追加|追减|调增|调减|核增|核减|压减|收回|增加|减少")
_TAKEN = compile_pattern(r"(?:收回|核减|压减|调减|上缴)[^，。；]{0,6}$")
_SUBTOTAL = compile_pattern(
    r"(?:[两二三四五六七八][笔项次批类]|合)(?:共|合?计|合共)?|(?:累计|总共|共计?)(?:追|调|核|增|压|减)"
)
_RATE = compile_pattern(r"调整率|调整幅度|调增幅度|调减幅度")
_FURTHEST = 14


def find_adjustments(view: View, overall: Overall) -> Iterator[Reading]:
    """Readings of every adjusted budget, net change and rate of adjustment behind what was moved, and of
    what several moves of one way came to: 追加5万元，追加3万元，两笔共追加8万元."""
    for figure in view.figures:
        if figure.depth or figure.role:
            continue
        if moved(figure) and _SUBTOTAL.search(figure.lead):
            yield from _subtotal(view, figure)
        adjusted = figure.stage == "adjusted_budget" and is_level(figure)
        net = figure.nature in ("change", "level") and NET.search(figure.lead) is not None
        rated = figure.nature == "growth_rate" and _RATE.search(figure.lead) is not None
        if adjusted or net or rated:
            moves, first = _moves_before(view, figure)
            moves = without_subtotals(moves)
            if not moves:
                continue
            where = "near" if first is not None and first.sentence == figure.sentence else "far"
            yield from _read(figure, moves, first or overall.first, where, net, rated)


def _moves_before(view: View, figure: Figure) -> tuple[list[Figure], Figure | None]:
    """What was moved, in order, and the budget it was moved from, where the paragraph prints it."""
    moves: list[Figure] = []
    for other in reversed(view.back(figure, _FURTHEST)):
        if other.paragraph != figure.paragraph:
            break
        if other.depth or other.quantity.dimension != "money" or NET.search(other.lead):
            continue
        if moved(other):
            moves.append(other)
        elif is_level(other) and other.stage in ("first_budget", "budget"):
            return moves[::-1] or _moves_ahead(view, other, figure), other
        elif is_level(other) and other.stage != "adjusted_budget":
            break
    return moves[::-1], None


def _moves_ahead(view: View, budget: Figure, figure: Figure) -> list[Figure]:
    """What was moved from a budget told behind it: 年中调减48万元，年初预算320万元，全年预算272万元."""
    return [
        one for one in view.back(budget, _FURTHEST)
        if one.sentence == budget.sentence == figure.sentence and not one.depth and moved(one)
        and same_kind(one, figure)
    ]  # fmt: skip


def without_subtotals(moves: list[Figure]) -> list[Figure]:
    """`moves` in order without those that tell what others before them came to."""
    return [move for n, move in enumerate(moves) if not _added_up(moves, n)]


def _added_up(moves: list[Figure], n: int) -> list[Figure]:
    """The moves of the same way right before one that its words tell to be their sum."""
    parts: list[Figure] = []
    if _SUBTOTAL.search(moves[n].lead):
        for other in reversed(moves[:n]):
            if moved(other) != moved(moves[n]) or _SUBTOTAL.search(other.lead):
                break
            parts.append(other)
    return parts[::-1] if len(parts) > 1 else []


def _subtotal(view: View, figure: Figure) -> Iterator[Reading]:
    before, _ = _moves_before(view, figure)
    parts = _added_up([*before, figure], len(before))
    if parts and all(same_kind(part, figure) for part in parts):
        yield Reading(
            "adjustment", figure, tuple(("part", part) for part in parts), signed((1,) * len(parts)),
            ("change", figure.index), ("subtotal", f"n{min(4, len(parts))}"), True,
        )  # fmt: skip


def moved(figure: Figure) -> int:
    """Whether a figure was added (1) to the budget or taken from it (-1); 0 for one that was not moved."""
    if figure.nature == "change" and not figure.role and _MOVED.search(figure.lead):
        return -1 if figure.direction == "-" else 1
    return -1 if figure.nature == "level" and _TAKEN.search(figure.lead) else 0


def _read(
    figure: Figure, moves: list[Figure], first: Figure | None, where: str, net: bool, rated: bool
) -> Iterator[Reading]:
    signs = tuple(map(moved, moves))
    size = f"n{min(4, len(moves) + 1)}"
    if rated:
        if first is not None and same_kind(first, moves[0]):
            falls = figure.direction == "-" and figure.quantity.value >= 0
            signs = tuple(-sign for sign in signs) if falls else signs
            yield Reading(
                "adjustment_rate", figure,
                (("first", first), *(("change", move) for move in moves)), rate_of_changes(signs),
                ("rate", figure.index), (where, size), True,
            )  # fmt: skip
        return
    if not same_kind(moves[0], figure):
        return
    if net:
        if len(moves) > 1:
            falls = figure.nature == "change" and figure.direction == "-"
            signs = tuple(-sign for sign in signs) if falls else signs
            yield Reading(
                "adjustment", figure, tuple(("part", part) for part in moves), signed(signs),
                ("change", figure.index), ("net", size), True,
            )  # fmt: skip
        return
    if first is not None and same_kind(first, figure):
        yield Reading(
            "adjustment", figure, tuple(("part", part) for part in (first, *moves)), signed((1, *signs)),
            ("adjustment", figure.index), (where, size), True,
        )  # fmt: skip
