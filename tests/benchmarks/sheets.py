"""Workbooks against python-calamine (Rust) and openpyxl, on files of the shape Excel writes."""

from __future__ import annotations

import gc
import io
import time
from collections.abc import Callable
from decimal import Decimal
from statistics import median
from xml.sax.saxutils import escape

from perflint.api import lint_document
from perflint.config import Config
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.xlsx import read
from perflint.readers.xlsx.package import Workbook
from perflint.ruleset import load_ruleset
from tests.benchmarks.measuring import Row
from tests.readers.sheet_samples import project
from tests.readers.xlsx_builder import MAIN, pack, package, sheet, styles, unpack

TITLE = "Workbooks"
NOTE = """C is python-calamine opening the same file and handing out every cell (`to_python`), a Rust
library without number formats; O is openpyxl doing so. All in one process, CPU time, interleaved rounds.

- *Cells as displayed* is what a checker needs: 78.33% where calamine gives 0.7833, dates, merged areas,
  what is hidden. Rounding each number as decimal digits in Python costs more than all that calamine does,
  so its goal is missed; a tenth of O is what remains.
- calamine is not used because it lays out a sheet as one dense block: a workbook of two cells, A1 and
  XFD1048576, makes it ask for 512 GB and abort the process, which no caller can prevent."""
_LINES, _NUMBERS = 300, 17


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    form, detail = project(), _detail()
    rows: list[Row] = []
    for name, data in (("自评表, 25 rows", form), (f"detail of {_LINES} × 20 cells", detail)):
        cells, whole, slow = _ratios([_calamine, _cells, _document, _openpyxl], data, times)
        rows += [
            (f"{name}: cells as displayed ÷ C", f"{cells:.2f}", "≤ 1.3"),
            (f"{name}: document with all places ÷ C", f"{whole:.2f}", ""),
            (f"{name}: document with all places ÷ O", f"{whole / slow:.2f}", "≤ 1"),
        ]

    rules, config = load_ruleset(), Config(detail=False)

    def check(data: bytes) -> object:
        return lint_document(read(data, "表.xlsx", DEFAULT_LIMITS), rules, config)

    checked, opened = _ratios([_calamine, check, _openpyxl], form, times)
    rows.append(("自评表: reading and checking ÷ O", f"{checked / opened:.2f}", ""))
    return rows


def _ratios(functions: list[Callable[[bytes], object]], data: bytes, times: int) -> list[float]:
    """The medians of each function's time ÷ that of the first, in paired rounds."""
    taken: list[list[float]] = []
    for _ in range(times + 1):
        taken.append([])
        for function in functions:
            gc.collect()  # what one leaves behind is not the next one's work
            start = time.process_time()
            for _ in range(3):
                function(data)
            taken[-1].append(time.process_time() - start)
    return [median(row[i] / row[0] for row in taken[1:]) for i in range(1, len(functions))]


def _calamine(data: bytes) -> object:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _openpyxl(data: bytes) -> object:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    return [list(one.iter_rows(values_only=True)) for one in book]


def _cells(data: bytes) -> object:
    return list(Workbook(data, DEFAULT_LIMITS).sheets())


def _document(data: bytes) -> object:
    return read(data, "表.xlsx", DEFAULT_LIMITS)


def _detail() -> bytes:
    """A table of projects with its strings shared, as Excel and WPS write it."""
    strings: dict[str, int] = {}
    lines = []
    for row in range(1, _LINES + 1):
        texts = (f"项目{row}", f"实施单位{row % 40}", ("基本支出", "项目支出")[row % 2])
        cells = [
            f'<c r="{"ABC"[i]}{row}" s="0" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
            for i, text in enumerate(texts)
        ]
        for i in range(_NUMBERS):
            value = float(Decimal(row * 7919 % 100_003) / (i + 3))
            cells.append(f'<c r="{chr(68 + i)}{row}" s="{i % 3 + 1}"><v>{value}</v></c>')
        lines.append(f'<row r="{row}" spans="1:20">{"".join(cells)}</row>')
    listed = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    parts = unpack(
        package({"明细": sheet("".join(lines))}, style=styles("0.00", "#,##0.00", "0.00%"))
    )
    rels = "xl/_rels/workbook.xml.rels"
    relation = parts[rels][parts[rels].rindex(b"<Relationship ") :].replace(b"rId99", b"rId98")
    relation = relation.replace(b"/styles", b"/sharedStrings").replace(
        b"styles.", b"sharedStrings."
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", relation)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"</Types>", override)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{listed}</sst>'.encode()
    return pack(parts)
