"""`perflint notice`: who gets a letter, and that no file is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run, write
from tests.reporters.programs import convert, read_pdf

LETTER = "荔湾区某局整改通知.docx"


def text(path: Path) -> str:
    document = Document(str(path))
    rows = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])


def test_each_department_gets_its_problems(run: Run, folder: Path) -> None:
    write(x__a="error warning info", x__b="error", x__c="broken", x__d="")
    code, out, err = run("notice", "x", "-o", "通知", "--set", "发文单位=某区财政局")
    assert (code, out) == (1, "")
    assert "共 4 份报告，写出 2 份通知，在 通知。" in err
    assert sorted(path.name for path in Path("通知").iterdir()) == ["c整改通知.docx", LETTER]
    said = text(Path("通知", LETTER))
    assert "需要处理的问题 3 处" in said
    assert "某区财政局" in said
    assert "{{" not in said
    assert "文件已损坏" in text(Path("通知", "c整改通知.docx"))


def test_results_kept_as_json_give_the_same_letter(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    write(a="error", b="warning")
    run("check", "a.txt", "b.txt", "--output-format", "json", "-o", "结果.json")
    assert run("notice", "结果.json", "-o", "一")[0] == 0
    assert run("notice", "a.txt", "b.txt", "-o", "二")[0] == 0
    assert Path("一", LETTER).read_bytes() == Path("二", LETTER).read_bytes()
    assert "2026年1月1日" in text(Path("一", LETTER))


def test_nothing_is_overwritten_unasked(run: Run) -> None:
    write(a="error", b="broken")
    Path("通知").mkdir()
    Path("通知", LETTER).write_text("我的")
    code, _, err = run("notice", "a.txt", "b.txt", "-o", "通知")
    assert code == 2
    assert f"文件已存在：{LETTER}" in err
    assert [path.name for path in Path("通知").iterdir()] == [LETTER]
    assert Path("通知", LETTER).read_text() == "我的"
    run("notice", "a.txt", "-o", "通知", "--overwrite")
    assert "荔湾区某局" in text(Path("通知", LETTER))


def test_a_link_is_replaced_not_followed(run: Run, folder: Path) -> None:
    write(a="error")
    Path("通知").mkdir()
    Path("别人的.docx").write_text("别人的")
    Path("通知", LETTER).symlink_to(folder / "别人的.docx")
    assert run("notice", "a.txt", "-o", "通知")[0] == 2
    run("notice", "a.txt", "-o", "通知", "--overwrite")
    assert Path("别人的.docx").read_text() == "别人的"
    assert not Path("通知", LETTER).is_symlink()


def test_nobody_to_write_to(run: Run) -> None:
    write(a="")
    code, _, err = run("notice", "a.txt", "-o", "通知")
    assert (code, Path("通知").exists()) == (0, False)
    assert "写出 0 份通知" in err


def test_the_template_can_be_had_and_changed(run: Run) -> None:
    write(a="error")
    assert run("notice", "-o", "模板", "--write-template")[0] == 0
    template = Path("模板", "整改通知模板.docx")
    document = Document(str(template))
    document.paragraphs[0].text = "{{文号}} 致{{单位}}"
    document.save(str(template))
    code, _, err = run("notice", "a.txt", "-o", "通知", "--template", str(template))
    assert code == 2
    assert "模板里有认不出的占位符：{{文号}}" in err
    given = ("--set", "文号=财绩〔2026〕1号", "--template", str(template))
    assert run("notice", "a.txt", "-o", "通知", *given)[0] == 0
    assert Document(str(Path("通知", LETTER))).paragraphs[0].text == "财绩〔2026〕1号 致荔湾区某局"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("a.txt",), "缺少参数 -o/--output"),
        (("a.txt", "-o", "x", "--set", "期限"), "--set 后面应写 名称=内容"),
        (("a.txt", "-o", "x", "--template", "没有.docx"), "没有.docx: 打不开模板"),
        (("a.txt", "-o", "x", "--template", "a.txt"), "a.txt: 模板不能用"),
        (("没有.json", "-o", "x"), "没有.json: 打不开检查结果"),
        (("坏.json", "-o", "x"), "坏.json: 不是 JSON 文件"),
        (("a.txt", "-o", "a.txt"), "a.txt: 不能新建文件夹"),
    ],
)
def test_mistakes_are_told(run: Run, argv: tuple[str, ...], told: str) -> None:
    write(a="error")
    Path("坏.json").write_text("{")
    code, _, err = run("notice", *argv)
    assert code == 2
    assert told in err


def test_libreoffice_shows_the_letter(run: Run, soffice: str) -> None:
    write(a="error warning")
    run("notice", "a.txt", "-o", "通知", "--set", "发文单位=某区财政局")
    pages = read_pdf(convert(soffice, Path("通知", LETTER).resolve(), "pdf"))
    shown = "".join("".join(pages).split())
    for words in (
        "关于荔湾区某局2022年度绩效自评报告的整改通知",
        "某区财政局",
        "附：问题清单",
        "75.00%",
    ):
        assert words in shown


def test_a_run_that_was_stopped_writes_nothing(run: Run) -> None:
    write(x__a="error", x__b="stop")
    assert run("notice", "x", "-o", "通知")[0] == 130
    assert not Path("通知").exists()
