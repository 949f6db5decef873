"""`perflint annotate` from the command line, with the real rules."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from perflint.cli import main
from tests.annotate.docx.marked import notes, parts, words_by_note
from tests.readers.docx_builder import package, paragraph
from tests.readers.formats import FOLDER

WRONG = "全年预算数200万元，执行数150万元，预算执行率57.00%。"
DATA = package(paragraph(WRONG) + paragraph("工作推进,任务完成。"))


@pytest.fixture
def filing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filing with a wrong rate in an empty current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710752400")
    path = tmp_path / "报告.docx"
    path.write_bytes(DATA)
    return path


def annotate(*argv: str) -> int:
    return main(["annotate", "--isolated", *argv])


def test_the_copy_stands_beside_the_filing(filing: Path, capfd: pytest.CaptureFixture[str]):
    assert annotate("报告.docx") == 0
    copy = filing.with_name("报告.批注.docx")
    assert "57.00%" in words_by_note(copy.read_bytes()).values()
    assert filing.read_bytes() == DATA
    assert (
        capfd.readouterr().err
        == f"已写入 报告.批注.docx：{len(notes(copy.read_bytes()))} 个问题。\n"
    )


def test_the_title_of_the_rule_and_the_time_given(filing: Path):
    assert annotate("报告.docx", "-o", "a.docx", "--select", "NUM101") == 0
    (text,) = notes(Path("a.docx").read_bytes()).values()
    assert text.startswith("【错误】NUM101 预算执行率与所列金额不符\n")
    assert (
        b'w:date="2024-03-18T09:00:00Z"' in parts(Path("a.docx").read_bytes())["word/comments.xml"]
    )


def test_in_english(filing: Path, capfd: pytest.CaptureFixture[str]):
    assert annotate("报告.docx", "--lang", "en", "--select", "NUM101") == 0
    (text,) = notes(Path("报告.annotated.docx").read_bytes()).values()
    assert text.startswith("[error] NUM101 ")
    assert "Calculation: 150 ÷ 200 = 75.00%" in text
    assert capfd.readouterr().err == "Wrote 报告.annotated.docx: 1 finding.\n"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("-o", "报告.docx"), "不会改写报告本身"),
        (("-o", "./报告.docx"), "不会改写报告本身"),
        (("-o", "有.docx"), "文件已存在，里面可能有您的修改"),
        (("-o", "没有/a.docx"), "无法写入结果文件"),
    ],
)
def test_no_file_is_lost(
    filing: Path, argv: tuple[str, ...], told: str, capfd: pytest.CaptureFixture[str]
):
    Path("有.docx").write_bytes(b"x")
    assert annotate("报告.docx", *argv) == 2
    assert told in capfd.readouterr().err
    assert filing.read_bytes() == DATA
    assert Path("有.docx").read_bytes() == b"x"


def test_overwriting_when_asked(filing: Path):
    assert annotate("报告.docx", "-o", "报告.docx", "--overwrite") == 0
    first = filing.read_bytes()
    assert notes(first)
    assert annotate("报告.docx", "-o", "报告.docx", "--overwrite") == 0
    assert filing.read_bytes() == first


def test_suggestions_and_taking_them_back(filing: Path):
    assert annotate("报告.docx", "-o", "a.docx", "--suggest") == 0
    assert annotate("a.docx", "-o", "b.docx") == 0
    with_changes, without = (
        parts(Path(f"{n}.docx").read_bytes())["word/document.xml"] for n in "ab"
    )
    assert with_changes.count(b"<w:ins ") == with_changes.count(b"<w:del ") == 1
    assert b"<w:ins " not in without + parts(DATA)["word/document.xml"]
    assert notes(Path("b.docx").read_bytes()) == notes(Path("a.docx").read_bytes())


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", WRONG.encode(), "纯文本不能写批注\n  能写批注的有：.docx .pdf .xlsx"),
        ("a.docx", b"PK\x03\x04", "文件已损坏"),
        ("没有.docx", None, "找不到文件"),
    ],
)
def test_what_takes_no_comments(
    filing: Path, name: str, data: bytes | None, told: str, capfd: pytest.CaptureFixture[str]
):
    if data is not None:
        Path(name).write_bytes(data)
    assert annotate(name) == 2
    assert told in capfd.readouterr().err
    assert not list(Path().glob("*批注*"))


def test_standard_input_and_output(
    filing: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
):
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(DATA)))
    assert annotate("-") == 2
    assert "请用 -o 指定写到哪里".encode() in capfdbinary.readouterr().err
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(DATA)))
    assert annotate("-", "-o", "-", "--select", "NUM101") == 0
    assert list(words_by_note(capfdbinary.readouterr().out).values()) == ["57.00%"]


@pytest.mark.usefixtures("soffice")
def test_an_old_format_comes_back_as_docx(filing: Path):
    from perflint.readers.office import convert

    source = (FOLDER / "report.docx").read_bytes()
    Path("旧.odt").write_bytes(convert(source, ".docx", "odt", "Word"))
    assert annotate("旧.odt") == 0
    assert "80.00%" in words_by_note(Path("旧.批注.docx").read_bytes()).values()


def test_a_folder_is_checked_without_the_copies(filing: Path, capfd: pytest.CaptureFixture[str]):
    assert annotate("报告.docx") == 0
    main(["check", ".", "--isolated", "--show-files"])
    assert capfd.readouterr().out == "报告.docx\n"


def test_where_there_are_no_tracked_changes(filing: Path, capfd: pytest.CaptureFixture[str]):
    Path("a.pdf").write_bytes((FOLDER / "report.pdf").read_bytes())
    assert annotate("a.pdf", "--suggest") == 0
    assert "--suggest 不起作用" in capfd.readouterr().err
