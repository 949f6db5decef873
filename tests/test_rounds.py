"""From the reviewer's workbook to notices, suppressions and the next round, however it was saved."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from perflint.cli import main
from perflint.config.suppressions import read_suppression_file
from perflint.reporters.xlsx.review import read_review
from tests.mixed import make
from tests.reporters.programs import convert

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
NAMES = ("nanchang-department-2023.txt", "guangzhou-department-2023.txt", "project-2023.md")
VERDICTS = ("采纳", "不采纳", "待核实", None)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    """Run a command line in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*argv: str) -> tuple[int, str, str]:
        code = main(argv)
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


@pytest.fixture(scope="module")
def first_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of filings and the workbook of their check."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "报告").mkdir()
    for name in NAMES:
        shutil.copy(FIXTURES / name, folder / "报告")
    with chdir(folder):
        main(("check", "报告", "-o", "一.xlsx", "--quiet"))
    return folder


@pytest.fixture
def checked(run: Run, first_round: Path) -> Path:
    """A copy of the first round in the current folder: its workbook."""
    shutil.copytree(first_round, ".", dirs_exist_ok=True)
    return Path("一.xlsx")


def decide(
    path: Path, verdicts: tuple[str | None, ...] = VERDICTS, note: str = "口径已核定"
) -> None:
    """Decide on the problems in turn, as a reviewer does in a spreadsheet."""
    book = load_workbook(path)
    sheet = book["问题清单"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        verdict = verdicts[row % len(verdicts)]
        if verdict:
            sheet.cell(row, heads["处理意见"]).value = verdict
            sheet.cell(row, heads["说明"]).value = note
            sheet.cell(row, heads["复核人"]).value = "王五"
    book.save(path)


def by_openpyxl(path: Path) -> None:
    """Saved with shared strings and none of XlsxWriter's order, as WPS does."""
    book = load_workbook(path)
    book.move_sheet("问题清单", 3)
    book["问题清单"].insert_rows(1)
    book["问题清单"]["A1"] = "审核一组"
    book.save(path)


def counts(path: Path) -> dict[str | None, int]:
    """How many findings have which decision."""
    review = read_review(path.read_bytes(), str(path))
    found = [one.decision for result in review.results for one in result.findings]
    return {
        verdict: sum((one.verdict if one else None) == verdict for one in found)
        for verdict in ("accepted", "rejected", "pending", None)
    }


def test_the_workbook_offers_decisions(checked: Path) -> None:
    sheet = load_workbook(checked)["问题清单"]
    heads = {cell.value: cell for cell in sheet[1]}
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"采纳,不采纳,待核实"'
    assert heads["处理意见"].column_letter in str(offered.sqref)
    assert sheet.column_dimensions[heads["指纹"].column_letter].hidden


@pytest.mark.parametrize("save", [lambda _: None, by_openpyxl])
def test_the_round_trip(run: Run, checked: Path, save: Callable[[Path], None]) -> None:
    decide(checked)
    save(checked)
    follow(run, checked)


def test_the_round_trip_through_libreoffice(run: Run, checked: Path, soffice: str) -> None:
    decide(checked)
    kept = convert(soffice, checked.absolute(), "ods")
    checked.unlink()
    follow(run, convert(soffice, kept, "xlsx:Calc MS Excel 2007 XML"))


def follow(run: Run, workbook: Path) -> None:
    """First round to notices, suppressions, second round, and its notices: every count agrees."""
    decided = counts(workbook)
    total = sum(decided.values())
    assert all(decided.values())
    code, _, err = run("notice", str(workbook), "-o", "通知", "--severity", "info")
    withheld = decided["rejected"] + decided["pending"]
    assert (code, f"不采纳或待核实的 {withheld} 个问题没有写入" in err) == (0, True)

    _, out, err = run("accept", str(workbook))
    assert f"不采纳 {decided['rejected']} 条；新写入例外 {decided['rejected']} 条" in err
    entries = read_suppression_file("报告/perflint-ignore.toml")
    assert {entry.owner for entry in entries} == {"王五"}
    assert {entry.reason for entry in entries} == {"口径已核定"}
    run("accept", str(workbook))
    assert read_suppression_file("报告/perflint-ignore.toml") == entries

    _, _, err = run("check", "报告", "-o", "二.xlsx")
    assert f"已接受为例外、没有列出 {decided['rejected']}" in err
    _, _, err = run("compare", str(workbook), "二.xlsx", "-o", "对比.xlsx")
    assert f"已接受为例外 {decided['rejected']}，" in err
    code, _, err = run("compare", str(workbook), "二.xlsx", "-o", "对比.xlsx")
    assert (code, "对比.xlsx: 里面有处理意见，不覆盖" in err) == (2, True)
    carried = counts(Path("对比.xlsx"))
    assert carried == {**decided, "rejected": 0}
    assert sum(counts(Path("二.xlsx")).values()) == total - decided["rejected"]
    _, out, _ = run("compare", str(workbook), "报告", "--output-format", "concise")
    left = total - decided["rejected"]
    told = f"已改正 0，已接受为例外 {decided['rejected']}，仍存在 {left}，新增 0"
    assert told in out
    _, _, err = run("notice", "对比.xlsx", "-o", "通知二", "--severity", "info")
    assert f"不采纳或待核实的 {decided['pending']} 个问题没有写入" in err


@pytest.mark.parametrize("kept", ["二.json", "二.xlsx", "报告"])
def test_what_a_rule_switched_off_had_found_is_not_fixed(
    run: Run, checked: Path, kept: str
) -> None:
    found = read_review(checked.read_bytes(), str(checked)).results
    rule = found[0].findings[0].rule
    count = sum(one.rule == rule for result in found for one in result.findings)
    Path("perflint.toml").write_text(f'ignore = ["{rule}"]\n', "utf-8")
    if kept != "报告":
        run(
            "check",
            "报告",
            "-o",
            kept,
            "--quiet",
            *(["--output-format", "json"] * ("json" in kept)),
        )
        Path("perflint.toml").unlink()
    _, out, _ = run("compare", str(checked), kept, "--output-format", "concise")
    assert f"已改正 0，本轮未查 {count}，仍存在" in out
    assert f" unchecked error {rule} " in out


def test_a_rejection_without_a_reason_is_passed_over(run: Run, checked: Path) -> None:
    decide(checked, ("不采纳",), note="")
    code, _, err = run("accept", str(checked))
    assert code == 0
    assert "没有写说明" in err
    assert not Path("报告/perflint-ignore.toml").exists()


def test_a_decision_that_is_none_is_told_with_its_row(run: Run, checked: Path) -> None:
    decide(checked, ("同意",))
    code, _, err = run("notice", str(checked), "-o", "通知")
    assert code == 2
    assert "工作表“问题清单”第 2 行的处理意见“同意”认不出" in err


def test_deleted_rows_are_left_out_and_told(run: Run, checked: Path) -> None:
    book = load_workbook(checked)
    book["问题清单"].delete_rows(2, 3)
    book.save(checked)
    _, _, err = run("notice", str(checked), "-o", "通知")
    assert "从问题清单中删去的 3 个没有写入" in err


def test_decisions_exported_from_the_page(run: Run, checked: Path) -> None:
    run("check", "报告", "--output-format", "json", "-o", "一.json", "--quiet")
    found = json.loads(Path("一.json").read_text("utf-8"))["documents"][0]
    (first, second, *_) = found["findings"]
    decisions = [
        {**{key: one[key] for key in ("rule", "fingerprint", "excerpt", "message")},
         "path": found["path"], "verdict": verdict, "note": "已核定", "reviewer": "李四"}
        for one, verdict in ((first, "rejected"), (second, "pending"))
    ]  # fmt: skip
    exported = {"schema": "perflint-decisions/1", "decisions": decisions}
    Path("处理意见.json").write_text(json.dumps(exported), "utf-8")
    _, _, err = run("notice", "一.json", "--decisions", "处理意见.json", "-o", "通知")
    assert "不采纳或待核实的 2 个问题没有写入" in err
    run("accept", "处理意见.json")
    (entry,) = read_suppression_file("报告/perflint-ignore.toml")
    assert (entry.rule, entry.owner) == (first["rule"], "李四")


@pytest.mark.parametrize("content", ["{}", '{"schema": "perflint-decisions/1", "decisions": [1]}'])
def test_what_is_no_decision_is_refused(run: Run, content: str) -> None:
    Path("处理意见.json").write_text(content, "utf-8")
    code, _, err = run("accept", "处理意见.json")
    assert code == 2
    assert "处理意见.json" in err


def test_a_workbook_with_decisions_is_not_overwritten(run: Run, checked: Path) -> None:
    _, _, err = run("check", "报告", "-o", "一.xlsx")
    assert "已写入 一.xlsx（覆盖了原来的文件）：共 3 份：" in err
    decide(checked)
    code, _, err = run("check", "报告", "-o", "一.xlsx")
    assert code == 2
    assert "一.xlsx: 里面有处理意见，不覆盖" in err
    code, _, _ = run("check", "报告", "-o", "一.xlsx", "--overwrite", "--quiet")
    assert code == 1
    assert counts(checked)["rejected"] == 0


def test_a_baseline_says_how_many_it_hides(run: Run, checked: Path) -> None:
    total = sum(counts(checked).values())
    run("check", "报告", "--baseline", "基线.json", "--update-baseline", "--quiet")
    _, _, err = run("check", "报告", "--baseline", "基线.json", "--quiet")
    assert f"基线 基线.json 里已经接受的 {total} 个问题没有列出。" in err


def test_folders_and_archives_are_annotated(run: Run) -> None:
    formats = FIXTURES.parent / "formats"
    Path("报告").mkdir()
    shutil.copy(formats / "report.docx", "报告/一.docx")
    shutil.copy(formats / "report.txt", "报告/二.txt")
    with ZipFile("材料.zip", "w") as archive:
        archive.write(formats / "report.docx", "甲局/报告.docx")
    code, _, err = run("annotate", "报告", "材料.zip")
    assert code == 1
    assert "二.txt: 纯文本不能写批注" in err
    assert "共 3 份，写了 2 份批注，8 个问题；1 份没有写" in err
    assert Path("报告/一.批注.docx").exists()
    assert Path("材料.批注/甲局/报告.批注.docx").exists()
    assert run("annotate", "报告", "材料.zip", "-o", "批注")[0] == 1
    assert Path("批注/材料.zip/甲局/报告.批注.docx").exists()
    assert "文件已存在" in run("annotate", "报告")[2]


def test_unreadable_filings_are_addressed_by_folder_archive_and_list(run: Run) -> None:
    for folder in ("各局/某县水利局", "各局/云溪县林业局"):
        Path(folder).mkdir(parents=True)
    shutil.copy(FIXTURES.parent / "formats" / "report.docx", "各局/云溪县林业局")
    for path in (
        "各局/某县水利局/报告.docx",
        "各局/云溪县林业局/附.docx",
        "各局/县粮储中心报告.docx",
    ):
        Path(path).write_bytes(b"PK\x03\x04broken")
    with ZipFile("各局/某县档案馆.zip", "w") as archive:
        archive.writestr("报告.docx", b"PK\x03\x04broken")
    Path("名单.txt").write_text("单位\n县粮储中心\n", "utf-8")
    run("notice", "各局", "-o", "通知", "--expected", "名单.txt")
    assert sorted(path.name for path in Path("通知").iterdir()) == [
        "南昌市云溪县林业局整改通知.docx",
        "县粮储中心整改通知.docx",
        "某县档案馆整改通知.docx",
        "某县水利局整改通知.docx",
    ]


def test_one_folder_is_counted_in_one_way(run: Run) -> None:
    Path("perflint.toml").write_text("cache = true\n", "utf-8")
    Path("报送").mkdir()
    make(Path("报送"), 60)
    _, _, said = run("check", "报送", "-o", "一.xlsx")
    sentence = said.partition("：")[2].strip().removesuffix("。")
    run("check", "报送", "--output-format", "json", "-o", "一.json", "--quiet")
    kept = json.loads(Path("一.json").read_text("utf-8"))
    summary = kept["summary"]
    assert summary["documents"] == len(kept["documents"]) == 60
    assert f"共 {summary['documents']} 份：" in sentence
    assert "未能读取 3，不是自评报告 3" in sentence
    levels = "错误 {errors}，警告 {warnings}，提示 {infos}".format_map(summary)
    assert levels in sentence

    book = load_workbook("一.xlsx")
    rows = list(book["汇总"].values)
    told = [row[rows[0].index("结论")] for row in rows[1:]]
    assert all(f"{one} {told.count(one)}" in sentence for one in set(told))
    found = summary["errors"] + summary["warnings"] + summary["infos"]
    assert book["问题清单"].max_row - 1 == found + summary["unreadable"]
    assert sum(counts(Path("一.xlsx")).values()) == found

    for name in ("页.html", "清单.docx"):
        run("check", "报送", "-o", name, "--quiet")
    assert sentence in Path("页.html").read_text("utf-8")
    assert run("check", "报送", "--output-format", "markdown")[1].endswith(f"**{sentence}**\n")

    _, _, said = run("notice", "一.xlsx", "-o", "通知", "--severity", "info")
    assert "共 60 份报告" in said
    assert {"云溪县民政局整改通知.docx", "云溪县水利局整改通知.docx"} <= {
        path.name for path in Path("通知").iterdir()
    }
    for path in Path("报送").rglob("*.txt"):
        path.write_text(path.read_text("utf-8").replace("占位", ""), "utf-8")
    shutil.rmtree("报送/上年")
    _, out, _ = run("compare", "一.xlsx", "报送", "--output-format", "json")
    tally = json.loads(out)["summary"]
    assert tally["fixed"] + tally["remaining"] + tally["unknown"] == found
    assert tally["new"] == 0


def test_what_perflint_itself_notes_can_be_rejected(run: Run) -> None:
    Path("报告").mkdir()
    shutil.copy(FIXTURES.parent / "formats" / "部门自评表.xlsx", "报告")
    run("check", "报告", "-o", "一.xlsx", "--quiet")
    decide(Path("一.xlsx"), ("不采纳",))
    run("accept", "一.xlsx")
    _, out, _ = run("check", "报告", "--output-format", "concise")
    assert "PFL" not in out
    assert "已接受为例外、没有列出 2" in out
