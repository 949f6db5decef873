"""RTF, as Word, WPS and LibreOffice write it."""

from __future__ import annotations

import pytest

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from tests.readers.formats import FOLDER, SOURCE

_FONTS = (
    r"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 Symbol;}}"
)


def rtf(body: str, head: str = "") -> Document:
    """The document of a body whose Chinese is written as it stands, in GBK."""
    written = rf"{{\rtf1\ansi\ansicpg936\deff1\uc1{_FONTS}{head}{body}}}"
    escaped = "".join(
        char if char.isascii() else "".join(f"\\'{byte:02x}" for byte in char.encode("gb18030"))
        for char in written
    )
    return read("报告.rtf", data=escaped.encode("ascii"))


def texts(document: Document) -> list[str]:
    return document.text.splitlines()


def test_the_sample_says_what_its_source_says():
    document = read(str(FOLDER / "report.rtf"))
    said = [b.span.of(document.text) for b in document.blocks if b.kind == "paragraph"]
    assert said == SOURCE.read_text("utf-8").splitlines()
    assert document.blocks[-1].kind == "footer"
    assert document.blocks[1].level == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\f1 预算执行率\par", "预算执行率"),
        (r"{\u39044\'3f\u31639\'3f}\par", "预算"),
        (r"{\uc2\u39044\'3f\'3f\u31639??}\par", "预算"),
        (r"{\uc0\u39044\u31639}\par", "预算"),
        (r"{\u-10179?\u-8247?}\par", "\U0001f7c9"),
        (r"\f1\'d4\'a4\'cb\'e3\par", "预算"),
        ("\\f1\\'81@\\par", b"\x81@".decode("gb18030")),
        (r"\ldblquote a\rdblquote\emdash b\~c\_d\par", "“a”—b c-d"),
        (r"a\{b\}\\c\par", "a{b}\\c"),
        (r"1\tab 2\par", "1\t2"),
        ("甲\\\n乙\\par", "甲\n乙"),
    ],
)
def test_characters(body: str, expected: str):
    assert rtf(body).text == expected + "\n"


def test_fonts_of_another_character_set():
    head = r"{\fonttbl{\f3\fcharset136 MingLiU;}}"
    assert rtf(r"\f3\'b9\'77\'ba\'e2\f1 a\par", head).text == "預算a\n"


def test_deleted_and_hidden_text_is_left_out():
    assert rtf(r"保留{\deleted 删去}{\v 隐藏}的\v 不见\v0 字\par").text == "保留的字\n"
    assert rtf(r"{\v 隐藏\plain 显示}\par").text == "显示\n"


def test_a_deleted_paragraph_mark_joins_paragraphs():
    assert rtf(r"甲{\deleted\par}乙\par").text == "甲乙\n"


def test_automatic_numbers_are_those_written_beside_the_paragraph():
    body = (
        r"\pard{\listtext\f1 一、\tab}\ls1\ilvl0 基本情况\par"
        r"\pard{\listtext 1.\tab}\ls1\ilvl2 支出\par"
        r"\pard{\pntext\f2\'b7\tab}要点\par"
    )
    assert texts(rtf(body)) == ["一、基本情况", "1. 支出", "• 要点"]


def test_heading_levels():
    head = (
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2\sbasedon1 sub;}"
        r"{\s3 Heading 2;}}"
    )
    body = (
        r"\pard\s1 甲\par\pard\s2 乙\par\pard\s3 丙\par\pard\outlinelevel2 丁\par"
        r"\pard\s1\outlinelevel9 戊\par\pard 己\par"
    )
    assert [block.level for block in rtf(body, head).blocks] == [1, 1, 2, 3, None, None]


def test_soft_breaks_begin_another_line_of_the_same_paragraph():
    document = rtf(r"甲\line 乙\par 丙\par")
    assert texts(document) == ["甲", "乙", "丙"]
    assert [block.place.paragraph for block in document.blocks] == [1, 1, 2]


def test_field_results_are_read_and_instructions_are_not():
    assert rtf(r"{\field{\*\fldinst PAGE }{\fldrslt 12}}页\par").text == "12页\n"
    contents = (
        r"{\field{\*\fldinst {TOC \\o}}{\fldrslt 一、概况\tab 1\par 二、情况\tab 2}}\par 正文\par"
    )
    assert rtf(contents).text == "正文\n"


def test_lines_of_a_table_of_contents_are_left_out_by_style():
    head = r"{\stylesheet{\s0 Normal;}{\s9 toc 1;}}"
    assert rtf(r"\pard\s9 一、概况\tab 1\par\pard 正文\par", head).text == "正文\n"


