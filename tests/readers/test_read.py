"""What cannot be read is refused in words: kind, place and remedy."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from perflint.errors import ReadError
from perflint.readers import DEFAULT_LIMITS, Limits, read
from tests.readers.docx_builder import archive, package, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(1024)


@pytest.fixture(autouse=True)
def without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perflint.readers.office.find_soffice", lambda: None)


def failure(path: str, data: bytes | None = None, limits: Limits = DEFAULT_LIMITS) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(path, data=data, limits=limits)
    assert caught.value.place == path
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("path", "data", "kind", "words"),
    [
        ("空.txt", b"", "empty", "空"),
        ("空.docx", b"", "empty", "空"),
        ("照片.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "binary", "图片"),
        ("报告.md", b"%PDF-1.7\n", "corrupt", "PDF"),
        ("报告.txt", b"\x7fELF" + bytes(50), "binary", "程序"),
        ("报告.txt", b"\x00\x01\x02\x03" * 99, "binary", "二进制"),
        ("报告.txt", ole("WordDocument"), "missing-program", ".doc"),
        ("报告.doc", ole("WordDocument"), "missing-program", ".doc"),
        ("报告.docx", ole("WordDocument"), "missing-program", ".doc"),
        ("报告.wps", ole("WordDocument"), "missing-program", ".wps"),
        ("报告.docx", ole("EncryptedPackage"), "encrypted", "密码"),
        ("报表.xls", ole("Workbook"), "corrupt", "Excel"),
        ("报告.docx", OLE, "unsupported", "Office"),
        ("报告.pdf", b"%PDF-1.7\n", "corrupt", "PDF"),
        ("报告.rtf", b"{\\rtf1\\ansi}", "empty", "没有文字"),
        ("报告.doc", b"<html><body>", "empty", "网页"),
        ("报告.doc", b"MIME-Version: 1.0\n", "corrupt", "网页存档"),
        ("报告.xml", b'<?xml version="1.0"?><a/>', "unsupported", "XML"),
        ("报表.xlsx", archive({"xl/workbook.xml": b"<a/>"}), "empty", "表格"),
        ("资料.zip", archive({"a.txt": b"a"}), "unsupported", "zip"),
        ("资料.tar", b"a.txt" + bytes(252) + b"ustar" + bytes(250), "unsupported", "压缩包"),
        ("资料.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "unsupported", "压缩包"),
        ("资料.bz2", b"BZh91AY" + bytes(40), "unsupported", "压缩包"),
        ("报告.docx", archive({"a.txt": b"a"}), "corrupt", "word/document.xml"),
        ("报告.docx", package(paragraph("文"))[:-30], "corrupt", "压缩包"),
        ("报告.docx", package(""), "empty", "没有文字"),
        ("报告.txt", "执行率".encode() * 9 + b"\xff", "encoding", "第 1 行"),
    ],
)
def test_refusals(path: str, data: bytes, kind: str, words: str):
    error = failure(path, data)
    assert error.kind == kind
    assert words in error.title


def test_missing_file(tmp_path: Path):
    error = failure(str(tmp_path / "没有.txt"))
    assert (error.kind, error.title) == ("missing", "找不到文件")


def test_folder(tmp_path: Path):
    assert failure(str(tmp_path)).kind == "unsupported"


def test_a_huge_text_is_refused_by_its_size_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.write("一、概况\n".encode())
        file.truncate(200 << 20)
    reads: list[int] = []
    real_open = open
    with monkeypatch.context() as patch:
        patch.setattr("builtins.open", lambda *a, **k: _Spy(real_open(*a, **k), reads))
        error = failure(str(path))
    assert error.kind == "too-large"
    assert "200.0 MB" in error.title
    assert sum(reads) <= 4096


class _Spy:
    """A file that notes how much is read from it."""

    def __init__(self, file: io.BufferedReader, reads: list[int]) -> None:
        self._file, self._reads = file, reads

    def __enter__(self) -> _Spy:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fileno(self) -> int:
        return self._file.fileno()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def read(self, size: int) -> bytes:
        self._reads.append(size)
        return self._file.read(size)


def test_data_over_the_limit():
    assert failure("大.txt", b"a" * 11, Limits(max_text_bytes=10)).kind == "too-large"
    small = Limits(max_file_bytes=100)
    assert failure("大.docx", package(paragraph("文")), small).kind == "too-large"


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_standard_input(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", _Stdin("一、概况".encode()))
    document = read("-")
    assert (document.path, document.format, document.text) == ("<stdin>", "txt", "一、概况")


def test_standard_input_may_be_named_and_may_be_word(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", _Stdin("# 一、概况".encode()))
    assert read("-", name="报告.md").format == "md"
    monkeypatch.setattr(sys, "stdin", _Stdin(package(paragraph("文"))))
    assert read("-").format == "docx"


def test_endless_standard_input_is_cut_off(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", _Stdin(b"a" * 10_000))
    with pytest.raises(ReadError) as caught:
        read("-", limits=Limits(max_text_bytes=5_000))
    assert (caught.value.kind, caught.value.place) == ("too-large", "<stdin>")


def test_reading_text_imports_nothing_heavy():
    code = (
        "import sys; before = set(sys.modules); from perflint.readers import read; read('a.txt', data=b'text');"
        "print(*((set(sys.modules) - before) & {'lxml', 'zipfile', 'pathlib', 'regex', 'typing_extensions',"
        " 'pydantic', 'yaml', 'rich', 'hashlib', 'perflint.readers.md', 'perflint.readers.docx'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
