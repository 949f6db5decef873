"""Workbooks: what is table and what is text, merged cells, places, what is hidden or uncalculated."""

from __future__ import annotations

from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.document import Document
from perflint.model.rule import Ruleset
from perflint.readers import read
from tests.readers.formats import FOLDER
from tests.readers.sheet_samples import SAMPLES
from tests.readers.xlsx_builder import (
    MAIN,
    Value,
    cell,
    pack,
    package,
    rows,
    sheet,
    styles,
    table,
    unpack,
)

PROJECT = ("项目自评表.xlsx", "项目自评表.xls", "项目自评表.et", "项目自评表.ods")


def book(*lines: list[Value], merged: tuple[str, ...] = (), **more: str) -> Document:
    return read("表.xlsx", data=package({"甲": sheet(rows(table(lines)), merged=merged, **more)}))


def said(document: Document, kind: str = "paragraph") -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind == kind]


def places(document: Document) -> dict[str, str]:
    """Cell address to text, for every cell of every table."""
    return {
        str(cell.place.cell): cell.span.of(document.text)
        for block in document.blocks
        if block.table
        for cell in block.table.cells
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_committed_samples_are_what_the_source_renders(name: str):
    assert unpack((FOLDER / name).read_bytes()) == unpack(SAMPLES[name]())


@pytest.mark.parametrize("name", PROJECT)
def test_a_form_reads_the_same_in_every_format(name: str):
    first, other = (read(str(FOLDER / one)) for one in (PROJECT[0], name))
    assert other.text == first.text
    assert [b.place for b in other.blocks] == [b.place for b in first.blocks]
    assert [b.table and b.table.cells for b in other.blocks] == [
        b.table and b.table.cells for b in first.blocks
    ]
    assert other.format == name.rpartition(".")[2]


@pytest.mark.parametrize("name", PROJECT)
def test_the_planted_defect_of_the_project_form_is_found_at_its_cell(
    name: str, builtin_rules: Ruleset
):
    result = lint_file(str(FOLDER / name), builtin_rules, Config())
    found = [(f.rule, f.severity, f.location.sheet, f.location.cell) for f in result.findings]
    assert found == [("SCO304", "error", "项目自评表", "H20")]
    assert result.findings[0].values
    assert result.findings[0].values.expected == "98.8"
    assert result.report
    report = result.report
    assert (report.type, report.year, report.region) == ("project", 2023, "江西省吉安市")
    assert report.department == "吉安市泷冈县水利局"
    kinds = {claim.kind for claim in result.claims if claim.verdict == "holds"}
    assert {"score", "ratio"} <= kinds


def test_the_planted_defect_of_the_department_form_and_its_hidden_sheet(builtin_rules: Ruleset):
    result = lint_file(str(FOLDER / "部门自评表.xlsx"), builtin_rules, Config())
    found = [(f.rule, f.severity, f.location.sheet, f.location.cell) for f in result.findings]
    assert found == [
        ("TAB103", "error", "整体自评表", "D4"),
        ("PFL211", "info", "测算底稿", None),
    ]
    assert result.report
    assert (result.report.type, result.report.department) == ("department", "九江市浔东县文化馆")


def test_titles_fields_and_notes_are_no_part_of_the_table():
    document = book(
        ["某局预算执行情况表"],
        ["填报单位：某局", None, "金额单位：万元"],
        ["科目", "预算数", "执行数"],
        ["基本支出", 100, 90],
        ["项目支出", 50, 45],
        ["注：数据截至年末。"],
        ["填表人：甲", "联系电话：5500000"],
    )
    assert said(document) == [
        "某局预算执行情况表", "填报单位：某局", "金额单位：万元", "注：数据截至年末。", "填表人：甲",
        "联系电话：5500000",
    ]  # fmt: skip
    assert list(places(document)) == ["A3", "B3", "C3", "A4", "B4", "C4", "A5", "B5", "C5"]
    assert [b.place.cell for b in document.blocks] == ["A1", "A2", "C2", "A3", "A6", "A7", "B7"]


def test_a_blank_row_ends_a_table():
    document = book(["甲", 1], ["乙", 2], [], ["丙", 3], ["丁", 4])
    assert [b.table.rows for b in document.blocks if b.table] == [2, 2]


def test_a_row_merged_across_the_whole_table_parts_it():
    document = book(
        ["科目", "预算数", "执行数"],
        ["甲", 1, 2],
        ["二、项目支出"],
        ["乙", 3, 4],
        ["丙"],
        ["丁", 5, 6],
        merged=("A3:C3",),
    )
    assert said(document) == ["二、项目支出"]
    assert [b.table.rows for b in document.blocks if b.table] == [2, 3]


def test_merged_cells_appear_once_with_their_spans():
    document = book(
        ["科目", "金额", None, "备注"],
        [None, "预算", "执行", None],
        ["甲", 1, 2, "无"],
        merged=("A1:A2", "B1:C1", "D1:D2"),
    )
    block = document.blocks[0]
    assert block.table
    spans = {
        str(cell.place.cell): (cell.row_span, cell.column_span)
        for cell in block.table.cells
        if (cell.row_span, cell.column_span) != (1, 1)
    }
    assert spans == {"A1": (2, 1), "B1": (1, 2), "D1": (2, 1)}
    assert document.text.splitlines()[:2] == ["科目\t金额\t备注", "\t预算\t执行\t"]


def test_a_title_merged_over_two_rows_stays_a_title():
    document = book(["某局自评表"], [], ["甲", 1], ["乙", 2], merged=("A1:B2",))
    assert said(document) == ["某局自评表"]


def test_blank_columns_are_left_out_and_places_stay():
    document = book(["甲", None, None, 1], ["乙", None, None, 2])
    assert document.blocks[0].table
    assert document.blocks[0].table.columns == 2
    assert places(document) == {"A1": "甲", "D1": "1", "A2": "乙", "D2": "2"}


def test_lines_within_a_cell():
    document = book(["一、概况\n（一）职能\n本局负责。"], ["甲\n乙", 1], ["丙", 2])
    assert said(document) == ["一、概况", "（一）职能", "本局负责。"]
    assert places(document)["A2"] == "甲 乙"


def test_a_report_written_in_one_column_is_prose():
    lines = [["某局2023年度部门整体支出绩效自评报告"], ["一、概况"], ["本局负责林业工作。"]]
    assert said(book(*lines)) == [line[0] for line in lines]


def test_several_sheets_stay_apart():
    parts = {
        name: sheet(rows(table([["科目", name], ["甲", 1]]))) for name in ("收入", "支出&其他")
    }
    document = read("表.xlsx", data=package(parts))
    assert [(b.place.sheet, b.place.cell) for b in document.blocks] == [
        ("收入", "A1"),
        ("支出&其他", "A1"),
    ]


def test_hidden_sheets_are_named_and_not_read(builtin_rules: Ruleset):
    parts = {
        name: sheet(rows(table([["甲", f"{name}的字"], ["乙", 1]]))) for name in ("明", "暗", "深")
    }
    data = package(parts, states={"暗": "hidden", "深": "veryHidden"})
    document = read("表.xlsx", data=data)
    assert "暗的字" not in document.text
    assert said(document, "header") == [
        "〔工作表“暗”是隐藏的，没有检查〕",
        "〔工作表“深”是隐藏的，没有检查〕",
    ]
    assert [(kind, place.sheet) for kind, _, place, _ in document.remarks] == [
        ("PFL211", "暗"),
        ("PFL211", "深"),
    ]


def test_hidden_rows_and_columns_are_read_and_said():
    lines = rows(table([["科目", "数", "底数"], ["甲", 1, 5], ["乙", 2, 6]]), {2: 'hidden="1"'})
    data = package({"甲": sheet(lines, columns='<col min="3" max="3" width="9" hidden="1"/>')})
    document = read("表.xlsx", data=data)
    assert places(document)["C2"] == "5"
    assert said(document, "header") == ["〔工作表“甲”有隐藏的行或列（第 2 行，C 列），已一并检查〕"]


def test_formulas_are_read_by_their_results():
    line = cell("A1", "合计") + cell("B1", Decimal("3.5"), formula="SUM(B2:B9)")
    line += '<c r="C1" t="str"><f>A1</f><v>甲&amp;乙</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    line += '<c r="E1" t="b"><f>TRUE()</f><v>1</v></c><c r="F1"><f t="shared" si="0"/><v>7</v></c>'
    document = read("表.xlsx", data=package({"甲": sheet(rows({1: line}))}))
    assert document.text == "合计\t3.5\t甲&乙\t#DIV/0!\tTRUE\t7\n"
    assert not document.remarks


def test_formulas_without_a_result_are_said_and_no_blank():
    lines = {1: cell("A1", "合计") + cell("B1", None, formula="SUM(B2:B9)")}
    document = read("表.xlsx", data=package({"甲": sheet(rows(lines))}))
    assert places(document) == {"A1": "合计", "B1": "（公式未计算）"}
    ((kind, span, place, values),) = document.remarks
    assert (kind, place.cell, dict(values)["cells"]) == ("PFL213", "B1", "B1")
    assert span.of(document.text) == "〔工作表“甲”的公式没有计算结果（B1）〕"


def test_numbers_and_dates_are_read_as_displayed():
    style = styles("0.00%", "#,##0.00", 'yyyy"年"m"月"d"日"', "0!.0000", "# ?/?")
    values = ["0.7833", "1234.5", "45291", "123456", "0.5"]
    line = "".join(cell(f"{'ABCDE'[i]}1", Decimal(v), i + 1) for i, v in enumerate(values))
    document = read("表.xlsx", data=package({"甲": sheet(rows({1: line}))}, style=style))
    assert document.text.splitlines()[0] == "78.33%\t1,234.50\t2023年12月31日\t12.3456\t0.5"
    assert [(kind, place.cell) for kind, _, place, _ in document.remarks] == [("PFL214", "E1")]


def test_dates_since_1904():
    style = styles("yyyy/m/d")
    data = package(
        {"甲": sheet(rows({1: cell("A1", 43829, 1)}))}, style=style,
        properties='<workbookPr date1904="1"/>',
    )  # fmt: skip
    assert read("表.xlsx", data=data).text == "2023/12/31\n"


def test_shared_strings_plain_and_rich():
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>甲&lt;</t></si><si><r><rPr><b/></rPr><t>乙</t></r><r><t>丙</t></r>'
        '<rPh sb="0" eb="1"><t>yi</t></rPh></si><si><t xml:space="preserve"> 丁_x000D_ </t></si><si/></sst>'
    )
    line = "".join(f'<c r="{"ABCDE"[i]}1" t="s"><v>{i}</v></c>' for i in range(5))
    parts = unpack(package({"甲": sheet(rows({1: line}))}))
    name = "xl/_rels/workbook.xml.rels"
    more = parts[name].replace(b"/styles", b"/sharedStrings").replace(b"styles.xml", b"strings.xml")
    relation = more[more.rindex(b"<Relationship ") :]
    parts[name] = parts[name].replace(b"</Relationships>", relation.replace(b"rId99", b"rId98"))
    parts["xl/strings.xml"] = strings.encode()
    assert read("表.xlsx", data=pack(parts)).text == "甲<\t乙丙\t丁\n"


