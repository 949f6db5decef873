"""OFD: what is drawn where becomes lines, paragraphs and tables; what is no text is said to be none."""

from __future__ import annotations

import io
import struct

import pytest

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.ocr import Words
from perflint.readers.ofd.fonts import read_glyphs
from perflint.readers.ofd.geometry import Matrix, read_matrix, read_steps
from tests.readers.ofd_builder import (
    Joined,
    document_parts,
    image_object,
    ofd_of,
    package,
    page_content,
    pages_of,
    rule_line,
    text_object,
)

LONG = "全年预算数1860.50万元，执行数1674.45万元，" * 6 + "执行率90.00%。"


def ofd(data: bytes) -> Document:
    return read("报告.ofd", data=data)


def paragraphs(data: bytes, kind: str = "paragraph") -> list[str]:
    document = ofd(data)
    return [block.span.of(document.text) for block in document.blocks if block.kind == kind]


def failure(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        ofd(data)
    assert caught.value.hint
    return caught.value


def test_wrapped_lines_become_paragraphs_across_pages():
    blocks = ["某局部门整体支出绩效自评报告", *(f"{i}. {LONG}" for i in range(1, 30))]
    document = ofd(ofd_of(blocks, header="某某市财政局"))
    body = [b.span.of(document.text) for b in document.blocks if b.kind == "paragraph"]
    assert body == blocks
    edges = [(b.kind, b.span.of(document.text)) for b in document.blocks[len(blocks) :]]
    assert edges == [("footer", "— 1 —"), ("header", "某某市财政局")]
    pages = [block.place.page for block in document.blocks[: len(blocks)]]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert pages[0] == 1 and (pages[-1] or 0) > 3
    assert document.turns
    assert document.format == "ofd"


def test_ruling_lines_make_tables_with_merged_cells():
    rows = [
        [Joined("项目", 2), Joined("金额（万元）", 1, 2), None],
        [None, "预算数", "执行数"],
        ["园区招商推介经费及老字号保护补助资金和夜间经济扶持资金", "86.5", "80.2"],
    ]
    document = ofd(ofd_of(["标题", "一、情况", rows, "后文。"]))
    (table,) = [block.table for block in document.blocks if block.table]
    cells = {
        (c.row, c.column): (c.span.of(document.text), c.row_span, c.column_span)
        for c in table.cells
    }
    assert cells[0, 0] == ("项目", 2, 1)
    assert cells[0, 1] == ("金额（万元）", 1, 2)
    assert cells[1, 2] == ("执行数", 1, 1)
    assert cells[2, 0][0] == rows[2][0]
    assert [block.kind for block in document.blocks[:4]] == [
        "paragraph",
        "paragraph",
        "table",
        "paragraph",
    ]


def test_a_table_goes_on_over_pages():
    rows = [["项目", "金额"], *([f"项目{i}", f"{i}.5"] for i in range(60))]
    document = ofd(ofd_of(["标题", rows]))
    (table,) = [block.table for block in document.blocks if block.table]
    assert (table.rows, table.columns) == (61, 2)


def test_the_order_within_a_text_object_stands_and_lines_are_read_down():
    data = pages_of(
        [
            text_object("第二行在后面，", 28, 60),
            text_object("右半", 100, 50),
            text_object("左半", 100 - 2 * 5.64, 50),
            text_object("AB", 28, 80, delta="-9"),
        ]
    )
    assert "\n".join(paragraphs(data)).split("\n") == ["左半右半", "第二行在后面，", "AB"]


def test_steps_repeat_go_on_for_the_rest_and_never_grow_beyond_the_text():
    assert read_steps("1 g 3 2.5 4", 7) == [1, 2.5, 2.5, 2.5, 4, 4, 4]
    assert read_steps("g 999999999 1", 3) == [1, 1, 1]
    assert read_steps("g x", 3) == []
    assert read_steps("nan inf 1e999", 3) == [0, 0, 0]
    assert read_matrix("1 0 0 1 2 3") == Matrix(e=2, f=3)
    assert read_matrix("1 0") == Matrix()


def test_objects_are_moved_by_their_matrix_and_what_stands_askew_is_no_text():
    moved = text_object("正文在此", 0, 0, attributes='CTM="1 0 0 1 30 90"')
    mark = text_object("样稿水印", 50, 150, attributes='CTM="0.7 0.7 -0.7 0.7 0 0"')
    hidden = text_object("看不见", 28, 70, attributes='Visible="false"')
    document = ofd(pages_of([moved, mark, hidden]))
    assert document.text == "正文在此\n"


def test_upright_writing_in_a_cell():
    frame = [rule_line(28, y, 90, y) for y in (40, 80)] + [
        rule_line(x, 40, x, 80) for x in (28, 45, 90)
    ]
    upright = text_object("产出指标", 30, 50, delta="").replace(
        "<ofd:TextCode ", '<ofd:TextCode DeltaY="g 3 6" '
    )
    document = ofd(pages_of([*frame, upright, text_object("数量", 50, 60)]))
    (table,) = [block.table for block in document.blocks if block.table]
    assert [cell.span.of(document.text) for cell in table.cells] == ["产出指标", "数量"]


def test_two_documents_in_one_package_and_paths_from_the_root():
    parts = {
        **document_parts([page_content(text_object("甲报告", 28, 50))], root="Doc_0"),
        **document_parts([page_content(text_object("乙报告", 28, 50))], root="别处/Doc_1"),
    }
    whole = parts["Doc_0/Document.xml"]
    assert isinstance(whole, str)
    parts["Doc_0/Document.xml"] = whole.replace('BaseLoc="Pages', 'BaseLoc="/Doc_0/Pages')
    document = ofd(package(parts, ["Doc_0", "别处/Doc_1"]))
    assert [block.place.page for block in document.blocks] == [1, 2]
    assert document.text == "甲报告\n乙报告\n"


def test_a_scan_is_said_to_be_one_page_by_page():
    error = failure(pages_of([image_object()], [image_object()]))
    assert error.kind == "scan"
    assert "1—2" in error.title
    mixed = ofd(pages_of([text_object("文字" * 20, 28, 50)], [image_object()]))
    assert [place.page for place in mixed.unread] == [2]
    assert failure(pages_of([])).kind == "empty"


def font(pairs: dict[int, int]) -> bytes:
    """A font that is nothing but a `cmap` of format 12."""
    groups = b"".join(struct.pack(">III", code, code, glyph) for glyph, code in pairs.items())
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12)
    cmap += struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(pairs)) + groups
    return (
        struct.pack(">4sHHHH", b"\0\1\0\0", 1, 0, 0, 0)
        + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap))
        + cmap
    )


