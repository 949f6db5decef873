"""Lines, paragraphs, columns and page edges of PDF files."""

from __future__ import annotations

import pytest

from perflint.model.document import Document
from perflint.readers import read
from tests.readers.font_builder import FONT, build_font
from tests.readers.formats import FOLDER
from tests.readers.pdf_builder import A4, PageBuilder, set_text, stream, width_of, write_pdf

LEFT, RIGHT = 80.0, A4[0] - 80.0
TITLE = "某县水利局2022年度部门整体支出绩效自评报告"
LONG = (
    "本局负责全县水资源管理、防汛抗旱和农村供水，全年完成河道治理12.5公里，新建泵站3座，"
    "巡查水库46座次，受益农户2.31万户，群众满意度达到96.40%。"
)
FULL = "全年完成渠道清淤二十六公里，新建和改造提灌站十一座，灌区骨干工程"  # 32 characters


def read_pages(*pages: PageBuilder) -> Document:
    return read("报告.pdf", data=write_pdf(*pages))


def lines_of(document: Document, kind: str = "paragraph") -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind == kind]


def column(
    lines: list[str], left: float = LEFT, top: float = 740, size: float = 14, page: PageBuilder | None = None
) -> PageBuilder:  # fmt: skip
    page = page or PageBuilder()
    for number, line in enumerate(lines):
        page.text(left, top - number * size * 1.7, line, size)
    return page


def test_the_sample_has_the_paragraphs_of_its_source():
    document = read(str(FOLDER / "report.pdf"))
    assert document.text == (FOLDER / "report.txt").read_text("utf-8") + "— 1 —\n"
    assert document.blocks[-1].kind == "footer"
    assert [block.place.page for block in document.blocks[:3]] == [1, 1, 1]
    numbers = [block.place.paragraph for block in document.blocks if block.kind == "paragraph"]
    assert numbers == list(range(1, len(numbers) + 1))


def test_paragraphs_go_on_across_pages_and_tell_where_the_page_turns():
    document = read_pages(*set_text([TITLE, *[LONG * 2] * 9]))
    assert lines_of(document) == [TITLE, *[LONG * 2] * 9]
    turn, page = document.turns[0]
    block = document.block_at(turn)
    assert block is not None
    assert (block.place.page, page) == (1, 2)
    assert document.page_at(turn - 1, block) == 1
    assert document.page_at(turn, block) == 2


def test_quotation_marks_drawn_last_stand_where_they_are_seen():
    text = (
        "实施“河长制”和“一河一策”，开展“清四乱”专项行动，整治“四乱”问题26处，销号率100%，成效良好。"
    )
    assert lines_of(read_pages(*set_text([TITLE, text])))[1] == text


def test_first_lines_moved_in_begin_paragraphs_even_after_a_full_line():
    page = column([FULL[:30], FULL[:14]])
    page.text(LEFT + 28, 740 - 2 * 23.8, FULL[:28], 14)
    page.text(LEFT, 740 - 3 * 23.8, "如期完成。", 14)
    page.text(LEFT + 28, 740 - 4 * 23.8, "另有余款。", 14)
    assert lines_of(read_pages(page)) == [
        FULL[:30] + FULL[:14],
        FULL[:28] + "如期完成。",
        "另有余款。",
    ]


def test_without_indents_a_short_line_ends_a_paragraph_and_a_number_begins_one():
    lines = [
        FULL[:31],
        "全部完工。",
        FULL[:30] + "。",
        "（二）资金使用情况",
        FULL[:31],
        "按期拨付。",
    ]
    assert lines_of(read_pages(column(lines))) == [
        FULL[:31] + "全部完工。",
        FULL[:30] + "。",
        "（二）资金使用情况",
        FULL[:31] + "按期拨付。",
    ]


def test_latin_words_keep_their_blank_and_chinese_none():
    text = "全年引进 Internet of Things 设备，接入省级平台统一调度 operation and monitor 系统，运行正常，故障率低。"
    assert lines_of(read_pages(*set_text([TITLE, text])))[1] == text


def test_glyphs_drawn_twice_are_read_once():
    page = PageBuilder()
    x = LEFT
    for one in "合计2200万元":
        page.text(x, 700, one, 14).text(x + 0.3, 700, one, 14)
        x += width_of(one, 14)
    page.text(LEFT, 660, "基本支出", 14).text(LEFT + 0.4, 660, "基本支出", 14)
    assert lines_of(read_pages(page)) == ["合计2200万元", "基本支出"]


