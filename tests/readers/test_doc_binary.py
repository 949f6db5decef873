"""The reader of old Word files, byte by byte: pieces, formatting, tables, notes, text boxes."""

from __future__ import annotations

import struct
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.readers import docx
from perflint.readers.compound import BrokenFile
from perflint.readers.doc import source
from perflint.readers.doc.make import make_docx
from perflint.readers.doc.source import Unsupported
from perflint.readers.limits import DEFAULT_LIMITS
from tests.readers.doc_builder import (
    HIDDEN,
    IN_TABLE,
    Cut,
    Paragraph,
    Run,
    paragraph,
    plc,
    row,
    word,
)
from tests.readers.test_spans import check

_DELETED = b"\x00\x08\x01"
_NESTED = IN_TABLE + b"\x49\x66\x02\0\0\0"
_HIDING, _LIKE_STYLE, _UNLIKE_STYLE = b"\x3c\x08\x01", b"\x3c\x08\x80", b"\x3c\x08\x81"


def read(data: bytes) -> Document:
    document = docx.read(make_docx(data, DEFAULT_LIMITS), "报告.doc", DEFAULT_LIMITS)
    check(document)
    return document


def lines(data: bytes) -> list[str]:
    return read(data).text.splitlines()


def style(
    name: str, *, sti: int = 0xFFE, papx: bytes = b"", chpx: bytes = b"", kind: int = 1
) -> bytes:
    """A style of the sheet, based on none. [MS-DOC] 2.9.259"""
    parts = [chpx] if kind == 2 else [b"\0\0" + papx, chpx]
    body = struct.pack("<HHHHH", sti, 0xFFF << 4 | kind, len(parts), 0, 0)
    body += struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0"
    for part in parts:
        body += struct.pack("<H", len(part)) + part + bytes(len(part) % 2)
    return struct.pack("<H", len(body)) + body + bytes(len(body) % 2)


def sheet(*styles: bytes) -> bytes:
    return struct.pack("<HHH14x", 18, len(styles), 10) + b"".join(styles)


def test_pieces_lie_anywhere_and_have_one_byte_or_two():
    data = word(
        [paragraph("甲乙"), paragraph("abc\x93d\x94")],
        pieces=[Cut(2), Cut(4, 1), Cut(4, 1)],
    )
    assert lines(data) == ["甲乙", "abc“d”"]


def test_a_piece_may_hide_its_text():
    hide = 0x5C << 1 | 1 << 8
    data = word([paragraph("看得见看不见的")], pieces=[Cut(3), Cut(3, 2, hide), Cut(2)])
    assert lines(data) == ["看得见的"]
    by_reference = word(
        [paragraph("看得见看不见的")], pieces=[Cut(3), Cut(3, 2, 1), Cut(2)], properties=[HIDDEN]
    )
    assert lines(by_reference) == ["看得见的"]


def test_characters_beyond_the_basic_plane_and_those_no_xml_may_hold():
    halves = word([paragraph("甲\ud842\udfb7")], pieces=[Cut(2), Cut(2)])
    assert lines(halves) == ["甲𠮷"]
    assert lines(word([paragraph("甲\ud842乙")])) == ["甲\ufffd乙"]
    assert lines(word([paragraph("&<甲>\ufffe")])) == ["&<甲>\ufffd"]


def test_controls_are_breaks_hyphens_and_signs_or_nothing():
    text = "甲\x0b乙\t丙\x1e丁\x1f\x01\x08\x05戊"
    assert lines(word([paragraph(text)])) == ["甲", "乙\t丙-丁戊"]
    symbol = Run("(", b"\x55\x08\x01\x09\x6a\x00\x00\xfe\xf0")
    content = Run("<甲>", b"\x55\x08\x01")
    assert lines(word([Paragraph((symbol, Run("选"), content))])) == ["☑选甲"]


def test_fields_show_their_result():
    field = '\x13 HYPERLINK "a" \x14链接\x15'
    assert lines(word([paragraph(f"见{field}。"), paragraph("\x13 EQ \\o\\ac(○,5) \x15项")])) == [
        "见链接。",
        "⑤项",
    ]


@pytest.mark.parametrize(
    ("result", "default", "shown"), [(0, 1, "□"), (1, 0, "☑"), (25, 1, "☑"), (25, 0, "□")]
)
def test_boxes_of_a_form_are_ticked_or_not(result: int, default: int, shown: str):
    settings = struct.pack("<IHHH", 0xFFFFFFFF, 1 | result << 2, 0, 0)
    settings += struct.pack("<H", 1) + "甲\0".encode("utf-16-le") + struct.pack("<H", default)
    data = b"\0\0" + struct.pack("<iH62x", 68 + len(settings), 68) + settings
    at = b"\x03\x6a\x02\0\0\0\x06\x08\x01\x55\x08\x01"
    runs = (
        Run("\x13 FORMCHECKBOX "),
        Run("\x01", at),
        Run("\x14\x15是，"),
        Run("\x13 A \x14\x15否"),
    )
    assert lines(word([Paragraph(runs)], data=data)) == [f"{shown}是，否"]
    assert lines(word([Paragraph(runs)], data=data[:20])) == ["是，否"]


