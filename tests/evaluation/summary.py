"""The figures that matter most, now and before, beside what they are to reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tests.evaluation.table import Measured

TITLE = "总表"
NOTE = "“改动前”是 0.1.0；development 可据以改规则，held 不看内容。各项的含义见下文各表。"
COLUMNS = ("指标", "改动前 development", "held", "现在 development", "held", "目标")
NUMERIC = "数字、时间、表、得分"
SPLITS = ("development", "held")


class Line(NamedTuple):
    """One figure: the cell of a table where `rows` name its row for either split, or its row and
    `columns` the cells."""

    title: str
    measure: str
    rows: tuple[str, str]
    columns: tuple[str, str]
    goal: str


def by_row(title: str, measure: str, column: str, goal: str, row: str = "") -> Line:
    rows = tuple(f"{row} · {split}" if row else split for split in SPLITS)
    return Line(title, measure, (rows[0], rows[1]), (column, column), goal)


def by_column(title: str, measure: str, row: str, columns: tuple[str, str], goal: str) -> Line:
    return Line(title, measure, (row, row), columns, goal)


FORMS = ("真实语句 development", "真实语句 held")
LINES = (
    by_row("公开文本：数字类差错", "accusations", "差错", "", NUMERIC),
    by_row("公开文本：其中判为对", "accusations", "对", "≥ 90%", NUMERIC),
    by_row("公开文本：其中未判", "accusations", "未判", "0", NUMERIC),
    by_row("公开文本：关系认出", "corpus", "认出", "≥ 90%"),
    by_row("公开文本：变异查出", "corpus", "变异查出", "≥ 75%"),
    by_row("397 句：误报", "openings", "误报", "0"),
    by_row("397 句：认出", "openings", "认出", "≥ 95%"),
    by_row("397 句：错误查出", "openings", "查出", "≥ 85%"),
    by_row("397 句：变异查出", "openings", "查出变异", "≥ 88%"),
    by_row("写成的报告：埋设错误找到", "reports", "找到", "≥ 92%"),
    by_row("写成的报告：误报差错", "reports", "误报差错", "0"),
    by_row("写成的报告：认出", "reports", "认出", ""),
    by_row("写成的报告：变异查出", "reports", "查出变异", "≥ 85%"),
    by_row("另写的报告：埋设错误找到", "written", "找到", ""),
    by_row("另写的报告：误报差错", "written", "误报差错", "0"),
    by_row("另写的报告：认出", "written", "认出", ""),
    by_row("另写的报告：变异查出", "written", "查出变异", ""),
    *(
        by_column(f"换一种说法：{row}", "invariance", row, FORMS, goal)
        for row, goal in (
            ("换序", "≥ 93%"),
            ("插入分句", "≥ 93%"),
            ("换系词", "≥ 90%"),
            ("拆成两句", "≥ 90%"),
            ("移入括号", ""),
            ("改成表格", ""),
        )
    ),
    *(
        by_column(f"换一种说法（规则的反例）：{row}", "invariance", row, ("规则的反例", ""), "")
        for row in ("换序", "插入分句", "换系词", "拆成两句", "移入括号", "改成表格")
    ),
    *(
        by_column(f"数字的含义：{field}", "figures", field, SPLITS, goal)
        for field, goal in (
            *((field, "≥ 97%") for field in ("nature", "period", "direction", "whole")),
            *((field, "≥ 93%") for field in ("stage", "concept")),
        )
    ),
)


def summarise(now: Iterable[Measured], before: Iterable[Measured]) -> Measured:
    """The table of all lines of which anything was measured now."""
    new, old = ({one.name: one for one in parts} for parts in (now, before))
    rows = []
    for line in LINES:
        current = tuple(find_cells(line, new))
        if set(current) != {"—"}:
            rows.append((line.title, *find_cells(line, old), *current, line.goal))
    return Measured("summary", TITLE, NOTE, COLUMNS, tuple(rows))


def find_cells(line: Line, tables: Mapping[str, Measured]) -> Iterator[str]:
    """The cells of a line for either split, — where there is none."""
    table = tables.get(line.measure)
    for row, column in zip(line.rows, line.columns, strict=True):
        cells = next((one for one in table.rows if one[0] == row), None) if table else None
        known = table is not None and cells is not None and column in table.columns
        yield cells[table.columns.index(column)] if known else "—"
