from __future__ import annotations

import pytest

from perflint.readers.docx.numerals import FORMATS, print_number
from tests.readers.docx_builder import (
    level,
    lists,
    numbered,
    paragraph,
    read_docx,
    run,
    style,
    styled,
    texts,
)

CHINESE = "chineseCountingThousand"
OUTLINE = (
    level("%1、", CHINESE),
    level("（%2）", CHINESE, index=1),
    level("%3.", index=2),
    level("（%4）", index=3),
    level("%5", "decimalEnclosedCircle", index=4),
)


def num(id: int, *overrides: str, abstract: int = 0) -> str:
    return (
        f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{"".join(overrides)}</w:num>'
    )


def override(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(numbering: str, *levels: int | tuple[int, int], styles: str = "") -> list[str]:
    """What is printed before paragraphs at those levels, or (level, numId)."""
    pairs = [(entry, 1) if isinstance(entry, int) else entry for entry in levels]
    body = "".join(numbered("文", level, id) for level, id in pairs)
    document = read_docx(body, numbering=numbering, styles=styles)
    return [text.removesuffix("文") for text in texts(document)]


@pytest.mark.parametrize(
    ("format", "printed"),
    [
        ("decimal", "1 2 10 11 20 21 100 101 110 1000 10001"),
        ("decimalHalfWidth", "1 2 10 11 20 21 100 101 110 1000 10001"),
        ("decimalZero", "01 02 10 11 20 21 100 101 110 1000 10001"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００ １０１ １１０ １０００ １０００１"),
        ("upperRoman", "I II X XI XX XXI C CI CX M MMMMMMMMMMI"),
        ("lowerRoman", "i ii x xi xx xxi c ci cx m mmmmmmmmmmi"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○○○一"),
        (CHINESE, "一 二 十 十一 二十 二十一 一百 一百零一 一百一十 一千 一万零一"),
        (
            "chineseLegalSimplified",
            "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹万零壹",
        ),
        ("japaneseCounting", "一 二 十 十一 二十 二十一 百 百一 百十 千 一万一"),
        ("taiwaneseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○○○一"),
        (
            "taiwaneseCountingThousand",
            "一 二 十 十一 二十 二十一 一百 一百零一 一百一十 一千 一万零一",
        ),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇〇〇一"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100 101 110 1000 10001"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳ 21 100 101 110 1000 10001"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 101 110 1000 10001"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 100 101 110 1000 10001"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20 21 100 101 110 1000 10001"),
        ("ideographTraditional", "甲 乙 癸 11 20 21 100 101 110 1000 10001"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 100 101 110 1000 10001"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 甲申 癸卯 甲辰 癸丑 癸卯 甲辰"),
        ("unheardOf", "1 2 10 11 20 21 100 101 110 1000 10001"),
    ],
)
def test_number_formats(format: str, printed: str):
    numbers = (1, 2, 10, 11, 20, 21, 100, 101, 110, 1000, 10001)
    assert " ".join(print_number(value, format) for value in numbers) == printed


def test_letters_are_repeated_as_in_word():
    printed = [print_number(value, "upperLetter") for value in (1, 26, 27, 28, 53)]
    assert printed == ["A", "Z", "AA", "BB", "AAA"]
    assert print_number(2, "lowerLetter") == "b"


@pytest.mark.parametrize("format", [*FORMATS, "x"])
@pytest.mark.parametrize("value", [-1, 0, 32767, 32768, 10**9])
def test_no_number_is_too_odd(format: str, value: int):
    assert len(print_number(value, format)) < 60


@pytest.mark.parametrize(
    ("text", "format", "first"),
    [
        ("%1、", CHINESE, "一、"),
        ("（%1）", CHINESE, "（一）"),
        ("%1.", "decimal", "1. "),
        ("%1．", "decimal", "1．"),
        ("(%1)", "decimal", "(1) "),
        ("%1", "decimalEnclosedCircle", "①"),
        ("第%1章", CHINESE, "第一章 "),
        ("", "none", ""),
        ("附：", "none", "附："),
        ("\uf06c", "bullet", "• "),
        ("●", "bullet", "● "),
        ("%1", "custom", "1 "),
    ],
)
def test_labels_as_seen(text: str, format: str, first: str):
    assert labels(lists(level(text, format)), 0) == [first]


@pytest.mark.parametrize(("suffix", "label"), [("tab", "1. "), ("space", "1. "), ("nothing", "1.")])
def test_suffix(suffix: str, label: str):
    assert labels(lists(level("%1.", more=f'<w:suff w:val="{suffix}"/>')), 0) == [label]


def test_custom_zero_padded_format():
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{custom}<w:lvlText w:val="%1"/></w:lvl>'
    assert labels(lists(own), 0, 0) == ["001 ", "002 "]


def test_five_levels_restart_under_each_other():
    printed = labels(lists(*OUTLINE), 0, 1, 2, 2, 3, 4, 4, 3, 4, 1, 2, 0, 1)
    assert printed == [
        "一、", "（一）", "1. ", "2. ", "（1）", "①", "②", "（2）", "①",
        "（二）", "1. ", "二、", "（一）",
    ]  # fmt: skip


def test_skipped_levels_count():
    assert labels(lists(*OUTLINE), 1, 0) == ["（一）", "二、"]


def test_levels_in_one_label():
    levels = (level("%1", CHINESE), level("%1.%2", index=1), level("%1.%2.%3", index=2))
    assert labels(lists(*levels), 0, 1, 2, 2, 1)[1:] == ["一.1 ", "一.1.1 ", "一.1.2 ", "一.2 "]


def test_legal_numbering_is_arabic_throughout():
    levels = (level("%1、", CHINESE), level("%1.%2", CHINESE, index=1, more="<w:isLgl/>"))
    assert labels(lists(*levels), 0, 1) == ["一、", "1.1 "]


def test_start_value_and_missing_start():
    assert labels(lists(level("%1.", start=5)), 0, 0) == ["5. ", "6. "]
    bare = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    assert labels(lists(bare), 0, 0) == ["0. ", "1. "]


@pytest.mark.parametrize(
    ("restart", "printed"),
    [
        ("", "1. 1. 1. "),
        ('<w:lvlRestart w:val="0"/>', "1. 2. 3. "),
        ('<w:lvlRestart w:val="1"/>', "1. 2. 1. "),
    ],
)
def test_restart_rules(restart: str, printed: str):
    levels = (*OUTLINE[:2], level("%3.", index=2, more=restart))
    shown = labels(lists(*levels), 0, 1, 2, 1, 2, 0, 2)
    assert shown[2] + shown[4] + shown[6] == printed


def test_lists_of_one_abstract_list_count_on_and_an_override_begins_anew_once():
    numbering = lists(level("%1."), nums=num(1) + num(2) + num(3, override(0, 1)))
    printed = labels(numbering, (0, 1), (0, 2), (0, 3), (0, 3), (0, 1))
    assert printed == ["1. ", "2. ", "1. ", "2. ", "3. "]


def test_override_of_a_whole_level():
    own = f'<w:lvlOverride w:ilvl="0">{level("（%1）", CHINESE, start=3)}</w:lvlOverride>'
    assert labels(lists(level("%1."), nums=num(1, own)), 0) == ["（三）"]


def test_number_style_link():
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="S"/>{level("%1、", CHINESE)}'
        f"</w:abstractNum>{num(1, abstract=7)}"
    )
    assert labels(linked, 0) == ["一、"]


@pytest.mark.parametrize("entry", [(0, 9), (0, 0), (8, 1), (99, 1)])
def test_unknown_lists_and_levels_print_nothing(entry: tuple[int, int]):
    assert labels(lists(level("%1.")), entry) == [""]


def number_of(id: int, level: int | None = None) -> str:
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return f'<w:numPr>{at}<w:numId w:val="{id}"/></w:numPr>'


def test_style_numbering_through_the_chain():
    tied = lists(
        level("%1、", CHINESE, more='<w:pStyle w:val="A"/>'),
        level("（%2）", CHINESE, index=1, more='<w:pStyle w:val="B"/>'),
    )
    styles = (
        style("A", properties=number_of(1))
        + style("B", properties=number_of(1))
        + style("C", base="B")
        + style("D", base="A", properties=number_of(0))
    )
    body = "".join(styled(name, name) for name in "ABCDA") + paragraph(
        "甲", f'<w:pStyle w:val="A"/>{number_of(0)}'
    )
    document = read_docx(body, numbering=tied, styles=styles)
    assert texts(document) == ["一、A", "（一）B", "（二）C", "D", "二、A", "甲"]


def test_level_of_a_style_without_a_list_of_its_own():
    styles = style("A", properties=number_of(1, 0)) + style(
        "B", base="A", properties='<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    )
    document = read_docx(
        styled("甲", "A") + styled("乙", "B"), numbering=lists(*OUTLINE), styles=styles
    )
    assert texts(document) == ["一、甲", "（一）乙"]


def test_default_style_numbers_every_paragraph():
    styles = style("N", properties=number_of(1)).replace("<w:style ", '<w:style w:default="1" ')
    document = read_docx(
        paragraph("甲") + styled("乙", "?"), numbering=lists(*OUTLINE), styles=styles
    )
    assert texts(document) == ["一、甲", "二、乙"]


def test_styles_that_are_based_on_each_other_end():
    styles = style("A", base="B") + style("B", base="A")
    assert texts(read_docx(styled("甲", "A"), styles=styles)) == ["甲"]


def test_blank_numbered_paragraphs_show_their_number():
    body = numbered("甲") + numbered("") + numbered("乙")
    assert texts(read_docx(body, numbering=lists(*OUTLINE))) == ["一、甲", "二、", "三、乙"]


def test_hidden_and_deleted_paragraphs_are_not_counted():
    hidden = paragraph(run("乙", "<w:vanish/>"), f"{number_of(1)}<w:rPr><w:vanish/></w:rPr>")
    deleted = paragraph(
        "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>",
        f"{number_of(1)}<w:rPr><w:del/></w:rPr>",
    )
    body = numbered("甲") + hidden + deleted + numbered("丁")
    assert texts(read_docx(body, numbering=lists(*OUTLINE))) == ["一、甲", "二、丁"]