def test_deleted_text_is_gone_and_a_deleted_mark_joins():
    data = word(
        [
            Paragraph((Run("保留"), Run("删去", _DELETED))),
            Paragraph((Run("甲"),), of_mark=_DELETED),
            paragraph("乙"),
        ]
    )
    assert lines(data) == ["保留", "甲乙"]


def test_styles_say_headings_whatever_their_language_and_hide_text():
    styles = sheet(
        style("正文"),
        style("标题 1", sti=1, papx=b"\x40\x26\x00"),
        style("Überschrift 2", sti=2),
        style("藏", chpx=_HIDING),
        style("字", chpx=_HIDING, kind=2),
    )
    by_character_style = b"\x30\x4a\x04\x00"
    document = read(
        word(
            [
                paragraph("一级", style=1),
                paragraph("二级", style=2),
                paragraph("看不见", style=3),
                Paragraph((Run("露", _UNLIKE_STYLE), Run("藏", _LIKE_STYLE)), style=3),
                Paragraph((Run("见"), Run("藏", by_character_style))),
            ],
            parts={source.STYLES: styles},
        )
    )
    told = [(block.level, block.span.of(document.text)) for block in document.blocks]
    assert told == [(1, "一级"), (2, "二级"), (None, "露"), (None, "见")]


def test_lists_are_numbered():
    level = struct.pack("<iBB9sB8xBBBx", 1, 0x27, 0, b"\1" + bytes(8), 2, 0, 0, 0)
    level += struct.pack("<H", 2) + "\0、".encode("utf-16-le")
    head = struct.pack("<iI9HBx", 77, 0, *[0xFFF] * 9, 1)
    uses = struct.pack("<Ii8xB3xI", 1, 77, 0, 0xFFFFFFFF)
    numbered = b"\x0b\x46\x01\x00"
    data = word(
        [paragraph("甲", numbered), paragraph("文"), paragraph("乙", numbered)],
        parts={source.LISTS: struct.pack("<h", 1) + head + level, source.LIST_USES: uses},
    )
    assert lines(data) == ["一、甲", "文", "二、乙"]


