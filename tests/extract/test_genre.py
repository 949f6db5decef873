"""What kind of document a filing is, by its title or else by what it speaks of."""

from __future__ import annotations

import pytest

from perflint.extract.build import build
from perflint.model.subject import Fact
from perflint.readers import read
from tests.extract.outlines import declared

SECTION = "一、基本情况\n编制9人。\n"


def _type(text: str) -> Fact:
    return build(read("-", data=text.encode()), declared()).identity.type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("盐边县文化馆2023年部门整体支出绩效自评报告\n" + SECTION, "department"),
        ("盐边县文化馆\n2023年度部门整体支出\n绩效自评报告\n" + SECTION, "department"),
        ("2023年送戏下乡补助资金\n绩效自评报告\n（盐边县）\n" + SECTION, "project"),
        ("关于报送2023年农家书屋补助资金绩效自评情况的报告\n市财政局：\n" + SECTION, "project"),
        ("盐边县文化馆2022年度绩效自评工作总结\n一、部门概况\n编制20名。\n", "department"),
        ("绩效自评报告\n一、项目概况\n送戏下乡24场。\n", "project"),
        ("盐边县2023年项目支出绩效自评总报告\n" + SECTION, "project-summary"),
        ("首页\n政务公开\n当前位置：首页 > 公开\n盐边县文化馆2023年部门整体支出绩效自评报告\n" + SECTION, "department"),
        ("一、部门概况\n编制9人。\n二、自评情况\n自评得分95分。\n", "department"),
        ("绩效目标自评表\n（2023年度）\n项目名称\t水库管护\n主管部门\t盐边县水利局\n", "project"),
        ("索引号：11A/2024-00031 组配分类：部门项目\n发布机构：宣州区教体局 主题分类：科技、教育\n"
         "宣州区教育奖励资金转移支付2023年度绩效自评报告\n发布时间：2024-03-15\n" + SECTION, "project"),
    ],
)  # fmt: skip
def test_reports(text: str, kind: str) -> None:
    assert _type(text).value == kind


@pytest.mark.parametrize(
    "title",
    [
        "关于盐边县2024年预算执行情况和2025年预算草案的报告",
        "盐边县2024年一般公共预算执行情况\n和2025年一般公共预算草案",
        "盐边县文化馆2023年度部门决算公开说明",
        "2025年盐边县政府工作报告",
        "盐边县2024年国民经济和社会发展统计公报",
        "送戏下乡服务采购合同",
        "盐边县文化馆2023年工作总结和2024年工作计划",
        "盐边县项目支出绩效评价管理办法",
        "关于开展2023年度部门整体支出绩效自评工作的通知",
        "2023年度政府信息公开工作年度报告",
    ],
)
def test_other_documents_are_known_by_their_titles(title: str) -> None:
    text = f"{title}\n一、总体情况\n部门整体支出绩效自评情况较好。\n（一）项目概况\n送戏下乡。\n"
    fact = _type(text)
    assert fact.value == "other"
    assert fact.evidence == title.split("\n")[0]


@pytest.mark.parametrize(
    "title",
    ["2025年县级一般公共预算收支预算总表", "盐边县政府性基金支出决算表", "2024年财政总决算公开"],
)
def test_tables_of_a_budget_are_no_report(title: str) -> None:
    assert _type(f"{title}\n单位：万元\n收入1200\n").evidence == title
    report = f"盐边县文化馆2024年部门整体支出绩效自评报告\n{SECTION}{title}\n"
    assert _type(report).value == "department"


def test_accounts_without_a_title_are_known_by_their_headings() -> None:
    text = (
        "一、部门基本情况\n（一）部门构成\n办公室。\n二、部门决算情况说明\n绩效评价覆盖全部项目。\n"
    )
    assert _type(text).value == "other"


def test_rules_are_known_by_their_articles() -> None:
    text = "盐边县文化馆管理条例\n第一章总则\n第一条为加强管理，制定本条例。\n项目概况。"
    assert _type(text).evidence == "盐边县文化馆管理条例"


def test_without_a_title_only_talk_of_evaluation_tells() -> None:
    assert _type("一、项目概况\n送戏下乡24场。\n") == Fact("other")