def test_glyphs_without_characters_are_read_from_the_font():
    glyphs = font({7: ord("绩"), 9: ord("效")})
    assert read_glyphs(glyphs) == {7: "绩", 9: "效"}
    assert read_glyphs(glyphs[:-5]) == {}
    head = '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="2">'
    transform = f"{head}<ofd:Glyphs>7 9</ofd:Glyphs></ofd:CGTransform>"
    drawn = text_object("¤\ue001自评" * 1, 28, 50, more=transform)
    parts = document_parts([page_content(drawn)])
    resources = parts["Doc_0/PublicRes.xml"]
    assert isinstance(resources, str)
    parts["Doc_0/PublicRes.xml"] = resources.replace(
        'FamilyName="仿宋"/>', 'FamilyName="仿宋"><ofd:FontFile>a.ttf</ofd:FontFile></ofd:Font>'
    )
    parts["Doc_0/Res/a.ttf"] = glyphs
    assert ofd(package(parts)).text == "绩效自评\n"
    unknown = pages_of([text_object("\ue001" * 60, 28, 50)])
    assert failure(unknown).kind == "scan"


def test_hostile_packages():
    page = page_content(text_object("文", 28, 50))
    bomb = page.replace("?>", '?><!DOCTYPE a [<!ENTITY b "cc">]>', 1)
    assert failure(package(document_parts([bomb]))).kind == "corrupt"
    assert failure(package({"OFD.xml": "<a/>"}, [])).kind == "empty"
    assert failure(package({}, ["../../etc"])).kind == "corrupt"
    assert (
        failure(package({**document_parts([page]), "Encryptions.xml": "<a/>"})).kind == "encrypted"
    )
    many = package(document_parts([page] * 5))
    with pytest.raises(ReadError, match="超过 3 页"):
        read("a.ofd", data=many, limits=DEFAULT_LIMITS._replace(max_pages=3))
    deep = page_content(
        "<ofd:PageBlock>" * 60 + "</ofd:PageBlock>" * 60 + text_object("文", 28, 50)
    )
    assert ofd(package(document_parts([deep]))).text == "文\n"
    itself = page_content('<ofd:CompositeObject ResourceID="3" Boundary="0 0 9 9"/>' * 9)
    parts = document_parts([itself])
    unit = '<ofd:CompositeObject ResourceID="3" Boundary="0 0 9 9"/>' * 9
    resources = parts["Doc_0/PublicRes.xml"]
    assert isinstance(resources, str)
    parts["Doc_0/PublicRes.xml"] = resources.replace(
        "</ofd:Res>",
        f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="3"><ofd:Content>{unit}'
        "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>",
    )
    limits = DEFAULT_LIMITS._replace(max_blocks=5000)
    with pytest.raises(ReadError, match="图形对象太多"):
        read("a.ofd", data=package(parts), limits=limits)


