"""The list of departments that should have filed: CSV, text, or a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.across.compare import ExpectedList
from perflint.errors import ReadError, UsageError
from perflint.model.folder import Expected
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
        rows = read_text(path) if suffix in ("csv", "tsv", "txt") else read_tables(path)
        names = tuple(pick(list(rows)))
    except ReadError as error:
        raise UsageError(error.title, place=path, hint=error.hint or HINT) from error
    except OSError as error:
        raise UsageError("打不开名单", place=path, hint=f"{HINT}（{error.strerror}）") from error
    if not names:
        raise UsageError("名单里没有单位名称", place=path, hint=HINT)
    return ExpectedList(path, suffix, names)


def read_text(path: str) -> Iterator[Row]:
    """The rows of a CSV file, of UTF-8 or GB18030."""
    import csv
    from io import StringIO

    from perflint.readers import DEFAULT_LIMITS
    from perflint.readers.decode import decode
    from perflint.readers.source import fetch

    text = decode(fetch(path, DEFAULT_LIMITS), DEFAULT_LIMITS)
    reader = csv.reader(StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
    line = 1
    for row in reader:
        yield tuple(Expected(words.strip(), line) for words in row)
        line = reader.line_num + 1


def read_tables(path: str) -> Iterator[Row]:
    """The rows of all tables of any file that perflint reads."""
    from perflint.readers import read

    document = read(path)
    for block in document.blocks:
        if block.table is None:
            continue
        rows: dict[int, list[Expected]] = {}
        for cell in block.table.cells:
            row = rows.setdefault(cell.row, [])
            row += [Expected("", 1)] * (cell.column - len(row))
            line = document.line_column(cell.span.start)[0]
            words = cell.span.of(document.text).strip()
            row.append(
                Expected(words, line, cell.place.sheet or block.place.sheet, cell.place.cell)
            )
        yield from (tuple(rows[number]) for number in sorted(rows))


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
        if (
            heads
            and (len(row) > 1 or number == 0)
            and len(row[heads[0]].name) <= len("应报送单位（全称）名称")
        ):
            words = [row[at].name for at in heads]
            best = next((at for at, head in zip(heads, words, strict=True) if "单位" in head
                         or "部门" in head), heads[0])  # fmt: skip
            return best, number + 1
    for row in rows:
        for at, one in enumerate(row):
            if _NAME.search(one.name):
                return at, 0
    return 0, 0
