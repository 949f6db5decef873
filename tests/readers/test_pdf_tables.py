"""Tables of PDF files: ruling lines to grids, cells to text, pages to one table."""

from __future__ import annotations

from perflint.model.document import Document
from perflint.readers import read
from tests.readers.pdf_builder import PageBuilder, width_of, write_pdf

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


def place(page: PageBuilder, y: float, row: tuple[str, ...], rights: tuple[float, ...]) -> None:
    """A label from the left and amounts that end at `rights`."""
    page.text(80, y, row[0], 10)
    for right, words in zip(rights, row[1:], strict=True):
        page.text(right - width_of(words, 10), y, words, 10)


def test_amounts_in_columns_without_any_line_are_a_table_with_its_empty_cells():
    page = PageBuilder().text(80, 740, "附表：收入情况", 12)
    rights = (240.0, 300.0, 360.0)
    for number, row in enumerate(
        [
            ("项目", "预算数", "执行数", "比例"),
            ("税收", "5,490.00", "5,897.33", "107.4"),
            ("增值税", "", "126.85", ""),
            ("合计", "5,490.00", "6,024.18", "109.7"),
        ]
    ):
        place(page, 700 - 24 * number, row, rights)
    page.text(80, 580, "说明：以上数据来自决算。", 12)
    document = read_pages(page)
    assert shape(document) == (4, 4)
    assert document.text == (
        "附表：收入情况\n项目\t预算数\t执行数\t比例\n税收\t5,490.00\t5,897.33\t107.4\n"
        "增值税\t\t126.85\t\n合计\t5,490.00\t6,024.18\t109.7\n说明：以上数据来自决算。\n"
    )


def test_columns_that_all_but_touch_are_not_glued():
    page = PageBuilder()
    for number in range(4):
        row = ("甲县", "101,104.95", "110,215.29", "118,216.63")
        place(page, 700 - 20 * number, row, (200.0, 254.0, 308.0))
    assert cells(read_pages(page))[2, 2] == "110,215.29"


def test_rows_whose_cells_share_no_columns_stay_lines():
    page = PageBuilder()
    for number, rights in enumerate(
        [(200.0, 260.0), (235.0, 300.0), (218.0, 280.0), (205.0, 240.0)]
    ):
        place(page, 700 - 24 * number, ("项目", "12.50", "13.75"), rights)
    document = read_pages(page)
    assert not any(block.table for block in document.blocks)
    assert document.text.splitlines()[0] == "项目\t12.50\t13.75"


def test_entries_of_contents_in_two_columns_are_no_table():
    page = PageBuilder()
    for number in range(4):
        place(page, 700 - 24 * number, (f"第{number}部分概况", str(number + 1)), (400.0,))
    assert not any(block.table for block in read_pages(page).blocks)


def test_a_table_that_the_page_cuts_between_two_lines_goes_on_to_the_end_of_its_columns():
    first = PageBuilder().line(80, 700, 400, 700).line(80, 676, 400, 676)
    second = PageBuilder().line(80, 790, 400, 790).line(80, 740, 400, 740)
    for x in XS[1:3]:
        first.line(x, 60, x, 700)
        second.line(x, 740, x, 790)
    fill(
        first,
        [("项目", "预算数", "决算数"), ("税收", "5490.2", "5897.3"), ("利润", "10.5", "11.5")],
    )
    for y, row in ((770, ("合计", "5500.7", "5908.8")), (750, ("其中：上级", "8.0", "8.0"))):
        for x, words in zip(XS, row, strict=False):
            second.text(x + 4, y, words, 10)
    document = read_pages(first, second)
    assert document.text == (
        "项目\t预算数\t决算数\n税收\t5490.2\t5897.3\n利润\t10.5\t11.5\n合计\t5500.7\t5908.8\n"
        "其中：上级\t8.0\t8.0\n"
    )
    assert shape(document) == (5, 3)
