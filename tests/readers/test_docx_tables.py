from __future__ import annotations

from perflint.model.document import Document, Table
from tests.readers.docx_builder import (
    cell,
    level,
    lists,
    numbered,
    paragraph,
    read_docx,
    row,
    run,
    table,
    texts,
)

GO_ON = "<w:vMerge/>"
BEGIN = '<w:vMerge w:val="restart"/>'


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of each cell of the first table."""
    found = next(block.table for block in document.blocks if block.table)
    return [
        (c.row, c.column, c.row_span, c.column_span, c.span.of(document.text)) for c in found.cells
    ]


def only_table(document: Document) -> Table:
    (found,) = (block.table for block in document.blocks if block.table)
    return found


def wide(text: str, columns: int) -> str:
    return cell(text, f'<w:gridSpan w:val="{columns}"/>')


def test_a_row_is_a_line_and_a_block_the_table():
    body = paragraph("前") + table(row("科目", "预算"), row("基本", "10")) + paragraph("后")
    document = read_docx(body)
    assert texts(document) == ["前", "科目\t预算", "基本\t10", "后"]
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]
    assert document.blocks[1].span.of(document.text) == "科目\t预算\n基本\t10"
    assert [c.place.paragraph for c in only_table(document).cells] == [2, 3, 4, 5]
    assert document.blocks[2].place.paragraph == 6


def test_merged_cells_stand_once():
    document = read_docx(
        table(
            row(cell("指标", BEGIN), wide("金额", 2)),
            row(cell("", GO_ON), "预算", "执行"),
            row("甲", "10", "9"),
        )
    )
    assert grid(document) == [
        (0, 0, 2, 1, "指标"), (0, 1, 1, 2, "金额"),
        (1, 1, 1, 1, "预算"), (1, 2, 1, 1, "执行"),
        (2, 0, 1, 1, "甲"), (2, 1, 1, 1, "10"), (2, 2, 1, 1, "9"),
    ]  # fmt: skip
    assert (only_table(document).rows, only_table(document).columns) == (3, 3)
    assert texts(document) == ["指标\t金额", "\t预算\t执行", "甲\t10\t9"]


def test_cells_merged_sideways_the_old_way():
    first = cell("甲", '<w:hMerge w:val="restart"/>')
    document = read_docx(table(row(first, cell("", "<w:hMerge/>"), "乙"), row("1", "2", "3")))
    assert grid(document)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "乙")]


def test_a_merge_with_nothing_above_is_a_cell():
    assert grid(read_docx(table(row(cell("甲", GO_ON), "乙"))))[0] == (0, 0, 1, 1, "甲")


def test_rows_that_begin_further_right():
    document = read_docx(table(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/>')))
    assert grid(document)[2] == (1, 1, 1, 1, "丙")


def test_blank_cells_are_cells():
    assert grid(read_docx(table(row("得分", ""), row("", "9")))) == [
        (0, 0, 1, 1, "得分"), (0, 1, 1, 1, ""), (1, 0, 1, 1, ""), (1, 1, 1, 1, "9"),
    ]  # fmt: skip


def test_a_cells_paragraphs_breaks_and_tabs_become_blanks():
    content = (
        paragraph("甲")
        + paragraph()
        + paragraph(run("乙") + "<w:r><w:br/><w:tab/></w:r>" + run("丙"))
    )
    assert (
        grid(read_docx(table(row(content.join(("<w:tc>", "</w:tc>")), "丁"))))[0][4] == "甲 乙 丙"
    )


def test_automatic_numbers_in_cells():
    rows = (row(cell(numbered("")), "甲"), row(cell(numbered("")), "乙"))
    assert texts(read_docx(table(*rows), numbering=lists(level("%1")))) == ["1\t甲", "2\t乙"]


def test_a_table_in_a_cell_is_text_of_the_cell():
    inner = table(row("甲", "乙"), row("丙", "丁"))
    assert (
        grid(read_docx(table(row(cell(inner + paragraph("戊")), "己"))))[0][4] == "甲 乙 丙 丁 戊"
    )


def test_a_table_of_one_cell_is_a_frame_around_text():
    content = paragraph("一、概况") + table(row("甲", "乙")) + paragraph("正文")
    document = read_docx(table(row(cell(content))))
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]


def test_deleted_and_hidden_rows_are_left_out_wrapped_ones_kept():
    rows = (
        row("甲", "1"),
        row("删", "2", properties="<w:del/>"),
        row("藏", "3", properties="<w:hidden/>"),
        f"<w:sdt><w:sdtContent>{row('乙', '4')}</w:sdtContent></w:sdt>",
        row(f"<w:sdt><w:sdtContent>{cell('丙')}</w:sdtContent></w:sdt>", "5"),
    )
    assert texts(read_docx(table(*rows))) == ["甲\t1", "乙\t4", "丙\t5"]


def test_a_table_without_text_is_no_block():
    assert len(read_docx(table(row("", "")) + paragraph("文")).blocks) == 1


def test_absurd_spans_are_bounded():
    document = read_docx(table(row(wide("甲", 999_999_999), "乙"), row(wide("丙", -5), "丁")))
    assert only_table(document).columns == 101