def test_cells_merge_across_and_down():
    across, start, below = (2, 1), 3 << 5, 1 << 5
    document = read(
        word(
            [
                paragraph("前"),
                *row("横", "", "三", merges=across),
                *row("纵", "2", "3", merges=[start]),
                *row("", "5", "6", merges=[below]),
                paragraph("后"),
            ]
        )
    )
    table = document.blocks[1].table
    assert table is not None
    assert [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells] == [
        (0, 0, 1, 2), (0, 2, 1, 1), (1, 0, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip
    assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]


@pytest.mark.parametrize(
    ("more", "columns"),
    [
        (struct.pack("<HBB", 0x5624, 0, 2), [(0, 2), (2, 1)]),
        (
            struct.pack("<HBB", 0x5624, 0, 2) + struct.pack("<HBB", 0x5625, 0, 2),
            [(0, 1), (1, 1), (2, 1)],
        ),
    ],
)
def test_modifiers_change_a_row(more: bytes, columns: list[tuple[int, int]]):
    table = (
        read(word([*row("甲", "乙", "丙", more=more), *row("1", "2", "3"), paragraph("后")]))
        .blocks[0]
        .table
    )
    assert table is not None
    assert [(c.column, c.column_span) for c in table.cells if c.row == 0] == columns


def test_cells_put_in_and_taken_out_shift_the_ruler():
    inserted = struct.pack("<HBBH", 0x7621, 1, 1, 50)
    removed = struct.pack("<HBB", 0x5622, 0, 1)
    three = word([*row("甲", "乙", more=inserted)[:2], paragraph("丙", IN_TABLE, mark="\x07"),
                  row("甲", "乙", more=inserted)[-1], paragraph("后")])  # fmt: skip
    assert lines(three) == ["甲\t乙\t丙", "后"]
    one = word([paragraph("甲", IN_TABLE, mark="\x07"), row("甲", "乙", more=removed)[-1],
                *row("1", "2"), paragraph("后")])  # fmt: skip
    assert lines(one) == ["甲", "1\t2", "后"]


def test_a_table_in_a_cell_is_part_of_it():
    inner_cell, inner_row = _NESTED + b"\x4b\x24\x01", _NESTED + b"\x4b\x24\x01\x4c\x24\x01"
    data = word(
        [
            paragraph("内一", inner_cell),
            paragraph("内二", inner_cell),
            paragraph("", inner_row),
            *row("外", "旁"),
            paragraph("后"),
        ]
    )
    assert lines(data) == ["内一 内二 外\t旁", "后"]


def test_formatting_too_large_for_its_page_is_in_the_data_stream():
    table = row("甲", "乙")[-1].modifiers
    huge = b"\x46\x66" + struct.pack("<I", 2)
    cells = row("甲", "乙")[:2]
    data = word(
        [*cells, paragraph("", huge, mark="\x07"), paragraph("后")],
        data=b"\0\0" + struct.pack("<h", len(table)) + table,
    )
    assert lines(data) == ["甲\t乙", "后"]


def test_notes_follow_the_text_in_order():
    data = word(
        [paragraph("正文\x02中"), paragraph("自※定")],
        stories={"footnotes": [paragraph("\x02注一"), paragraph("※注二"), paragraph("")]},
        parts={
            source.FOOTNOTE_MARKS: plc([2, 6, 9], [b"\1\0", b"\0\0"]),
            source.FOOTNOTES: plc([0, 4, 8, 9], []),
        },
    )
    document = read(data)
    assert document.text.splitlines() == ["正文中", "自※定", "注一", "※注二"]
    assert [block.place.paragraph for block in document.blocks] == [1, 2, 1, 2]


def test_headers_and_footers_are_read_once():
    margins = [paragraph("页眉"), paragraph(""), paragraph("页脚"), paragraph(""), paragraph("")]
    positions = [0] * 7 + [0, 4, 4, 8, 8, 8, 9]
    data = word(
        [paragraph("正文")],
        stories={"headers": margins},
        parts={source.MARGINS: plc(positions, [])},
    )
    document = read(data)
    assert [(block.kind, block.span.of(document.text)) for block in document.blocks] == [
        ("paragraph", "正文"), ("header", "页眉"), ("footer", "页脚"),
    ]  # fmt: skip


def boxed(shapes: list[int], drawings: bytes = b"") -> bytes:
    """A body with one drawing, number 1025, and text boxes of `shapes`."""
    boxes = [paragraph(f"框{number}") for number in shapes]
    positions, at = [0], 0
    for box in boxes:
        at += len(box.runs[0].text) + 1
        positions.append(at)
    elements = [struct.pack("<ii6xII", 1, 0, number, 0) for number in shapes]
    return word(
        [paragraph("甲\x08乙"), paragraph("丙")],
        stories={"boxes": [*boxes, paragraph("")]},
        parts={
            source.SHAPES: plc([1, 6], [struct.pack("<I22x", 1025)]),
            source.BOXES: plc([*positions, at + 1], [*elements, bytes(22)]),
            source.DRAWINGS: drawings,
        },
    )


def test_text_boxes_that_share_their_text_are_left_to_others():
    boxes = [paragraph("框一"), paragraph("框二"), paragraph("")]
    elements = [struct.pack("<ii6xII", 1, 0, 1025, 0)] * 3
    shapes = plc([1, 3], [struct.pack("<I22x", 1025)])
    for positions, fits in (([0, 3, 6, 7], True), ([0, 6, 3, 7], False)):
        data = word(
            [paragraph("甲\x08")],
            stories={"boxes": boxes},
            parts={source.SHAPES: shapes, source.BOXES: plc(positions, elements)},
        )
        if fits:
            assert lines(data) == ["甲", "框一", "框二"]
        else:
            with pytest.raises(Unsupported):
                make_docx(data, DEFAULT_LIMITS)


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HHI", 0xF, kind, len(content)) + content


def test_a_text_box_stands_behind_the_paragraph_it_hangs_on():
    assert lines(boxed([1025])) == ["甲乙", "框1025", "丙"]


def test_a_text_box_in_a_group_hangs_where_the_group_does():
    def shape(number: int) -> bytes:
        return record(
            0xF004, record(0xF009, bytes(16)) + record(0xF00A, struct.pack("<II", number, 0))
        )

    group = record(0xF003, shape(1025) + shape(1026) + record(0xF003, shape(1027) + shape(1028)))
    drawing = record(0xF002, record(0xF003, shape(1024) + group))
    drawings = record(0xF000, bytes(16)) + b"\0" + drawing
    assert lines(boxed([1026, 1028], drawings)) == ["甲乙", "框1026", "框1028", "丙"]
    with pytest.raises(Unsupported):
        read(boxed([1030], drawings))


def test_sections_and_page_breaks_count_pages():
    ends = plc([0, 2, 6], [struct.pack("<2xi6x", -1)] * 2)
    data = word(
        [paragraph("甲", mark="\x0c"), paragraph("乙\x0c丙")], parts={source.SECTIONS: ends}
    )
    assert [block.place.page for block in read(data).blocks] == [1, 2, 3]


@pytest.mark.parametrize(
    "data",
    [
        word([paragraph("甲")], flags=0x0100),
        word([paragraph("甲")], flags=0x8000),
        word([paragraph("甲")], version=0x68),
        word([paragraph("甲", mark="\x07")]),
        word([paragraph("\x13 PAGE 甲")]),
        word([paragraph("甲", IN_TABLE, mark="\x07"), paragraph("乙")]),
        word([*row("甲", "乙")[1:], paragraph("乙")]),
        word([paragraph("甲", b"\x49\x66\x7f\0\0\0", mark="\x07"), paragraph("乙")]),
    ],
    ids=["encrypted", "obfuscated", "Word 6", "cell", "field", "row", "definition", "depth"],
)
def test_what_does_not_fit_together_is_left_to_others(data: bytes):
    with pytest.raises(Unsupported):
        make_docx(data, DEFAULT_LIMITS)


def test_a_text_beyond_the_limit_is_refused():
    data = word([paragraph("甲" * 3000)])
    with pytest.raises(ReadError) as refused:
        make_docx(data, DEFAULT_LIMITS._replace(max_text_bytes=5000))
    assert refused.value.kind == "too-large"
    assert refused.value.hint


def test_a_text_that_grows_beyond_the_limit_is_refused():
    with pytest.raises(ReadError) as refused:
        make_docx(word([paragraph("甲")] * 40), DEFAULT_LIMITS._replace(max_part_bytes=900))
    assert refused.value.kind == "too-large"


_TEXTS = st.text("甲乙丙，。１2a ", min_size=1, max_size=6)
_RUNS = st.lists(st.tuples(_TEXTS, st.booleans()), min_size=1, max_size=4)


@given(told=st.lists(_RUNS, min_size=1, max_size=12), seed=st.integers(0, 999))
@settings(max_examples=120, deadline=None)
def test_what_is_shown_is_read_however_the_text_is_cut_up(
    told: list[list[tuple[str, bool]]], seed: int
):
    paragraphs = [
        Paragraph([Run(text, HIDDEN if hidden else b"") for text, hidden in runs]) for runs in told
    ]
    length = sum(len(text) for runs in told for text, _ in runs) + len(told)
    random, pieces = Random(seed), []
    while length:
        pieces.append(Cut(random.randint(1, length)))
        length -= pieces[-1].count
    shown = ["".join(text for text, hidden in runs if not hidden).strip() for runs in told]
    if not any(shown):
        return
    assert lines(word(paragraphs, pieces=pieces)) == [line for line in shown if line]


EVERYTHING = word(
    [paragraph("甲\x02\x08\x13 REF a \x14乙\x15"), *row("横", "", merges=[2, 1]), *row("1", "2"), paragraph("尾")],
    stories={
        "footnotes": [paragraph("\x02注"), paragraph("")],
        "headers": [paragraph("眉"), paragraph(""), paragraph("")],
        "boxes": [paragraph("框"), paragraph("")],
    },
    parts={
        source.STYLES: sheet(style("正文"), style("标题 1", sti=1), style("藏", chpx=_HIDING)),
        source.FOOTNOTE_MARKS: plc([1, 30], [b"\1\0"]),
        source.FOOTNOTES: plc([0, 3, 4], []),
        source.MARGINS: plc([0] * 7 + [0, 3, 3, 3, 3, 3, 4], []),
        source.SHAPES: plc([2, 30], [struct.pack("<I22x", 1025)]),
        source.BOXES: plc([0, 2, 3], [struct.pack("<ii6xII", 1, 0, 1025, 0), bytes(22)]),
    },
)  # fmt: skip
_SIZES = st.sampled_from([b"\0", b"\xff", b"\xff\xff\xff\xff", b"\0\0\0\x80", b"\1\0\0\0", b"\x7f"])
_DAMAGE = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), _SIZES | st.binary(min_size=1, max_size=4)),
    min_size=1,
    max_size=6,
)


def test_everything_at_once():
    assert lines(EVERYTHING) == ["甲乙", "框", "横", "1\t2", "尾", "注", "眉"]


@given(damage=_DAMAGE)
@settings(max_examples=400, deadline=None)
def test_damage_gives_a_sound_text_or_leaves_it_to_others(damage: list[tuple[float, bytes]]):
    data = bytearray(EVERYTHING)
    for share, patch in damage:
        at = 512 + int(share * (len(data) - 520))
        data[at : at + len(patch)] = patch
    refusal = None
    try:
        read(bytes(data))
    except (BrokenFile, Unsupported, struct.error, IndexError):
        return
    except ReadError as error:
        refusal = error
    assert refusal is None or refusal.kind in ("empty", "too-large")