def test_notes_headers_and_text_boxes():
    body = (
        r"{\header\pard 页眉\par}{\footerr\pard 页脚\par}"
        r"正文{\super\chftn{\footnote\pard\chftn 注文}}。"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard 框内\par}}{\shprslt 重复}}\par"
        r"{\*\annotation 批注}末段\par"
    )
    document = rtf(body)
    kinds = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert kinds == [
        ("paragraph", "正文。"),
        ("paragraph", "框内"),
        ("paragraph", "末段"),
        ("footnote", "注文"),
        ("header", "页眉"),
        ("footer", "页脚"),
    ]
    assert document.blocks[3].place.paragraph == 1


def test_pictures_and_unknown_destinations_are_passed_over():
    body = (
        r"甲{\pict\wmetafile8 0102030405}{\*\unknown 不读}{\object{\*\objdata 01}{\result 乙}}"
        r"{\info{\title 题名}}" + "\\bin6 {}\\{}{丙\\par"
    )
    assert rtf(body).text == "甲乙丙\n"


ROW = r"\trowd\trleft0\cellx1000\cellx2000\cellx3000"


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of the cells of the first table."""
    found = next(block.table for block in document.blocks if block.table)
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, cell.span.of(document.text))
        for cell in found.cells
    ]


def test_tables():
    body = (
        r"前\par" + ROW + r"\pard\intbl 甲\cell 乙\cell 丙\par 丁\cell\row"
        r"\trowd\trleft0\cellx1000\cellx3010\pard\intbl 一\cell 二\cell\row\pard 后\par"
    )
    document = rtf(body)
    assert texts(document) == ["前", "甲\t乙\t丙 丁", "一\t二", "后"]
    assert grid(document)[3:] == [(1, 0, 1, 1, "一"), (1, 1, 1, 2, "二")]
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 8]


def test_merged_cells():
    body = (
        r"\trowd\clmgf\cellx1000\clmrg\cellx2000\clvmgf\cellx3000"
        r"\pard\intbl 甲\cell\cell 乙\cell\row"
        r"\trowd\cellx1000\cellx2000\clvmrg\cellx3000"
        r"\pard\intbl 一\cell 二\cell\cell\row\pard"
    )
    assert grid(rtf(body)) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 2, 1, "乙"),
        (1, 0, 1, 1, "一"),
        (1, 1, 1, 1, "二"),
    ]


def test_a_table_of_one_cell_is_a_frame():
    body = r"\trowd\cellx5000\pard\intbl 甲\par 乙\cell\row\pard 后\par"
    assert [block.kind for block in rtf(body).blocks] == ["paragraph"] * 3


def test_tables_inside_cells_are_text_of_the_cell():
    body = (
        ROW + r"\pard\intbl 甲\par\pard\intbl\itap2 内一\nestcell 内二\nestcell"
        r"{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}\pard\intbl\cell 乙\cell 丙\cell\row\pard"
    )
    assert "甲 内一 内二" in rtf(body).text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1\\ansi", "corrupt"),
        (b"{\\rtf1\\ansi}", "empty"),
        (b"{\\rtf1" + b"{" * 6000, "too-large"),
        (b"{\\rtf1" + b"\\b" * (4 * DEFAULT_LIMITS.max_tags), "too-large"),
        (b"{\\rtf1" + b"{}" * (2 * DEFAULT_LIMITS.max_tags), "too-large"),
        (b"{\\rtf1" + b"a\n" * (4 * DEFAULT_LIMITS.max_tags), "too-large"),
    ],
)
def test_refusals(data: bytes, kind: str):
    with pytest.raises(ReadError) as refused:
        read("报告.rtf", data=data)
    assert refused.value.kind == kind


def test_too_many_paragraphs_are_refused():
    few = DEFAULT_LIMITS._replace(max_blocks=1000)
    with pytest.raises(ReadError) as refused:
        read("报告.rtf", data=b"{\\rtf1" + b"\\par x" * 2000 + b"}", limits=few)
    assert refused.value.kind == "too-large"


def test_unbalanced_braces_lose_nothing():
    assert read("报告.rtf", data=b"{\\rtf1 a}}}{b\\par c").text == "ab\nc\n"


def test_many_cells_and_borders_stay_bounded():
    wide = (
        r"\trowd"
        + "".join(rf"\cellx{n}" for n in range(1, 9999))
        + r"\pard\intbl"
        + r" x\cell" * 5000
    )
    document = read("报告.rtf", data=("{\\rtf1 " + wide + r"\row\pard y\par}").encode())
    assert document.text.endswith("y\n")
