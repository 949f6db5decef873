"""A row or column of totals must be the sum of the lines it covers; a detail is no more than its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import Judgement
from perflint.arithmetic.slips import diagnose
from perflint.model.claim import Claim, Operand
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.cells import spanning
from perflint.operands.cover import Lines, Outline, outline, roots
from perflint.operands.grid import View, views
from perflint.operands.totals import judge_sum
from perflint.operands.write import joined

VALUES = frozenset({"label", "head", "sum", "gap", "whole"})
_MISTYPED = ("digit", "swap", "missing", "extra")
_MOST_PARTS = 20
_FEWEST_DIGITS = 3
_MOST_LINES = 1500
_MOST_TOTALS = 60
_SOUND = ("holds", "holds_if_truncated", "approximate")
Values = Sequence[Quantity | None]
"""The numbers of one line, by the lines that cross it."""


class Params(NamedTuple):
    """How the lines of tables are labelled."""

    totals: Words
    """Ends of labels that name a total: 合计."""
    subtotals: Words = Words(())
    """Ends of labels that name a subtotal: 小计."""
    within: Words = Words(())
    """Beginnings of labels that name a detail of the line above: 其中."""
    apart: Words = Words(())
    """Words in the head of a line that does not add up: 率, 单价, 人均."""
    sheets: Words = Words(())
    """Words of which two in the heads make a table of scores, which other rules read."""
    open: Words = Words(())
    """Ends of labels that leave the list of lines open: 等, ……."""
    details: bool = False
    """Judge details against their whole instead of totals against their parts."""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each total, or detail, with the numbers of the lines it belongs to."""
    for view in views(subject):
        if sum(any(word in head for word in params.sheets.words) for head in view.heads) > 1:
            continue
        yield from _across(params, *_rows(view, params))
        if not params.details:
            yield from _across(params, *_columns(view, params))


def _rows(view: View, params: Params) -> tuple[list[str], list[str], list[list[Quantity | None]]]:
    columns = [c for c in view.numeric if not _apart(view, c, params)]
    labels = [_label(view.path(row), params) for row in range(len(view.rows))]
    grid = [[view.number(row, c) for c in columns] for row in range(len(view.rows))]
    return labels, [view.heads[c] for c in columns], grid


def _columns(
    view: View, params: Params
) -> tuple[list[str], list[str], list[list[Quantity | None]]]:
    columns = [c for c in view.numeric if not _apart(view, c, params)]
    rows = range(len(view.rows))
    labels = [view.heads[c] for c in columns]
    return (
        labels,
        [view.label(row) for row in rows],
        [[view.number(r, c) for r in rows] for c in columns],
    )


def _label(path: tuple[str, ...], params: Params) -> str:
    label = path[-1] if path else ""
    outer = next((p for p in path[:-1] if p.startswith(params.within.words)), "")
    return outer + label


def _apart(view: View, column: int, params: Params) -> bool:
    unit = view.units[column]
    head = view.heads[column]
    return any(word in head for word in params.apart.words) or bool(
        unit and unit.dimension == "percent" and "占" not in head
    )


def _across(
    params: Params, labels: list[str], heads: list[str], grid: list[list[Quantity | None]]
) -> Iterator[Claim]:
    if len(labels) > _MOST_LINES:
        return
    lines = outline(labels, params.totals.words, params.subtotals.words, params.within.words)
    if params.details:
        yield from _details(lines, labels, heads, grid)
        return
    if any(label.endswith(params.open.words) for label in labels):
        return
    totals = [at for at, kind in enumerate(lines.kinds) if kind in ("total", "subtotal")]
    for at in totals[:_MOST_TOTALS]:
        if any(grid[at]):
            yield from _total(lines, at, labels[at], heads, grid)