def test_repeated_characters_are_not_taken_for_doubles():
    assert lines_of(
        read_pages(PageBuilder().text(LEFT, 700, "人人参与，共1100人，完成100%。"))
    ) == ["人人参与，共1100人，完成100%。"]


def test_raised_digits_do_not_join_the_figure_before_them():
    page = PageBuilder().text(LEFT, 700, "完成率95.2", 14)
    page.text(LEFT + 14 * 5, 705, "3", 8).text(LEFT + 14 * 5 + 4, 700, "，按期完工。", 14)
    assert lines_of(read_pages(page)) == ["完成率95.2³，按期完工。"]


def test_headers_footers_and_page_numbers_are_apart():
    pages = []
    for number in range(1, 5):
        page = column([f"第{number}段{FULL[:20]}。", FULL[:9] + "。"])
        page.text(LEFT, 800, "某县水利局绩效自评报告", 9)
        page.text(A4[0] / 2, 40, str(number), 9)
        pages.append(page)
    document = read_pages(*pages)
    assert lines_of(document)[::2] == [f"第{number}段{FULL[:20]}。" for number in range(1, 5)]
    assert lines_of(document, "header") == ["某县水利局绩效自评报告"]
    assert lines_of(document, "footer") == ["1"]


def test_the_title_of_a_form_on_every_page_is_no_header():
    pages = []
    for number in range(1, 5):
        page = PageBuilder().text(180, 760, "项目支出绩效自评表", 22)
        pages.append(column([f"项目{number}：{FULL[:20]}。", FULL[:9] + "。"], top=720, page=page))
    assert lines_of(read_pages(*pages))[::3] == ["项目支出绩效自评表"] * 4


@pytest.mark.parametrize("number", ["- 1 -", "第 1 页 共 1 页", "1", "1/1", "— 1 —"])
def test_the_page_number_of_a_single_page_is_a_footer(number: str):
    page = column([FULL, "完成。"]).text(A4[0] / 2, 50, number, 10)
    document = read_pages(page)
    assert lines_of(document, "footer") == [number]


def test_a_last_line_of_text_is_no_page_number():
    document = read_pages(column(["共完成任务（项）：", "12"], top=740))
    assert lines_of(document, "footer") == []


def test_footnotes_come_after_the_text():
    page = column([FULL[:30], "已按期完成。"], size=14)
    page.text(LEFT, 100, "①数据来自县统计局。", 9)
    document = read_pages(page)
    assert lines_of(document) == [FULL[:30] + "已按期完成。"]
    assert lines_of(document, "footnote") == ["①数据来自县统计局。"]


def test_two_columns_are_read_one_after_the_other():
    left = [FULL[k : k + 14] for k in (0, 4, 8, 12, 16)]
    right = [FULL[k : k + 14] for k in (2, 6, 10, 14, 18)]
    page = PageBuilder().text(200, 780, TITLE[:12], 16)
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        page.text(80, 740 - 20 * number, one, 14).text(310, 740 - 20 * number, other, 14)
    document = read_pages(page)
    assert "".join(lines_of(document)) == TITLE[:12] + "".join(left) + "".join(right)


def test_columns_of_a_newspaper_are_read_one_after_the_other_and_lines_go_on_from_one_to_the_next():
    lines = [FULL[k : k + 12] for k in range(8)]
    page = PageBuilder().text(200, 780, TITLE[:12], 16)
    for number, x in enumerate((40, 220, 400)):
        for row, line in enumerate(lines):
            hung = 6 if (number, row) == (1, 4) else 0
            page.text(x - hung, 740 - 20 * row, f"{number}{line}", 13)
    document = read_pages(page)
    assert lines_of(document) == [
        TITLE[:12],
        "".join(f"{number}{line}" for number in range(3) for line in lines),
    ]


def test_short_cells_under_each_other_are_no_columns_of_text():
    page = PageBuilder()
    for row in range(6):
        for x in (40, 220, 400):
            page.text(x, 740 - 20 * row, FULL[row : row + 4], 13)
    assert lines_of(read_pages(page)) == ["\t".join([FULL[row : row + 4]] * 3) for row in range(6)]


