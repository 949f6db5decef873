"""Tables of PDF files: ruling lines to grids, cells to text, pages to one table."""

from __future__ import annotations

from perflint.model.document import Document
from perflint.readers import read
from tests.readers.pdf_builder import PageBuilder, write_pdf

XS = (80.0, 200.0, 300.0, 400.0)


def read_pages(*pages: PageBuilder) -> Document:
    return read("报告.pdf", data=write_pdf(*pages))


def cells(document: Document, number: int = 0) -> dict[tuple[int, int], str]:
    table = [block.table for block in document.blocks if block.table][number]
    return {(cell.row, cell.column): cell.span.of(document.text) for cell in table.cells}


def shape(document: Document) -> tuple[int, int]:
    table = next(block.table for block in document.blocks if block.table)
    return table.rows, table.columns


def fill(
    page: PageBuilder, rows: list[tuple[str, ...]], top: float = 700, step: float = 24
) -> None:
    """Words into cells of XS, rows downward; lines of a cell parted by a newline."""
    for number, row in enumerate(rows):
        for x, words in zip(XS, row, strict=False):
            for k, line in enumerate(words.split("\n")):
                page.text(x + 4, top - step * number - 16 - 12 * k, line, 10)


def test_ruling_lines_make_a_grid():
    page = PageBuilder().grid(XS, [700, 676, 652]).text(80, 720, "附表：资金情况", 12)
    fill(page, [("项目", "预算数", "执行数"), ("合计", "1200.50", "1180.00")])
    page.text(80, 600, "表后的文字。", 12)
    document = read_pages(page)
    assert (
        document.text
        == "附表：资金情况\n项目\t预算数\t执行数\n合计\t1200.50\t1180.00\n表后的文字。\n"
    )
    assert shape(document) == (2, 3)
    table = document.blocks[1].table
    assert table is not None
    assert {cell.place.page for cell in table.cells} == {1}


def test_missing_lines_merge_cells():
    page = PageBuilder().line(80, 700, 400, 700).line(80, 628, 400, 628).line(80, 652, 400, 652)
    page.line(200, 676, 400, 676)
    page.line(80, 628, 80, 700).line(400, 628, 400, 700).line(200, 652, 200, 700)
    page.line(300, 628, 300, 700)
    fill(page, [("产出指标", "数量", "20"), ("", "质量", "30"), ("合计", "", "50")])
    document = read_pages(page)
    table = document.blocks[0].table
    assert table is not None
    merged = {
        (cell.row, cell.column): (cell.row_span, cell.column_span, cell.span.of(document.text))
        for cell in table.cells
    }
    assert merged == {
        (0, 0): (2, 1, "产出指标"),
        (0, 1): (1, 1, "数量"),
        (0, 2): (1, 1, "20"),
        (1, 1): (1, 1, "质量"),
        (1, 2): (1, 1, "30"),
        (2, 0): (1, 2, "合计"),
        (2, 2): (1, 1, "50"),
    }


def test_what_a_narrow_cell_has_broken_goes_together():
    page = PageBuilder().grid((80.0, 140.0, 196.0, 280.0), [700, 660])
    page.text(84, 684, "年度资金", 12).text(84, 668, "总额", 12)
    page.text(144, 684, "11206.5", 12).text(144, 668, "2", 12)
    page.text(200, 684, "水利局", 12).text(200, 668, "财政局", 12)
    said = {(0, 0): "年度资金总额", (0, 1): "11206.52", (0, 2): "水利局 财政局"}
    assert cells(read_pages(page)) == said


def test_words_of_neighbouring_cells_drawn_at_once_are_parted():
    page = (
        PageBuilder().grid((80.0, 128.0, 200.0), [700, 676]).text(84, 684, "数量指标质量指标", 11)
    )
    assert cells(read_pages(page)) == {(0, 0): "数量指标", (0, 1): "质量指标"}


def test_tables_open_at_the_sides_have_their_outer_columns():
    page = PageBuilder()
    for y in (700, 676, 652):
        page.line(80, y, 400, y)
    page.line(200, 652, 200, 700).line(300, 652, 300, 700)
    fill(page, [("项目", "预算数", "执行数"), ("合计", "12.5", "11.8")])
    assert shape(read_pages(page)) == (2, 3)


def test_filled_boxes_and_outlines_are_lines_too():
    page = PageBuilder()
    for x, w in ((80, 120), (200, 100), (300, 100)):
        page.operators.append(f"{x} 676 {w} 24 re S {x} 652 {w} 24 re S")
    fill(page, [("项目", "预算数", "执行数"), ("合计", "12.5", "11.8")])
    assert shape(read_pages(page)) == (2, 3)
    page = PageBuilder()
    for y in (700, 676, 652):
        page.operators.append(f"80 {y} 320 0.5 re f")
    for x in XS:
        page.operators.append(f"{x} 652 0.5 48 re f")
    fill(page, [("项目", "预算数", "执行数"), ("合计", "12.5", "11.8")])
    assert shape(read_pages(page)) == (2, 3)