def drawn() -> bytes:
    """An empty picture, 1050 by 1485 pixels."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("L", (1050, 1485), 230).save(buffer, "PNG")
    return buffer.getvalue()


def test_the_words_of_pictures_are_recognised_where_that_is_possible(
    monkeypatch: pytest.MonkeyPatch,
):
    found = [Words("某局绩效自评", 400, 300, 640, 340), Words("报告。", 140, 400, 260, 440)]
    monkeypatch.setattr("perflint.readers.ocr.find_recogniser", lambda: lambda _: found)
    text = page_content(text_object("文字" * 20, 28, 50))
    data = package(document_parts([text, page_content(image_object())], picture=drawn()))
    document = ofd(data)
    assert document.text.split() == ["文字" * 20, "某局绩效自评", "报告。"]
    assert document.unread == ()
    assert [span.of(document.text).split() for span in document.recognised] == [
        ["某局绩效自评", "报告。"]
    ]
    broken = package(document_parts([text, page_content(image_object())], picture=b"no picture"))
    assert [place.page for place in ofd(broken).unread] == [2]


def test_a_scan_with_words_below_its_picture_is_read_but_not_certain():
    clear = '<ofd:FillColor Value="0 0 0" Alpha="0"/>'
    words = text_object("某局绩效自评报告" * 3, 28, 50, more=clear)
    document = ofd(pages_of([image_object(), words]))
    assert [span.of(document.text) for span in document.recognised] == ["某局绩效自评报告" * 3]
    hidden = ofd(pages_of([text_object("看得见", 28, 50), words]))
    assert hidden.text == "看得见\n"


SIDEWAYS = {1: "0 1 -1 0", 2: "-1 0 0 -1", 3: "0 -1 1 0"}


def turned_object(text: str, x: float, y: float, turn: int) -> str:
    """A line of text from `x`, `y` on that reads down, upside down or up."""
    matrix = f'CTM="{SIDEWAYS[turn]} 0 0"'
    return (
        f'<ofd:TextObject ID="9" Boundary="{x:g} {y:g} 9 9" Font="1" Size="5" {matrix}>'
        f'<ofd:TextCode X="0" Y="0" DeltaX="g {len(text)} 5">{text}</ofd:TextCode></ofd:TextObject>'
    )


@pytest.mark.parametrize(
    ("turn", "starts"),
    [(1, ((180, 20), (170, 20))), (2, ((190, 270), (190, 260))), (3, ((20, 280), (30, 280)))],
)
def test_a_turned_page_is_read_as_it_is_held_to_be_read(turn: int, starts):
    lines = ("云溪县档案馆绩效自评报告", "全年预算一百万元，都已执行。")
    side = [turned_object(line, *start, turn) for line, start in zip(lines, starts, strict=True)]
    document = ofd(pages_of([text_object("正文" * 20, 28, 50)], side))
    assert document.text.split() == ["正文" * 20, *lines]
    assert document.unread == ()


def test_a_turned_table_is_a_table():
    frame = [rule_line(x, 40, x, 200) for x in (100, 120, 140)] + [
        rule_line(100, y, 140, y) for y in (40, 120, 200)
    ]
    cells = [
        turned_object(text, x, y, 1)
        for text, x, y in (
            ("项目", 127, 45),
            ("金额", 127, 125),
            ("合计", 107, 45),
            ("九", 107, 125),
        )
    ]
    document = ofd(pages_of([*frame, *cells]))
    (table,) = [block.table for block in document.blocks if block.table]
    assert [cell.span.of(document.text) for cell in table.cells] == ["项目", "金额", "合计", "九"]


def test_a_turned_sentence_follows_and_a_turned_mark_in_the_margin_is_a_footer():
    text = [text_object("正文" * 20, 28, y) for y in (50, 60, 70)]
    sentence = turned_object("预算一百万元，都已执行。", 90, 100, 3)
    mark = turned_object("装订线", 14, 120, 1)
    document = ofd(pages_of([*text, sentence, mark]))
    kinds = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    assert kinds[-2:] == [("paragraph", "预算一百万元，都已执行。"), ("header", "装订线")]


def test_turned_and_upright_writing_in_a_cell_stays_in_it():
    frame = [rule_line(28, y, 90, y) for y in (40, 80)] + [
        rule_line(x, 40, x, 80) for x in (28, 45, 90)
    ]
    words = text_object("数量指标", 50, 60)
    for turn, start in ((1, (34, 45)), (3, (40, 75))):
        cells = turned_object("产出指标", *start, turn)
        document = ofd(pages_of([*frame, cells, words]))
        (table,) = [block.table for block in document.blocks if block.table]
        assert [cell.span.of(document.text) for cell in table.cells] == ["产出指标", "数量指标"]


def test_upright_characters_one_below_the_other_are_a_line():
    upright = text_object("预算一百万元", 100, 50, delta="").replace(
        "<ofd:TextCode ", '<ofd:TextCode DeltaY="6" '
    )
    document = ofd(pages_of([text_object("正文" * 10, 28, 40), upright]))
    assert document.text.split() == ["正文" * 10, "预算一百万元"]


def test_blank_texts_in_a_cell_are_none():
    frame = [rule_line(28, y, 90, y) for y in (40, 50, 60)] + [
        rule_line(x, 40, x, 60) for x in (28, 45, 90)
    ]
    blank = text_object("  ", 30, 46, delta="")
    document = ofd(pages_of([*frame, blank, blank, text_object("数量", 50, 46)]))
    (table,) = [block.table for block in document.blocks if block.table]
    assert [cell.span.of(document.text) for cell in table.cells] == ["", "数量", "", ""]
