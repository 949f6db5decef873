from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perflint.errors import ReadError
from perflint.readers import DEFAULT_LIMITS, Limits
from perflint.readers.decode import decode

REPORT = "一、基本情况\n全年预算数 200 万元，执行数 150 万元，执行率 75.00%。\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
# What filings are made of.
words = st.text(
    st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
        st.sampled_from("，。、；：（）％０１２《》“”"),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    ),
    min_size=1,
).map(str.strip)


def failure(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ReadError:
    with pytest.raises(ReadError) as caught:
        decode(data, limits)
    return caught.value


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str):
    assert decode(REPORT.encode(encoding), DEFAULT_LIMITS) == REPORT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_bom_and_without_any_ascii(encoding: str):
    assert decode("预算执行情况良好。".encode(encoding), DEFAULT_LIMITS) == "预算执行情况良好。"


@given(words, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_survives_an_encoding_that_declares_itself(text: str, encoding: str):
    if text:
        assert decode(text.encode(encoding), DEFAULT_LIMITS) == text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40))
@example("")
def test_any_chinese_survives_gb18030(text: str):
    report = f"南昌市云溪县林业局的自评报告，{text}"
    assert decode(report.encode("gb18030"), DEFAULT_LIMITS) == report


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str):
    assert decode(f"甲{end}乙{end}{end}丙".encode(), DEFAULT_LIMITS) == "甲\n乙\n\n丙"


def test_control_characters_become_blanks_and_form_feeds_stay():
    text = "甲" * 100 + "\x1b[31m乙\u2028丙\f丁"
    assert decode(text.encode(), DEFAULT_LIMITS) == "甲" * 100 + " [31m乙 丙\f丁"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u3000\n".encode()])
def test_empty(data: bytes):
    assert failure(data).kind == "empty"


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00" * 100, b"\x01\x02\x03text" * 20])
def test_binary(data: bytes):
    assert failure(data).kind == "binary"


def test_damaged_utf8_is_refused_with_its_line_and_byte_not_read_as_gb18030():
    lines = REPORT.encode() * 3
    at = lines.rfind("执行率".encode())
    error = failure(lines[:at] + b"\xff" + lines[at:])
    assert error.kind == "encoding"
    assert "第 6 行" in error.title
    assert f"第 {at + 1} 个字节" in error.title
    assert "UTF-8" in error.hint


def test_damaged_utf8_that_is_valid_gb18030_is_refused():
    data = "预算执行率，".encode() * 4 + b"\xe4\xb8" + "。完成情况".encode() * 4
    assert failure(data).kind == "encoding"


def test_neither_utf8_nor_gb18030():
    data = REPORT.encode("gb18030") + b"\xff\n"
    error = failure(data)
    assert error.kind == "encoding"
    assert "第 3 行" in error.title


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xfe\xff\xd8\x00\x00\x41"])
def test_damaged_utf16(data: bytes):
    assert failure(data).kind == "encoding"


def test_too_many_lines():
    assert failure(b"a\n" * 11, Limits(max_blocks=10)).kind == "too-large"