def test_a_frame_around_text_is_no_table():
    page = PageBuilder().grid((60.0, 530.0), [760, 640]).text(80, 700, "承诺书：以上数据真实。", 12)
    document = read_pages(page)
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_a_table_goes_on_over_the_page_without_its_repeated_heading():
    heading = ("项目", "预算数", "执行数")
    first, second = PageBuilder().grid(XS, [160, 136, 112]), PageBuilder().grid(XS, [760, 736, 712])
    fill(first, [heading, ("道路", "10", "9")], top=160)
    fill(second, [heading, ("桥梁", "20", "18")], top=760)
    document = read_pages(first, second)
    assert document.text == "项目\t预算数\t执行数\n道路\t10\t9\n桥梁\t20\t18\n"
    table = document.blocks[0].table
    assert table is not None
    assert [cell.place.page for cell in table.cells] == [1] * 6 + [2] * 3


def test_a_row_cut_by_the_page_is_put_together():
    first, second = PageBuilder().grid(XS, [160, 136, 100]), PageBuilder().grid(XS, [760, 736, 712])
    fill(first, [("项目", "预算数", "执行数"), ("农村饮水安全巩固提升及水", "10", "9")], top=160)
    fill(second, [("质监测工程", "", ""), ("桥梁", "20", "18")], top=760)
    assert cells(read_pages(first, second)) == {
        (0, 0): "项目",
        (0, 1): "预算数",
        (0, 2): "执行数",
        (1, 0): "农村饮水安全巩固提升及水质监测工程",
        (1, 1): "10",
        (1, 2): "9",
        (2, 0): "桥梁",
        (2, 1): "20",
        (2, 2): "18",
    }


def test_a_table_below_another_of_the_same_page_stays_apart():
    page = PageBuilder().grid(XS, [700, 676, 652]).grid(XS, [600, 576, 552])
    fill(page, [("甲", "1", "2"), ("乙", "3", "4")])
    fill(page, [("丙", "5", "6"), ("丁", "7", "8")], top=600)
    document = read_pages(page)
    assert [block.kind for block in document.blocks] == ["table", "table"]
    assert cells(document, 1)[1, 2] == "8"


def test_thousands_of_strokes_are_a_drawing():
    page = PageBuilder().text(80, 700, "附图：全县水系和堤防工程分布示意图", 12)
    page.operators += [f"{k % 400} {k // 40} m {k % 400 + 9} {k // 40} l S" for k in range(6000)]
    document = read_pages(page.text(80, 680, "图中标注为已完工的河段和泵站位置。", 12))
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_rows_that_no_line_parts_are_rows():
    page = PageBuilder().grid(XS, [700, 676, 560])
    fill(page, [("项目", "预算数", "决算数")])
    for number, row in enumerate(
        [
            ("税收", "5490", "5897.33"),
            ("其中：增值税", "", "126.85"),
            ("其他：", "", ""),
            ("合计", "5490", "6024.18"),
        ]
    ):
        for x, words in zip(XS, row, strict=False):
            page.text(x + 4, 660 - 24 * number, words, 10)
    document = read_pages(page)
    assert document.text == (
        "项目\t预算数\t决算数\n税收\t5490\t5897.33\n其中：增值税\t\t126.85\n其他：\t\t\n合计\t5490\t6024.18\n"
    )
    assert shape(document) == (5, 3)


def test_a_label_of_two_lines_stays_in_its_row():
    page = PageBuilder().grid(XS, [700, 600])
    for y, words in ((680, "国有资源有偿使用收入地"), (668, "方分成"), (640, "罚没收入")):
        page.text(84, y, words, 10)
    for y, one, other in ((674, "445700", "465293"), (640, "16450", "34204")):
        page.text(204, y, one, 10).text(304, y, other, 10)
    assert read_pages(page).text == (
        "国有资源有偿使用收入地方分成\t445700\t465293\n罚没收入\t16450\t34204\n"
    )


def test_a_cell_merged_over_rows_goes_on_beside_rows_without_lines():
    page = PageBuilder().line(80, 700, 400, 700).line(200, 676, 400, 676).line(80, 600, 400, 600)
    for x in XS:
        page.line(x, 600, x, 700)
    page.text(84, 650, "支出", 10).text(204, 684, "预算", 10).text(304, 684, "决算", 10)
    for y, one, other in ((660, "12.5", "12.4"), (630, "8.0", "8.1")):
        page.text(204, y, one, 10).text(304, y, other, 10)
    document = read_pages(page)
    assert document.text == "支出\t预算\t决算\n\t12.5\t12.4\n\t8.0\t8.1\n"
    table = document.blocks[0].table
    assert table is not None
    assert (table.rows, table.cells[0].row_span) == (3, 3)


def test_figures_broken_by_narrow_cells_part_no_rows():
    page = PageBuilder().grid((80, 200, 236, 272), [700, 660])
    page.text(84, 684, "农村道路", 10)
    for x, lines in ((203, ("112065", "00")), (239, ("998765", "43"))):
        for number, words in enumerate(lines):
            page.text(x, 684 - 12 * number, words, 10)
    assert read_pages(page).text == "农村道路\t11206500\t99876543\n"


def test_a_figure_that_goes_on_below_its_first_digit_is_whole():
    page = PageBuilder().grid(XS, [700, 660, 636])
    page.text(84, 680, "公共服务", 10).text(272, 684, "29013", 10).text(272, 672, "7", 10)
    page.text(375, 680, "2813", 10).text(84, 644, "国防", 10).text(281, 644, "133", 10)
    assert read_pages(page).text == "公共服务\t290137\t2813\n国防\t133\t\n"
