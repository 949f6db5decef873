"""Rows of a table said to have the highest or lowest of a column: 各区中东坡区执行率最高，支出率以南河区最低."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.comparing_words import ABOVE, BELOW, compared
from perflint.relations.comparison import Comparison
from perflint.relations.known import MARKS, in_column
from perflint.relations.view import View
from perflint.sheets.brackets import bare
from perflint.sheets.roles import Role
from perflint.sheets.sheet import Sheet
from perflint.text.patterns import compile_pattern

_MOST = compile_pattern(
    r"最(?P<more>[高大多快])|最(?P<less>[低小少慢])|(?P<first>居首|居第一|排第一|列首位)|(?P<last>垫底|居末)"
)
_MEASURES: tuple[tuple[re.Pattern[str], tuple[Role, ...]], ...] = (
    (compile_pattern(r"执行率|支出率|支付率|完成率|执行进度|支出进度|执行(?=$)|进度(?=$)"), ("rate", "completion")),
    (compile_pattern(r"得分率"), ("rate", "percentage")),
    (compile_pattern(r"占比|比重"), ("share",)),
    (compile_pattern(r"结余|结转"), ("left",)),
    (compile_pattern(r"支出|投入|金额|资金量"), ("executed", "amount")),
    (compile_pattern(r"预算"), ("budget", "initial", "adjusted")),
)  # fmt: skip
_SEVERAL = compile_pattern(r"[与和、]")
"""Beside a superlative that is one of two: 最高与最低相差."""
_NOT_TOLD = compile_pattern(r"是否|力争|确保|之一|上年|去年")
_LEAST, _LONGEST, _FEWEST, _BACK = 2, 20, 3, 40
_PAIR, _MANY = 2, 60


class _Rows(NamedTuple):
    """The plain rows of a sheet by name."""

    sheet: Sheet
    names: dict[str, int]


def find_extremes(view: View) -> Iterator[Comparison]:
    """Every superlative of a clause that names one row of a table and one of its columns."""
    told = view.own and view.sheets and _MOST.search(view.text)
    tables = [_rows(sheet) for sheet in view.sheets] if told else []
    tables = [one for one in tables if len(one.names) >= _FEWEST]
    for match in _MOST.finditer(view.text) if tables else ():
        low = max(0, match.start() - _BACK)
        start = max(low, *(view.text.rfind(mark, low, match.start()) + 1 for mark in "。；\n"))
        clause = max(start, view.text.rfind("，", low, match.start()) + 1)
        end = match.end()
        beside = (
            view.text[max(0, match.start() - 1) : match.start()] + "|" + view.text[end : end + 1]
        )
        if _NOT_TOLD.search(view.text, clause, end + 4) or _SEVERAL.search(beside):
            continue
        for rows in tables:
            pair = _pair(
                view, rows, view.text[start : match.start()], view.text[clause : match.start()]
            )
            if pair is not None:
                more = match["more"] or match["first"]
                best = max(pair[1], key=_amount) if more else min(pair[1], key=_amount)
                yield Comparison(
                    "extreme", match.start(), end, pair[0], best, ">=" if more else "<="
                )
                break


def find_rows_compared(view: View) -> Iterator[Comparison]:
    """Two rows of a table told to be more and less in a column that the sentence names: 从得分率看，决策高于效益."""
    for sheet in view.sheets if view.own else ():
        rows = _rows(sheet)
        if not _PAIR <= len(rows.names) <= _MANY:
            continue
        names = "|".join(map(re.escape, sorted(rows.names, key=len, reverse=True)))
        pattern = re.compile(
            rf"(?P<one>{names})(?:项目)?(?:(?P<above>{ABOVE})|(?P<below>{BELOW}))(?P<other>{names})(?=[，。；]|$)"
        )
        for match in pattern.finditer(view.text):
            low = max(0, match.start() - _BACK)
            start = max(low, *(view.text.rfind(mark, low, match.start()) + 1 for mark in "。；\n"))
            roles = _roles(view.text[start : match.start()])
            columns = sheet.find(*roles) if roles else ()
            if len(columns) != 1 or match["one"] == match["other"]:
                continue
            one, other = (
                in_column(view, sheet, rows.names[match[side]], columns[0])
                for side in ("one", "other")
            )
            if one is not None and other is not None:
                relation = compared(above=match["above"] is not None, negated=False)
                yield Comparison("rows", match.start(), match.end(), one, other, relation)


def _roles(words: str) -> tuple[Role, ...]:
    """The roles of the columns that words name."""
    return next((roles for said, roles in _MEASURES if said.search(words)), ())


def _pair(
    view: View, rows: _Rows, sentence: str, clause: str
) -> tuple[Figure, list[Figure]] | None:
    """What the row named has in the column named, and what the other rows have there."""
    named = [name for name in rows.names if name in clause] or [
        name for name in rows.names if name in sentence
    ]
    named = [name for name in named if not any(name != other and name in other for other in named)]
    roles = _roles(clause) or _roles(sentence)
    columns = rows.sheet.find(*roles) if roles else ()
    if len(named) != 1 or len(columns) != 1:
        return None
    cells = {name: in_column(view, rows.sheet, row, columns[0]) for name, row in rows.names.items()}
    own = cells.pop(named[0])
    others = [cell for cell in cells.values() if cell is not None]
    return (own, others) if own is not None and len(others) == len(cells) else None


def _amount(figure: Figure) -> Decimal:
    return figure.quantity.amount


def _rows(sheet: Sheet) -> _Rows:
    """The plain rows of a sheet by name; none where a name stands twice."""
    names: dict[str, int] = {}
    for row, said in enumerate(sheet.rows):
        name = bare(MARKS.sub("", sheet.label(row))).removesuffix("项目")
        if said.kind == "plain" and said.parent < 0 and _LEAST <= len(name) <= _LONGEST:
            if name in names:
                return _Rows(sheet, {})
            names[name] = row
    return _Rows(sheet, names)
