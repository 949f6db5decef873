"""One workbook full of everything, as LibreOffice writes it in each format: all must read the same."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from perflint.model.document import Document
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service
from tests.readers.xlsx_builder import cell, package, rows, sheet, styles

_CODES = ("0.00%", "#,##0.00", 'yyyy"年"m"月"d"日"', "0.0_ ;[Red]\\-0.0\\ ", "hh:mm", "0")
_LETTERS = "abc 甲乙丙丁戊己庚辛，。（）ＡＢ①…é"


def _text(random_: random.Random) -> str:
    letters = random_.choice(("abcdef ", _LETTERS))
    return "文" + "".join(random_.choices(letters, k=random_.randrange(1, 60))).strip() + "。"


def _workbook() -> bytes:
    """Numbers of all shapes, results of formulas of all kinds, thousands of strings, hidden parts."""
    random_ = random.Random(20)
    lines = {1: cell("A1", "名称") + "".join(cell(f"{'BCDEFG'[i]}1", f"列{i}") for i in range(6))}
    for row in range(2, 700):
        numbers = [
            Decimal(random_.randrange(-(10**6), 10**6)).scaleb(-random_.randrange(5)),
            Decimal(random_.randrange(10**9)).scaleb(-2),
            Decimal(random_.randrange(30_000, 50_000)),
            Decimal(random_.randrange(-99_999, 99_999)).scaleb(-1),
            Decimal(random_.randrange(1440)) / 1440,
            Decimal(random_.randrange(1000)),
        ]
        lines[row] = cell(f"A{row}", _text(random_)) + "".join(
            cell(f"{'BCDEFG'[i]}{row}", number, i + 1) for i, number in enumerate(numbers)
        )
    lines[701] = (
        '<c r="A701" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c><c r="B701" t="b"><v>1</v></c>'
        '<c r="C701" t="e"><f>1/0</f><v>#DIV/0!</v></c>' + cell("D701", Decimal(3), formula="1+2")
    )
    style = styles(*_CODES)
    part = sheet(
        rows(lines, {5: 'hidden="1"'}), merged=["A2:A3"],
        columns='<col min="3" max="3" width="9" hidden="1" customWidth="1"/>',
    )  # fmt: skip
    hidden = sheet(rows({1: cell("A1", "藏")}))
    return package({"明细": part, "底稿": hidden}, style=style, states={"底稿": "hidden"})


@pytest.fixture(scope="module")
def converted(soffice: str) -> dict[str, Document]:
    data = _workbook()
    with Service(soffice) as service:
        return {
            format: read(
                f"表.{format}", data=service.convert(data, ".xlsx", format, DEFAULT_LIMITS)
            )
            for format in ("xlsx", "xls", "ods")
        }


@pytest.mark.parametrize("format", ["xlsx", "xls", "ods"])
def test_everything_reads_the_same(format: str, converted: dict[str, Document]):
    ours = read("表.xlsx", data=_workbook())
    other = converted[format]
    assert other.text.splitlines() == ours.text.splitlines()
    assert [block.place for block in other.blocks] == [block.place for block in ours.blocks]
    assert [kind for kind, *_ in other.remarks] == ["PFL212", "PFL211"]
    assert [b.table and b.table.cells for b in other.blocks] == [
        b.table and b.table.cells for b in ours.blocks
    ]
