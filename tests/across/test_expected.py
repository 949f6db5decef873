"""Lists of departments, as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.across.expected import read_expected
from perflint.errors import UsageError


def names(path: Path) -> list[tuple[str, int]]:
    return [(one.name, one.line) for one in read_expected(str(path)).names]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("单位名称\n某市教育局\n某市体育局\n", [("某市教育局", 2), ("某市体育局", 3)]),
        ("序号,单位,联系人\n1,某市教育局,甲某\n2,某市体育局,乙某\n合计,,\n", [("某市教育局", 2), ("某市体育局", 3)]),
        ("某市教育局\n\n某市体育局\n某市教育局\n", [("某市教育局", 1), ("某市体育局", 3)]),
        ("2022年应报送名单,\n序号,预算单位\n1,\"某市教育局\n（本级）\"\n2,某市体育局\n",
         [("某市教育局\n（本级）", 3), ("某市体育局", 5)]),
        ("编号\t部门\n1\t某市教育局\n", [("某市教育局", 2)]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_text_with_and_without_a_head(
    tmp_path: Path, content: str, found: list[tuple[str, int]], encoding: str
) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(content.encode(encoding))
    assert names(path) == found


def test_a_workbook_gives_the_cell_as_well(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("应报单位")
        for row, words in enumerate((("序号", "单位全称"), (1, "某市教育局"), (2, "某市体育局"))):
            sheet.write_row(row, 0, words)
    found = read_expected(str(path))
    assert [one.name for one in found.names] == ["某市教育局", "某市体育局"]
    assert [(one.sheet, one.cell) for one in found.names] == [
        ("应报单位", "B2"),
        ("应报单位", "B3"),
    ]
    assert found.format == "xlsx"


@pytest.mark.parametrize("content", [b"", b"1,2\n3,4\n", b"\x00\x01\x02"])
def test_a_list_of_no_use_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        read_expected(str(path))
    assert raised.value.place == str(path)
    with pytest.raises(UsageError):
        read_expected(str(tmp_path / "none.csv"))
