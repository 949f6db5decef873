"""Tables go with the report they belong to, and with no other."""

from __future__ import annotations

import pytest

from perflint.batch.grouping import attach_tables
from perflint.batch.planned import Plan, PlannedFile
from perflint.model.rule import Ruleset


@pytest.fixture
def group(builtin_rules: Ruleset):
    def group(*paths: str, named: bool = False) -> dict[str, tuple[str, ...]]:
        plan = Plan(tuple(PlannedFile(path, named) for path in paths), ())
        made = attach_tables(plan, builtin_rules.vocabularies)
        return {file.path: file.attachments for file in made.files}

    return group


REPORT = "甲局/自评报告.docx"


@pytest.mark.parametrize(
    ("report", "tables"),
    [
        (REPORT, ("甲局/自评表.xlsx",)),
        (REPORT, ("甲局/附件/自评表.xlsx", "甲局/附表2.docx")),
        (REPORT, ("甲局/古树保护项目自评表.xlsx", "甲局/湿地修复项目绩效自评表.et")),
        (REPORT, ("甲局/2023年度甲局整体支出绩效自评表.xls",)),
        (
            "收/云溪县林业局2023年度部门整体支出绩效自评报告.docx",
            ("收/附件2：林业局自评表（定稿）.xlsx",),
        ),
        ("收.zip/甲局/报告.pdf", ("收.zip/甲局/附件1 部门整体绩效自评表.xlsx",)),
        ("甲局.docx", ("甲局附件.zip/自评表.xlsx",)),
        ("自评报告.docx", ("项目支出绩效自评表.docx",)),
        ("甲局/1.自评报告（1）.docx", ("甲局/2-自评表.xlsx", "甲局/附件3-1自评表.xlsx")),
        ("第3中学2023年自评报告.docx", ("第3中学2023年自评表.xlsx",)),
        ("附件3：甲局自评报告.docx", ("附件4：甲局自评表.docx",)),
    ],
)
def test_together(group, report: str, tables: tuple[str, ...]):
    assert group(report, *tables) == {report: tables}


@pytest.mark.parametrize(
    "paths",
    [
        ("收/甲局自评报告.docx", "收/乙局自评表.xlsx"),
        ("收/自评报告.docx", "收/甲局自评表.xlsx", "收/乙局自评表.xlsx"),
        ("收/甲局自评报告.docx", "收/乙局自评报告.docx", "收/自评表.xlsx"),
        ("甲局/自评报告.docx", "乙局/自评表.xlsx"),
        ("甲局/自评表.xlsx", "甲局/自评表2.xlsx"),
        ("甲局/自评报告.docx", "甲局/项目自评报告.docx"),
        ("甲局/部门自评报告.docx", "甲局/项目自评报告.docx", "甲局/自评表.xlsx"),
        ("收/甲局自评报告.docx", "收/古树保护自评表.xlsx", "收/乙局自评表.xlsx"),
        ("-", "自评表.xlsx"),
        ("第3中学自评报告.docx", "第4中学自评表.xlsx", "第5中学自评表.xlsx"),
        ("收/甲局自评报告.docx", "收/甲局附件.rar"),
    ],
)
def test_apart(group, paths: tuple[str, ...]):
    assert group(*paths) == dict.fromkeys(paths, ())


def test_several_departments_in_one_folder(group):
    made = group(
        "甲局自评报告.docx",
        "甲局自评表.xlsx",
        "乙局自评报告.docx",
        "乙局自评表.xlsx",
        "丙局自评表.xlsx",
    )
    assert made == {
        "甲局自评报告.docx": ("甲局自评表.xlsx",),
        "乙局自评报告.docx": ("乙局自评表.xlsx",),
        "丙局自评表.xlsx": (),
    }


def test_the_kind_of_report_decides_between_those_of_one_department(group):
    made = group(
        "甲局/部门整体支出自评报告.docx",
        "甲局/项目支出自评报告.docx",
        "甲局/部门整体支出自评表.xlsx",
        "甲局/项目支出自评表.xlsx",
    )
    assert made == {
        "甲局/部门整体支出自评报告.docx": ("甲局/部门整体支出自评表.xlsx",),
        "甲局/项目支出自评报告.docx": ("甲局/项目支出自评表.xlsx",),
    }
    made = group(
        "甲局/部门自评报告.docx", "甲局/古树保护项目自评报告.docx", "甲局/古树保护项目自评表.xlsx"
    )
    assert made["甲局/古树保护项目自评报告.docx"] == ("甲局/古树保护项目自评表.xlsx",)


def test_of_a_report_in_two_formats_the_better_one_has_the_table(group):
    made = group("甲局/自评报告（盖章扫描件）.pdf", "甲局/自评报告.docx", "甲局/自评表.xlsx")
    assert made == {
        "甲局/自评报告（盖章扫描件）.pdf": (),
        "甲局/自评报告.docx": ("甲局/自评表.xlsx",),
    }
    made = group("甲局/自评报告1.docx", "甲局/自评报告2.docx", "甲局/自评表.xlsx")
    assert not any(made.values())


def test_what_is_called_no_report_is_none_beside_one(group):
    made = group("甲局/自评报告.docx", "甲局/说明.txt", "甲局/自评表.xlsx")
    assert made == {"甲局/自评报告.docx": ("甲局/自评表.xlsx",), "甲局/说明.txt": ()}


def test_what_was_named_and_what_was_found_stay_apart(group, builtin_rules: Ruleset):
    files = (PlannedFile("自评报告.docx", named=True), PlannedFile("自评表.xlsx", named=False))
    assert attach_tables(Plan(files, ()), builtin_rules.vocabularies).files == files
    assert group("自评报告.docx", "自评表.xlsx", named=True) == {"自评报告.docx": ("自评表.xlsx",)}