def test_what_stands_askew_is_left_out():
    page = column([FULL[:20] + "。"]).text(200, 400, "内部资料", 40, matrix="0.7 0.7 -0.7 0.7")
    assert lines_of(read_pages(page)) == [FULL[:20] + "。"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_are_read_as_they_are_shown(rotation: int):
    matrix = {90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotation]
    page = PageBuilder(rotation=rotation)
    shown = ["一、基本情况", FULL[:20] + "。", "二、资金情况"]
    for number, words in enumerate(shown):
        down = 60 + 30 * number
        x, y = {90: (down, 80.0), 180: (500.0, down), 270: (595.0 - down, 700.0)}[rotation]
        page.text(x, y, words, 14, matrix=matrix)
    assert lines_of(read_pages(page)) == shown


def test_lines_with_gaps_up_to_the_same_place_are_rows():
    page = PageBuilder()
    for number, row in enumerate(
        [("项目", "预算", "执行"), ("道路", "120.5", "118.2"), ("桥梁", "36.0", "36.0")]
    ):
        for x, words in zip((80, 200, 300), row, strict=True):
            page.text(x, 700 - 24 * number, words, 14)
    assert read_pages(page).text == "项目\t预算\t执行\n道路\t120.5\t118.2\n桥梁\t36.0\t36.0\n"


def test_narrow_gaps_of_rows_are_tabs_too_and_those_after_numbers_are_none():
    page = PageBuilder()
    for number, row in enumerate([("1.项目", "预算"), ("2.道路", "120"), ("3.合计", "156")]):
        for x, words in zip((80, 134), row, strict=True):
            page.text(x, 700 - 24 * number, words, 14)
    assert read_pages(page).text == "1.项目\t预算\n2.道路\t120\n3.合计\t156\n"
    prose = PageBuilder()
    for number in range(3):
        prose.text(80, 700 - 24 * number, f"共{number}项，", 14).text(
            134, 700 - 24 * number, "完工。", 14
        )
    assert "\t" not in read_pages(prose).text


def test_a_title_set_wide_is_one_line():
    page = PageBuilder()
    for k, one in enumerate("自评报告"):
        page.text(150 + 60 * k, 700, one, 20)
    assert lines_of(read_pages(page)) == ["自评报告"]


def test_signatures_to_the_right_keep_their_lines():
    page = column([FULL[:31], "全部完成。"])
    for number, words in enumerate(["某县水利局", "2023年3月15日"]):
        page.text(RIGHT - width_of(words, 14), 640 - 24 * number, words, 14)
    assert lines_of(read_pages(page))[1:] == ["某县水利局", "2023年3月15日"]


def test_entries_of_a_table_of_contents_stay_apart():
    page = PageBuilder()
    for number, words in enumerate(["部门概况", "绩效目标", "存在问题"]):
        page.text(LEFT, 700 - 24 * number, words + "." * (62 - 8) + str(number + 1), 14)
    assert len(lines_of(read_pages(page))) == 3


def test_fields_of_a_form_are_read_as_they_are_filled_in_and_comments_are_not():
    page = PageBuilder().text(80, 740, TITLE, 14).text(80, 700, "全年预算数（万元）：", 14)
    data = write_pdf(page).replace(
        b"/Type /Page /Parent", b"/Type /Page /Annots [9 0 R 11 0 R] /Parent"
    )
    objects = data[: data.index(b"\nxref") + 1]
    shown = (
        "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R >> >>"
    )
    for number, kind, words, rect in (
        (9, "/Widget /FT /Tx /T (b)", "1200.50", "230 696 330 716"),
        (11, "/FreeText", "请核实", "230 600 330 620"),
    ):
        code = words.encode("utf-16-be").hex()
        drawn = stream(f"/Tx BMC BT /F1 14 Tf 2 4 Td <{code}> Tj ET EMC".encode(), shown)
        objects += (
            f"{number} 0 obj\n<< /Type /Annot /Subtype {kind} /Rect [{rect}] /F 4 "
            f"/AP << /N {number + 1} 0 R >> >>\nendobj\n{number + 1} 0 obj\n"
        ).encode() + drawn + b"\nendobj\n"  # fmt: skip
    data = objects + b"trailer\n<< /Size 13 /Root 1 0 R >>\n%%EOF\n"
    assert read("报告.pdf", data=data).text == f"{TITLE}\n全年预算数（万元）：1200.50\n"


def test_a_blank_made_up_between_cells_does_not_land_in_the_next_figure():
    page = PageBuilder()
    for y, row in (
        (700, ("合计", "82,096,797.42", "15,686,797.42", "66,410,000.00")),
        (676, ("办公用房", "82,096,797.42", "15,686,797.42", "66,410,000.00")),
        (652, ("车", "46,140,000.00", "5,340,000.00", "40,800,000.00")),
    ):
        # As WPS writes it: a size of hundreds of points, made small; pdfium places blanks by the size.
        for x, words in zip((80, 180, 270, 360), row, strict=True):
            page.text(x, y, words, 240, matrix="0.05 0 0 0.05")
    assert read_pages(page).text == (
        "合计\t82,096,797.42\t15,686,797.42\t66,410,000.00\n"
        "办公用房\t82,096,797.42\t15,686,797.42\t66,410,000.00\n"
        "车\t46,140,000.00\t5,340,000.00\t40,800,000.00\n"
    )


def test_doubled_digits_of_a_page_drawn_small_are_kept():
    page = column(["完成投资2,223,152.00元，兑现补助97,885元。"], size=2)
    assert lines_of(read_pages(page)) == ["完成投资2,223,152.00元，兑现补助97,885元。"]


@pytest.mark.parametrize(("matrix", "face"), [("0 1 -1 0", 1), ("-1 0 0 -1", 2), ("0 -1 1 0", 3)])
def test_a_page_on_its_side_is_read_as_a_person_turns_it(matrix: str, face: int):
    page = PageBuilder()
    shown = [TITLE, "一、资金情况", FULL[:28], "如期完成。"]
    for number, words in enumerate(shown):
        down = 80 + 24 * number
        x, y = {1: (down, 60.0), 2: (550.0, down), 3: (595.0 - down, 780.0)}[face]
        page.text(x, y, words, 14, matrix=matrix)
    assert lines_of(read_pages(page)) == [TITLE, "一、资金情况", FULL[:28], "如期完成。"]


def test_a_line_on_its_side_is_read_after_the_upright_text_and_a_watermark_is_not():
    page = column([TITLE, "一、资金情况"]).text(
        300, 100, "全年支出80.5万元。", 14, matrix="0 1 -1 0"
    )
    page.text(200, 400, "内部资料", 40, matrix="0.7 0.7 -0.7 0.7")
    assert lines_of(read_pages(page)) == [TITLE, "一、资金情况", "全年支出80.5万元。"]


def test_page_numbers_on_a_sheet_turned_for_binding_are_none_of_its_text():
    page = PageBuilder()
    for number in range(3):
        page.text(100 + 24 * number, 60, FULL[:20] + "。", 14, matrix="0 1 -1 0")
    document = read_pages(page.text(A4[0] / 2, 40, "- 12 -", 10))
    assert lines_of(document) == [FULL[:20] + "。"] * 3
    assert lines_of(document, "footer") == ["- 12 -"]


def test_vertical_writing_is_read_down_and_from_the_right():
    page = PageBuilder()
    columns = ["关于绩效自评的说明", "全年支出100.5万元。", "另有结余。"]
    for number, words in enumerate(columns):
        page.text(500 - 24 * number, 760, words, 14)
    data = write_pdf(page).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V")
    assert lines_of(read("报告.pdf", data=data)) == columns


@pytest.mark.parametrize("before", [b"\r\n\r\n", b"\x1b%-12345X@PJL JOB\r\n", b"\0" * 700 + b"\n"])
def test_bytes_before_the_header_do_not_hide_a_pdf(before: bytes):
    data = before + write_pdf(column([TITLE]))
    document = read("报告.pdf", data=data)
    assert (document.format, document.text) == ("pdf", TITLE + "\n")


def test_a_text_about_pdf_is_no_pdf():
    assert read("说明.txt", data="文件头为：\n%PDF-1.7\n其后是对象。".encode()).format == "txt"


def test_a_figure_cut_by_the_page_is_whole():
    lines = [FULL[:31], FULL[:19] + "，项目支出全年预算共计14"]
    first = column(lines, top=100).text(A4[0] / 2, 40, "- 1 -", 10)
    second = column(["98.00万元，已全部支付。"], top=740).text(A4[0] / 2, 40, "- 2 -", 10)
    assert lines_of(read_pages(first, second)) == ["".join(lines) + "98.00万元，已全部支付。"]


@pytest.mark.parametrize(("size", "below"), [(14, 24), (20, 50)], ids=["close", "large"])
def test_a_page_number_close_to_the_text_or_large_is_none_of_it(size: int, below: int):
    lines = [FULL[:31], FULL[:19] + "，项目支出全年预算共计14"]
    opening = [FULL[:31]] * 4
    first = column([*opening, *lines], top=195).text(A4[0] / 2, 76 - below, "—— 1 ——", size)
    second = column(["98.00万元，已全部支付。"], top=100).text(
        A4[0] / 2, 76 - below, "—— 2 ——", size
    )
    document = read_pages(first, second)
    assert lines_of(document) == ["".join([*opening, *lines]) + "98.00万元，已全部支付。"]
    assert lines_of(document, "footer") == ["—— 1 ——"]


def test_figures_set_apart_are_figures():
    page = PageBuilder().text(LEFT, 700, "合计", 10)
    for at, one in enumerate("5,582.42"):
        page.text(LEFT + 24 + 7.5 * at, 700, one, 10)
    assert lines_of(read_pages(page)) == ["合计5,582.42"]


def test_characters_drawn_one_by_one_are_read_whatever_fonts_there_are():
    page = PageBuilder()
    x = LEFT
    for one in "全年支出3200.55万元":
        page.text(x, 700, one, 14)
        x += width_of(one, 14)
    assert lines_of(read_pages(page)) == ["全年支出3200.55万元"]


def test_the_font_for_what_files_do_not_bring_along_is_as_its_script_writes_it():
    assert FONT.read_bytes() == build_font()


def test_each_page_of_running_text_has_its_own_right_edge():
    wide = column([FULL[:31]] * 8 + [FULL[:9] + "。"], left=60)
    narrow = column([FULL[:24], FULL[:24], FULL[:24], FULL[:24], FULL[:24], FULL[:24], "完成。"])
    assert lines_of(read_pages(wide, wide, wide, narrow))[-1] == FULL[:24] * 6 + "完成。"


def test_a_figure_set_apart_from_its_words_needs_no_tab():
    page = PageBuilder()
    for number in range(3):
        page.text(LEFT, 700 - 24 * number, "城乡支出", 14)
        page.text(LEFT + 60, 700 - 24 * number, "23.02万元、国防支出14万元、其他", 14)
    assert "\t" not in read_pages(page).text


def test_a_year_set_a_little_apart_in_entry_after_entry_needs_no_tab():
    page = PageBuilder()
    for number in range(4):
        y = 700 - 24 * number
        page.text(LEFT, y, f"表{number}", 14).text(LEFT + 42, y, "2021", 14)
        page.text(LEFT + 42 + 28 + 3.5, y, "年收入决算", 14)
    assert "2021年收入决算" in read_pages(page).text


def test_the_characters_of_a_word_set_apart_are_one_word():
    page = PageBuilder().text(LEFT, 700, "市财政局局长", 14)
    page.text(LEFT + 140, 700, "李", 14).text(LEFT + 182, 700, "明", 14)
    assert lines_of(read_pages(page)) == ["市财政局局长\t李明"]


def test_a_decimal_point_named_by_a_private_character_is_one():
    data = write_pdf(PageBuilder().text(LEFT, 700, "完成6680.6亿元，增长4.8%。", 14))
    names = b"1 begincodespacerange <0000> <ffff> endcodespacerange\n1 beginbfchar <002e> <dbc0ddb0> endbfchar"
    objects = data[: data.index(b"\nxref") + 1].replace(
        b"/Encoding /UniGB-UCS2-H", b"/Encoding /UniGB-UCS2-H /ToUnicode 9 0 R"
    )
    objects += b"9 0 obj\n" + stream(names) + b"\nendobj\n"
    data = objects + b"trailer\n<< /Size 10 /Root 1 0 R >>\n%%EOF\n"
    assert read("报告.pdf", data=data).text == "完成6680.6亿元，增长4.8%。\n"