def _total(
    lines: Outline, at: int, label: str, heads: list[str], grid: list[list[Quantity | None]]
) -> Iterator[Claim]:
    best: tuple[int, int, list[tuple[int, Lines, Judgement]]] | None = None
    sums: list[tuple[int, Decimal]] = []
    coverings = list(lines.coverings(at))
    coverings += [
        top for covered in coverings[:2] if 1 < len(top := roots(grid, covered)) < len(covered)
    ]
    for covered in coverings:
        judged = [
            (cross, covered, judge_sum(total, parts))
            for cross, total in enumerate(grid[at])
            if total and (parts := _parts(grid, covered, cross, total))
        ]
        sums += [(cross, j.exact) for cross, _, j in judged if j.exact is not None]
        good = sum(j.verdict in _SOUND and bool(j.exact) for _, _, j in judged)
        bad = sum(j.verdict == "contradicted" for _, _, j in judged)
        if judged and (best is None or (good, -bad) > best[:2]):
            best = good, -bad, judged
    if best is None:
        return
    good, bad, judged = best
    zero = not good and all(not q.value for q in grid[at] if q)
    for cross, covered, judgement in judged:
        total = grid[at][cross]
        assert total is not None
        parts = _parts(grid, covered, cross, total)
        told = lines.simple(at) or sums.count((cross, judgement.exact or Decimal(0))) > 1
        grounds = (good and good >= -bad) or zero or (told and _slipped(total, parts, judgement))
        if judgement.verdict in _SOUND or grounds:
            yield _claim(total, parts, judgement, label, heads[cross])
        else:
            yield Claim(
                "sum", "skipped", total.span, total.span, total, reason="parts may be incomplete"
            )


def _slipped(total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement) -> bool:
    """Whether one slip, in the total or in one of its parts, explains the difference."""
    if judgement.exact is None:
        return False
    if judgement.slip and _telling(total):
        return True
    gap = total.amount - judgement.exact
    return any(
        diagnose(part, point(part.amount + gap), part.amount + gap) in _MISTYPED
        for part in parts[:_MOST_PARTS]
        if _telling(part)
    )


def _telling(quantity: Quantity) -> bool:
    """Whether a number has digits enough that a slip in it is no chance."""
    return len(quantity.value.as_tuple().digits) >= _FEWEST_DIGITS


def _parts(
    grid: list[list[Quantity | None]], covered: Lines, cross: int, total: Quantity
) -> tuple[Quantity, ...]:
    """The filled numbers a total covers; none where units differ or fewer than one is filled."""
    parts = tuple(q for line in covered if (q := grid[line][cross]))
    if any(q.dimension != total.dimension or q.currency != total.currency for q in parts):
        return ()
    if total.dimension in ("number", "count") and len({q.unit for q in (total, *parts)}) > 1:
        return ()
    return parts


def _details(
    lines: Outline, labels: list[str], heads: list[str], grid: list[list[Quantity | None]]
) -> Iterator[Claim]:
    whole = -1
    for at, kind in enumerate(lines.kinds):
        if kind != "within":
            whole = at
            continue
        if whole < 0:
            continue
        for cross, part in enumerate(grid[at]):
            total = grid[whole][cross]
            if (
                not part
                or not total
                or part.dimension != total.dimension
                or part.unit != total.unit
            ):
                continue
            over = part.amount > total.amount
            zero = over and not total.amount
            if zero and "total" in lines.kinds[whole]:
                continue
            yield Claim(
                "sum",
                "contradicted" if over else "holds",
                spanning(part, total),
                part.span,
                stated=part,
                expected=f"≤ {total.text}",
                expression=f"{part.value:f} ≤ {total.value:f}",
                operands=(Operand("whole", total),),
                values={"label": labels[at], "whole": labels[whole], "head": heads[cross]},
            )


def _claim(
    total: Quantity, parts: tuple[Quantity, ...], judgement: Judgement, label: str, head: str
) -> Claim:
    exact = (judgement.exact or 0) / total.scale
    unit = "" if total.inherited else total.unit
    return Claim(
        "sum",
        judgement.verdict,
        spanning(total, *parts),
        total.span,
        stated=total,
        expected=judgement.expected,
        expression=joined("+", parts),
        slip=judgement.slip,
        operands=tuple(Operand("part", part) for part in parts),
        values={
            "label": label, "head": head, "sum": f"{exact:f}{unit}",
            "gap": f"{abs(total.value - exact):f}{unit}",
        },
    )  # fmt: skip
