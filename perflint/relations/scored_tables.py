"""Scores that prose and a table of scores both tell: 产出50分得48.5分, 产出小计 50 48.6; 四项产出指标合计48.2分, of
rows called 数量、质量、时效、成本."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.known import MARKS, in_column
from perflint.relations.reading import SAME, Reading, signed
from perflint.relations.scored import Item, is_total
from perflint.relations.view import View
from perflint.sheets.sheet import Sheet
from perflint.text.patterns import compile_pattern

_BARE = compile_pattern(
    r"（[^（）]*）|小计|合计|总?得分|指标|类|部分|方面|情况|率$|^.*(?:[0-9一二三四五六七八九十]+[项个类大])"
)
_GROUPS = {
    "产出": ("数量", "质量", "时效", "成本"),
    "效益": ("经济效益", "社会效益", "生态效益", "可持续影响"),
}
_LEAST, _NAME, _MOST = 2, 2, 400


class _Row(NamedTuple):
    """What a table tells of one part: its name without what only says that it is one, weight and score."""

    name: str
    weight: Figure | None
    score: Figure


def find_scored_tables(view: View, items: Sequence[Item]) -> Iterator[Reading]:
    """Readings of the scores of prose by those of the one table of scores."""
    told = [item for item in items if item.score is not None and not item.full and item.name]
    told = told[:_MOST]
    if not told:
        return
    sheets = [sheet for sheet in view.sheets if sheet.find("score")]
    rows = [row for sheet in sheets for row in _rows(view, sheet)][:_MOST]
    grouped = [group for sheet in sheets for group in _groups(view, sheet)]
    for item in told:
        yield from _read(item, rows, grouped)


def _read(
    item: Item, rows: Sequence[_Row], grouped: Sequence[tuple[str, list[_Row]]]
) -> Iterator[Reading]:
    name, score = _bare(item.name), item.score
    if score is None or len(name) < _NAME or (is_total(score) and "合计" not in score.lead):
        return
    same = [row for row in rows if row.name == name] or [
        row for row in rows if len(row.name) >= _NAME and name.endswith(row.name)
    ]
    if same:
        if len(same) == 1 and _may_be(item, same[0].weight):
            yield Reading(
                "score_told", score, (("first", same[0].score),), SAME, ("score-told", score.index),
                ("row", "weighed" if item.weight else ""), True,
            )  # fmt: skip
        return
    wholes = [parts for group, parts in grouped if group == name] or [_known(name, rows)]
    parts = wholes[0] if len(wholes) == 1 else []
    if len(parts) >= _LEAST and _may_be_of(item, parts):
        yield Reading(
            "score_sum", score, tuple(("part", row.score) for row in parts),
            signed((1,) * len(parts)), ("score-sum", score.index),
            ("tabled", f"n{min(4, len(parts))}"), True,
        )  # fmt: skip


def _bare(name: str) -> str:
    return _BARE.sub("", name)


def _may_be(item: Item, weight: Figure | None) -> bool:
    """Whether prose and table give a part the same weight, or one of them none."""
    if item.weight is None or weight is None:
        return True
    return item.weight.quantity.value == weight.quantity.value


def _may_be_of(item: Item, parts: Sequence[_Row]) -> bool:
    weights = [row.weight.quantity.value for row in parts if row.weight is not None]
    if item.weight is None or len(weights) < len(parts):
        return True
    return sum(weights) == item.weight.quantity.value


def _known(name: str, rows: Sequence[_Row]) -> list[_Row]:
    """The rows that a group of indicators is known to consist of, where the table has them all but one."""
    parts = _GROUPS.get(name, ())
    found = [[row for row in rows if row.name == _bare(part)] for part in parts]
    filled = [one[0] for one in found if len(one) == 1]
    clear = all(len(one) <= 1 for one in found)
    return filled if clear and parts and len(filled) >= len(parts) - 1 else []


def _rows(view: View, sheet: Sheet) -> Iterator[_Row]:
    """The rows of a table, subtotals among them, under the names of their innermost cells."""
    for row, said in enumerate(sheet.rows):
        score = _at(view, sheet, row, "score")
        if score is not None and said.kind != "total" and said.label:
            yield _Row(_bare(MARKS.sub("", said.label)), _at(view, sheet, row, "weight"), score)


def _groups(view: View, sheet: Sheet) -> Iterator[tuple[str, list[_Row]]]:
    """The rows under each cell of the first of several columns of indicators, all of them scored."""
    levels = sheet.find("level")
    if len(levels) < _LEAST:
        return
    name = ""
    parts: list[_Row] = []
    for row, said in enumerate(sheet.rows):
        cell = sheet.cell(row, levels[0])
        words = cell.text if cell and not cell.blank else name
        score = _at(view, sheet, row, "score")
        if words != name:
            if parts:
                yield _bare(name), parts
            name, parts = words, []
        if score is not None and said.kind == "plain":
            parts.append(_Row("", _at(view, sheet, row, "weight"), score))
    if parts and name:
        yield _bare(name), parts


def _at(view: View, sheet: Sheet, row: int, role: str) -> Figure | None:
    columns = sheet.find(role)  # type: ignore[arg-type]
    return in_column(view, sheet, row, columns[-1]) if columns else None
