"""A report and its tables are one filing: judged together, each finding in the file it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.reporters.contract import describe_document

REPORT = """云溪县林业局2023年度部门整体支出绩效自评报告
一、部门概况
（一）基本情况
我局主管全县林业工作。
（二）预算及执行情况
1.园区招商推介经费。该项目年初预算数 86.5 万元，全年执行数 80.2 万元。
二、自评结论
我局自评得分96.5分，等级为优。
云溪县林业局
2024年3月20日
"""
TABLE = """# 项目支出情况表

单位：万元

| 项目 | 年初预算数 | 执行数 |
|---|---|---|
| 园区招商推介经费 | 68.5 | 80.2 |
| 老字号保护补助 | 45.0 | 45.0 |
| 合计 | 113.5 | 125.2 |
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(ruleset: Ruleset, *texts: str, config: Config | None = None) -> tuple[LintResult, ...]:
    names = ["自评报告.txt", *(f"自评表{i or ''}.md" for i in range(len(texts) - 1))]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, "utf-8")
    return lint_file(names[0], ruleset, config or Config(), tuple(names[1:])).unfold()


def said(result: LintResult) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_figure_of_the_table_is_held_against_the_report(builtin_rules: Ruleset):
    report, table = lint(builtin_rules, REPORT, TABLE)
    (finding,) = [one for one in table.findings if one.rule == "NUM510"]
    assert (finding.location.line, finding.location.column) == (7, 14)
    assert TABLE.split("\n")[6][13:].startswith("68.5")
    (other,) = finding.related
    assert (other.path, other.line, other.text) == ("自评报告.txt", 6, "86.5 万元")
    assert "NUM510" not in said(report)
    (claim,) = [one for one in table.claims if one.rule == "NUM510" and one.expected]
    assert (claim.text, claim.line, claim.end_line) == ("68.5", 7, 7)
    assert [(one.path, one.line) for one in claim.operands] == [("自评报告.txt", 6)]
    assert (report.path, report.attached_to) == ("自评报告.txt", "")
    assert (table.path, table.format, table.attached_to) == ("自评表.md", "md", "自评报告.txt")
    assert table.text == TABLE


def test_what_is_said_of_the_report_is_what_is_said_of_it_alone(builtin_rules: Ruleset):
    sound = TABLE.replace("68.5", "86.5").replace("113.5", "131.5")
    report, table = lint(builtin_rules, REPORT, sound)
    (alone,) = lint(builtin_rules, REPORT)
    assert report.findings == alone.findings
    assert report.outline == alone.outline
    assert report.report == alone.report == table.report
    assert said(table) == []


def test_the_table_has_rules_of_its_own(builtin_rules: Ruleset):
    wrong = TABLE.replace("68.5", "86.5").replace("113.5", "113.8")
    report, table = lint(builtin_rules, REPORT, wrong)
    assert "TAB101" in said(table)
    assert {claim.line for claim in table.claims} <= set(range(5, 10))
    assert all(claim.text for claim in table.claims)
    assert not {claim.text for claim in report.claims} & {claim.text for claim in table.claims}


def test_prose_is_a_filing_of_its_own_and_the_unreadable_costs_only_itself(builtin_rules: Ruleset):
    report, prose, empty, table = lint(builtin_rules, REPORT, REPORT, "", TABLE)
    assert (prose.path, prose.outline) == ("自评表.md", report.outline)
    assert (empty.status, empty.attached_to) == ("unreadable", "自评报告.txt")
    assert "NUM510" in said(table)
    broken, table = lint(builtin_rules, "", TABLE)
    assert (broken.status, table.status) == ("unreadable", "checked")


def test_findings_are_accepted_file_by_file(builtin_rules: Ruleset):
    Path("自评表.md.perflint.toml").write_text(
        '[[suppressions]]\nrule = "NUM510"\nquote = "园区招商推介经费"\n'
        'reason = "口径已核定"\nowner = "张三"\nuntil = 2099-12-31\n',
        "utf-8",
    )
    report, table = lint(builtin_rules, REPORT, TABLE)
    assert "NUM510" not in said(table)
    assert report.until == "2099-12-31"
    noted = TABLE.replace(
        "单位：万元", "<!-- perflint: ignore-file NUM510 口径已核定 -->\n\n单位：万元"
    )
    Path("自评表.md.perflint.toml").unlink()
    assert said(lint(builtin_rules, REPORT, noted)[1]) == []


SCORED = REPORT.replace("二、自评结论", "各项绩效指标均已完成。\n二、自评结论")
SCORES = """# {title}

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 修复展柜 | ≥40组 | 36组 | 60 | 54 |
| 效益指标 | 社会效益 | 参观人数 | ≥3万人 | 3.2万人 | 40 | 40 |
| 总分 | | | | | 100 | 94 |
"""


def test_the_table_of_the_whole_gives_the_score_of_the_report(builtin_rules: Ruleset):
    report, _ = lint(builtin_rules, SCORED, SCORES.format(title="部门整体支出绩效自评表"))
    (finding,) = [one for one in report.findings if one.rule == "SCO309"]
    assert [(place.path, place.text) for place in finding.related] == [("自评表.md", "94")]
    assert "SCO308" in said(report)


def test_the_table_of_a_project_does_not(builtin_rules: Ruleset):
    rows = SCORES.format(title="项目支出绩效自评表").split("\n", 2)[2]
    head, ruler, *rest = rows.split("\n")
    wide = "\n".join(["| 项目名称 | 展柜修复项目 | | | | | |", ruler, head, *rest])
    report, table = lint(builtin_rules, SCORED, f"# 项目支出绩效自评表\n\n{wide}")
    assert not {"SCO309", "SCO308"} & {*said(report), *said(table)}
    both = lint(builtin_rules, SCORED, f"# 表\n\n{wide}", SCORES.format(title="部门整体自评表"))
    assert "SCO309" in said(both[0])


def test_each_table_stands_by_itself(builtin_rules: Ruleset):
    short = SCORES.replace("| 40 | 40 |", "| 30 | 30 |").replace("| 100 | 94 |", "| | |")
    parts = lint(builtin_rules, REPORT, short.format(title="表一"), short.format(title="表二"))
    assert [said(one).count("SCO301") for one in parts] == [0, 1, 1]
    marks = [finding.fingerprint for one in parts for finding in one.findings]
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize(
    ("unit", "together"),
    [
        ("云溪县林业局", True),
        ("林业局", True),
        ("云溪县文化馆", False),
        ("某市云溪县林业局（盖章）", True),
    ],
)
def test_a_table_of_another_unit_is_not_held_against_the_report(
    builtin_rules: Ruleset, unit: str, together: bool
):
    for line in (f"填报单位：{unit}", f"| 单位名称 | {unit} | |\n|---|---|---|\n| 人数 | 3 | |"):
        _, table = lint(builtin_rules, REPORT, TABLE.replace("单位：万元", f"{line}\n\n单位：万元"))
        assert ("NUM510" in said(table)) == together
        assert ("PFL203" in said(table)) != together
        assert table.attached_to == "自评报告.txt"


def test_programs_are_told_which_file_is_meant(builtin_rules: Ruleset):
    report, table = map(describe_document, lint(builtin_rules, REPORT, TABLE))
    assert "attached_to" not in report
    assert table["attached_to"] == report["path"]
    (finding,) = [one for one in table["findings"] if one["rule"] == "NUM510"]
    assert finding["related"][0]["path"] == report["path"]
    assert all("path" not in near for one in report["findings"] for near in one["related"])
