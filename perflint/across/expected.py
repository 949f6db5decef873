"""The list of departments that should have filed: CSV, text, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.across.compare import ExpectedList
from perflint.errors import ReadError, UsageError
from perflint.model.folder import Expected
from perflint.readers.rows import read_rows
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

_HEAD = compile_pattern(r"单位|部门|机构|名称|department|organi[sz]ation|unit|name")
_TOTAL = frozenset({"合计", "总计", "小计"})
_NAME = compile_pattern(r"[\u4e00-\u9fffA-Za-z]{2}")
_FIRST_ROWS = 8
HINT = "请给出 CSV、文本或 Excel 名单，一行一个单位；有表头的，列名含“单位”或“部门”。"

Row = tuple[Expected, ...]


def read_expected(path: str) -> ExpectedList:
    """The departments named in the file `path`: those of the column whose head speaks of departments,
    else of the first column with words. Raises UsageError if it cannot be read or names none."""
    try:
        suffix = path.rpartition(".")[2].lower()
        rows = [tuple(Expected(*cell) for cell in row) for row in read_rows(path)]
        names = tuple(pick(rows))
    except ReadError as error:
        raise UsageError(error.title, place=path, hint=error.hint or HINT) from error
    except OSError as error:
        raise UsageError("打不开名单", place=path, hint=f"{HINT}（{error.strerror}）") from error
    if not names:
        raise UsageError("名单里没有单位名称", place=path, hint=HINT)
    return ExpectedList(path, suffix, names)


def pick(rows: list[Row]) -> Iterator[Expected]:
    """The names in `rows`, each once."""
    column, start = find_column(rows)
    seen: set[str] = set()
    for row in rows[start:]:
        one = row[column] if column < len(row) else None
        if one is None or one.name in seen or one.name in _TOTAL or not _NAME.search(one.name):
            continue
        seen.add(one.name)
        yield one


def find_column(rows: list[Row]) -> tuple[int, int]:
    """The column of names, and the first row below its head."""
    for number, row in enumerate(rows[:_FIRST_ROWS]):
        heads = [at for at, one in enumerate(row) if _HEAD.search(one.name.lower())]
        if heads and (len(row) > 1 or number == 0) and _is_short(row[heads[0]].name):
            return _choose_head(row, heads), number + 1
    first = (at for row in rows for at, one in enumerate(row) if _NAME.search(one.name))
    return next(first, 0), 0


def _choose_head(row: Row, heads: list[int]) -> int:
    """The head that speaks of departments, else the first."""
    best = (at for at in heads if contains_any(row[at].name, ("单位", "部门")))
    return next(best, heads[0])


def _is_short(head: str) -> bool:
    return len(head) <= len("应报送单位（全称）名称")
