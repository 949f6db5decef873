"""Bytes of a text file to its characters: BOM, UTF-8, UTF-16 by test, GB18030, in this order."""

from __future__ import annotations

import re

from perflint.errors import ReadError
from perflint.readers.limits import Limits, too_large
from perflint.text.patterns import compile_pattern

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_NAMES = {"gb18030": "GB18030", "utf-8": "UTF-8"}
_SAMPLE = 4096
# What Chinese filings are written in: ASCII, Chinese, its punctuation, full-width forms.
_USUAL = "[\t\r\n -~·°±×÷‘’“”…—①-⑳㈠-㈩\u3000-\u303f一-鿿\uff00-\uffef]"
_USUAL_CHINESE = "[一-鿿，。、]"
_UNPRINTABLE = compile_pattern("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_SAVE_AS_UTF8 = "请用记事本或 WPS 打开，确认没有乱码后另存为 UTF-8 编码，再检查。"


def decode(data: bytes, limits: Limits) -> str:
    """The text of a file, its line ends (CRLF, CR) made LF and control characters blanks.

    Raises ReadError: empty (nothing but blanks), binary, encoding (naming line and byte) or
    too-large (more lines than limits.max_blocks).
    """
    text = clean(_characters(data))
    if not text or text.isspace():
        hint = "请确认文件已经写好并保存。"
        raise ReadError("文件是空的，没有任何文字", kind="empty", hint=hint)
    if text.count("\n") > limits.max_blocks:
        raise too_large(f"{text.count(chr(10)):,} 行", f"{limits.max_blocks:,} 行")
    return text


def clean(text: str) -> str:
    """`text` with LF line ends; other control characters and Unicode line separators, which would
    upset a terminal or move line numbers, become blanks one for one. Form feeds stay."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub(" ", text) if _UNPRINTABLE.search(text) else text


def _characters(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    if b"\x00" in data:
        encoding = _utf16(data)
        if not encoding:
            raise _binary()
        return _strictly(data, encoding)
    try:
        return _textual(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _not_utf8(data, error)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    """GB18030 takes almost anything, so a UTF-8 file with a few bad bytes must not reach it."""
    encoding = _utf16(data)
    if encoding:
        return _strictly(data, encoding)
    around = data[max(0, error.start - _SAMPLE) : error.start + _SAMPLE]
    guess = around.decode("utf-8", "replace")
    if len(re.findall(_USUAL_CHINESE, guess)) > guess.count("\ufffd"):
        raise _damaged(data, error) from None
    try:
        return _textual(data.decode("gb18030"))
    except UnicodeDecodeError as other:
        raise _damaged(data, max(error, other, key=lambda e: e.start)) from None


def _utf16(data: bytes) -> str:
    """utf-16-le or -be if the bytes, without a BOM, read as Chinese or ASCII that way, or ""."""
    if len(data) % 2:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = data[:_SAMPLE].decode(encoding, "ignore")
        if len(re.findall(_USUAL, sample)) > 0.9 * len(data[:_SAMPLE]) / 2:
            return encoding
    return ""


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return _textual(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise _damaged(data, error) from None


def _textual(text: str) -> str:
    """`text`, unless control characters make it plain that it never was text."""
    if "\x00" in text or len(_UNPRINTABLE.findall(text[:_SAMPLE])) * 50 > len(text[:_SAMPLE]):
        raise _binary()
    return text


def _binary() -> ReadError:
    title = "不是文本文件：内容是二进制数据，看不出是哪种文件"
    hint = "请用生成它的程序打开，另存为 .docx 或 .txt 后再检查。"
    return ReadError(title, kind="binary", hint=hint)


def _damaged(data: bytes, error: UnicodeDecodeError) -> ReadError:
    encoding = _NAMES.get(error.encoding, error.encoding.upper())
    before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    title = (
        f"文字编码有误：第 {line} 行（第 {error.start + 1} 个字节）"
        f"不是有效的 {encoding}，也不是其他常用的中文编码"
    )
    return ReadError(title, kind="encoding", hint=_SAVE_AS_UTF8)
