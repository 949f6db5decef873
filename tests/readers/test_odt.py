"""OpenDocument texts, written by hand and by LibreOffice."""

from __future__ import annotations

import pytest

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers import read
from tests.readers.docx_builder import archive
from tests.readers.formats import FOLDER, SOURCE

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
    )
)
_LEVEL = '<text:list-level-style-number text:level="{}" style:num-format="{}" style:num-suffix="{}"'
LISTS = (
    '<text:list-style style:name="L">'
    + _LEVEL.format(1, "一, 二, 三, ...", "、")
    + "/>"
    + _LEVEL.format(2, "一, 二, 三, ...", "）")
    + ' style:num-prefix="（"/>'
    + _LEVEL.format(3, "1", ".")
    + ' text:display-levels="2"/>'
    + '<text:list-level-style-bullet text:level="4" text:bullet-char="•"/></text:list-style>'
)
HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="HP" style:family="paragraph">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="HC" style:family="paragraph" style:parent-style-name="HP"/>'
)


def odt(body: str, *, automatic: str = "", styles: str = "", manifest: str = "") -> bytes:
    """A package with that content of office:text."""
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": f"<office:document-styles {_NAMES}>{styles}</office:document-styles>".encode(),
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>".encode(),
        }
    )


def parse(body: str, **parts: str) -> Document:
    return read("报告.odt", data=odt(body, **parts))


def texts(document: Document) -> list[str]:
    return document.text.splitlines()


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def items(*contents: str, more: str = "") -> str:
    inner = "".join(f"<text:list-item>{content}</text:list-item>" for content in contents)
    return f"<text:list {more}>{inner}</text:list>"


def test_the_sample_says_what_its_source_says():
    document = read(str(FOLDER / "report.odt"))
    said = [b.span.of(document.text) for b in document.blocks if b.kind == "paragraph"]
    assert said == SOURCE.read_text("utf-8").splitlines()
    assert document.blocks[-1].kind == "footer"
    assert document.blocks[1].level == 1


def test_characters():
    body = p(
        '甲<text:s text:c="3"/>乙<text:tab/>丙\n  丁<text:span>戊</text:span><text:a>己</text:a>'
    )
    assert parse(body).text == "甲   乙\t丙 丁戊己\n"


def test_soft_breaks_begin_another_line_of_the_same_paragraph():
    document = parse(p("甲<text:line-break/>乙") + p("丙"))
    assert texts(document) == ["甲", "乙", "丙"]
    assert [block.place.paragraph for block in document.blocks] == [1, 1, 2]


def test_automatic_numbers():
    inner = items(p("子"), p("丑"))
    body = items(p("甲") + inner, p("乙") + p("续段"), more='text:style-name="L"')
    assert texts(parse(body, automatic=LISTS)) == [
        "一、甲",
        "（一）子",
        "（二）丑",
        "二、乙",
        "续段",
    ]


def test_numbers_of_upper_levels_and_bullets():
    body = items(
        p("甲") + items(p("子") + items(p("x") + items(p("y")))), more='text:style-name="L"'
    )
    assert texts(parse(body, automatic=LISTS)) == ["一、甲", "（一）子", "一.1. x", "• y"]


def test_lists_go_on_or_begin_anew():
    body = (
        items(p("甲"), more='xml:id="one" text:style-name="L"')
        + p("间")
        + items(p("乙"), more='text:style-name="L" text:continue-numbering="true"')
        + items(p("丙"), more='text:style-name="L"')
        + items(p("丁"), more='text:style-name="L" text:continue-list="one"')
        + '<text:list text:style-name="L"><text:list-item text:start-value="5">'
        + p("戊")
        + "</text:list-item><text:list-header>"
        + p("己")
        + "</text:list-header></text:list>"
    )
    assert texts(parse(body, automatic=LISTS)) == [
        "一、甲", "间", "二、乙", "一、丙", "三、丁", "五、戊", "己",
    ]  # fmt: skip


def test_headings_take_their_numbers_from_the_outline():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, '
        '..." style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/>'
        "</text:outline-style>"
    )
    body = (
        '<text:h text:outline-level="1">概况</text:h><text:h text:outline-level="2">职能</text:h>'
        '<text:h text:outline-level="1">情况</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">附</text:h>'
    )
    document = parse(body, styles=outline)
    assert texts(document) == ["一、概况", "职能", "二、情况", "附"]
    assert [block.level for block in document.blocks] == [1, 2, 1, 1]


def test_hidden_and_deleted_text_is_left_out():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("删去")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + p(
            '看得见<text:change text:change-id="1"/><text:span text:style-name="H">看不见</text:span>的'
        )
        + p("藏", "HC")
        + f'<text:section text:display="none">{p("藏")}</text:section>'
        + f"<text:section>{p('露')}</text:section>"
        + p("末<office:annotation>批注</office:annotation>")
    )
    assert texts(parse(body, automatic=HIDDEN)) == ["看得见的", "露", "末"]


def test_contents_are_left_out():
    body = f"<text:table-of-content><text:index-body>{p('一、概况 1')}</text:index-body>"
    assert parse(body + "</text:table-of-content>" + p("正文")).text == "正文\n"


def test_notes_boxes_and_margins():
    note = f"<text:note-citation>1</text:note-citation><text:note-body>{p('注文')}</text:note-body>"
    note = f"<text:note>{note}</text:note>"
    box = f"<draw:frame><draw:text-box>{p('框内')}</draw:text-box></draw:frame>"
    margins = (
        f"<office:master-styles><style:master-page><style:header>{p('页眉')}</style:header>"
        f"<style:footer>{p('页脚')}</style:footer></style:master-page></office:master-styles>"
    )
    document = parse(p(f"正文{note}。{box}") + p("末段"), styles=margins)
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


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}>{p(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_tables_with_merged_cells():
    rows = (
        cell("甲", 'table:number-columns-spanned="2"')
        + COVERED
        + cell("乙", 'table:number-rows-spanned="2"'),
        cell("一") + cell("二") + COVERED,
        cell("重", 'table:number-columns-repeated="3"'),
    )
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    document = parse(
        f"<table:table><table:table-header-rows>{body}</table:table-header-rows></table:table>"
    )
    table = document.blocks[0].table
    assert table is not None
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        (0, 0, 1, 2), (0, 2, 2, 1), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip
    assert document.text.splitlines()[2] == "重\t重\t重"


def test_repeated_cells_are_bounded():
    many = cell("x", 'table:number-columns-repeated="999999"')
    document = parse(f"<table:table><table:table-row>{many}</table:table-row></table:table>")
    assert len(document.text) < 1000


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (odt(p("甲"), manifest="<encryption-data/>"), "encrypted"),
        (odt(""), "empty"),
        (archive({"content.xml": b"<a/>"}), "corrupt"),
        (archive({"content.xml": b"<a"}), "corrupt"),
        (archive({"content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "corrupt"),
    ],
)
def test_refusals(data: bytes, kind: str):
    with pytest.raises(ReadError) as refused:
        read("报告.odt", data=data)
    assert refused.value.kind == kind


def test_deep_nesting_is_refused_or_read():
    body = "<text:section>" * 200 + p("甲") + "</text:section>" * 200
    assert parse(body).text == "甲\n"
    with pytest.raises(ReadError):
        parse("<text:section>" * 5000 + p("甲") + "</text:section>" * 5000)