def test_any_xml_is_read_like_the_usual_shape():
    """Prefixes, other orders of attributes, comments, missing addresses: slower, but the same."""
    usual = package({"甲": sheet(rows(table([["科目", 1], ["乙", 2]])), merged=("A1:A2",))})
    odd = (
        f'<?xml version="1.0"?><!-- x --><x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row>'
        '<x:c t="inlineStr" r="A1"><x:is><x:t>科目</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row>'
        '<x:row r="2"><x:c t="inlineStr" r="A2"><x:is><x:r><x:t>乙</x:t></x:r></x:is></x:c>'
        '<x:c r="B2" t="n"><x:v>2</x:v></x:c></x:row></x:sheetData><x:mergeCells>'
        '<x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>'
    )
    first, other = read("表.xlsx", data=usual), read("表.xlsx", data=package({"甲": odd}))
    assert other.text == first.text
    assert other.blocks == first.blocks


def test_values_are_those_another_reader_finds():
    for name in PROJECT:
        path = str(FOLDER / name)
        values = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        document = read(path)
        ours = places(document)
        for row, line in enumerate(values.to_python(skip_empty_area=False)):
            for column, value in enumerate(line):
                shown = ours.get(f"{chr(65 + column)}{row + 1}")
                if shown and isinstance(value, str):
                    assert shown == value.replace("\n", " ")
                elif shown and "%" in shown:
                    assert abs(Decimal(shown[:-1]) / 100 - Decimal(str(value))) < Decimal("0.0001")
                elif shown:
                    assert Decimal(shown.replace(",", "")) == Decimal(str(value))
